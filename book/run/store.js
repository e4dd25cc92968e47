/* What this browser keeps of a page: the reader's text of each cell, and which exercises have passed their check. */
import { change, PASSED, read, TEXTS } from "../kept/kept.js";

/** Keep a cell's text; null forgets it. Returns whether the browser keeps it. */
export const keepText = (id, text) =>
  change(TEXTS, (kept) => {
    if (text === null) delete kept[id];
    else kept[id] = text;
  });

const split = (exercise) => [exercise.slice(0, exercise.lastIndexOf("/")), exercise.split("/").at(-1)];

export function passedText(exercise) {
  const [notebook, name] = split(exercise);
  return read(PASSED)[notebook]?.[name];
}

/** Keep that an exercise passed with this text; null: it did not. Returns whether the browser keeps it. */
export function keepPassed(exercise, text) {
  const [notebook, name] = split(exercise);
  return change(PASSED, (kept) => {
    kept[notebook] ||= {};
    if (text === null) delete kept[notebook][name];
    else kept[notebook][name] = text;
    if (!Object.keys(kept[notebook]).length) delete kept[notebook];
  });
}
