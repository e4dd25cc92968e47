/* Run at a cell: it and what is above it run in one namespace, as in a notebook. */
import { Cell } from "./cells.js";
import { runnable } from "./notebook.js";
import { show } from "./output.js";
import { onEnd, perform, stop } from "./python.js";

const ran = new Map(); // id -> the text that ran last in this Python
onEnd(() => ran.clear());

const count = (number) => (number === 1 ? "1 cell" : `${number} cells`);

export const time = (seconds) => `${seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(0)} s`;

/** While a job runs, its Stop is there. Returns a function that takes it away. */
export function stoppable(cell) {
  const button = cell.button("stop");
  button.hidden = false;
  return () => {
    if (document.activeElement === button) cell.button("now").focus();
    button.hidden = true;
  };
}

const outputOf = (cell) => cell.bar.nextElementSibling;

/** The output of a cell of a chapter as the book was built: it leaves when the reader's own comes. */
function builtOutput(cell, hide) {
  const built = cell.box.querySelector(":scope > .cell_output");
  if (built) built.hidden = hide;
}

function clear(cell) {
  outputOf(cell).replaceChildren();
  builtOutput(cell, true);
}

/** Run a cell, those above it first where their text has changed. Resolves to whether it ended well. */
export async function runCell(cell) {
  if (cell.busy) return false;
  cell.busy = true;
  const hideStop = stoppable(cell);
  cell.say("");
  try {
    const all = (await runnable()).filter(({ kind }) => !["check", "test"].includes(kind));
    const place = all.findIndex(({ id }) => id === cell.id);
    const todo = all.slice(0, place + 1).filter(({ id, source }) => id === cell.id || ran.get(id) !== source);
    const shownAt = todo.map(({ id }) => Cell.all.find((one) => one.id === id && one.bar.nextElementSibling?.matches(".run-output")));
    for (const one of shownAt) if (one) clear(one);
    const tell = ({ kind, text, index, what }) => {
      if (kind === "loading") cell.say(text);
      if (kind === "running") {
        const left = todo.length - 1 - index;
        cell.say(left ? `Running ${count(left)} above first.` : "Running.");
      }
      if (kind === "show" && shownAt[index]) show(outputOf(shownAt[index]), what, text);
    };
    const done = await perform({ kind: "run", cells: todo.map(({ name, source }) => ({ name, source })) }, tell);
    for (const index of done.ran) ran.set(todo[index].id, todo[index].source);
    if (!done.ok) ran.delete(todo[done.index].id);
    report(cell, todo, done);
    return done.ok;
  } catch (error) {
    builtOutput(cell, false);
    outputOf(cell).replaceChildren();
    show(outputOf(cell), "error", error.message);
    cell.say("");
    return false;
  } finally {
    hideStop();
    cell.busy = false;
  }
}

/** Say how it went; of a cell above that failed, say what it said, and lead there. */
function report(cell, todo, { ok, index, seconds, message, defines }) {
  const failed = todo[index];
  const output = outputOf(cell);
  if (ok) {
    const names = defines.length ? `It defines ${defines.join(", ")}.` : "It shows nothing.";
    cell.say(`Done in ${time(seconds)}.${output.childElementCount ? "" : ` ${names}`}`);
  } else if (failed.id === cell.id) {
    cell.say(`Ended with an error after ${time(seconds)}.`);
  } else {
    output.replaceChildren();
    show(output, "error", `${failed.name}, above, ended with an error: ${message}`);
    linkTo(output.lastElementChild, failed);
    cell.say("Not run.");
  }
}

/** A link at the end of an element to the cell that failed, if the page shows it. */
export function linkTo(element, { id, name }) {
  const cell = Cell.all.find((one) => one.id === id);
  if (!cell) return;
  cell.box.id ||= `run-${id}`;
  const link = document.createElement("a");
  link.href = `#${cell.box.closest(".exercise")?.id || cell.box.id}`;
  link.textContent = `Go to ${name.replace(/^Answer /, "")}`;
  element.append(" ", link);
}

export function addRuns(cells) {
  for (const cell of cells) {
    cell.button("now").addEventListener("click", () => runCell(cell));
    cell.button("stop").addEventListener("click", () => stop());
    cell.onRun = (goOn) => {
      runCell(cell);
      if (goOn) next(cell);
    };
    // The output of an older text is not the reader's any more.
    cell.listeners.add(() => {
      if (!outputOf(cell).childElementCount) return;
      cell.say("Changed since it ran.");
    });
  }
}

/** Open the editor of the next cell on the page. */
export function next(cell) {
  Cell.all[cell.index + 1]?.edit();
}
