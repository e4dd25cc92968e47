// Small square matrices for chapter 2's figure: {shape, values}, row by row, as network.js takes them.
"use strict";

const matrices = (() => {
  /** A matrix (rows, rows) of value(i, j). */
  const matrix = (rows, value) =>
    ({ shape: [rows, rows], values: Float64Array.from({ length: rows * rows }, (_, n) => value(Math.floor(n / rows), n % rows)) });
  const row = ({ shape: [, columns], values }, i) => values.subarray(i * columns, (i + 1) * columns);
  const transposed = (A) => matrix(A.shape[0], (i, j) => row(A, j)[i]);
  const scaled = (A, factor) => ({ ...A, values: A.values.map((value) => factor * value) });
  const size = (vector) => Math.hypot(...vector);
  const identity = (rows) => matrix(rows, (i, j) => +(i === j));

  function product(A, B) {
    const rows = Array.from({ length: A.shape[0] }, (_, i) => network.times(row(A, i), B));
    return { ...A, values: Float64Array.from(rows.flat()) };
  }

  /** The largest absolute eigenvalue, by Gelfand's formula: the k-th root of the norm of A^k, here with k = 2^16. */
  function spectralRadius(A) {
    let logarithm = 0;
    for (let squarings = 0; squarings < 16; squarings++) {
      const norm = size(A.values);
      logarithm += Math.log(norm) / 2 ** squarings;
      A = product(scaled(A, 1 / norm), scaled(A, 1 / norm));
    }
    return Math.exp(logarithm + Math.log(size(A.values)) / 2 ** 16);
  }

  /** The largest factor by which A can lengthen a vector: the root of the largest eigenvalue of A Aᵀ. */
  const spectralNorm = (A) => Math.sqrt(spectralRadius(product(A, transposed(A))));

  /** A rotation, perhaps with a mirror: the rows of A at right angles to each other, of length 1, by Gram and Schmidt. */
  function orthogonal(A) {
    const rows = [];
    for (let i = 0; i < A.shape[0]; i++) {
      let own = [...row(A, i)];
      for (const other of rows) {
        const along = own.reduce((sum, value, j) => sum + value * other[j], 0);
        own = own.map((value, j) => value - along * other[j]);
      }
      rows.push(own.map((value) => value / size(own)));
    }
    return matrix(A.shape[0], (i, j) => rows[i][j]);
  }

  /** What a chain can start from: (rows, normal) => a matrix of spectral radius 1. normal: a source of normal numbers. */
  const STARTS = {
    random(rows, normal) {
      const A = matrix(rows, normal);
      return scaled(A, 1 / spectralRadius(A));
    },
    orthogonal: (rows, normal) => orthogonal(matrix(rows, normal)),
    identity,
    // Its eigenvalues stand on the diagonal, and are all 1.
    triangular: (rows, normal) => matrix(rows, (i, j) => (i === j ? 1 : i < j ? normal() / Math.sqrt(rows) : 0)),
  };

  const kept = {}; // dear, and a slider asks for the same one many times

  /** The start of that name with the numbers of a draw, 1 to 9. */
  const start = (name, rows, draw) => (kept[`${name} ${rows} ${draw}`] ??= STARTS[name](rows, network.normal(draw)));

  return { matrix, row, scaled, product, identity, spectralRadius, spectralNorm, start, starts: Object.keys(STARTS) };
})();
