// Fills generated forms with ODK's engine for browsers: node live_peer.mjs CASES.json SEEN.json, in the folder that has the engine.
// Writes for each case, one JSON line each, what every node of the record shows after loading and after each step.

import { appendFileSync, readFileSync } from "node:fs";
import { createInstance } from "../bench/odk_engine.mjs";

const found = new Map();
const collect = (node) => {
  const state = node.currentState;
  found.set(state.reference, node);
  for (const child of state.children ?? []) collect(child);
};

const seen = (node) => {
  const state = node.currentState;
  const facts = { rel: state.relevant, req: state.required, ro: state.readonly };
  if (node.nodeType.startsWith("repeat-range")) return { rows: state.children.length };
  if (state.label) facts.label = state.label.asString;
  if (state.valueOptions) facts.opts = state.valueOptions.map((each) => [each.value, each.label.asString]);
  if (state.children === null) {
    facts.value = state.instanceValue ?? "";
    const valid = node.validationState;
    facts.valid = [valid.constraint?.valid ?? true, valid.required?.valid ?? true];
  }
  return facts;
};

const facts = async (root) => {
  found.clear();
  collect(root);
  const all = {};
  for (const [reference, node] of found) all[reference] = seen(node);
  const payload = await root.prepareInstancePayload();
  return { nodes: all, xml: await payload.data[0].get("xml_submission_file").text() };
};

const act = (what, reference, kind, value) => {
  const node = found.get(reference);
  if (what === "add") node.addInstances();
  else if (what === "remove") node.removeInstances(kind);
  else if (kind === "integer") node.setValue(value === "" ? null : BigInt(value));
  else if (kind === "decimal") node.setValue(value === "" ? null : Number(value));
  else if (kind === "select_one") node.selectValue(value === "" ? null : value);
  else if (kind === "select_multiple") node.selectValues(value === "" ? [] : value.split(" "));
  else node.setValue(value);
};

for (const line of readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean)) {
  const form = JSON.parse(line);
  const states = [];
  let refused = "";
  try {
    const loaded = await createInstance(form.xml, { form: {}, instance: {} });
    states.push(await facts(loaded.root));
    for (const step of form.steps) {
      act(...step);
      states.push(await facts(loaded.root));
    }
  } catch (problem) {
    refused = String(problem.stack ?? problem).slice(0, 600);
  }
  appendFileSync(process.argv[3], `${JSON.stringify({ seed: form.seed, refused, states })}\n`);
}
process.exit(0);
