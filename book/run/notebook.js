/* The page as a notebook: all its cells, with the reader's text in those that can be changed. */
import { Cell } from "./cells.js";
import { loadData } from "./data.js";

const lines = (text) => text.match(/.*\n|.+$/g) || [];

const readersText = (id) => Cell.all.find((cell) => cell.id === id)?.text;

/** The released notebook with the reader's text in place, as nbformat's JSON. */
export async function readersNotebook() {
  const data = await loadData();
  const notebook = JSON.parse(data.notebook);
  for (const cell of notebook.cells) {
    const text = readersText(cell.id);
    if (text !== undefined && text !== [].concat(cell.source).join("")) cell.source = lines(text);
  }
  return notebook;
}

/** The cells that run in the page, in order: [{id, name, kind, source, stub}]. */
export async function runnable() {
  const data = await loadData();
  const released = new Map(JSON.parse(data.notebook).cells.map((cell) => [cell.id, [].concat(cell.source).join("")]));
  return data.cells.map((cell) => {
    const stub = released.get(cell.id);
    return { ...cell, stub, source: readersText(cell.id) ?? stub };
  });
}

export async function download() {
  const data = await loadData();
  const notebook = await readersNotebook();
  const link = document.createElement("a");
  // The form in which nbformat writes: one blank a level, a line end at the end.
  const file = new Blob([`${JSON.stringify(notebook, null, 1)}\n`], { type: "application/x-ipynb+json" });
  link.href = URL.createObjectURL(file);
  link.download = data.filename;
  link.click();
}
