// What all figures share. A figure's script calls `figure(name, description)`, and its data script
// `figure.data(name, document)`; nothing else of a figure is known here. The description is
//
//   data       name of the data script, if the figure has one, or a list of names
//   needs      optional: a list of further scripts of this folder that it uses
//   controls   what the reader can set: {key: {kind, label, ...}}, see controls.js
//   state      what they are set to at first: {key: value}
//   kept       optional: what buttons set and the address keeps, described as controls are: {key: {kind, ...}}
//   change     optional: (state, key, data) => state, after the reader has set `key`
//   pick       optional: (state, at, data) => state, when the mouse is at a place of the picture, or a finger was.
//              at: {x, y, width} in the picture's own units, and `value`, the data-pick of what is there
//   fluid      true if the picture is text that fits every width
//   asks       true if the sentence stands above the controls, because it asks
//   lines      optional: [lines of its longest sentence, those on a telephone], so that it moves nothing; else [3, 5]
//   more       optional: what the reader opens the further controls with
//   paper      optional: what else is printed of it, a list of {key: value} that the reader could have set, or of
//              (state, data) => state
//   draw       (state, data, width) => {picture: "<svg ...>", text: "What it shows."}
//
// `draw` is pure and knows no page. So Node.js draws the still picture when the book is built (bookext/playable.js),
// and a test can call it. It is called for a width of 680 and one of 340 units, so that letters stay readable on a
// telephone; figure.css shows the one that fits. morph.js keeps the nodes of the picture that stay: give those that
// move a data-id.
"use strict";

const figure = (() => {
  const WIDTHS = { wide: 680, narrow: 340 };
  const { escape, tag } = picture;
  const all = {};
  const documents = {};

  const known = ({ data }) => (Array.isArray(data) ? data.map((name) => documents[name]) : documents[data]);
  const widths = ({ fluid }) => (fluid ? { wide: WIDTHS.wide } : WIDTHS);

  // A step that can be played goes no further than its end.
  function within(it, state, data) {
    const next = { ...state };
    for (const [key, control] of Object.entries(it.controls))
      if (control.kind === "play") next[key] = Math.min(next[key], controls.last(control, next, data));
    return next;
  }

  // The state after the reader has set a control.
  const after = (it, state, key, value, data) =>
    within(it, it.change ? it.change({ ...state, [key]: value }, key, data) : { ...state, [key]: value }, data);

  // The HTML of a figure at first, without its caption. alt: what the picture is, for those who do not see it.
  function html(name, alt) {
    const it = all[name];
    const [{ state }, data] = [it, known(it)];
    const place = (control) => control.where ?? (control.kind === "play" ? "below" : "above");
    const rows = (where) => Object.entries(it.controls)
      .filter(([, control]) => place(control) === where)
      .map(([key, control]) => controls.html(name, key, control, state, data));
    const fieldset = (where, legend) => rows(where).length > 0 &&
      tag("fieldset", { class: "playable-controls", disabled: "disabled" },
        tag("legend", { class: "playable-hidden" }, legend), rows(where));
    const shown = Object.entries(widths(it)).map(([key, width]) => [key, it.draw(state, data, width)]);
    const [lines, narrow] = it.lines ?? [];
    const sentence = tag("p", { class: "playable-text", style: lines && `--lines: ${lines}; --lines-narrow: ${narrow}` },
      escape(shown[0][1].text));
    return [
      it.asks && sentence,
      fieldset("above", "Controls of the figure"),
      tag("div", { class: "playable-picture", role: "img", "aria-label": alt },
        shown.map(([key, { picture }]) => tag("div", { class: it.fluid ? "playable-fluid" : `playable-${key}` }, picture))),
      fieldset("below", "Controls of the figure, below"),
      !it.asks && sentence,
      tag("div", { class: "playable-foot" },
        reset.html(it), rows("more").length > 0 && tag("details", { class: "playable-more" },
          tag("summary", {}, it.more ?? "More to change"), fieldset("more", "Further controls of the figure"))),
      tag("p", { class: "playable-hidden playable-told", role: "status" }),
    ].filter(Boolean).join("\n");
  }

  // What is printed of a figure beside its first state: a list of {picture, text}.
  function paper(name) {
    const it = all[name];
    const [{ state }, data] = [it, known(it)];
    const reach = (set) => (set instanceof Function ? set(state, data)
      : Object.entries(set).reduce((now, [key, value]) => after(it, now, key, value, data), state));
    return (it.paper ?? []).map((set) => it.draw(reach(set), data, WIDTHS.wide));
  }

  // Let a figure of the page answer.
  function wake(element, name) {
    const it = all[name];
    const data = known(it);
    const [image, sentence, told] = [".playable-picture", ".playable-text", ".playable-told"].map((what) => element.querySelector(what));
    let state = it.state;
    let telling = null; // runs until a screen reader is told

    // The picture that the page has room for, and its sentence; both pictures on paper.
    function render(everywhere) {
      const boxes = [...image.children];
      const shown = boxes.filter((box) => everywhere || box.getClientRects().length);
      for (const box of shown.length ? shown : boxes.slice(0, 1)) {
        const { picture, text } = it.draw(state, data, Object.values(widths(it))[boxes.indexOf(box)]);
        morph(box, picture);
        if (sentence.textContent !== text) sentence.textContent = text;
      }
    }

    function update(next, delay = 0) {
      state = within(it, next, data);
      touched(true);
      for (const row of rows) row.sync();
      render();
      clearTimeout(telling);
      telling = setTimeout(tell, delay);
    }

    // The eye has the sentence at once. What is read aloud, and the address, wait until the reader is quiet.
    function tell() {
      if (muted) return;
      told.textContent = sentence.textContent;
      telling = setTimeout(() => (told.textContent = ""), 3000); // who reads on meets the sentence once
      if (state !== it.state) address.write(name, it, state, data, after);
    }

    function startAgain() {
      for (const row of rows) row.stop(), row.end?.();
      update(it.state);
      render(true); // the picture for another width, too, because now it is as if nothing had been touched
      state = it.state;
    }

    let muted = false;
    const host = {
      data,
      update,
      state: () => state,
      set: (key, value, delay) => update(after(it, state, key, value, data), delay),
      stop: () => rows.forEach((row) => row.stop()),
      mute: (on) => {
        muted = on;
        clearTimeout(telling);
        if (!on) telling = setTimeout(tell, controls.QUIET);
      },
    };

    // A place in a picture. What can be picked must be on a control as well, for the keyboard.
    function point(event) {
      if (event.type === "pointermove" && event.pointerType !== "mouse") return;
      const drawing = event.target.closest("svg") ?? image;
      const { left, top, width } = drawing.getBoundingClientRect();
      const units = drawing.viewBox?.baseVal.width ?? width;
      const [x, y] = [event.clientX - left, event.clientY - top].map((pixels) => (pixels * units) / width);
      const value = event.target.closest("[data-pick]")?.dataset.pick;
      const next = it.pick(state, { x, y, width: units, value, tap: event.type === "click" }, data);
      if (next !== state) host.stop(), update(next, controls.QUIET);
    }
    if (it.pick) for (const kind of ["pointermove", "click"]) image.addEventListener(kind, point);

    const rows = [...element.querySelectorAll("[data-key]")].map((row) =>
      controls.listen(row, it.controls[row.dataset.key], host));
    for (const part of element.querySelectorAll("fieldset")) part.disabled = false;
    const touched = reset.listen(element, name, startAgain);
    for (const row of rows) row.sync(); // a browser keeps what was typed before a reload; the figure starts anew

    let narrow = element.clientWidth;
    new ResizeObserver(() => {
      if (narrow !== element.clientWidth && state !== it.state) render();
      narrow = element.clientWidth;
    }).observe(element);
    addEventListener("beforeprint", () => state !== it.state && render(true));
    const follow = () => {
      const given = address.read(name, it, data, after);
      if (given) update(given), element.scrollIntoView();
    };
    addEventListener("hashchange", follow);
    follow();
  }

  const bytes = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)).buffer;

  // The numbers of {shape, float32: "base64"}, as the book's data scripts carry them: {shape, values: Float32Array}.
  // Or of {shape, int8, scale}, in bytes: each column has a scale of its own.
  function unpack({ shape, float32, int8, scale }) {
    if (float32) return { shape, values: new Float32Array(bytes(float32)) };
    const factors = new Float32Array(bytes(scale));
    return { shape, values: Float32Array.from(new Int8Array(bytes(int8)), (value, k) => value * factors[k % factors.length]) };
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

  return Object.assign(figure, picture, { all, documents, html, paper, known, after });
})();
