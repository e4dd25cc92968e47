// What a reader has read and done. Kept in this browser's localStorage, sent nowhere.
(() => {
  "use strict";
  const NAME = "networks-that-remember: progress";
  const PASSED = "networks-that-remember: passed"; // by book/run/store.js: {"01_memory/numpy": {"rnn-step": its text}}
  const place = document.querySelector(".progress-kept");
  const status = place.querySelector("[role=status]");

  // {"01_memory": {marks: ["read", "numpy"]}, ...}
  function load(name = NAME) {
    try {
      return JSON.parse(localStorage.getItem(name)) || {};
    } catch {
      return {}; // storage is off, or holds something else
    }
  }

  function save(progress) {
    try {
      localStorage.setItem(NAME, JSON.stringify(progress));
      return true;
    } catch {
      status.textContent = "This browser does not let the page remember anything.";
      return false;
    }
  }

  const of = (progress, page) => ({ marks: [], ...progress[page] });

  function coursePage(page) {
    const buttons = place.querySelectorAll("[data-mark]");
    const show = () => {
      const { marks } = of(load(), page);
      for (const button of buttons) button.setAttribute("aria-pressed", marks.includes(button.dataset.mark));
    };
    const change = (entry, add) => {
      const progress = load();
      const marks = of(progress, page).marks.filter((other) => other !== entry);
      if (add) marks.push(entry);
      progress[page] = { marks };
      return save(progress);
    };
    for (const button of buttons)
      button.addEventListener("click", () => {
        const add = button.getAttribute("aria-pressed") !== "true";
        if (change(button.dataset.mark, add))
          status.textContent = add ? "Your browser will remember that." : "Taken back.";
        show();
      });
    return show;
  }

  function frontPage() {
    const show = () => {
      const progress = load();
      const kept = load(PASSED);
      const passedIn = (notebook) => Object.keys(kept[notebook] || {}).length;
      for (const row of place.querySelectorAll("[data-page]")) {
        const { marks } = of(progress, row.dataset.page);
        const [read, passed, done] = row.querySelectorAll("td");
        const checks = Object.entries(JSON.parse(passed.dataset.checks)); // none on most pages
        const exercises = done.dataset.done.split(" ").filter(Boolean); // none on most pages
        read.textContent = marks.includes("read") ? "yes" : "no";
        const sum = checks.reduce((all, [notebook]) => all + passedIn(notebook), 0);
        if (checks.length) passed.textContent = `${sum} of ${checks.reduce((all, [, count]) => all + count, 0)}`;
        const whole = checks.filter(([notebook, count]) => passedIn(notebook) >= count);
        const finished = new Set([...marks, ...whole.map(([notebook]) => notebook.split("/")[1])]);
        if (exercises.length) {
          done.textContent = `${exercises.filter((name) => finished.has(name)).length} of ${exercises.length}`;
        }
      }
    };
    place.querySelector("[data-clear]").addEventListener("click", () => {
      if (!confirm("Clear all that this browser remembers of your progress?")) return;
      localStorage.removeItem(PASSED);
      if (save({})) status.textContent = "Cleared. This browser remembers nothing of your progress.";
      show();
    });
    return show;
  }

  const { page } = place.dataset;
  const show = page ? coursePage(page) : frontPage();
  place.classList.add("progress-ready");
  show();
  addEventListener("pageshow", show); // also when the reader comes back with the browser's button
  addEventListener("storage", show); // and when another window changed it
})();
