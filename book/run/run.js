/* Edit and run the cells of this page. Python (worker.js) comes with the first Run; before it nothing is fetched. */
(() => {
  "use strict";

  const script = document.currentScript;
  const root = new URL(document.documentElement.dataset.content_root, location.href);
  const storageKey = `run:${location.pathname}`;
  const cells = [...document.querySelectorAll(".run-bar")].map(makeCell);
  let data = null; // what the build made for this page: see run.py
  let worker = null;
  let queue = [];
  let current = null;
  let asked = null; // the cell whose Run was pressed; those above it run for it

  // ---- the learner's text, kept in the browser ----

  function readStorage() {
    try {
      return JSON.parse(localStorage.getItem(storageKey)) || {};
    } catch {
      return {}; // no storage, or not ours
    }
  }

  function store() {
    const edited = cells.filter((cell) => textOf(cell) !== cell.original);
    try {
      if (edited.length) {
        const texts = Object.fromEntries(edited.map((cell) => [cell.id, textOf(cell)]));
        localStorage.setItem(storageKey, JSON.stringify(texts));
      } else {
        localStorage.removeItem(storageKey);
      }
    } catch {
      say(edited.at(-1), "This browser does not keep your changes.");
    }
  }

  // ---- a cell and its editor ----

  function makeCell(bar, index) {
    const block = bar.parentElement.querySelector(".cell_input .highlight");
    const code = block.querySelector("pre");
    return {
      bar,
      block,
      code,
      id: bar.dataset.cell,
      name: `Cell ${index + 1}`,
      original: code.textContent.replace(/\n$/, ""),
      editor: null,
      ran: null, // the text that ran last in this Python
      failed: false,
      output: bar.nextElementSibling,
      status: bar.querySelector(".run-status"),
      button: (name) => bar.querySelector(`.run-${name}`),
    };
  }

  const textOf = (cell) => (cell.editor ? cell.editor.value : cell.original);

  function say(cell, text) {
    // Screen readers hear of the cell that was asked for, not of all that run for it.
    cell.status.setAttribute("aria-live", cell === asked ? "polite" : "off");
    cell.status.textContent = text;
  }

  function edit(cell, text = cell.original) {
    if (cell.editor) return cell.editor;
    const editor = document.createElement("textarea");
    const help = document.createElement("p");
    help.id = `run-help-${cell.id}`;
    help.className = "run-help";
    help.textContent = "Ctrl+Enter runs. Tab indents; Esc, then Tab, leaves the editor.";
    editor.className = "run-editor";
    editor.value = text;
    editor.wrap = "off";
    editor.spellcheck = false;
    editor.autocapitalize = "off";
    editor.autocomplete = "off";
    editor.setAttribute("aria-label", `Code of ${cell.name.toLowerCase()}`);
    editor.setAttribute("aria-describedby", help.id);
    editor.addEventListener("input", () => changed(cell));
    editor.addEventListener("keydown", (event) => onKey(event, cell));
    cell.editor = editor;
    cell.block.hidden = true;
    cell.block.after(editor);
    cell.bar.before(help);
    cell.button("edit").hidden = true;
    cell.block.closest("details")?.setAttribute("open", "");
    fit(cell);
    return editor;
  }

  function fit(cell) {
    cell.editor.rows = cell.editor.value.split("\n").length;
    cell.button("reset").hidden = textOf(cell) === cell.original;
  }

  function changed(cell) {
    fit(cell);
    store();
  }

  function reset(cell) {
    if (!cell.editor) return;
    cell.bar.previousElementSibling.remove(); // the help
    cell.editor.remove();
    cell.editor = null;
    cell.block.hidden = false;
    cell.button("edit").hidden = false;
    cell.button("reset").hidden = true;
    cell.output.replaceChildren();
    say(cell, "");
    store();
  }

  let leaving = false; // Esc was pressed: Tab moves on

  function onKey(event, cell) {
    const { key, shiftKey, ctrlKey, metaKey, isComposing } = event;
    if (isComposing) return;
    if (key === "Enter" && (ctrlKey || shiftKey || metaKey)) {
      run(cell);
    } else if (key === "Enter") {
      const line = cell.editor.value.slice(0, cell.editor.selectionStart).split("\n").at(-1);
      insert("\n" + line.match(/^ */)[0] + (/:\s*$/.test(line) ? "    " : ""));
    } else if (key === "Tab" && !leaving) {
      indent(cell.editor, shiftKey);
    } else {
      if (key !== "Shift") leaving = key === "Escape";
      return;
    }
    leaving = false;
    event.preventDefault();
  }

  // execCommand is old, but the only way that keeps the browser's undo.
  const insert = (text) => document.execCommand(text ? "insertText" : "delete", false, text);

  function indent(editor, back) {
    const { selectionStart: start, selectionEnd: end, value } = editor;
    if (start === end && !back) {
      insert("    ");
      return;
    }
    const from = value.lastIndexOf("\n", start - 1) + 1;
    const lines = value.slice(from, end).split("\n");
    const moved = lines.map((line) => (back ? line.replace(/^ {1,4}/, "") : `    ${line}`)).join("\n");
    if (moved === value.slice(from, end)) return;
    editor.setSelectionRange(from, end);
    insert(moved);
    if (start === end) {
      const place = Math.max(from, end - (end - from - moved.length));
      editor.setSelectionRange(place, place);
    } else {
      editor.setSelectionRange(from, from + moved.length);
    }
  }

  // ---- running ----

  async function run(cell) {
    if (queue.includes(cell) || current === cell) return;
    try {
      await load();
      worker ||= startWorker();
    } catch (error) {
      unavailable(cell, error.message);
      return;
    }
    const position = cells.indexOf(cell);
    const above = cells.slice(0, position).filter((other) => other.ran !== textOf(other));
    const first = above.filter((other) => !queue.includes(other) && other !== current);
    asked = cell;
    queue.push(...first, cell);
    queue.forEach((other) => (other.button("stop").hidden = false));
    if (above.length) say(cell, `Waiting: ${count(above.length)} above ${above.length > 1 ? "run" : "runs"} first.`);
    next();
  }

  const count = (number) => (number === 1 ? "1 cell" : `${number} cells`);

  function next() {
    if (current || !queue.length) return;
    current = queue.shift();
    const text = textOf(current);
    current.output.replaceChildren();
    current.ran = text;
    say(current, worker.ready ? "Running." : `Python is loading, about ${data.megabytes} MB, once.`);
    if (!worker.ready && current !== asked) {
      say(asked, `Python is loading, about ${data.megabytes} MB, once. Then ${count(queue.length)} run.`);
    }
    worker.postMessage({ kind: "run", code: text, name: current.name });
  }

  function startWorker() {
    const url = URL.createObjectURL(new Blob([data.worker], { type: "text/javascript" }));
    const started = new Worker(url); // from a Blob, because a page on file:// cannot start one from a file
    started.onmessage = ({ data: message }) => onMessage(message);
    started.onerror = (event) => onMessage({ kind: "unavailable", text: event.message });
    const { files, packages, missing } = data;
    started.postMessage({ kind: "start", pyodide: pyodideURL(), files, packages, missing });
    return started;
  }

  function pyodideURL() {
    const url = new URL(data.pyodide, root).href;
    if (url.startsWith("file:")) {
      throw new Error(
        "a page opened from disk cannot load Python from disk. " +
          "Serve the book, python -m http.server -d _build/html, and open http://localhost:8000",
      );
    }
    return url;
  }

  function onMessage({ kind, text, ok, seconds }) {
    if (kind === "running") {
      worker.ready = true;
      say(current, "Running.");
    } else if (kind === "done") {
      done(ok, seconds);
    } else if (kind === "unavailable") {
      const cell = asked;
      endPython("");
      unavailable(cell, `${new URL(data.pyodide, root).host || "disk"} does not answer.`);
      console.info(text);
    } else if (kind === "crashed") {
      const cell = current;
      endPython("");
      show(cell.output, "error", `Python broke down: ${text}\nThe next Run starts it again, and runs the cells above again.`);
    } else {
      show(current.output, kind, text);
    }
  }

  function done(ok, seconds) {
    const cell = current;
    cell.failed = !ok;
    cell.button("stop").hidden = true;
    current = null;
    const time = seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(0);
    let status = ok ? `Done in ${time} s.` : `Ended with an error after ${time} s.`;
    const failed = cells.slice(0, cells.indexOf(cell)).filter((other) => other.failed);
    if (!ok && failed.length) status += ` So did ${count(failed.length)} above, the first is ${failed[0].name.toLowerCase()}.`;
    say(cell, status);
    if (cell !== asked && queue.length) say(asked, `Waiting: ${count(queue.length - 1)} above to go.`);
    next();
  }

  function endPython(status) {
    worker?.terminate();
    worker = null;
    for (const cell of [current, ...queue].filter(Boolean)) {
      if (document.activeElement === cell.button("stop")) cell.button("now").focus();
      cell.button("stop").hidden = true;
      say(cell, status);
    }
    for (const cell of cells) {
      cell.ran = null;
      cell.failed = false;
    }
    queue = [];
    current = null;
  }

  const stop = () => endPython("Stopped. The next Run starts Python again, and runs the cells above again.");

  function unavailable(cell, reason) {
    say(cell, "");
    cell.output.replaceChildren();
    show(cell.output, "error", `Python could not be loaded: ${reason}\nOr open the notebook in JupyterLab: make lab`);
  }

  function show(output, kind, text) {
    const add = (tag, className) => {
      const element = document.createElement(tag);
      element.className = className;
      output.append(element);
      return element;
    };
    if (kind === "figure") {
      const image = add("img", "run-figure");
      image.alt = "Figure made by this cell";
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    } else if (kind === "error") {
      const message = add("p", "run-error");
      message.setAttribute("role", "alert");
      message.textContent = text;
    } else if (kind === "note") {
      add("p", "run-note").textContent = text;
    } else {
      let box = output.lastElementChild;
      if (!box?.matches(`.run-${kind}`)) {
        box = add("pre", `run-${kind}`);
        box.tabIndex = 0; // a long one scrolls
      }
      box.append(text);
    }
  }

  // ---- the page's own script of data, and the notebook in it ----

  function load() {
    if (data) return Promise.resolve();
    return new Promise((resolve, reject) => {
      window.runData = (made) => resolve((data = made));
      const element = document.createElement("script"); // not fetch, which file:// does not allow
      element.src = new URL(script.dataset.page, root).href;
      element.onerror = () => reject(new Error("a file of the book is missing."));
      document.head.append(element);
    });
  }

  async function download() {
    await load();
    const notebook = JSON.parse(data.notebook);
    for (const cell of cells.filter((one) => one.bar.dataset.answer !== undefined)) {
      if (textOf(cell) === cell.original) continue;
      notebook.cells.find((one) => one.id === cell.id).source = textOf(cell).match(/.*\n|.+$/g) || [];
    }
    const link = document.createElement("a");
    // The form in which nbformat writes: one blank a level, a line end at the end.
    const file = new Blob([`${JSON.stringify(notebook, null, 1)}\n`], { type: "application/x-ipynb+json" });
    link.href = URL.createObjectURL(file);
    link.download = data.filename;
    link.click();
  }

  // ---- the buttons ----

  for (const cell of cells) {
    cell.button("now").addEventListener("click", () => run(cell));
    cell.button("stop").addEventListener("click", stop);
    cell.button("edit")?.addEventListener("click", () => edit(cell).focus());
    cell.button("reset")?.addEventListener("click", () => {
      if (!confirm(`Put back the original text of ${cell.name.toLowerCase()}? Your changes to it are lost.`)) return;
      reset(cell);
      cell.button("edit").focus();
    });
  }
  const page = document.querySelector(".run-page");
  page.querySelector(".run-download").addEventListener("click", download);
  page.querySelector(".run-reset-all").addEventListener("click", () => {
    if (confirm("Put back the original text of all cells? Your changes on this page are lost.")) cells.forEach(reset);
  });

  const stored = readStorage();
  for (const cell of cells) {
    if (cell.id in stored && cell.button("edit")) edit(cell, stored[cell.id]);
  }
})();
