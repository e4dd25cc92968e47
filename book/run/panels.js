/* The panels of exercises: Check at the answer, and its verdict below. */
import { Cell } from "./cells.js";
import { runnable } from "./notebook.js";
import { add, show } from "./output.js";
import { perform, stop } from "./python.js";
import { linkTo, next, stoppable, time } from "./runs.js";
import { keepPassed, passedText } from "./store.js";

const panels = [];

class Panel {
  constructor(section) {
    this.section = section;
    this.exercise = section.dataset.exercise;
    this.name = this.exercise.split("/").at(-1);
    this.verdict = section.querySelector(".exercise-verdict");
    this.cell = Cell.all.find((cell) => cell.id === this.name);
    this.leaned = new Set([this.name]); // the exercises that the verdict speaks of
    this.verdict.setAttribute("role", "status");
    const { cell } = this;
    cell.button("now").addEventListener("click", () => this.check());
    cell.button("stop").addEventListener("click", () => stop());
    cell.onRun = (goOn) => {
      this.check();
      if (goOn) next(cell);
    };
    cell.button("reset").addEventListener("click", () => this.tellReset());
    cell.listeners.add(() => panels.forEach((panel) => panel.changed(this.name)));
    if (passedText(this.exercise) === cell.text) this.mark(true, "It passed its check before.");
  }

  /** An answer has changed: a verdict that speaks of it is old. */
  changed(name) {
    if (!this.leaned.has(name) || !this.section.dataset.state) return;
    this.clear();
    this.cell.say("Changed since the last check.");
  }

  clear() {
    this.verdict.replaceChildren();
    delete this.section.dataset.state;
  }

  mark(passed, text) {
    this.section.dataset.state = passed ? "passed" : "failed";
    add(this.verdict, "p", passed ? "exercise-passed" : "run-error", text);
  }

  tellReset() {
    if (this.cell.text !== this.cell.original) return; // the reader said no
    this.clear();
    keepPassed(this.exercise, null);
    this.section.dispatchEvent(new CustomEvent("exercise:reset", { bubbles: true }));
  }

  async check() {
    const { cell } = this;
    if (cell.busy) return;
    cell.busy = true;
    const hideStop = stoppable(cell);
    const code = cell.text;
    this.clear();
    cell.say("");
    const target = `check-${this.name}`;
    try {
      const all = (await runnable()).filter(({ kind }) => !["test", "shown"].includes(kind));
      const cells = all.slice(0, all.findIndex(({ id }) => id === target) + 1);
      const shown = document.createElement("div");
      shown.className = "run-output";
      const tell = ({ kind, text, index, what }) => {
        if (kind === "loading") cell.say(text);
        if (kind === "running") cell.say("Checking.");
        const own = kind === "show" && [this.name, target].includes(cells[index].id);
        if (own || (kind === "show" && what === "trace")) show(shown, what, text);
      };
      const done = await perform({ kind: "check", cells, target }, tell);
      if (cell.text !== code) {
        cell.say("Changed since the last check."); // while it ran
        return;
      }
      this.leaned = new Set(done.ran.map((index) => cells[index].id.replace(/^check-/, "")));
      this.report(cells[done.index], done, shown, code);
    } catch (error) {
      show(this.verdict, "error", error.message);
      this.section.dataset.state = "stopped";
      cell.say("");
    } finally {
      hideStop();
      cell.busy = false;
    }
  }

  /** last: the cell that ended the check. shown: what came out on the way. */
  report(last, { ok, message, seconds }, shown, code) {
    const own = [this.name, `check-${this.name}`].includes(last.id);
    const printed = [...shown.querySelectorAll(".run-stdout")].map((box) => box.textContent.trim());
    shown.querySelectorAll(".run-error").forEach((line) => line.remove());
    if (ok) {
      // The check's last words are the verdict; what the answer printed stays below.
      const words = printed.join("\n").split("\n").at(-1);
      this.mark(true, words || "This looks right.");
      shown.querySelectorAll(".run-stdout").forEach((box) => {
        box.textContent = box.textContent.trimEnd().replace(words, "").trimEnd();
        if (!box.textContent) box.remove();
      });
    } else if (own) {
      this.mark(false, message);
    } else {
      const other = last.id.replace(/^check-/, "");
      const name = other.replaceAll("-", "_");
      this.mark(false, `This leans on ${name}, which comes first: ${message}`);
      linkTo(this.verdict.lastElementChild, { id: other, name });
    }
    if (shown.childElementCount) this.verdict.append(shown);
    const kept = keepPassed(this.exercise, ok ? code : null);
    this.cell.say(kept || !ok ? `Checked in ${time(seconds)}.` : "This browser does not keep what you have done.");
    const detail = { exercise: this.exercise, passed: ok, message, code };
    this.section.dispatchEvent(new CustomEvent("exercise:checked", { bubbles: true, detail }));
  }
}

export function addPanels() {
  for (const section of document.querySelectorAll(".exercise[data-exercise]")) panels.push(new Panel(section));
  return panels;
}

/** Check all exercises, one after the other. */
export async function checkAll() {
  for (const panel of panels) await panel.check();
}

/** {name of an exercise, such as "rnn-step": the reader's answer, else the stub} of a notebook such as 01_memory/numpy. */
export const answers = (notebook) =>
  Object.fromEntries(
    panels.filter(({ exercise }) => exercise.startsWith(`${notebook}/`)).map(({ name, cell }) => [name, cell.text]),
  );
