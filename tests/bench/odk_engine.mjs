// ODK's engine for browsers, started in Node: the folder that has it installed is the one this runs in.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.cwd() + "/"));
const { JSDOM } = require("jsdom");

// The engine is made for browsers: it finds these in its global scope. Node's own File, Blob and FormData stay.
const { window } = new JSDOM("");
for (const name of [
  "DOMParser", "XMLSerializer", "Node", "Element", "Document", "XMLDocument", "Attr", "XPathResult",
  "XPathEvaluator", "NodeFilter", "CDATASection", "Text", "Comment", "ProcessingInstruction", "HTMLElement",
]) globalThis[name] = window[name];
globalThis.window = window;
globalThis.document = window.document;
// Its XPath parser, WebAssembly bundled with Emscripten, takes Node for a CommonJS module.
globalThis.__dirname = process.cwd();
globalThis.require = require;

const engine = pathToFileURL(process.cwd() + "/node_modules/@getodk/xforms-engine/dist/index.js");
export const { createInstance } = await import(engine.href);
