// What all figures share. A figure's script calls `figure(name, description)`, and its data script
// `figure.data(name, document)`; nothing else of a figure is known here. The description is
//
//   data       name of the data script, if the figure has one
//   controls   what the reader can set: {key: {kind, label, ...}}, see `kinds` below; `needs`: optional, a control is
//              off while needs(state) is false
//   state      what they are set to at first: {key: value}
//   change     optional: (state, key, data) => state, after the reader has set `key`
//   pick       optional: (state, x, y, data, width) => state, when the mouse is at (x, y) of a picture, or a finger was
//   draw       (state, data, width) => {picture: "<svg ...>", text: "What it shows."}
//
// `draw` is pure and knows no page. So Node.js draws the still picture when the book is built (bookext/playable.js),
// and a test can call it. It is called for a width of 680 and one of 340 units, so that letters stay readable on a
// telephone; figure.css shows the one that fits.
"use strict";

const figure = (() => {
  const WIDTHS = { wide: 680, narrow: 340 };
  const PACE = 900; // milliseconds a step, while it plays
  const QUIET = 400; // milliseconds without a change until a screen reader is told
  const { escape, tag } = picture;
  const all = {};
  const documents = {};

  // The HTML of each kind of control. The page comes with it, so nothing jumps when this script wakes it up.
  const kinds = {
    // {label, min, max, step, say: optional (value) => its text}
    range: (id, c, value) =>
      tag("label", { for: id }, escape(c.label)) +
      tag("input", { type: "range", id, min: c.min, max: c.max, step: c.step ?? 1, value }) +
      tag("output", { for: id, "aria-live": "off" }, escape(say(c, value))),
    // {label, options: {value: its text, ...}, or (data) => such an object}; a value is a string
    select: (id, c, value, last, data) =>
      tag("label", { for: id }, escape(c.label)) +
      tag("select", { id }, Object.entries(c.options instanceof Function ? c.options(data) : c.options)
        .map(([own, text]) => tag("option", { value: own, selected: own === value && "selected" }, escape(text)))),
    // {label}
    text: (id, c, value) =>
      tag("label", { for: id }, escape(c.label)) +
      tag("input", { type: "text", id, value, autocomplete: "off", spellcheck: "false" }),
    // {label}: true or false
    check: (id, c, value) =>
      tag("input", { type: "checkbox", id, checked: value && "checked" }) + tag("label", { for: id }, escape(c.label)),
    // {label, press: (state, data) => state}
    button: (id, c) => tag("button", { type: "button", id }, escape(c.label)),
    // {label, last: (state, data) => number, say}: a number from 0 to last, with buttons
    play: (id, c, value, last) =>
      tag("button", { type: "button", "data-move": "-1" }, "Back") +
      tag("button", { type: "button", "data-move": "1" }, "Next") +
      tag("button", { type: "button", "data-play": "" }, "Play") +
      tag("label", { for: id }, escape(c.label)) +
      tag("input", { type: "range", id, min: 0, max: last, step: 1, value }) +
      tag("output", { for: id, "aria-live": "off" }, escape(say(c, value, last))),
  };

  function say(control, value, last) {
    if (control.say) return control.say(value, last);
    return last === undefined ? String(value) : `${value} of ${last}`;
  }

  const lastStep = (control, state, data) => control.last?.(state, data);

  // The pictures of a state for both widths, and what they show.
  function show(name, state) {
    const { draw, data } = all[name];
    const shown = Object.entries(WIDTHS).map(([key, width]) => [key, draw(state, documents[data], width)]);
    const pictures = shown.map(([key, { picture }]) => tag("div", { class: `playable-${key}` }, picture));
    return { pictures: pictures.join(""), text: shown[0][1].text };
  }

  // The HTML of a figure at first, without its caption. alt: what the picture is, for those who do not see it.
  function html(name, alt) {
    const { controls, state, data } = all[name];
    const { pictures, text } = show(name, state);
    const rows = Object.entries(controls).map(([key, control]) => {
      const last = lastStep(control, state, documents[data]);
      const inside = kinds[control.kind](`${name}-${key}`, control, state[key], last, documents[data]);
      const group = control.kind === "play" ? { role: "group", "aria-label": control.label } : {};
      return tag("div", { class: "playable-control", "data-kind": control.kind, "data-key": key, ...group }, inside);
    });
    return [
      tag("fieldset", { class: "playable-controls", disabled: "disabled" },
        tag("legend", { class: "playable-hidden" }, "Controls of the figure"), rows),
      tag("div", { class: "playable-picture", role: "img", "aria-label": alt }, pictures),
      tag("p", { class: "playable-text", "aria-live": "polite" }, escape(text)),
    ].join("\n");
  }

  // Let a figure of the page answer.
  function wake(element, name) {
    const { controls, change = (state) => state, data } = all[name];
    const known = documents[data];
    const [image, sentence] = element.querySelectorAll(".playable-picture, .playable-text");
    let state = { ...all[name].state };
    let timer = null; // runs while it plays
    let telling = null; // runs until the sentence is told

    function update(next, delay = 0) {
      state = next;
      for (const row of rows) row.sync();
      const { pictures, text } = show(name, state);
      image.innerHTML = pictures;
      clearTimeout(telling);
      telling = setTimeout(() => (sentence.textContent = text), delay);
    }

    const set = (key, value, delay) => update(change({ ...state, [key]: value }, key, known), delay);

    function stop() {
      clearInterval(timer);
      timer = null;
      sentence.setAttribute("aria-live", "polite");
      for (const button of element.querySelectorAll("[data-play]")) button.textContent = "Play";
    }

    // How a row of controls listens to the reader, and follows the state.
    function listen(row) {
      const key = row.dataset.key;
      const control = controls[key];
      const [input, output] = ["input, select", "output"].map((what) => row.querySelector(what));
      if (control.kind === "button") {
        row.firstChild.addEventListener("click", () => (stop(), update(control.press(state, known))));
        return { sync() {} };
      }
      const read = { range: () => +input.value, play: () => +input.value, check: () => input.checked }[control.kind];
      const value = read ?? (() => input.value);
      input.addEventListener("input", () => (stop(), set(key, value(), control.kind === "select" ? 0 : QUIET)));

      const last = () => lastStep(control, state, known);
      const move = (by) => set(key, Math.min(Math.max(state[key] + by, 0), last()));
      for (const button of row.querySelectorAll("[data-move]"))
        button.addEventListener("click", () => (stop(), move(+button.dataset.move)));
      row.querySelector("[data-play]")?.addEventListener("click", (event) => {
        if (timer) return stop();
        event.currentTarget.textContent = "Pause";
        sentence.setAttribute("aria-live", "off"); // a sentence a second is too many; the last one is told
        if (state[key] >= last()) set(key, 0);
        timer = setInterval(() => {
          if (state[key] + 1 >= last()) stop();
          move(1);
        }, PACE);
      });

      return {
        sync() {
          if (control.kind === "play") {
            input.max = last();
            state = { ...state, [key]: Math.min(state[key], last()) };
          }
          if (control.needs) input.disabled = !control.needs(state);
          if (control.kind === "check") input.checked = state[key];
          else if (value() !== state[key]) input.value = state[key];
          if (output) output.textContent = say(control, state[key], last());
        },
      };
    }

    // A place in a picture, in the picture's own units. What can be picked must be on a control as well, for the keyboard.
    function point(event) {
      const drawing = event.target.closest("svg");
      if (!drawing || (event.type === "pointermove" && event.pointerType !== "mouse")) return;
      const { left, top, width } = drawing.getBoundingClientRect();
      const units = drawing.viewBox.baseVal.width;
      const [x, y] = [event.clientX - left, event.clientY - top].map((pixels) => (pixels * units) / width);
      const next = all[name].pick(state, x, y, known, units);
      if (next !== state) stop(), update(next, QUIET);
    }
    if (all[name].pick) for (const kind of ["pointermove", "click"]) image.addEventListener(kind, point);

    const rows = [...element.querySelectorAll("[data-key]")].map(listen);
    element.querySelector("fieldset").disabled = false;
    update(state); // a browser keeps what was typed before a reload; the figure starts anew
  }

  // The numbers of {shape, float32: "base64"}, as book's data scripts carry them: {shape, values: Float32Array}.
  function unpack({ shape, float32 }) {
    const bytes = Uint8Array.from(atob(float32), (sign) => sign.charCodeAt(0));
    return { shape, values: new Float32Array(bytes.buffer) };
  }

  function figure(name, description) {
    all[name] = description;
    if (typeof document === "undefined") return;
    for (const element of document.querySelectorAll(`[data-playable="${name}"]`)) wake(element, name);
  }

  figure.data = (name, { arrays = {}, ...rest }) => {
    const unpacked = Object.entries(arrays).map(([key, entry]) => [key, unpack(entry)]);
    documents[name] = { ...rest, ...Object.fromEntries(unpacked) };
  };

  return Object.assign(figure, picture, { all, documents, html });
})();
