/* The page's Python: one worker, started when it is first wanted, and its jobs. */
import { inBook, loadData } from "./data.js";
import workerCode from "./worker.js" with { type: "text" };

export class Unavailable extends Error {} // Python cannot be had: the message says what to do
export class Stopped extends Error {} // the reader, or the time, ended it

let worker = null;
let starting = null;
let ready = false;
let bytes = 0;
let number = 0;
const jobs = new Map(); // id -> {resolve, reject, tell}, in the order in which they are done
const listeners = new Set(); // called when Python has ended: nothing that ran is left

/** Start to load Python. Called when a reader comes near a button; nothing is said if it fails. */
export function warm() {
  if (navigator.connection?.saveData) return; // only a click may cost what the reader wants to save
  start().catch(() => {});
}

/** Whether Python is there. */
export const isReady = () => ready;

export const onEnd = (listener) => listeners.add(listener);

function start() {
  starting ||= begin().catch((error) => {
    starting = null;
    throw error;
  });
  return starting;
}

async function begin() {
  if (typeof WebAssembly === "undefined") {
    throw new Unavailable(
      "This browser has no WebAssembly, which Python in the page needs: switch it on, use another browser, " +
        "or open the notebook in JupyterLab (make lab).",
    );
  }
  const data = await loadData().catch((error) => {
    throw new Unavailable(`Python could not be loaded: ${error.message}`);
  });
  const pyodide = inBook(data.pyodide);
  if (pyodide.startsWith("file:")) {
    throw new Unavailable(
      "Python could not be loaded: a page opened from disk cannot load Python from disk. " +
        "Serve the book, python -m http.server -d _build/html, and open http://localhost:8000",
    );
  }
  bytes = 0;
  worker = newWorker(data, pyodide);
}

/* A Blob, because a page on file:// cannot start a worker from a file; a classic worker, because there it cannot start a
   module, and because older browsers know no other. */
function newWorker(data, pyodide) {
  const url = URL.createObjectURL(new Blob([workerCode], { type: "text/javascript" }));
  const made = new Worker(url);
  made.onmessage = ({ data: message }) => made === worker && onMessage(message, data);
  made.onerror = (event) => made === worker && onMessage({ kind: "unavailable", text: event.message }, data);
  made.postMessage({ kind: "start", pyodide, files: data.files, missing: data.missing });
  return made;
}

function onMessage(message, data) {
  const job = jobs.get(message.id);
  switch (message.kind) {
    case "loading":
      bytes = message.bytes;
      if (!ready) jobs.values().next().value?.tell({ kind: "loading", text: progress(data) });
      break;
    case "ready":
      ready = true;
      break;
    case "unavailable":
      console.info(message.text);
      end(
        new Unavailable(
          `Python could not be loaded: ${new URL(data.pyodide, location.href).host} does not answer. ` +
            "Connect to the network and try again, or open the notebook in JupyterLab (make lab).",
        ),
      );
      break;
    case "crashed":
      end(new Stopped(`Python broke down: ${message.text}. The next run starts it again.`));
      break;
    case "done":
      jobs.delete(message.id);
      job?.resolve(message);
      break;
    default:
      job?.tell(message);
  }
}

function progress(data) {
  const come = Math.min(bytes / 1e6, data.megabytes).toFixed(0);
  return `Python is loading: ${come} of ${data.megabytes} MB.`;
}

function end(error) {
  worker?.terminate();
  worker = starting = null;
  ready = false;
  const waiting = [...jobs.values()];
  jobs.clear();
  for (const listener of listeners) listener();
  for (const job of waiting) job.reject(error);
}

/** End what runs, and Python with it: there is no other way to end a loop. */
export function stop(text = "Stopped. The next run starts Python again.") {
  if (worker) end(new Stopped(text));
}

/**
 * Have Python do a job (see worker.js). tell: called with each message on the way.
 * Resolves to the last message, {ok, index, ran, message, value, defines, seconds}; rejects with Unavailable or Stopped.
 */
export async function perform(job, tell = () => {}) {
  await start();
  const data = await loadData();
  number += 1;
  const id = number;
  return new Promise((resolve, reject) => {
    jobs.set(id, { resolve, reject, tell });
    if (!ready && jobs.size === 1) tell({ kind: "loading", text: progress(data) });
    worker.postMessage({ ...job, id });
  });
}

/**
 * Run cells in a namespace of their own. cells: [{name, source}]. timeout: seconds, after which Python is ended.
 * tell: called with each message on the way.
 * Resolves to {ok, message, outputs: [{kind, text}], value}; value is that of the last line: a text as it is, else its
 * repr, or null.
 */
export async function run({ cells, timeout = 60, tell = () => {} }) {
  const outputs = [];
  let timer = null;
  const watch = (message) => {
    if (message.kind === "running") {
      timer ||= setTimeout(() => stop(`This took longer than ${timeout} s and was stopped.`), 1000 * timeout);
    }
    if (message.kind === "show") outputs.push({ kind: message.what, text: message.text });
    tell(message);
  };
  try {
    const { ok, message, value } = await perform({ kind: "run", cells, space: "fresh", echo: false }, watch);
    return { ok, message, outputs, value };
  } catch (error) {
    return { ok: false, message: error.message, outputs, value: null };
  } finally {
    clearTimeout(timer);
  }
}
