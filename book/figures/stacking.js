// Chapter 4: layers on layers. What they weigh, and the state of each over a sentence.
"use strict";

{
  const { svg, tag, label, upright, arrow, squares, number, count } = figure;
  const INPUTS = 28; // as many as the travel sentences have words; each new word of the sentence takes the next one
  const MOST = 20; // words that fit into the picture
  const BLOCKS = { rnn: 1, lstm: 4 };

  /** Weights of each layer. units: a list of widths, the lowest layer first; kind: "rnn" or "lstm". */
  const weigh = (inputs, units, kind) =>
    units.map((H, layer) => BLOCKS[kind] * H * ((layer ? units[layer - 1] : inputs) + H + 1));

  const total = (numbers) => numbers.reduce((sum, value) => sum + value, 0);

  /** The one layer whose number of weights is nearest. */
  function oneLayer(weights, kind) {
    const distance = (H) => Math.abs(total(weigh(INPUTS, [H], kind)) - weights);
    let H = 1;
    while (distance(H + 1) < distance(H)) H += 1;
    return H;
  }

  const widths = (state) => [state.first, state.second, state.third].slice(0, state.layers);
  const split = (sentence) => sentence.replace(/\./g, " . ").split(/\s+/).filter(Boolean).slice(0, MOST);

  /** W, U and b of a new layer, spread as Keras spreads them; the bias is 0, but 1 for an LSTM's forget gate. */
  function newLayer(n, H, kind, strength, normal) {
    const columns = BLOCKS[kind] * H;
    const matrix = (rows, deviation) => ({
      shape: [rows, columns], values: Float64Array.from({ length: rows * columns }, () => strength * deviation * normal()),
    });
    const values = Float64Array.from({ length: columns }, (_, j) => +(kind === "lstm" && j >= H && j < 2 * H));
    return [matrix(n, Math.sqrt(2 / (n + columns))), matrix(H, Math.sqrt(1 / H)), { shape: [columns], values }];
  }

  /** What each layer hands up, for every word: vectors x (T, D) -> (layers, T, H). layers: a list of [W, U, b]. */
  function forward(x, layers, kind, residual = false) {
    const outputs = [];
    for (const [W, U, b] of layers) {
      const H = U.shape[0];
      let [h, c] = [new Array(H).fill(0), new Array(H).fill(0)];
      const below = outputs.at(-1) ?? x;
      outputs.push(below.map((input) => {
        if (kind === "lstm") ({ h, c } = network.lstmStep(input, h, c, W, U, b));
        else h = network.rnnStep(input, h, W, U, b);
        return residual && outputs.length && input.length === H ? network.sum(input, h) : h;
      }));
    }
    return outputs;
  }

  function run(state) {
    const words = split(state.sentence);
    const known = [...new Set(words.map((word) => word.toLowerCase()))];
    const x = words.map((word) => network.oneHot(known.indexOf(word.toLowerCase()), INPUTS));
    const units = widths(state);
    const normal = network.normal(1);
    const layers = units.map((H, n) => newLayer(n ? units[n - 1] : INPUTS, H, state.kind, state.strength, normal));
    return { words, units, outputs: forward(x, layers, state.kind, state.residual) };
  }

  function draw(state, data, width) {
    const { words, units, outputs } = run(state);
    const counts = weigh(INPUTS, units, state.kind);
    const [x, row] = [30, 9];
    const column = Math.min((width - x - 34) / Math.max(words.length, 1), 44);
    const right = x + column * words.length;
    const largest = Math.max(...outputs.flat(2).map(Math.abs));
    const parts = [];
    let y = 8;
    for (let layer = units.length - 1; layer >= 0; layer--) {
      const H = units[layer];
      const n = layer ? units[layer - 1] : INPUTS;
      const formula = `${state.kind === "lstm" ? "4 · " : ""}${H} · (${n} + ${H} + 1)`;
      parts.push(
        label(x, y + 12, `layer ${layer + 1}: ${formula} = ${count(counts[layer])} weights`),
        tag("rect", { x, y: y + 20, width: right - x, height: row * H, class: "axis" }),
        state.t > 0 ? tag("rect", { x: x + column * (state.t - 1), y: y + 20, width: column, height: row * H, class: "soft" }) : "",
        squares(outputs[layer].slice(0, state.t), x, y + 20, column, row, largest),
        arrow(right + 4, y + 20 + (row * H) / 2, right + 24, y + 20 + (row * H) / 2),
        label(right + 4, y + 14 + (row * H) / 2, state.kind === "lstm" ? "h, c" : "h"),
        arrow(15, y + 20 + row * H + 24, 15, y + 20 + row * H - 2), label(8, y + 20 + row * H - 8, layer ? "h" : "x"),
      );
      y += 20 + row * H + 12;
    }
    words.forEach((word, t) =>
      parts.push(upright(x + column * (t + 0.5) + 4, y + 66, word.slice(0, 9), t < state.t ? "" : "muted")));
    return { picture: svg(width, y + 74, ...parts), text: say(state, words, units, counts, outputs) };
  }

  function say({ kind, t }, words, units, counts, outputs) {
    const all = total(counts);
    const H = oneLayer(all, kind);
    const state = (kind === "lstm" ? 2 : 1) * total(units);
    const sum = counts.length > 1 ? `${counts.map(count).join(" + ")} = ` : "";
    const parts = [`${sum}${count(all)} weights, and a memory of ${state} numbers.`];
    if (units.length > 1) parts.push(`A single layer of ${H} units has about as many: ${count(total(weigh(INPUTS, [H], kind)))}.`);
    if (t > 0) {
      const sizes = outputs.map((states) => number(total(states[t - 1].map(Math.abs)) / states[t - 1].length));
      parts.push(`After word ${t}, “${words[t - 1]}”, the mean size of a state is ${sizes.join(", then ")}${sizes.length > 1 ? ", from the bottom up" : ""}.`);
    }
    return parts.join(" ");
  }

  const layerWidth = (n) => ({
    kind: "range", label: `Units in layer ${n}`, min: 1, max: 16, needs: ({ layers }) => layers >= n,
  });

  figure("stacking", {
    controls: {
      layers: { kind: "range", label: "Layers", min: 1, max: 3 },
      kind: { kind: "select", label: "Cell", options: { lstm: "LSTM", rnn: "RNN" } },
      first: layerWidth(1),
      second: layerWidth(2),
      third: layerWidth(3),
      strength: { kind: "range", label: "Weights times", min: 1, max: 5, step: 0.5, say: (value) => value.toFixed(1) },
      residual: { kind: "check", label: "Residual, where widths are equal" },
      sentence: { kind: "text", label: "Sentence" },
      t: { kind: "play", label: "Word", last: ({ sentence }) => split(sentence).length },
    },
    state: {
      layers: 3, kind: "lstm", first: 8, second: 8, third: 8, strength: 1, residual: false,
      sentence: "Xiaoming loves Yunnan . rain falls and today every holiday Xiaoming travels to", t: 13,
    },
    change: (state, key) => (key === "sentence" ? { ...state, t: split(state.sentence).length } : state),
    draw,
    weigh, forward, // for the test
  });
}
