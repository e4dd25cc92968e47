// Chapter 1's small network, trained: the forward pass, backpropagation through time, clipping and Adam, as
// coursekit/blanks.py lets Keras do them. A function of network.js's `uniform` that needs nothing else outside of itself, so that
// the text of both can be sent to a worker.
"use strict";

const trainer = (uniform) => {
  const [V, PLACES, NAMES, FILLERS, BATCH, SENTENCES, PASSES] = [28, 8, 4, 10, 50, 4000, 5];
  const [LOVES, DOT, EVERY, HOLIDAY, TRAVELS, TO] = [22, 23, 24, 25, 26, 27]; // places in coursekit/travel.py's WORDS
  const [RATE, MOST, BETA1, BETA2, EPSILON] = [1e-3, 1, 0.9, 0.999, 1e-7];

  /** A travel sentence with that many filler words: its tokens (9 + distance,). The third is the answer. */
  function sentence(random, distance) {
    const draw = (count) => Math.floor(random() * count);
    const name = PLACES + draw(NAMES);
    const fillers = Array.from({ length: distance }, () => PLACES + NAMES + draw(FILLERS));
    return [name, LOVES, draw(PLACES), DOT, ...fillers, EVERY, HOLIDAY, name, TRAVELS, TO];
  }

  /** Rows (rows, columns) at right angles to each other, of length 1: Gram and Schmidt on normal numbers. */
  function orthogonal(random, size) {
    const rows = [];
    while (rows.length < size) {
      const row = Float64Array.from({ length: size }, () =>
        Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
      for (const other of rows) {
        const along = row.reduce((sum, value, j) => sum + value * other[j], 0);
        other.forEach((value, j) => (row[j] -= along * value));
      }
      const length = Math.hypot(...row);
      rows.push(row.map((value) => value / length));
    }
    return Float64Array.from(rows.flatMap((row) => [...row]));
  }

  /** A new network as Keras starts it: W (V, H), U (H, H), b (H,), D (H, V), d (V,), flat, row by row. */
  function start(random, H) {
    const glorot = (rows, columns) => Float64Array.from({ length: rows * columns },
      () => Math.sqrt(6 / (rows + columns)) * (2 * random() - 1));
    return {
      W: glorot(V, H), U: orthogonal(random, H), b: new Float64Array(H), D: glorot(H, V), d: new Float64Array(V),
    };
  }

  const like = (weights) =>
    Object.fromEntries(Object.entries(weights).map(([key, values]) => [key, new Float64Array(values.length)]));

  /** to (rows, columns) += x (rows, inner) @ M (inner, columns). */
  function addProduct(to, x, M, rows, inner, columns) {
    for (let r = 0; r < rows; r++)
      for (let i = 0; i < inner; i++) {
        const factor = x[r * inner + i];
        for (let j = 0, m = i * columns, k = r * columns; j < columns; j++) to[k + j] += factor * M[m + j];
      }
  }

  /** to (m, n) += x.T @ y, for x (rows, m) and y (rows, n). */
  function addOuter(to, x, y, rows, m, n) {
    for (let r = 0; r < rows; r++)
      for (let i = 0; i < m; i++) {
        const factor = x[r * m + i];
        for (let j = 0, k = i * n, l = r * n; j < n; j++) to[k + j] += factor * y[l + j];
      }
  }

  function transposed(M, rows, columns) {
    const T = new Float64Array(M.length);
    for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) T[j * rows + i] = M[i * columns + j];
    return T;
  }

  /** States h_0 to h_T, each (B, H), and probabilities (B, V). batch: sentences of one length. */
  function forward({ W, U, b, D, d }, batch) {
    const [B, H] = [batch.length, b.length];
    const states = [new Float64Array(B * H)];
    for (let t = 0; t < batch[0].length; t++) {
      const h = new Float64Array(B * H);
      for (let r = 0; r < B; r++) for (let j = 0; j < H; j++) h[r * H + j] = W[batch[r][t] * H + j] + b[j];
      addProduct(h, states[t], U, B, H, H);
      states.push(h.map(Math.tanh));
    }
    const p = new Float64Array(B * V);
    for (let r = 0; r < B; r++) p.set(d, r * V);
    addProduct(p, states[states.length - 1], D, B, H, V);
    for (let r = 0; r < B; r++) {
      const row = p.subarray(r * V, (r + 1) * V);
      const largest = Math.max(...row);
      let sum = 0;
      for (let v = 0; v < V; v++) sum += row[v] = Math.exp(row[v] - largest);
      for (let v = 0; v < V; v++) row[v] /= sum;
    }
    return { states, p };
  }

  const best = (p, r) => p.subarray(r * V, (r + 1) * V).reduce((top, value, v, row) => (value > row[top] ? v : top), 0);
  const right = (p, batch) => batch.filter((tokens, r) => best(p, r) === tokens[2]).length / batch.length;

  /** Gradients of the mean cross-entropy by all weights, with the loss and the share of right answers. */
  function gradients(weights, batch) {
    const { U, D } = weights;
    const [B, H] = [batch.length, weights.b.length];
    const { states, p } = forward(weights, batch);
    const [to, dz] = [like(weights), p.slice()];
    let loss = 0;
    batch.forEach((tokens, r) => {
      loss -= Math.log(p[r * V + tokens[2]]) / B;
      dz[r * V + tokens[2]] -= 1;
    });
    for (let k = 0; k < dz.length; k++) (dz[k] /= B), (to.d[k % V] += dz[k]);
    addOuter(to.D, states[states.length - 1], dz, B, H, V);
    let dh = new Float64Array(B * H);
    addProduct(dh, dz, transposed(D, H, V), B, V, H);
    const back = transposed(U, H, H);
    for (let t = states.length - 1; t > 0; t--) {
      const da = dh.map((value, k) => value * (1 - states[t][k] ** 2));
      for (let r = 0; r < B; r++)
        for (let j = 0; j < H; j++) {
          to.b[j] += da[r * H + j];
          to.W[batch[r][t - 1] * H + j] += da[r * H + j];
        }
      addOuter(to.U, states[t - 1], da, B, H, H);
      dh = new Float64Array(B * H);
      addProduct(dh, da, back, B, H, H);
    }
    return { gradients: to, loss, accuracy: right(p, batch) };
  }

  /** One step of Adam, in place, each gradient clipped to a norm of 1. memory: {step, m, v}, as `remember` makes it. */
  function update(weights, steps, memory) {
    memory.step += 1;
    const rate = (RATE * Math.sqrt(1 - BETA2 ** memory.step)) / (1 - BETA1 ** memory.step);
    for (const [key, values] of Object.entries(weights)) {
      const [g, m, v] = [steps[key], memory.m[key], memory.v[key]];
      const norm = Math.sqrt(g.reduce((sum, value) => sum + value * value, 0));
      const scale = norm > MOST ? MOST / norm : 1;
      for (let k = 0; k < values.length; k++) {
        const slope = scale * g[k];
        m[k] += (1 - BETA1) * (slope - m[k]);
        v[k] += (1 - BETA2) * (slope * slope - v[k]);
        values[k] -= (rate * m[k]) / (Math.sqrt(v[k]) + EPSILON);
      }
    }
  }

  const remember = (weights) => ({ step: 0, m: like(weights), v: like(weights) });

  /** A training of chapter 1, as a generator: after each batch {done, loss, accuracy}, at last {done: 1, unseen}. */
  function* train(distance, seed, H = 32) {
    const random = uniform(seed);
    const draw = (count) => Array.from({ length: count }, () => sentence(random, distance));
    const [weights, sentences] = [start(random, H), draw(SENTENCES)];
    const memory = remember(weights);
    const steps = (PASSES * SENTENCES) / BATCH;
    for (let pass = 0, step = 0; pass < PASSES; pass++) {
      for (let k = SENTENCES - 1; k > 0; k--) {
        const other = Math.floor(random() * (k + 1));
        [sentences[k], sentences[other]] = [sentences[other], sentences[k]];
      }
      for (let k = 0; k < SENTENCES; k += BATCH) {
        const { gradients: slopes, loss, accuracy } = gradients(weights, sentences.slice(k, k + BATCH));
        update(weights, slopes, memory);
        yield { done: ++step / steps, loss, accuracy };
      }
    }
    const unseen = draw(1000);
    yield { done: 1, unseen: right(forward(weights, unseen).p, unseen) };
  }

  return { sentence, start, forward, gradients, update, remember, train };
};
