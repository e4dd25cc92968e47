/* Run, Edit and Check on this page. Until a reader comes near a cell, nothing more is fetched. */
import { findCells } from "./cells.js";
import { download, readersNotebook } from "./notebook.js";
import { addPanels, answers, checkAll } from "./panels.js";
import { isReady, run, stop, warm } from "./python.js";
import { addRuns, runCell } from "./runs.js";

const cells = findCells();
const page = document.querySelector(".run-page");
const ownRuns = cells.filter((cell) => !cell.bar.matches(".exercise-bar"));
addRuns(ownRuns);
const panels = addPanels();

// Python takes seconds to come: it starts when a reader comes near.
for (const { box } of cells) {
  box.addEventListener("pointerenter", warm, { once: true });
  box.addEventListener("focusin", warm, { once: true });
}

const status = page.querySelector(".run-page-status");

page.querySelector(".run-all").addEventListener("click", async () => {
  if (panels.length) return checkAll();
  for (const cell of ownRuns) if (!(await runCell(cell))) break;
});
page.querySelector(".run-download").addEventListener("click", () => {
  download().catch((error) => (status.textContent = `There is no notebook: ${error.message}`));
});

const undo = page.querySelector(".run-undo-all");
page.querySelector(".run-reset-all").addEventListener("click", () => {
  const changed = cells.filter((cell) => cell.text !== cell.original);
  status.textContent = changed.length ? "" : "Nothing on this page has been changed.";
  if (!changed.length || !confirm("Put back the original text of all cells on this page?")) return;
  for (const cell of changed) cell.reset();
  for (const panel of panels) panel.tellReset();
  status.textContent = "All cells have their original text.";
  undo.hidden = false;
  undo.onclick = () => {
    for (const cell of changed) cell.undoReset();
    undo.hidden = true;
    status.textContent = "Your text is back.";
    page.querySelector(".run-all").focus();
  };
  undo.focus();
});

/* What other scripts of the page use. */
const notebookCells = async () => (await readersNotebook()).cells;
window.course = { ...window.course, python: { run, stop, answers, notebookCells, warm, isReady } };
