/* Parsons problems: lines to put in order, with buttons only, so that keys, fingers and screen readers do the same.

   window.course.parsons.mount(element, problem) fills an element; problem is what coursekit/parsons.py makes: {head, lines,
   before, distractors}. An element with the class "parsons" and the problem as JSON in data-problem needs no call. When
   the lines are in order, the element dispatches "parsons:solved". */
(() => {
  "use strict";
  window.course ||= {}; // each module of the page adds to it; none keeps it, for another may replace it

  /* A shuffle that is another one for each problem and the same at every visit: a reload moves nothing. */
  function shuffled(items, seed) {
    let state = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
    const random = () => (state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32;
    const order = [...items];
    for (let last = order.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      [order[last], order[other]] = [order[other], order[last]];
    }
    return order;
  }

  /* What to say of the lines in their order: {solved, message, line}. line is the one that the message is about. */
  function judge(problem, answer) {
    const wrong = answer.find((line) => line.says);
    if (wrong) return { solved: false, line: wrong, message: wrong.says };
    const place = new Map(answer.map((line, position) => [line.number, position]));
    for (const [first, second] of problem.before) {
      if (!place.has(first) || !place.has(second) || place.get(first) < place.get(second)) continue;
      const line = answer[place.get(second)];
      return { solved: false, line, message: `This line stands too early. It belongs below: ${problem.lines[first].trim()}` };
    }
    const missing = problem.lines.length - answer.length;
    if (missing) return { solved: false, message: `So far this is in order. ${missing === 1 ? "1 line is" : `${missing} lines are`} missing.` };
    return { solved: true, message: "This is in order. Now write it yourself." };
  }

  function make(tag, className, text = "") {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  }

  function mount(element, problem) {
    const lines = problem.lines.map((code, number) => ({ code, number }));
    const others = problem.distractors.map(({ code, says }) => ({ code, says }));
    const all = shuffled([...lines, ...others], problem.head);
    let answer = [];
    const status = make("p", "parsons-status");
    status.setAttribute("role", "status");
    const head = make("pre", "parsons-head", problem.head);
    const chosen = make("ol", "parsons-answer");
    chosen.setAttribute("aria-label", "Your lines, in order");
    const pool = make("ul", "parsons-pool");
    pool.setAttribute("aria-label", "Lines to choose from");
    const check = make("button", "parsons-check", "Check the order");
    check.type = "button";
    const intro = make(
      "p",
      "parsons-intro",
      `Put ${problem.lines.length} lines in order. ${others.length} more do not belong here: each is a mistake that people make.`,
    );
    element.replaceChildren(intro, head, chosen, make("p", "parsons-label", "Lines to choose from"), pool, check, status);

    const first = (line) => line.code.trim().split("\n")[0];
    function button(label, name, action, disabled = false) {
      const made = make("button", "parsons-move", label);
      made.type = "button";
      made.setAttribute("aria-label", name);
      made.disabled = disabled;
      made.addEventListener("click", action);
      return made;
    }

    function show(focus = null, action = "") {
      chosen.replaceChildren(
        ...answer.map((line, position) => {
          const row = make("li", "parsons-line");
          row.append(make("code", "", line.code));
          const moves = make("span", "parsons-moves");
          moves.append(
            button("↑", `Up: ${first(line)}`, () => move(position, -1), position === 0),
            button("↓", `Down: ${first(line)}`, () => move(position, 1), position === answer.length - 1),
            button("×", `Take out: ${first(line)}`, () => take(position)),
          );
          row.append(moves);
          line.row = row;
          return row;
        }),
      );
      pool.replaceChildren(
        ...all
          .filter((line) => !answer.includes(line))
          .map((line) => {
            const row = make("li", "parsons-line");
            const add = make("button", "parsons-add", "");
            add.type = "button";
            add.append(make("code", "", line.code));
            add.addEventListener("click", () => put(line));
            row.append(add);
            line.row = row;
            return row;
          }),
      );
      if (!focus) return;
      const buttons = [...focus.row.querySelectorAll("button:not(:disabled)")];
      (buttons.find((one) => one.textContent === action) || buttons[0]).focus();
    }

    function put(line) {
      const left = all.filter((one) => !answer.includes(one));
      const next = left[left.indexOf(line) + 1] || left[left.indexOf(line) - 1];
      answer.push(line);
      status.textContent = "";
      show(next || line);
    }

    function move(position, by) {
      const [line] = answer.splice(position, 1);
      answer.splice(position + by, 0, line);
      status.textContent = `Line ${position + by + 1} of ${answer.length}.`;
      show(line, by < 0 ? "↑" : "↓");
    }

    function take(position) {
      const [line] = answer.splice(position, 1);
      status.textContent = "";
      show(answer[position] || answer[position - 1] || line, "×");
    }

    check.addEventListener("click", () => {
      const verdict = judge(problem, answer);
      for (const row of chosen.children) row.classList.remove("parsons-wrong");
      verdict.line?.row.classList.add("parsons-wrong");
      const where = verdict.line ? `Line ${answer.indexOf(verdict.line) + 1}: ` : "";
      status.textContent = where + verdict.message;
      element.classList.toggle("parsons-solved", verdict.solved);
      if (verdict.solved) element.dispatchEvent(new CustomEvent("parsons:solved", { bubbles: true }));
    });
    show();
  }

  window.course.parsons = { mount, judge };
  for (const element of document.querySelectorAll(".parsons[data-problem]")) mount(element, JSON.parse(element.dataset.problem));
})();
