// Chapter 4: layers on layers. What trained stacks weigh, and the states of each layer while it reads a sentence.
"use strict";

{
  const { svg, tag, label, arrow, heat, heatKey, count } = figure;
  const { standard, read, percent } = travel;
  const BLOCKS = { rnn: 1, lstm: 4 };
  const LEFT = 30;
  const RIGHT = 34;

  /** Weights of each layer. units: a list of widths, the lowest layer first; kind: "rnn" or "lstm". */
  const weigh = (inputs, units, kind) =>
    units.map((H, layer) => BLOCKS[kind] * H * ((layer ? units[layer - 1] : inputs) + H + 1));

  const total = (numbers) => numbers.reduce((sum, value) => sum + value, 0);

  /** The one layer whose number of weights is nearest. */
  function oneLayer(inputs, weights, kind) {
    const distance = (H) => Math.abs(total(weigh(inputs, [H], kind)) - weights);
    let H = 1;
    while (distance(H + 1) < distance(H)) H += 1;
    return H;
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

  /** The trained stack of that name over tokens (T,): what each layer hands up, (layers, T, H). */
  function states(tokens, name, { networks, words, ...data }) {
    const { kind, units, residual } = networks[name];
    const layers = units.map((_, n) =>
      ["kernel", "recurrent_kernel", "bias"].map((part) => data[`${name}/${part}-${n + 1}`]));
    return forward(tokens.map((token) => network.oneHot(token, words.length)), layers, kind, residual);
  }

  const answer = (h, name, data) => network.dense(h, data[`${name}/dense_kernel`], data[`${name}/dense_bias`]);

  /** What the place does: the states less their mean over the sentence with all eight places, and how far they lie from it. */
  function byPlace(tokens, name, data) {
    const at = tokens.findIndex((token) => token < data.places);
    const own = states(tokens, name, data);
    const others = Array.from({ length: at < 0 ? 0 : data.places }, (_, place) =>
      states(tokens.map((token, t) => (t === at ? place : token)), name, data));
    const mean = (layer, t, j) => (others.length ? total(others.map((one) => one[layer][t][j])) / others.length : own[layer][t][j]);
    const means = own.map((band, layer) => band.map((h, t) => h.map((_, j) => mean(layer, t, j))));
    const moved = (layer, t) => Math.sqrt(total(others.flatMap((one) =>
      one[layer][t].map((value, j) => (value - means[layer][t][j]) ** 2))) / (data.places * own[layer][t].length));
    return {
      at, own,
      change: own.map((band, layer) => band.map((h, t) => h.map((value, j) => value - means[layer][t][j]))),
      moved: own.map((band, layer) => band.map((_, t) => moved(layer, t))),
    };
  }

  function draw({ network: name, sentence, t, show }, data, width) {
    const { kind, units } = data.networks[name];
    const { tokens, unknown } = read(sentence, data);
    const { at, own, change, moved } = byPlace(tokens, name, data);
    const bands = show === "place" ? change : own;
    const most = Math.max(0.01, ...bands.flat(2).map(Math.abs)); // of the darkest shade
    const counts = weigh(data.words.length, units, kind);
    // All stacks have one height: that of three layers of eight.
    const room = 3 * (18 + 8 * (width > 500 ? 7.5 : 6) + 8);
    const row = (room / units.length - 26) / Math.max(...units);
    const column = (width - LEFT - RIGHT) / Math.max(tokens.length, 1);
    const right = width - RIGHT;
    const parts = [];
    let y = 0;
    for (let layer = units.length - 1; layer >= 0; layer--) {
      const [H, n] = [units[layer], layer ? units[layer - 1] : data.words.length];
      const [top, height] = [y + 18, row * H];
      const formula = `${kind === "lstm" ? "4 · " : ""}${H} · (${n} + ${H} + 1)`;
      parts.push(
        label(LEFT, y + 12, `layer ${layer + 1}: ${formula} = ${count(counts[layer])} weights`),
        tag("rect", { x: LEFT, y: top, width: right - LEFT, height, class: "axis" }),
        heat(bands[layer].slice(0, t), LEFT, top, column, row, most),
        t > 0 && tag("rect", { "data-id": `now${layer}`, x: LEFT + column * (t - 1), y: top, width: column, height, class: "line" }),
        arrow(right + 4, top + height / 2 + 6, right + 26, top + height / 2 + 6),
        label(right + 4, top + height / 2, kind === "lstm" ? "h, c" : "h"),
        arrow(18, top + height + 22, 18, top + height - 2), label(4, top + height + 12, layer ? "h" : "x"),
      );
      y = top + height + 8;
    }
    const H = oneLayer(data.words.length, total(counts), kind);
    const all = units.length > 1 ? `${counts.map(count).join(" + ")} = ` : "";
    const alone = units.length > 1 ? `; a layer of ${H} has ${count(total(weigh(data.words.length, [H], kind)))}` : "";
    parts.push(label(LEFT, y + 18, `${all}${count(total(counts))} weights${width > 500 ? alone : ""}`));
    if (width <= 500) parts.push(label(LEFT, (y += 17) + 18, alone.slice(2)));
    const p = t > 0 ? answer(own.at(-1)[t - 1], name, data).slice(0, data.places) : [];
    parts.push(heatKey(width > 500 ? right : width - 2, y + 18, most));
    return {
      picture: svg(width, y + 24, ...parts) + travel.line(tokens, t, data),
      text: say({ name, tokens, unknown, t, at, moved, p }, data),
    };
  }

  function say({ name, tokens, unknown, t, at, moved, p }, data) {
    const parts = [];
    if (t === 0) parts.push("Before the first word all states are zero.");
    else {
      const best = p.indexOf(Math.max(...p));
      parts.push(`After “${data.words[tokens[t - 1]]}” the likeliest place is ${data.words[best]} with ${percent(p[best])}${travel.verdict(tokens, t, at, best)}`);
    }
    if (t > at && at >= 0) {
      const sizes = moved.map((layer) => layer[t - 1].toFixed(2));
      const order = sizes.length > 1 ? ", from the bottom up" : "";
      parts.push(`The place moves the state by ${sizes.join(", ")}${order}.`);
    }
    if (at >= 0 && t === tokens.length) parts.push(...travel.usual(tokens, { ...data, ...data.networks[name] }));
    parts.push(...travel.leftOut(unknown));
    return parts.join(" ");
  }

  figure("stacking", {
    data: "stacks",
    controls: {
      network: {
        kind: "select", label: "Stack", options: ({ networks }) => Object.fromEntries(Object.keys(networks).map((name) => [name, name])),
      },
      show: { kind: "choice", label: "Show", options: { state: "state", place: "place’s change" } },
      fillers: { kind: "range", label: "Filler words", min: 0, max: 20 },
      place: { kind: "select", where: "more", label: "Place", options: travel.places },
      sentence: { kind: "text", where: "more", label: "Sentence" },
      t: { kind: "play", label: "Word", last: ({ sentence }, data) => read(sentence, data).tokens.length },
    },
    state: {
      network: "3 layers of 8", show: "state", place: "Yunnan", fillers: 10, sentence: standard("Yunnan", 10), t: 19,
    },
    paper: [{ show: "place" }],
    change(state, key, data) {
      const next = key === "place" || key === "fillers"
        ? { ...state, sentence: standard(state.place, state.fillers) } : state;
      return ["t", "show", "network"].includes(key) ? next : { ...next, t: read(next.sentence, data).tokens.length };
    },
    pick(state, { x, width, value }, data) {
      const words = read(state.sentence, data).tokens.length;
      const t = value ? +value : width === 680 || width === 340 ? Math.ceil(((x - LEFT) * words) / (width - LEFT - RIGHT)) : 0;
      return t >= 1 && t <= words && t !== state.t ? { ...state, t } : state;
    },
    draw,
    weigh, forward, states, answer, // for the tests
  });
}
