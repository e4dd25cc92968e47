// The networks of the course, one sequence at a time, as in the chapters. A vector is an array of numbers; a matrix is
// {shape: [rows, columns], values: a flat array, row by row}, as figure.data unpacks it.
"use strict";

const network = (() => {
  const sigmoid = (z) => 1 / (1 + Math.exp(-z));

  // x @ W: a vector (n,) times a matrix (n, m) is a vector (m,).
  function times(x, { shape: [rows, columns], values }) {
    const product = new Array(columns).fill(0);
    for (let i = 0, k = 0; i < rows; i++, k += columns) {
      const factor = x[i];
      if (factor !== 0) for (let j = 0; j < columns; j++) product[j] += factor * values[k + j];
    }
    return product;
  }

  function sum(first, ...others) {
    const total = first.slice();
    for (const vector of others) for (let j = 0; j < total.length; j++) total[j] += vector[j];
    return total;
  }

  const oneHot = (token, length) => Array.from({ length }, (_, j) => (j === token ? 1 : 0));

  function softmax(z) {
    const largest = Math.max(...z);
    const powers = z.map((value) => Math.exp(value - largest));
    const total = powers.reduce((one, other) => one + other);
    return powers.map((power) => power / total);
  }

  // Chapter 1: x (D,), h (H,) -> h (H,).
  const rnnStep = (x, h, W, U, b) => sum(times(x, W), times(h, U), b.values).map(Math.tanh);

  // Chapter 3: x (D,), h (H,), c (H,) -> everything that the step computes, each (H,). Keras's order: i, f, c, o.
  function lstmStep(x, h, c, W, U, b) {
    const z = sum(times(x, W), times(h, U), b.values);
    const block = (k, squash) => h.map((_, j) => squash(z[k * h.length + j]));
    const [i, f, candidate, o] = [block(0, sigmoid), block(1, sigmoid), block(2, Math.tanh), block(3, sigmoid)];
    const cell = c.map((value, j) => f[j] * value + i[j] * candidate[j]);
    return { i, f, candidate, o, c: cell, h: cell.map((value, j) => o[j] * Math.tanh(value)) };
  }

  // The probabilities of a dense layer with softmax: h (H,) -> (V,).
  const dense = (h, V, c) => softmax(sum(times(h, V), [...c.values]));

  // Numbers from 0 to 1, the same for the same seed: mulberry32.
  function uniform(seed) {
    return () => {
      seed = (seed + 0x6d2b79f5) | 0;
      let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  // Numbers from a normal distribution, the same for the same seed: Box and Muller.
  function normal(seed) {
    const random = uniform(seed);
    return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  }

  return { sigmoid, times, sum, oneHot, softmax, rnnStep, lstmStep, dense, uniform, normal };
})();
