// Chapter 4's language model, character by character, for the figures that let it read and write.
// `data` is speaker.data.js: its characters, its units a layer, and its weights.
"use strict";

const speaker = (() => {
  /** What a text is to the model: its tokens, and the characters that it does not know. The plays are in lower case. */
  function read(text, { characters }) {
    const signs = [...text.toLowerCase().replaceAll("\\n", "\n")];
    return {
      tokens: signs.map((sign) => characters.indexOf(sign)).filter((token) => token >= 0),
      unknown: [...new Set(signs.filter((sign) => !characters.includes(sign)))],
    };
  }

  const layers = (data) => data.units.map((_, n) => ["kernel", "recurrent_kernel", "bias"].map((part) => data[`${part}-${n + 1}`]));

  /** The states before the first character: (h, c) of each layer. */
  const start = ({ units }) => units.map((H) => ({ h: new Array(H).fill(0), c: new Array(H).fill(0) }));

  /** One character: token and states -> the new states of each layer, all that its step computes, and the logits (V,). */
  function step(token, states, data) {
    let x = network.oneHot(token, data.characters.length);
    const next = [];
    layers(data).forEach(([W, U, b], n) => {
      const state = { x, before: states[n], ...network.lstmStep(x, states[n].h, states[n].c, W, U, b) };
      next.push(state);
      x = data.residual && n ? network.sum(x, state.h) : state.h;
    });
    return { states: next, logits: network.sum(network.times(x, data.dense_kernel), [...data.dense_bias.values]) };
  }

  /** All steps of tokens (T,): a list. */
  function run(tokens, data) {
    const steps = [];
    for (const token of tokens) steps.push(step(token, steps.at(-1)?.states ?? start(data), data));
    return steps;
  }

  /** Probabilities (V,) of logits at a temperature; at 0 the likeliest has all. */
  function probabilities(logits, temperature) {
    if (temperature > 0) return network.softmax(logits.map((value) => value / temperature));
    const best = logits.indexOf(Math.max(...logits));
    return logits.map((_, token) => +(token === best));
  }

  /** One of the tokens, drawn with these probabilities. */
  function draw(p, random) {
    let left = random();
    for (let token = 0; token < p.length; token++) if ((left -= p[token]) < 0) return token;
    return p.indexOf(Math.max(...p));
  }

  // x (m,) @ W.T for W (n, m): a vector (n,).
  function back(x, { shape: [rows, columns], values }) {
    return Array.from({ length: rows }, (_, i) => {
      let sum = 0;
      for (let j = 0, k = i * columns; j < columns; j++) sum += x[j] * values[k + j];
      return sum;
    });
  }

  /** Backpropagation through time from a gradient by the last logits (V,): the gradient by each one-hot character, (T, V). */
  function gradients(steps, dLogits, data) {
    const all = layers(data);
    const onward = data.units.map((H) => ({ h: new Array(H).fill(0), c: new Array(H).fill(0) }));
    const found = [];
    for (let t = steps.length - 1; t >= 0; t--) {
      let above = t === steps.length - 1 ? back(dLogits, data.dense_kernel) : new Array(data.units.at(-1)).fill(0);
      for (let n = all.length - 1; n >= 0; n--) {
        const [W, U] = all[n];
        const { i, f, candidate: g, o, c, before } = steps[t].states[n];
        const dh = network.sum(above, onward[n].h);
        const shown = c.map(Math.tanh);
        const dc = onward[n].c.map((value, j) => value + dh[j] * o[j] * (1 - shown[j] ** 2));
        const dz = [
          ...i.map((v, j) => dc[j] * g[j] * v * (1 - v)), ...f.map((v, j) => dc[j] * before.c[j] * v * (1 - v)),
          ...g.map((v, j) => dc[j] * i[j] * (1 - v * v)), ...o.map((v, j) => dh[j] * shown[j] * v * (1 - v)),
        ];
        onward[n] = { h: back(dz, U), c: dc.map((value, j) => value * f[j]) };
        const below = back(dz, W);
        above = data.residual && n ? network.sum(below, above) : below;
      }
      found[t] = above;
    }
    return found;
  }

  // A character as it stands in a list: a space and a line's end can be seen.
  const sign = (character) => ({ " ": "␣", "\n": "↵" })[character] ?? character;

  return { read, start, step, run, probabilities, draw, gradients, sign };
})();
