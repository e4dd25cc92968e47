/* What this browser keeps of a reader, and sends nowhere: the one place where the book's scripts use localStorage.

   A browser may forbid that, or have no room, and what stands there may be another program's. Then `change` says that it
   is not kept, and this page goes on with it until it is left. */

const BOOK = "networks-that-remember: ";
export const PROGRESS = `${BOOK}progress`; // {"01_memory": {marks: ["read"]}, practice: {"01_memory/numpy": {marks, digest}}}
export const PASSED = `${BOOK}passed`; // {"01_memory/numpy": {"rnn-step": the text that passed its check}}
export const HELP = `${BOOK}help`; // {"01_memory/numpy/rnn-step": {tries: ["8f3a"], shown: 2}}
export const TEXTS = `run:${location.pathname}`; // {the id of a cell of this page: the reader's text}

const CHANGED = "kept:changed"; // an event of this window: `storage` tells only the others
const unkept = new Map(); // what could not be written

/** What is kept under a name: an object, which is empty if there is nothing. */
export function read(name) {
  if (unkept.has(name)) return structuredClone(unkept.get(name));
  try {
    const value = JSON.parse(localStorage.getItem(name));
    return value?.constructor === Object ? value : {};
  } catch {
    return {}; // no storage, or not ours
  }
}

/** Change what is kept under a name. edit: a function that changes the object. Returns whether the browser keeps it. */
export function change(name, edit) {
  const value = read(name); // anew: another window may have written
  edit(value);
  unkept.delete(name);
  try {
    if (Object.keys(value).length) localStorage.setItem(name, JSON.stringify(value));
    else localStorage.removeItem(name);
  } catch {
    unkept.set(name, value);
  }
  dispatchEvent(new CustomEvent(CHANGED, { detail: name }));
  return !unkept.has(name);
}

/** Forget all that is kept under a name. Returns whether the browser did. */
export const forget = (name) =>
  change(name, (value) => {
    for (const key of Object.keys(value)) delete value[key];
  });

/** Call back when another window has changed what is kept under a name. */
export function onOtherWindow(name, callback) {
  addEventListener("storage", ({ key }) => (key === name || key === null) && callback()); // null: all was cleared
}

/** Call back when what is kept under a name may have changed: here, in another window, or while the reader was away. */
export function onChange(name, callback) {
  onOtherWindow(name, callback);
  addEventListener(CHANGED, ({ detail }) => detail === name && callback());
  addEventListener("pageshow", callback); // the reader comes back with the browser's button
}
