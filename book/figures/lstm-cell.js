// One LSTM unit with a pencil: chapter 3's five cards on a drawing of its cell, with the numbers of the page.
"use strict";

{
  const { tag, svg, label, arrow, fixed } = figure;

  // The unit of chapter 3: for each layer its weights of x and of h_prev, and its bias. g is the candidate c̃.
  const WEIGHTS = { f: [-3, 2, 2], i: [2, -2, -1], g: [0.5, -1, 0], o: [1, 2, 0] };

  // One step from the input x and the old states: every number on the way.
  function step({ x, h, c }) {
    const z = {};
    for (const [layer, [w, u, b]] of Object.entries(WEIGHTS)) z[layer] = w * x + u * h + b;
    const [f, i, o] = [z.f, z.i, z.o].map(network.sigmoid);
    const g = Math.tanh(z.g);
    const cell = f * c + i * g;
    return { z, f, i, g, o, c: cell, h: o * Math.tanh(cell) };
  }

  const factor = (value, digits) => (value < 0 ? `(${fixed(value, digits)})` : fixed(value, digits));
  const share = (value) => `${Math.round(100 * value)}%`;

  // "σ(−3·1.00 + 2·(−0.50) + 2) = σ(−2.00) = 0.119"
  function layer(name, squash, { x, h }, now) {
    const [w, u, b] = WEIGHTS[name].map((weight) => String(weight).replace("-", "−"));
    const sum = `${w}·${factor(x, 2)} + ${u}·${factor(h, 2)} + ${b}`.replaceAll("+ −", "− ");
    return `${squash}(${sum}) = ${squash}(${fixed(now.z[name], 2)}) = ${fixed(now[name])}`;
  }

  // lit: the parts of the drawing that stand out. means: the card's arithmetic, and what it says.
  const CARDS = [
    {
      name: "The whole cell",
      equation: "cₜ = f·cₜ₋₁ + i·c̃,  hₜ = o·tanh(cₜ)",
      lit: "figuoh",
      means: (old, now) => `It held cₜ₋₁ = ${fixed(old.c, 2)} and reads xₜ = ${fixed(old.x, 2)}. Now it holds c = ${fixed(now.c)} `
        + `and shows h = ${fixed(now.h)}.`,
    },
    {
      name: "Forget gate",
      equation: "f = σ(w·xₜ + u·hₜ₋₁ + b)",
      lit: "f",
      means: (old, now) => `f = ${layer("f", "σ", old, now)}. It will keep ${share(now.f)} of the old cell state.`,
    },
    {
      name: "Input gate",
      equation: "i = σ(w·xₜ + u·hₜ₋₁ + b)",
      lit: "i",
      means: (old, now) => `i = ${layer("i", "σ", old, now)}. ${share(now.i)} of what is proposed will be written.`,
    },
    {
      name: "Candidate",
      equation: "c̃ = tanh(w·xₜ + u·hₜ₋₁ + b)",
      lit: "g",
      means: (old, now) => `c̃ = ${layer("g", "tanh", old, now)}. This is proposed as new.`,
    },
    {
      name: "Cell update",
      equation: "cₜ = f·cₜ₋₁ + i·c̃",
      lit: "u",
      means: (old, now) => `c = ${fixed(now.f)}·${factor(old.c, 2)} + ${fixed(now.i)}·${factor(now.g)} = ${fixed(now.c)}. `
        + `Of the old, ${fixed(now.f * old.c)} is left; ${fixed(now.i * now.g)} is added.`,
    },
    {
      name: "Output gate",
      equation: "o = σ(w·xₜ + u·hₜ₋₁ + b),  hₜ = o·tanh(cₜ)",
      lit: "oh",
      means: (old, now) => `o = ${layer("o", "σ", old, now)}, and h = ${fixed(now.o)}·tanh(${fixed(now.c)}) `
        + `= ${fixed(now.h)}. That is what the outside sees.`,
    },
  ];

  function draw(state, data, width) {
    const now = step(state);
    const { name, equation, lit, means } = CARDS[state.part];
    const wide = width > 500;
    // A drawing like that of coursekit/drawings.py: x from 0 to 8.4, y from 0 up to 3, the units of the cards.
    const X = (x) => 48 + (x * (width - 52)) / 8.4;
    const Y = (y) => 60 + (3.3 - y) * (wide ? 60 : 58);
    const [f, i, g, o, h] = [1.1, 2.45, 3.8, 5.25, 6.5];
    const on = (parts) => [...parts].some((part) => lit.includes(part));
    const known = (card) => !state.part || state.part >= card;

    // A way through points to an arrow, whose tip stays `gap` before the middle of what it points at.
    function way(parts, gap, ...points) {
      const at = points.map(([x, y]) => [X(x), Y(y)]);
      const [[x0, y0], [x1, y1]] = at.slice(-2);
      const stop = 1 - gap / Math.hypot(x1 - x0, y1 - y0);
      const look = on(parts) ? (state.part ? "line-1" : "") : "axis";
      const end = [x0 + stop * (x1 - x0), y0 + stop * (y1 - y0)];
      // What comes by on a lit way: its name is the card's, so that it starts anew with each card.
      const flow = on(parts) && tag("path", { d: `M${at.slice(0, -1).join("L")}L${end}`, class: "flow", "data-id": `${state.part} ${points}` });
      return tag("path", { d: `M${at.slice(0, -1).join("L")}`, class: `line ${look}` })
        + arrow(x0, y0, ...end, { class: look }) + (flow || "");
    }
    const write = (x, y, text, parts, side = "") =>
      label(x, y, text, `${side} ${parts ? (on(parts) ? "strong" : "muted") : ""}`);
    // A layer has its colour of the drawings above; what has no weights has none.
    const node = (name, part, x, y, text, size) => {
      const layer = name === "rect" && part in WEIGHTS;
      return tag(name, { ...size, class: `line ${layer ? `gate-${part}` : "box"}`, "stroke-opacity": on(part) ? 1 : 0.4,
        "fill-opacity": layer && !on(part) ? 0.25 : 1 })
        + label(X(x), Y(y) + 5, text, `middle ${!on(part) ? "muted" : layer ? "on-gate" : ""}`);
    };
    const box = (part, x, y, text) =>
      node("rect", part, x, y, text, { x: X(x) - 19, y: Y(y) - 14, width: 38, height: 28, rx: 3 });
    const circle = (part, x, y, text) => node("circle", part, x, y, text, { cx: X(x), cy: Y(y), r: 11 });
    // A name, and below it its number once a card has computed it.
    const value = (card, parts, x, y, text, number, gap = 16, side = "") =>
      write(x, y, text, parts, side) + (known(card) ? write(x, y + gap, number, "", side) : "");

    const ways = [
      ["u", 0, [-1.3, 3], [8.4, 3]],
      ["figo", 0, [0.6, -0.6], [0.6, 0.3]],
      ...[["f", f], ["i", i], ["g", g], ["o", o]].map(([part, x]) => [part, 15, [-1.3, 0.3], [x, 0.3], [x, 1.15]]),
      ["fu", 12, [f, 1.15], [f, 3]],
      ["iu", 12, [i, 1.15], [i, 2.15], [g, 2.15]],
      ["gu", 12, [g, 1.15], [g, 2.15]],
      ["u", 12, [g, 2.15], [g, 3]],
      ["oh", 12, [o, 1.15], [h, 1.15]],
      ["h", 15, [h, 3], [h, 2.2]],
      ["h", 12, [h, 2.2], [h, 1.15]],
      ["h", 0, [h, 1.15], [h, 0.3], [8.4, 0.3]],
    ];
    const picture = svg(width, Y(-0.75),
      label(2, 18, name, "strong"),
      wide ? label(width - 2, 18, equation, "end") : label(2, 38, equation),
      tag("rect", { x: X(0.2), y: Y(3.45), width: X(7.2) - X(0.2), height: Y(-0.2) - Y(3.45), rx: 6, class: "axis" }),
      // The grey ways first, so that a lit one lies on top.
      [false, true].flatMap((now) => ways.filter(([parts]) => on(parts) === now).map((one) => way(...one))),
      box("f", f, 1.15, "σ"), box("i", i, 1.15, "σ"), box("g", g, 1.15, "tanh"), box("o", o, 1.15, "σ"),
      circle("u", f, 3, "×"), circle("u", g, 3, "+"), circle("u", g, 2.15, "×"),
      box("h", h, 2.2, "tanh"), circle("h", h, 1.15, "×"),
      value(0, "u", 2, Y(3) - 8, "cₜ₋₁", fixed(state.c, 2), 26),
      value(0, "figo", 2, Y(0.3) - 8, "hₜ₋₁", fixed(state.h, 2), 26),
      write(X(0.6) + 8, Y(-0.6), `xₜ = ${fixed(state.x, 2)}`, "figo"),
      value(1, "fu", X(f) + 6, Y(2.1), "f", fixed(now.f)),
      value(2, "iu", X(i) + 6, Y(1.9), "i", fixed(now.i)),
      value(3, "gu", X(g) + 6, Y(1.75), "c̃", fixed(now.g)),
      value(5, "oh", X((o + h) / 2), Y(1.15) + 24, "o", fixed(now.o), 16, "middle"),
      value(4, "u", width - 2, Y(3) - 8, "cₜ", fixed(now.c), 26, "end"),
      value(5, "h", width - 2, Y(0.3) - 8, "hₜ", fixed(now.h), 26, "end"),
    );
    return { picture, text: `${name}. ${means(state, now)}` };
  }

  // The new states are the old ones of the next word.
  const goOn = (state, x) => ({ ...state, x, h: step(state).h, c: step(state).c });
  const say = (value) => fixed(value, 2);
  figure("lstm-cell", {
    more: "Set the old states",
    controls: {
      x: { kind: "range", label: "input xₜ", min: -1, max: 1, step: 0.1, say },
      h: { kind: "range", where: "more", label: "hidden hₜ₋₁", min: -1, max: 1, step: 0.05, say },
      c: { kind: "range", where: "more", label: "cell cₜ₋₁", min: -2, max: 2, step: 0.05, say },
      filler: { kind: "button", label: "Read a filler", press: (state) => goOn(state, 0) },
      place: { kind: "button", label: "Read a place", press: (state) => goOn(state, 1) },
      part: { kind: "play", label: "Card", last: () => CARDS.length - 1, say: (part) => CARDS[part].name },
    },
    state: { part: 0, x: 1, h: -0.5, c: -0.8 },
    paper: [(state) => goOn(state, 0)],
    step, // for the test
    draw,
  });
}
