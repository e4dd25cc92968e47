// Chapter 1: the trained cell reads a sentence. Its hidden state, what is left of the place in it, and the answer.
"use strict";

{
  const { svg, tag, label, heat, heatKey } = figure;
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

  const minus = (states, others) => states.map((h, s) => h.map((value, j) => value - others[s][j]));

  /** What a word changes in the states after it: those with it, less those with it covered. t: 1 is the first word. */
  function changedBy(tokens, t, data, keep) {
    const covered = forward(tokens.map((token, s) => (s === t - 1 ? -1 : token)), data, keep);
    return minus(forward(tokens, data, keep), covered);
  }

  const ROUND = 5; // words: chapter 1's network turns what it keeps once in five

  /** The units in the order in which a round passes through them: by the phase of what a place changes in them. */
  function order(data) {
    if (order.known) return order.known;
    const tokens = read(standard(data.words[0], 20), data).tokens;
    const { means } = trace(tokens, data, 1);
    const left = minus(forward(tokens, data), means).slice(8); // once the round is there
    const part = (j, wave) => left.reduce((sum, h, s) => sum + h[j] * wave((2 * Math.PI * s) / ROUND), 0);
    const phases = Array.from({ length: data.units }, (_, j) => Math.atan2(part(j, Math.sin), part(j, Math.cos)));
    return (order.known = phases.map((_, j) => j).sort((one, other) => phases[one] - phases[other]));
  }

  const SHOWN = {
    state: { name: "state", title: () => "hidden state, a row a unit" },
    place: { name: "place’s change", title: () => "what the place changes" },
    word: { name: "word’s change", title: (word) => `what “${word}” changes` },
  };

  function draw({ sentence, t, keep, show }, data, width) {
    const { tokens, unknown } = read(sentence, data);
    const states = forward(tokens, data, keep);
    const { at, means, left } = trace(tokens, data, keep);
    const shown = { state: () => states, place: () => minus(states, means), word: () => changedBy(tokens, t, data, keep) }[show]();
    const ofWord = show === "word"; // what a word changes comes after it, and the line is the word's
    const upTo = ofWord ? tokens.length : t;
    const word = data.words[tokens[t - 1]] ?? "no word";
    const size = (h) => Math.sqrt(h.reduce((sum, value) => sum + value ** 2, 0) / h.length);
    const moved = ofWord ? shown.map(size) : left;
    const probabilities = answer(states[upTo], data).slice(0, data.places);

    // Left: the states and the line. Right, or below where there is no room: the answer. Then the sentence.
    const wide = width > 500;
    const [x, y, row] = [26, 22, wide ? 6 : 4];
    const bottom = y + row * data.units;
    const line = bottom + 66;
    const column = (width - x - (wide ? 220 : 4)) / Math.max(tokens.length, 1);
    const middle = (s) => x + (s - 0.5) * column;
    const level = (value) => line - 44 * Math.min(value, 1);
    const rounds = show === "state" || !t ? [] : // the same place in the rounds before, or after
      Array.from({ length: 6 }, (_, k) => t + (show === "word" ? k : -k) * ROUND)
        .filter((s) => s > Math.max(at, 0) && s <= tokens.length);
    const after = upTo > 0 ? `answer after “${data.words[tokens[upTo - 1]]}”` : "answer before the first word";
    const drawn = svg(width, line + (wide ? 22 : 78),
      label(x, 12, SHOWN[show].title(word)),
      heatKey(width - (wide ? 220 : 4), 12, 1),
      tag("rect", { x, y, width: column * tokens.length, height: row * data.units, class: "axis" }),
      heat(shown.slice(1, upTo + 1).map((h) => order(data).map((j) => h[j])), x, y, column, row),
      rounds.length > 1 && tag("path", { class: "line-2", d: rounds.map((s) => `M${middle(s)} ${y - 3}V${bottom + 4}`).join("") }),
      rounds.length > 1 && label(middle(rounds[1]) + 6, bottom + 14, wide ? `every ${ROUND} words` : `every ${ROUND}`, "muted"),
      tag("path", { class: "axis", d: `M${x} ${level(1)}V${line}H${x + column * tokens.length}` }),
      label(14, level(1) + 5, "1", "muted end"), label(14, line + 4, "0", "muted end"),
      tag("path", { class: "line-1", d: moved.slice(1, upTo + 1).map((v, s) => `${s ? "L" : "M"}${middle(s + 1)} ${level(v)}`).join("") }),
      t > 0 && tag("rect", { "data-id": "now", x: middle(t) - column / 2, y, width: column, height: line - y, class: "line" }),
      t > 0 && tag("circle", { "data-id": "dot", cx: middle(t), cy: level(moved[t]), r: 4, class: "fill-1" }),
      label(x, line + 17, `how far ${ofWord ? `“${word}”` : "the place"} moves the state`),
      wide ? travel.bars(width - 206, y, after, probabilities, tokens.slice(at, at + 1), data)
        : travel.boxes(x, line + 24, width - x - 4, after, probabilities, tokens.slice(at, at + 1), data));

    return {
      picture: drawn + travel.line(tokens, t, data),
      text: [...(ofWord ? sayOfWord : say)({ tokens, t, at, moved, probabilities, keep }, data), ...travel.leftOut(unknown)].join(" "),
    };
  }

  const likeliest = (probabilities) => probabilities.indexOf(Math.max(...probabilities));

  function sayOfWord({ tokens, t, at, moved, probabilities, keep }, data) {
    if (!t) return ["No word is chosen: the picture shows what one changes in the states after it."];
    const named = `Word ${t}, “${data.words[tokens[t - 1]]}”, moves the state by ${moved[t].toFixed(2)} at once`;
    if (t === tokens.length) return [`${named}. It is the last word, so nothing comes after it: choose an earlier one.`];
    const covered = forward(tokens.map((token, s) => (s === t - 1 ? -1 : token)), data, keep).at(-1);
    const without = answer(covered, data).slice(0, data.places);
    const [best, other] = [probabilities, without].map(likeliest);
    return [
      `${named} and by ${moved.at(-1).toFixed(2)} after the last word.`,
      `With it the likeliest place is ${data.words[best]} with ${percent(probabilities[best])}${travel.verdict(tokens, tokens.length, at, best)}`,
      `Covered, it is ${data.words[other]} with ${percent(without[other])}.`,
    ];
  }

  function say({ tokens, t, at, moved: left, probabilities, keep }, data) {
    const best = likeliest(probabilities);
    const p = probabilities[best];
    const { words } = data;
    const after = t > 0 ? `After word ${t}, “${words[tokens[t - 1]]}”` : "Before the first word";
    const guess = `${after}, the likeliest place is ${words[best]} with ${percent(p)}`;
    const parts = [guess + travel.verdict(tokens, t, at, best)];
    if (at >= 0 && t > at) {
      const most = Math.max(...left.slice(0, t + 1));
      parts.push(`The place still moves the state by ${left[t].toFixed(2)} (largest so far ${most.toFixed(2)}).`);
      if (t === tokens.length && best !== tokens[at] && left[t] > 0.5) parts.push("It is not forgotten, but the answer reads it wrongly.");
    }
    if (at >= 0 && keep === 1 && t === tokens.length) parts.push(...travel.usual(tokens, data));
    return parts;
  }

  figure("memory", {
    data: "memory",
    controls: {
      fillers: { kind: "range", label: "Filler words", min: 0, max: 20 },
      place: { kind: "select", where: "more", label: "Place", options: travel.places },
      sentence: { kind: "text", where: "more", label: "Sentence" },
      show: {
        kind: "choice", label: "Show",
        options: Object.fromEntries(Object.entries(SHOWN).map(([key, { name }]) => [key, name])),
      },
      keep: { kind: "range", where: "more", label: "Scale U by", min: 0, max: 1.25, step: 0.05, say: (v) => v.toFixed(2) },
      t: { kind: "play", label: "Word", last: ({ sentence }, data) => read(sentence, data).tokens.length },
    },
    paper: [{ fillers: 9 }],
    state: { place: "Yunnan", fillers: 10, sentence: standard("Yunnan", 10), keep: 1, show: "state", t: 19 },
    change(state, key, data) {
      const next = key === "place" || key === "fillers"
        ? { ...state, sentence: standard(state.place, state.fillers) } : state;
      return ["t", "keep", "show"].includes(key) ? next : { ...next, t: read(next.sentence, data).tokens.length };
    },
    pick(state, { x, width, value }, data) {
      const words = read(state.sentence, data).tokens.length;
      const column = (width - 26 - (width > 500 ? 220 : 4)) / Math.max(words, 1);
      const t = value ? +value : width === 680 || width === 340 ? Math.ceil((x - 26) / column) : 0;
      return t >= 1 && t <= words && t !== state.t ? { ...state, t } : state;
    },
    lines: [3, 6],
    draw,
    forward, answer, order, changedBy, // for the tests
  });
}
