/* What this browser keeps of a page: the reader's text of each cell, and which exercises have passed their check. */

const textsKey = `run:${location.pathname}`;
const passedKey = "networks-that-remember: passed"; // {"01_memory/numpy": {"rnn-step": the text that passed}}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) || {};
  } catch {
    return {}; // no storage, or not ours
  }
}

/** Change what is kept under a key. Reads it anew: another window may have written. Returns whether it is kept. */
function change(key, edit) {
  const kept = read(key);
  edit(kept);
  try {
    if (Object.keys(kept).length) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false; // storage is full, or forbidden
  }
}

export const texts = () => read(textsKey);

/** Keep a cell's text; null forgets it. */
export const keepText = (id, text) =>
  change(textsKey, (kept) => {
    if (text === null) delete kept[id];
    else kept[id] = text;
  });

/** Call back with all texts when another window of this page has changed them. */
export function onOtherWindow(callback) {
  addEventListener("storage", (event) => event.key === textsKey && callback(texts()));
}

const split = (exercise) => [exercise.slice(0, exercise.lastIndexOf("/")), exercise.split("/").at(-1)];

export function passedText(exercise) {
  const [notebook, name] = split(exercise);
  return read(passedKey)[notebook]?.[name];
}

/** Keep that an exercise passed with this text; null: it did not. */
export function keepPassed(exercise, text) {
  const [notebook, name] = split(exercise);
  return change(passedKey, (kept) => {
    kept[notebook] ||= {};
    if (text === null) delete kept[notebook][name];
    else kept[notebook][name] = text;
    if (!Object.keys(kept[notebook]).length) delete kept[notebook];
  });
}
