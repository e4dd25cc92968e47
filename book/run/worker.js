/* Python in a worker, so that a long computation never blocks the page, and can be ended.

   The page sends {kind: "start", pyodide, files, packages, missing} once, then {kind: "run", code, name}. It gets
   {kind, text} for each thing to show, {kind: "done", ok, seconds} after a cell, {kind: "unavailable"} if Python cannot
   be loaded, or {kind: "crashed"} if it ends. */
"use strict";

const post = (kind, text) => self.postMessage({ kind, text });
let starting, pyodide, cell;

async function start({ pyodide: url, files, packages, missing }) {
  self.importScripts(`${url}pyodide.js`);
  pyodide = await self.loadPyodide({
    indexURL: url,
    packages,
    env: { HOME: "/home/pyodide", MPLBACKEND: "module://bookext.in_page.figures" },
  });
  const lacking = packages.filter((name) => !pyodide.loadedPackages[name]);
  if (lacking.length) throw new Error(`no ${lacking}`);
  const zip = Uint8Array.from(self.atob(files), (letter) => letter.charCodeAt(0));
  pyodide.unpackArchive(zip, "zip", { extractDir: "/page" });
  pyodide.runPython("import sys; sys.path.append('/page')");
  cell = pyodide.pyimport("bookext.in_page.cell");
  cell.start(post, pyodide.toPy(missing));
}

async function run({ code, name }) {
  try {
    await starting;
  } catch (error) {
    self.postMessage({ kind: "unavailable", text: String(error) });
    return;
  }
  post("running");
  // What the learner imports beyond the book, such as SciPy, if Pyodide has it.
  await pyodide.loadPackagesFromImports(code, { messageCallback() {}, errorCallback() {} }).catch(() => {});
  const began = performance.now();
  try {
    const ok = cell.run(code, name);
    self.postMessage({ kind: "done", ok, seconds: (performance.now() - began) / 1000 });
  } catch (error) {
    post("crashed", String(error).split("\n")[0]); // no memory left, for example
  }
}

self.onmessage = ({ data }) => {
  if (data.kind === "start") {
    starting = start(data);
    starting.catch(() => {}); // run() reports it
  } else {
    run(data);
  }
};
