// Fills one case of forms_cases.py with ODK's engine for browsers: node forms_peer.mjs CASE.json (in the cache folder).
// Prints what forms_ours.py prints: seconds to load and of each step, memory in MB, and the instance in the end.

import { readFileSync } from "node:fs";
import { createInstance } from "./odk_engine.mjs";

const form = JSON.parse(readFileSync(process.argv[2], "utf8"));
const mega = (bytes) => Math.round(bytes / 1e5) / 10;
const before = process.memoryUsage().rss;

// A file that is not among those of the case is as absent here as it is there.
const fetchFormAttachment = async (url) => {
  const text = form.files?.[String(url).split("/").pop()];
  return text === undefined
    ? new Response("", { status: 404 })
    : new Response(text, { headers: { "content-type": "text/csv" } });
};

const began = performance.now();
const loaded = await createInstance(form.xml, {
  form: { fetchFormAttachment, missingResourceBehavior: "BLANK" },
  instance: {},
});
const root = loaded.root;
const load = (performance.now() - began) / 1000;
const after = process.memoryUsage().rss;

const found = new Map();
const remember = (node, ref) => {
  found.set(ref, node);
  if (node.nodeType.startsWith("repeat-range")) {
    node.currentState.children.forEach((row, place) => remember(row, `${ref}[${place + 1}]`));
  } else {
    for (const child of node.currentState.children ?? []) {
      remember(child, `${ref}/${child.currentState.reference.split("/").pop().replace(/\[\d+\]$/, "")}`);
    }
  }
};
remember(root, root.currentState.reference);

const answer = (node, kind, value) => {
  if (kind === "int") node.setValue(BigInt(value));
  else if (kind === "select1") node.selectValue(value);
  else if (kind === "select") node.selectValues(value.split(" "));
  else node.setValue(value);
};

const look = (node) => {
  const options = node.currentState.valueOptions;
  if (options) for (const option of options) option.label?.asString;
  return node.currentState.value;
};

const seconds = [];
let rows = 1;
for (const [what, ref, kind, value, seen] of form.steps) {
  const started = performance.now();
  if (what === "add") found.get(ref).addInstances();
  else {
    answer(found.get(ref), kind, value);
    look(found.get(seen));
  }
  seconds.push((performance.now() - started) / 1000);
  if (what === "add") {
    rows += 1;
    remember(found.get(ref).currentState.children[rows - 1], `${ref}[${rows}]`);
  }
}

const payload = await root.prepareInstancePayload();
const xml = await payload.data[0].get("xml_submission_file").text();
console.log(JSON.stringify({
  load_s: load,
  step_s: seconds,
  before_mb: mega(before),
  loaded_mb: mega(after),
  peak_mb: mega(process.resourceUsage().maxRSS * 1024),
  xml,
}));
process.exit(0);
