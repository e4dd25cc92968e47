// Chapter 1: the trained cell reads a sentence. Its hidden state, what is left of the place in it, and the answer.
"use strict";

{
  const { svg, tag, label, upright, squares } = figure;
  const { standard, read, percent } = travel;

  /** Chapter 1's forward pass: tokens (T,) -> states h_0 to h_T, each (H,). keep: a factor on the recurrent kernel. */
  function forward(tokens, data, keep = 1) {
    const { kernel, recurrent_kernel: U, bias, words } = data;
    const weaker = { ...U, values: U.values.map((weight) => keep * weight) };
    const states = [new Array(data.units).fill(0)];
    for (const token of tokens)
      states.push(network.rnnStep(network.oneHot(token, words.length), states.at(-1), kernel, weaker, bias));
    return states;
  }

  const answer = (h, { dense_kernel, dense_bias }) => network.dense(h, dense_kernel, dense_bias);

  /** What the place does to the states: their distance from the mean over the same sentence with all eight places. */
  function trace(tokens, data, keep) {
    const at = tokens.findIndex((token) => token < data.places);
    const others = Array.from({ length: at < 0 ? 0 : data.places }, (_, place) =>
      forward(tokens.map((token, t) => (t === at ? place : token)), data, keep));
    const mean = (t, j) => others.reduce((sum, states) => sum + states[t][j], 0) / others.length;
    const means = forward(tokens, data, keep).map((h, t) => h.map((own, j) => (others.length ? mean(t, j) : own)));
    const left = means.map((h, t) => Math.sqrt(others.reduce((sum, states) =>
      sum + states[t].reduce((part, value, j) => part + (value - h[j]) ** 2, 0), 0) / (data.places * data.units)));
    return { at, means, left };
  }

  function draw({ sentence, t, keep, show }, data, width) {
    const { tokens, unknown } = read(sentence, data);
    const states = forward(tokens, data, keep);
    const { at, means, left } = trace(tokens, data, keep);
    const shown = show === "state" ? states : states.map((h, s) => h.map((value, j) => value - means[s][j]));
    const probabilities = answer(states[t], data).slice(0, data.places);
    const best = probabilities.indexOf(Math.max(...probabilities));

    // Left: the states, the words under them, and the line. Right, or below on a telephone: the answer.
    const wide = width > 500;
    const [x, y, row, line] = [26, 22, 7, 396];
    const column = Math.min((width - x - (wide ? 220 : 4)) / Math.max(tokens.length, 1), 24);
    const middle = (s) => x + (s - 0.5) * column;
    const level = (value) => line - 60 * Math.min(value, 1);
    const [barX, barY] = wide ? [width - 206, y] : [0, line + 44];
    const picture = svg(width, wide ? line + 22 : line + 264,
      label(x, 12, show === "state" ? "hidden state" : "what the place changes in the hidden state"),
      upright(14, y + 140, `${data.units} units`, "muted"),
      t > 0 && tag("rect", { x: middle(t) - column / 2, y, width: column, height: line - y, class: "soft" }),
      squares(shown.slice(1, t + 1), x, y, column, row),
      tokens.map((token, s) => upright(middle(s + 1) + 4, y + 32 * row + 70, data.words[token],
        s === at ? "strong" : s < t ? "" : "muted")),
      tag("path", { class: "axis", d: `M${x} ${level(1)}V${line}H${x + column * tokens.length}` }),
      label(14, level(1) + 5, "1", "muted end"), label(14, line + 4, "0", "muted end"),
      tag("path", { class: "line-1", d: left.slice(1, t + 1).map((v, s) => `${s ? "L" : "M"}${middle(s + 1)} ${level(v)}`).join("") }),
      t > 0 && tag("circle", { cx: middle(t), cy: level(left[t]), r: 4, class: "fill-1" }),
      label(x, line + 18, "how far the place moves the state"),
      travel.bars(barX, barY, t > 0 ? `answer after “${data.words[tokens[t - 1]]}”` : "answer before the first word",
        probabilities, tokens.slice(at, at + 1), data));

    return { picture, text: say({ tokens, unknown, t, at, left, best, p: probabilities[best], keep }, data) };
  }

  function say({ tokens, unknown, t, at, left, best, p, keep }, data) {
    const { words } = data;
    const after = t > 0 ? `After word ${t}, “${words[tokens[t - 1]]}”` : "Before the first word";
    const guess = `${after}, the likeliest place is ${words[best]} with ${percent(p)}`;
    const verdict = at < 0 ? ". The sentence names no place." : t <= at ? ". The place is still to come."
      : best === tokens[at] ? ": right." : ": wrong.";
    const parts = [guess + verdict];
    if (at >= 0 && t > at) {
      const most = Math.max(...left.slice(0, t + 1));
      parts.push(`The place still moves the state by ${left[t].toFixed(2)} (largest so far ${most.toFixed(2)}).`);
      if (best !== tokens[at] && left[t] > 0.5) parts.push("It is not forgotten, but the answer reads it wrongly.");
    }
    if (at >= 0 && keep === 1 && t === tokens.length) parts.push(...travel.usual(tokens, data));
    parts.push(...travel.leftOut(unknown));
    return parts.join(" ");
  }

  figure("memory", {
    data: "memory",
    controls: {
      place: {
        kind: "select", label: "Place",
        options: ({ words, places }) => Object.fromEntries(words.slice(0, places).map((word) => [word, word])),
      },
      fillers: { kind: "range", label: "Filler words", min: 0, max: 20 },
      sentence: { kind: "text", label: "Sentence" },
      keep: { kind: "range", label: "Scale U by", min: 0, max: 1.25, step: 0.05, say: (v) => v.toFixed(2) },
      show: { kind: "select", label: "Show", options: { state: "hidden state", place: "change by the place" } },
      t: { kind: "play", label: "Word", last: ({ sentence }, data) => read(sentence, data).tokens.length },
    },
    state: { place: "Yunnan", fillers: 10, sentence: standard("Yunnan", 10), keep: 1, show: "state", t: 19 },
    change(state, key, data) {
      const next = key === "place" || key === "fillers"
        ? { ...state, sentence: standard(state.place, state.fillers) } : state;
      return key === "t" ? next : { ...next, t: read(next.sentence, data).tokens.length };
    },
    draw,
    forward, answer, // for the test
  });
}
