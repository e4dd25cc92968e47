/* Python in a worker, so that a long computation never blocks the page, and can be ended.

   The page sends {kind: "start", pyodide, files, missing} once, then jobs, each with an id, which are done in order:
     {kind: "run", cells: [{name, source}], space, echo}   the cells one after the other, until one fails
     {kind: "check", cells: [...], target}                 what the check `target` leans on: see plan() of cell.py
   It gets {kind: "loading", bytes} while it starts, and of a job: {kind: "running", index}, {kind: "show", index, what,
   text} for each thing to show, and at the end {kind: "done", ok, index, ran, message, value, defines, seconds}, with the
   index of the cell that ended it and those that ran. {kind: "unavailable", text} if Python cannot be loaded,
   {kind: "crashed", text} if it ends. */
"use strict";

let starting, pyodide, cell;
let job = null; // {id, index}: what runs now
let last = Promise.resolve();
let received = 0;

const post = (message) => self.postMessage({ id: job?.id, ...message });

/* fetch that counts: a reader sees how much has come. */
const plainFetch = self.fetch.bind(self);
self.fetch = async (...request) => {
  const response = await plainFetch(...request);
  if (!response.ok || !response.body) return response;
  const count = new TransformStream({
    transform(chunk, to) {
      received += chunk.length;
      self.postMessage({ kind: "loading", bytes: received });
      to.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(count), { status: response.status, headers: response.headers });
};

/* As a module, which is all that Pyodide's later releases know; as a script where a browser takes no module here. */
async function loader(url) {
  try {
    return (await import(`${url}pyodide.mjs`)).loadPyodide;
  } catch (error) {
    try {
      self.importScripts(`${url}pyodide.js`);
    } catch {
      throw error; // neither comes: the first says why
    }
    return self.loadPyodide;
  }
}

/* Python's memory right after its start, kept by the browser: the next page has Python in a fraction of the time, about
   a second of work instead of three. Where the browser keeps nothing, as on file://, each page starts Python anew. */
async function kept(url) {
  try {
    const cache = await self.caches.open("networks-that-remember: python");
    const found = await cache.match(`${url}snapshot`);
    return {
      memory: found && new Uint8Array(await found.arrayBuffer()),
      keep: (memory) => cache.put(`${url}snapshot`, new Response(memory)),
      drop: () => cache.delete(`${url}snapshot`),
    };
  } catch {
    return { memory: null, keep: null };
  }
}

async function startPython(url) {
  const loadPyodide = await loader(url);
  const options = {
    indexURL: url,
    env: { HOME: "/home/pyodide", MPLBACKEND: "module://bookext.in_page.figures" },
  };
  const { memory, keep, drop } = await kept(url);
  if (memory) {
    try {
      return await loadPyodide({ ...options, _loadSnapshot: memory });
    } catch {
      await drop(); // of another browser version, or cut short
    }
  }
  const started = await loadPyodide({ ...options, _makeSnapshot: Boolean(keep) });
  if (keep) await keep(started.makeMemorySnapshot()).catch(() => {}); // no room
  return started;
}

async function start({ pyodide: url, files, missing }) {
  pyodide = await startPython(url);
  await pyodide.loadPackage("numpy", { messageCallback() {}, errorCallback() {} });
  if (!pyodide.loadedPackages.numpy) throw new Error("no numpy");
  const zip = Uint8Array.from(self.atob(files), (letter) => letter.charCodeAt(0));
  pyodide.unpackArchive(zip, "zip", { extractDir: "/page" });
  pyodide.runPython("import sys; sys.path.append('/page')");
  cell = pyodide.pyimport("bookext.in_page.cell");
  const show = (what, text) => post({ kind: "show", index: job.index, what, text });
  cell.start(show, pyodide.toPy(missing));
  pyodide.runPython("import numpy"); // the first cell has it at once
}

async function perform(message) {
  try {
    await starting;
  } catch (error) {
    self.postMessage({ kind: "unavailable", text: String(error) });
    return;
  }
  job = { id: message.id, index: null };
  const began = performance.now();
  try {
    const result = await (message.kind === "check" ? check(message) : run(message.cells, message));
    post({ kind: "done", ...result, seconds: (performance.now() - began) / 1000 });
  } catch (error) {
    post({ kind: "crashed", text: String(error).split("\n")[0] }); // no memory left, for example
  }
  job = null;
}

async function run(cells, { space = "notebook", echo = true }) {
  const ran = [];
  let result = { ok: true, message: "", value: null, defines: [] };
  // What the cells import, such as matplotlib, or SciPy in a reader's own code, if Pyodide has it.
  const code = cells.map(({ source }) => source);
  for (const source of code) {
    await pyodide.loadPackagesFromImports(source, { messageCallback() {}, errorCallback() {} }).catch(() => {});
  }
  for (const { index, name, source } of cells.map((one, place) => ({ index: place, ...one }))) {
    job.index = index;
    post({ kind: "running", index });
    const made = cell.run(source, name, space, echo);
    result = made.toJs({ dict_converter: Object.fromEntries });
    made.destroy();
    ran.push(index);
    if (!result.ok) break;
  }
  if (space === "fresh") cell.forget(space);
  return { ...result, index: job.index, ran };
}

function check({ cells, target }) {
  const made = cell.plan(pyodide.toPy(cells), target);
  const plan = made.toJs();
  made.destroy();
  const planned = plan.map(([index, source]) => ({ index, name: cells[index].name, source }));
  return run(planned, { space: "fresh", echo: true });
}

self.onmessage = ({ data }) => {
  if (data.kind === "start") {
    starting = start(data);
    starting.then(
      () => self.postMessage({ kind: "ready" }),
      (error) => self.postMessage({ kind: "unavailable", text: String(error) }),
    );
  } else {
    last = last.then(() => perform(data));
  }
};
