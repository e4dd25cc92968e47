// What a reader has read, opened and done. Kept in this browser's localStorage, sent nowhere.
(() => {
  "use strict";
  const NAME = "networks-that-remember: progress";
  const place = document.querySelector(".progress-kept");
  const status = place.querySelector("[role=status]");

  // {"01_memory": {marks: ["read", "numpy"], opened: [0, 2]}, ...}
  function load() {
    try {
      return JSON.parse(localStorage.getItem(NAME)) || {};
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

  const of = (progress, page) => ({ marks: [], opened: [], ...progress[page] });

  function coursePage(page) {
    const buttons = place.querySelectorAll("[data-mark]");
    const show = () => {
      const { marks } = of(load(), page);
      for (const button of buttons) button.setAttribute("aria-pressed", marks.includes(button.dataset.mark));
    };
    const change = (list, entry, add) => {
      const progress = load();
      const now = of(progress, page);
      now[list] = now[list].filter((other) => other !== entry);
      if (add) now[list].push(entry);
      progress[page] = now;
      return save(progress);
    };
    for (const button of buttons)
      button.addEventListener("click", () => {
        const add = button.getAttribute("aria-pressed") !== "true";
        if (change("marks", button.dataset.mark, add))
          status.textContent = add ? "Your browser will remember that." : "Taken back.";
        show();
      });
    document.querySelectorAll("#check-yourself details.sd-dropdown").forEach((answer, number) =>
      answer.addEventListener("toggle", () => answer.open && change("opened", number, true)),
    );
    return show;
  }

  function frontPage() {
    const show = () => {
      const progress = load();
      for (const row of place.querySelectorAll("[data-page]")) {
        const { marks, opened } = of(progress, row.dataset.page);
        const [read, answers, done] = row.querySelectorAll("td");
        const exercises = done.dataset.done.split(" ").filter(Boolean); // none on most pages
        read.textContent = marks.includes("read") ? "yes" : "no";
        answers.textContent = `${opened.length} of ${answers.dataset.answers}`;
        if (exercises.length)
          done.textContent = `${exercises.filter((name) => marks.includes(name)).length} of ${exercises.length}`;
      }
    };
    place.querySelector("[data-clear]").addEventListener("click", () => {
      if (!confirm("Clear all that this browser remembers of your progress?")) return;
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
