/* Python in a worker, so that a long computation never blocks the page, and can be ended.

   The page sends {kind: "start", pyodide, files, missing} once, then jobs, each with an id, which are done in order:
     {kind: "run", cells: [{name, source}], space, echo}   the cells one after the other, until one fails
     {kind: "check", cells: [...], target}                 what the check `target` leans on: see plan() of cell.py
   It gets {kind: "loading", bytes} while it starts, and of a job: {kind: "running", index}, {kind: "show", index, what,
   text} for each thing to show, and at the end {kind: "done", ok, index, ran, message, value, defines, seconds}, with the
   index of the cell that ended it and those that ran. {kind: "unavailable", text} if Python cannot be loaded,
   {kind: "crashed", text} if it ends. */
"use strict";

let starting, pyodide, cell, address;
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

/* What the browser keeps between pages, so that the next one has Python in a fraction of the time: Python's memory right
   after its start, and NumPy's files unpacked, with their bytecode. Where it keeps nothing, as on file://, each page starts
   Python anew. */
let store = null;

async function openStore() {
  try {
    store = await self.caches.open("networks-that-remember: python");
  } catch {
    store = null;
  }
}

/* With its size: Pyodide does not always notice that its memory was cut short, and waits for ever. */
const SIZE = "X-Size";

async function kept(name) {
  const found = await store?.match(name).catch(() => null);
  if (!found) return null;
  const bytes = new Uint8Array(await found.arrayBuffer());
  if (bytes.length === Number(found.headers.get(SIZE))) return bytes;
  await store.delete(name);
  return null;
}

function keep(name, content) {
  const headers = { [SIZE]: content.size ?? content.length };
  return store.put(name, new Response(content, { headers })).catch(() => {}); // no room
}

async function startPython(url) {
  const [loadPyodide, memory] = await Promise.all([loader(url), kept(`${url}snapshot`)]);
  const options = {
    indexURL: url,
    env: { HOME: "/home/pyodide", MPLBACKEND: "module://bookext.in_page.figures" },
  };
  if (memory) {
    try {
      return await loadPyodide({ ...options, _loadSnapshot: memory });
    } catch {
      await store.delete(`${url}snapshot`); // of another browser version
    }
  }
  const started = await loadPyodide({ ...options, _makeSnapshot: Boolean(store) });
  if (store) keep(`${url}snapshot`, started.makeMemorySnapshot());
  return started;
}

const unpackedNumpy = (url) => `${url}numpy-unpacked?${pyodide.version}`;
let isToKeep = false; // NumPy came as a wheel

/* Fetch NumPy's wheel while Python starts: loadPackage then finds it in the browser's cache. */
async function fetchWheel(url) {
  const lock = await (await plainFetch(`${url}pyodide-lock.json`)).json();
  await (await plainFetch(url + lock.packages.numpy.file_name)).arrayBuffer();
}

async function loadNumpy(url) {
  const files = await kept(unpackedNumpy(url));
  if (files) {
    try {
      unpack(files);
      pyodide.runPython("import numpy");
      pyodide.loadedPackages.numpy = "default channel"; // as loadPackage notes it
      return;
    } catch {
      await store.delete(unpackedNumpy(url)); // cut short
    }
  }
  await pyodide.loadPackage("numpy", { messageCallback() {}, errorCallback() {} });
  if (!pyodide.loadedPackages.numpy) throw new Error("no numpy");
  pyodide.runPython("import numpy"); // the first cell has it at once
  isToKeep = Boolean(store);
}

/* What is kept of NumPy is a line, [[path, size], ...] as JSON, and then the files, one after the other. */
function unpack(bytes) {
  const end = bytes.indexOf(10);
  let place = end + 1;
  for (const [path, size] of JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)))) {
    pyodide.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    pyodide.FS.writeFile(path, bytes.subarray(place, place + size), { canOwn: true });
    place += size;
  }
}

function filesIn(folder) {
  const { FS } = pyodide;
  const paths = FS.readdir(folder).filter((name) => !name.startsWith(".")).map((name) => `${folder}/${name}`);
  return paths.flatMap((path) => (FS.isDir(FS.stat(path).mode) ? filesIn(path) : [path]));
}

/* After the first job, when a reader reads its result. */
async function keepNumpy() {
  if (!isToKeep) return;
  isToKeep = false;
  const packages = pyodide.pyimport("bookext.in_page.bytecode").keep("numpy");
  const files = filesIn(packages).filter((path) => path.startsWith(`${packages}/numpy`));
  const contents = files.map((path) => pyodide.FS.readFile(path));
  const list = JSON.stringify(files.map((path, place) => [path, contents[place].length]));
  await keep(unpackedNumpy(address), new Blob([`${list}\n`, ...contents]));
}

async function start({ pyodide: url, files, missing }) {
  address = url;
  await openStore();
  if (!(await store?.match(`${url}snapshot`).catch(() => null))) fetchWheel(url).catch(() => {});
  pyodide = await startPython(url);
  await loadNumpy(url);
  const zip = Uint8Array.from(self.atob(files), (letter) => letter.charCodeAt(0));
  pyodide.unpackArchive(zip, "zip", { extractDir: "/page" });
  pyodide.runPython("import sys; sys.path.append('/page')");
  cell = pyodide.pyimport("bookext.in_page.cell");
  const show = (what, text) => post({ kind: "show", index: job.index, what, text });
  cell.start(show, pyodide.toPy(missing));
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
    last = last.then(() => perform(data)).then(() => keepNumpy().catch(() => {}));
  }
};
