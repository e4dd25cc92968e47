// Chapter 3: the trained LSTM reads a sentence. What each of its units does at each word, and the answer.
"use strict";

{
  const { svg, tag, label, heat, heatKey, fixed } = figure;
  const { standard, read, percent } = travel;

  // What can be shown of a unit: its name, and its number at a step.
  const SHOWN = {
    c: { name: "cell state c", of: (step, unit) => step.c[unit] },
    f: { name: "forget gate f", of: (step, unit) => step.f[unit] },
    i: { name: "input gate i", of: (step, unit) => step.i[unit] },
    o: { name: "output gate o", of: (step, unit) => step.o[unit] },
    wrote: { name: "what is written, i·c̃", of: (step, unit) => step.i[unit] * step.candidate[unit] },
  };

  /** Chapter 3's forward pass from zero states: tokens (T,) -> a step of `network.lstmStep` for each, and its answer p (V,). */
  function forward(tokens, data) {
    const zero = new Array(data.units).fill(0);
    const steps = [];
    for (const token of tokens) {
      const { h, c } = steps.at(-1) ?? { h: zero, c: zero };
      const x = network.oneHot(token, data.words.length);
      const step = network.lstmStep(x, h, c, data.kernel, data.recurrent_kernel, data.bias);
      steps.push({ ...step, p: network.dense(step.h, data.dense_kernel, data.dense_bias) });
    }
    return steps;
  }

  /** The units in the order of how long they keep what they hold: by their forget gate's mean over a sentence. */
  function order(data) {
    if (order.known) return order.known;
    const steps = forward(read(standard(data.words[0], 20), data).tokens, data);
    const mean = (j) => steps.reduce((sum, { f }) => sum + f[j], 0);
    const means = Array.from({ length: data.units }, (_, j) => mean(j));
    return (order.known = means.map((_, j) => j).sort((one, other) => means[other] - means[one]));
  }

  /** Where things are in a picture of that width: columns are words, rows are units. */
  function layout(width, words) {
    const wide = width > 500;
    const [x, y, row] = [30, 22, wide ? 6 : 4];
    const column = (width - x - (wide ? 222 : 4)) / Math.max(words, 1);
    return { wide, x, y, row, column, middle: (t) => x + (t - 0.5) * column };
  }

  const named = (tokens, { places }) => [...new Set(tokens.filter((token) => token < places))];

  /** Curves over the words between 0 and 1, each {name, values, look}, under a title and their key; a dot at word t. */
  function panel(x, top, column, title, curves, t) {
    const [height, words] = [44, curves[0].values.length];
    const [X, Y] = [(s) => x + (s - 0.5) * column, (value) => top + 18 + height * (1 - value)];
    let left = x + 7 * title.length + 4;
    return [
      label(x, top + 10, title),
      curves.map(({ name, look }) => {
        const [from, begins] = [left, left + 22];
        left = begins + 7 * name.length + 8;
        return tag("path", { d: `M${from} ${top + 6}h18`, class: look }) + label(begins, top + 10, name);
      }),
      tag("path", { class: "axis", d: `M${x} ${Y(1)}V${Y(0)}h${column * words}` }),
      label(x - 5, Y(1) + 5, "1", "muted end"), label(x - 5, Y(0) + 4, "0", "muted end"),
      curves.map(({ values, look }) => [
        tag("path", { d: values.map((value, s) => `${s ? "L" : "M"}${X(s + 1)} ${Y(value)}`).join(""), class: look }),
        tag("circle", { cx: X(t), cy: Y(values[t - 1]), r: 3.5, class: look.replace("line", "fill") }),
      ]),
    ];
  }

  function draw({ sentence, t, unit, show }, data, width) {
    const { tokens, unknown } = read(sentence, data);
    const steps = forward(tokens, data);
    const places = named(tokens, data);
    const { wide, x, y, row, column, middle } = layout(width, tokens.length);
    const text = say({ tokens, unknown, steps, places, t, unit }, data);
    const bottom = y + data.units * row;
    const height = bottom + (wide ? 76 : 191);
    if (!tokens.length) return { picture: svg(width, height, label(x, 24, "Type words that it knows.")) + travel.line([], 0, data), text };

    const columns = steps.map((step) => order(data).map((j) => SHOWN[show].of(step, j)));
    const most = show === "c" ? Math.max(...columns.flat().map(Math.abs)) : 1;
    const place = order(data).indexOf(unit - 1); // the row of the unit
    const of = (key) => steps.map((step) => SHOWN[key].of(step, unit - 1));
    // The first two places that are named; a second one can be told from the first by its dashes.
    const curves = places.slice(0, 2).map((place, k) => ({
      name: data.words[place], look: ["line-1", "line-2"][k], values: steps.map(({ p }) => p[place]),
    }));
    const gates = [
      { name: "f", look: "line-1" }, { name: "i", look: "line-2" }, { name: "o", look: "line-3" },
    ].map((gate) => ({ ...gate, values: of(gate.name) }));
    const [gatesX, gatesY, gatesColumn] = wide ? [width - 190, bottom + 6, 180 / tokens.length] : [x, bottom + 72, column];
    const [after, p] = [`answer after “${data.words[tokens[t - 1]]}”`, steps[t - 1].p.slice(0, data.places)];
    const drawn = svg(width, height,
      label(x, 13, SHOWN[show].name), heatKey(x + column * tokens.length, 13, most, show === "c" || show === "wrote"),
      tag("rect", { x, y, width: column * tokens.length, height: bottom - y, class: "axis" }),
      heat(columns, x, y, column, row, most),
      tag("rect", { "data-id": "word", x: middle(t) - column / 2, y: y - 2, width: column, height: bottom - y + 4, class: "line" }),
      tag("rect", { "data-id": "unit", x, y: y + place * row - 1, width: column * tokens.length, height: row + 2, class: "line" }),
      label(x - 5, y + (place + 0.5) * row + 5, String(unit), "strong end"),
      curves.length > 0 && panel(x, bottom + 6, column, "probability of", curves, t),
      panel(gatesX, gatesY, gatesColumn, `${wide ? "" : "gates of "}unit ${unit}`, gates, t),
      wide ? travel.bars(width - 206, y - 10, after, p, tokens, data, 22)
        : travel.boxes(x, bottom + 137, width - x - 4, after, p, tokens, data));
    return { picture: drawn + travel.line(tokens, t, data), text };
  }

  function say({ tokens, unknown, steps, places, t, unit }, data) {
    const { words } = data;
    if (!tokens.length) return "There is no word in the sentence that the network knows.";
    const step = steps[t - 1];
    const p = step.p.slice(0, data.places);
    const best = p.indexOf(Math.max(...p));
    const two = (key) => fixed(SHOWN[key].of(step, unit - 1), 2);
    const parts = [
      `Word ${t}, “${words[tokens[t - 1]]}”, unit ${unit}: f = ${two("f")}, i = ${two("i")}, o = ${two("o")}. `
        + `It writes ${two("wrote")}, and c is ${two("c")}.`,
      `The likeliest place is ${words[best]} with ${percent(p[best])}.`,
    ];
    if (places.length > 1) parts.push(`Named are ${places.map((place) => words[place]).join(" and ")}.`);
    if (places.length === 1 && t === tokens.length) parts.push(...travel.usual(tokens, data));
    parts.push(...travel.leftOut(unknown));
    return parts.join(" ");
  }

  /** The sentence of a state. A second place stands in the middle of the filler, in the stead of a word. */
  function sentenceOf({ place, fillers, second }, { words, places }) {
    const sentence = standard(place, fillers).split(" ");
    if (second && fillers) sentence[4 + Math.floor(fillers / 2)] = words[(words.indexOf(place) + 1) % places];
    return sentence.join(" ");
  }

  // A second place has a place in it: its filler words are there, and the reader has not typed it.
  const isStandard = ({ place, fillers, second, sentence }) => fillers > 0 && (second || sentence === standard(place, fillers));

  figure("lstm-trace", {
    data: "lstm",
    controls: {
      fillers: { kind: "range", label: "Filler words", min: 0, max: 20 },
      place: { kind: "select", where: "more", label: "Place", options: travel.places },
      second: { kind: "check", label: "Name a second place", needs: isStandard },
      sentence: { kind: "text", where: "more", label: "Sentence" },
      show: {
        kind: "select", where: "more", label: "Show",
        options: Object.fromEntries(Object.entries(SHOWN).map(([key, { name }]) => [key, name])),
      },
      unit: { kind: "range", where: "more", label: "Unit", min: 1, max: 32 },
      t: { kind: "play", label: "Word", first: 1, last: ({ sentence }, data) => read(sentence, data).tokens.length },
    },
    paper: [{ second: true }],
    state: { place: "Yunnan", fillers: 12, second: false, sentence: standard("Yunnan", 12), show: "c", unit: 18, t: 21 },
    change(state, key, data) {
      const next = ["place", "fillers", "second"].includes(key) ? { ...state, sentence: sentenceOf(state, data) }
        : key === "sentence" ? { ...state, second: false } : state;
      const last = read(next.sentence, data).tokens.length;
      if (key === "t") return { ...next, t: Math.max(next.t, Math.min(1, last)) };
      return key === "unit" || key === "show" ? next : { ...next, t: last };
    },
    pick(state, { x, y, width, value }, data) {
      if (value) return { ...state, t: +value };
      const words = read(state.sentence, data).tokens.length;
      const where = layout(width, words);
      const t = Math.ceil((x - where.x) / where.column);
      const unit = order(data)[Math.floor((y - where.y) / where.row)] + 1;
      return t >= 1 && t <= words && unit >= 1 ? { ...state, t, unit } : state;
    },
    draw,
    forward, order, // for the test
  });
}
