/* The cells of the page that a reader can change: their text, their editor, Reset and its undo. */
import { onOtherWindow, read, TEXTS } from "../kept/kept.js";
import { loadData, loadEditor } from "./data.js";
import { keepText } from "./store.js";

export class Cell {
  /** bar: the row of buttons below it. onRun: called for Ctrl+Enter and Shift+Enter. */
  constructor(bar, index) {
    this.bar = bar;
    this.id = bar.dataset.cell;
    this.index = index;
    this.box = bar.closest(".exercise-answer") || bar.parentElement;
    this.block = this.box.querySelector(".cell_input .highlight");
    this.original = this.block.querySelector("pre").textContent.replace(/\n$/, "");
    this.text = this.original;
    this.label = this.button("edit").getAttribute("aria-label").replace(/^Edit /, "");
    this.status = bar.querySelector(".run-status");
    this.editor = null;
    this.opening = null;
    this.before = null; // the text before a Reset
    this.listeners = new Set();
    this.onRun = () => {};
  }

  button(name) {
    return this.bar.querySelector(`.run-${name}`);
  }

  say(text) {
    this.status.textContent = text;
  }

  /** Take a new text. from: "editor", "page", or "window" for what another window has stored. */
  setText(text, from = "page") {
    if (text === this.text) return;
    this.text = text;
    if (from !== "editor") this.editor?.setText(text);
    if (from !== "window" && !keepText(this.id, text === this.original ? null : text)) {
      this.say("This browser does not keep your changes: download the notebook before you leave.");
    }
    this.button("reset").hidden = text === this.original;
    if (text !== this.original) this.forgetReset();
    for (const listener of this.listeners) listener(this);
  }

  forgetReset() {
    this.before = null;
    this.button("undo").hidden = true;
  }

  /** Put the editor in the place of the printed code. Resolves to it; focus: whether the cursor goes there. */
  async edit({ focus = true } = {}) {
    if (!this.editor) {
      this.opening ||= this.open();
      await this.opening;
    }
    if (focus) this.editor?.focus();
    return this.editor;
  }

  async open() {
    Cell.readGiven();
    let make;
    try {
      ({ make } = await loadEditor());
    } catch (error) {
      this.opening = null;
      this.say(`The editor could not be loaded: ${error.message}`);
      return;
    }
    const help = document.createElement("p");
    help.className = "run-help";
    help.id = `run-help-${this.id}`;
    help.textContent = "Ctrl+Enter runs, Shift+Enter runs and goes on. Tab indents; Escape, then Tab, leaves.";
    const place = document.createElement("div");
    place.className = "run-editor";
    this.block.after(place);
    this.bar.before(help);
    this.block.hidden = true;
    this.block.closest("details")?.setAttribute("open", "");
    this.button("edit").hidden = true;
    this.editor = make({
      parent: place,
      text: this.text,
      label: `Code of ${this.label}`,
      help: help.id,
      names: () => Cell.names(this),
      onChange: (text) => this.setText(text, "editor"),
      onRun: (goOn) => this.onRun(goOn),
    });
  }

  /** Put back the original text. It can be undone until the next change. */
  reset() {
    if (this.text === this.original) return;
    const before = this.text;
    this.setText(this.original);
    this.before = before;
    this.button("undo").hidden = false;
    this.say("");
  }

  undoReset() {
    if (this.before !== null) this.setText(this.before);
  }

  /** Find the code that runs before the reader's and has no buttons: its names are in scope, too. */
  static async readGiven() {
    const data = await loadData().catch(() => null); // the run says what is missing
    if (!data) return;
    const given = new Set(data.cells.filter(({ kind }) => kind === "given").map(({ id }) => id));
    const cells = JSON.parse(data.notebook).cells.filter(({ id }) => given.has(id));
    Cell.given = cells.map(({ source }) => [].concat(source).join(""));
  }

  /** The names that the page's cells define, for completion. */
  static names() {
    const found = new Set();
    const defined = /^(?:def|class)\s+(\w+)|^(\w+)\s*=[^=]|^(?:import|from)\s.*?\b(\w+)\s*$/gm;
    for (const text of [...Cell.given, ...Cell.all.map((cell) => cell.text)]) {
      for (const match of text.matchAll(defined)) found.add(match[1] || match[2] || match[3]);
    }
    return [...found];
  }

  static all = [];
  static given = [];
}

/** Find the page's cells, with the texts that this browser has kept. */
export function findCells() {
  Cell.all = [...document.querySelectorAll(".run-bar")].map((bar, index) => new Cell(bar, index));
  const take = () => {
    const kept = read(TEXTS);
    for (const cell of Cell.all) {
      cell.setText(kept[cell.id] ?? cell.original, "window");
      if (cell.text !== cell.original) cell.edit({ focus: false }); // what would run is what is seen
    }
  };
  take();
  onOtherWindow(TEXTS, take);
  for (const cell of Cell.all) {
    cell.button("edit").addEventListener("click", () => cell.edit());
    cell.block.addEventListener("click", (event) => {
      if (!event.target.closest("button") && getSelection().isCollapsed) cell.edit();
    });
    cell.button("reset").addEventListener("click", () => {
      if (!confirm(`Put back the original text of ${cell.label}?`)) return;
      cell.reset();
      cell.button("undo").focus();
    });
    cell.button("undo").addEventListener("click", () => {
      cell.undoReset();
      cell.button("now").focus();
    });
  }
  return Cell.all;
}
