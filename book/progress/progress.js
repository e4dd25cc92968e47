// What a reader has read and done.
import { change, forget, onChange, PASSED, PROGRESS, read } from "../kept/kept.js";

const place = document.querySelector(".progress-kept");
const status = place.querySelector("[role=status]");

const of = (progress, page) => ({ marks: [], ...progress[page] });

function coursePage(page) {
  const buttons = place.querySelectorAll("[data-mark]");
  const show = () => {
    const { marks } = of(read(PROGRESS), page);
    for (const button of buttons) button.setAttribute("aria-pressed", marks.includes(button.dataset.mark));
  };
  const set = (entry, add) =>
    change(PROGRESS, (progress) => {
      const marks = of(progress, page).marks.filter((other) => other !== entry);
      progress[page] = { marks: add ? [...marks, entry] : marks };
    });
  for (const button of buttons)
    button.addEventListener("click", () => {
      const add = button.getAttribute("aria-pressed") !== "true";
      const kept = set(button.dataset.mark, add);
      const said = add ? "Your browser will remember that." : "Taken back.";
      status.textContent = kept ? said : "This browser does not let the page remember that when you leave.";
    });
  return show;
}

function frontPage() {
  const show = () => {
    const progress = read(PROGRESS);
    const kept = read(PASSED);
    const passedIn = (notebook) => Object.keys(kept[notebook] || {}).length;
    for (const row of place.querySelectorAll("[data-page]")) {
      const { marks } = of(progress, row.dataset.page);
      row.querySelector("[data-read]").textContent = marks.includes("read") ? "yes" : "no";
    }
    for (const row of place.querySelectorAll("[data-exercises]")) {
      const { marks } = of(progress, row.dataset.exercises);
      const [passed, done] = row.querySelectorAll("[data-checks], [data-done]");
      const checks = Object.entries(JSON.parse(passed.dataset.checks)); // none in a chapter without NumPy
      const sum = checks.reduce((all, [notebook]) => all + passedIn(notebook), 0);
      if (checks.length) passed.textContent = `${sum} of ${checks.reduce((all, [, count]) => all + count, 0)}`;
      const whole = checks.filter(([notebook, count]) => passedIn(notebook) >= count);
      const finished = new Set([...marks, ...whole.map(([notebook]) => notebook.split("/")[1])]);
      const exercises = done.dataset.done.split(" ");
      done.textContent = `${exercises.filter((name) => finished.has(name)).length} of ${exercises.length}`;
    }
  };
  place.querySelector("[data-clear]").addEventListener("click", () => {
    if (!confirm("Clear all that this browser remembers of your progress?")) return;
    const cleared = [PASSED, PROGRESS].map(forget).every(Boolean);
    status.textContent = cleared
      ? "Cleared. This browser remembers nothing of your progress."
      : "This browser does not let the page change what it remembers.";
  });
  return show;
}

const { page } = place.dataset;
const show = page ? coursePage(page) : frontPage();
place.classList.add("progress-ready");
show();
for (const name of [PROGRESS, PASSED]) onChange(name, show);
