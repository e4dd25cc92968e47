// Chapter 2: a network folded and unfolded, its forward pass, and what is left of the gradient on every edge back.
"use strict";

{
  const { svg, tag, arrow, squares, number } = figure;
  const H = 16; // units, drawn as four rows of four

  const matrix = (rows, value) =>
    ({ shape: [rows, rows], values: Float64Array.from({ length: rows * rows }, (_, n) => value(Math.floor(n / rows), n % rows)) });
  const row = ({ shape: [, columns], values }, i) => values.subarray(i * columns, (i + 1) * columns);
  const transposed = (A) => matrix(A.shape[0], (i, j) => row(A, j)[i]);
  const scaled = (A, factor) => ({ ...A, values: A.values.map((value) => factor * value) });
  const size = (vector) => Math.hypot(...vector);

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

  /** The largest factor by which A can lengthen a vector, by power iteration on A Aᵀ. */
  function spectralNorm(A) {
    const back = transposed(A);
    let v = Array.from({ length: A.shape[0] }, (_, n) => 1 + n / 10);
    let norm = 0;
    for (let times = 0; times < 100; times++) {
      v = network.times(network.times(v.map((value) => value / (size(v) || 1)), A), back);
      norm = Math.sqrt(size(v));
    }
    return norm;
  }

  /** A run: U, its norm, inputs, states h_0 to h_T, and the spectral norm of dh_T/dh_t for t = 0 to T. */
  function run({ T, radius, strength, tanh, draw }) {
    const normal = network.normal(draw);
    const random = matrix(H, normal);
    const U = scaled(random, radius / spectralRadius(random));
    const inputs = Array.from({ length: T }, () => Array.from({ length: H }, () => strength * normal()));
    const states = [new Array(H).fill(0)];
    for (const x of inputs) {
      const z = network.sum(x, network.times(states.at(-1), U));
      states.push(tanh ? z.map(Math.tanh) : z);
    }
    let jacobian = matrix(H, (i, j) => +(i === j));
    const norms = [1];
    for (let t = T; t > 0; t--) {
      const slopes = states[t].map((h) => (tanh ? 1 - h * h : 1));
      jacobian = product(U, matrix(H, (i, j) => slopes[i] * row(jacobian, i)[j]));
      norms.unshift(spectralNorm(jacobian));
    }
    return { U, norm: spectralNorm(U), inputs, states, norms };
  }

  const AXIS = { 2: "100", 0: "1", "-2": "0.01", "-4": "10⁻⁴" };
  const sub = (n) => [...String(n)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]).join("");
  const label = (x, y, text, name = "middle") => figure.label(x, y, text, name);

  /** A state as four rows of four squares around (x, y). */
  const grid = (h, x, y) => [
    tag("rect", { x: x - 17, y: y - 17, width: 34, height: 34, class: "axis" }),
    squares([0, 1, 2, 3].map((column) => h.filter((_, n) => n % 4 === column)), x - 16, y - 16, 8, 8),
  ];

  const thickness = (norm) => `stroke-width: ${Math.min(Math.max(3 + 1.5 * Math.log10(norm), 0.8), 7).toFixed(1)}`;

  const block = (x, y, name = "soft") => [
    tag("rect", { x: x - 17, y: y - 17, width: 34, height: 34, rx: 4, class: `box ${name}` }), label(x, y + 5, "A"),
  ];

  /** The chain: time goes to the right, or downwards on a telephone. Beside it, the gradient's size on a log scale. */
  function unfolded({ T, step }, { states, norms }, width) {
    const wide = width > 500;
    const pace = wide ? Math.min(620 / (T + 1.4), 100) : 52;
    const start = wide ? (width - pace * (T + 1)) / 2 + 16 : 30;
    const lane = wide ? { h: 38, block: 104, x: 160, one: 252 } : { h: 128, block: 66, x: 10, one: 274 };
    const toward = wide ? -1 : 1; // from the block to its state, and from small to large
    const at = (t, across) => (wide ? [start + pace * t, across] : [across, start + pace * t]);
    const level = (power) => lane.one + 20 * toward * Math.min(Math.max(power, -4), 2);
    const edge = (from, to, name, more) => arrow(...from, ...to, { class: name, ...more });
    const word = (t, across, text, name) => label(at(t, across)[0], at(t, across)[1] + 5, text, name);
    const half = 20 / pace; // of a block
    const forth = Math.min(step, T);
    const back = 2 * T + 1 - step; // the gradient has come to h_back
    const parts = [2, 0, -2, -4].map((power) => [
      tag("path", { class: power ? "axis" : "line", d: `M${at(0, level(power))}L${at(T + 1, level(power))}` }),
      wide ? word(-0.08, level(power), AXIS[power], "muted end") : label(level(power), 14, AXIS[power], "muted middle"),
    ]);
    for (let t = 1; t <= T; t++) {
      const name = t <= forth ? "" : "axis";
      parts.push(
        block(...at(t, lane.block), name || "soft"), word(t, lane.x, `x${sub(t)}`),
        edge(at(t, lane.x + 12 * toward), at(t, lane.block - 19 * toward), name),
        edge(at(t, lane.block + 19 * toward), at(t, lane.h - 19 * toward), name),
        grid(t <= forth ? states[t] : [], ...at(t, lane.h)), word(t, lane.h + 28 * toward, `h${sub(t)}`),
        edge(at(t - 1 + half, lane.block - 7), at(t - half, lane.block - 7), name),
      );
    }
    parts.push(wide ? word(half - 0.08, lane.block, "h₀", "end") : word(0, lane.block, "h₀"));
    parts.push(wide ? label(at(0, 0)[0], 196, "how much of the gradient is left on each edge, on a logarithmic scale", "muted") : "");
    for (let t = Math.max(back, 0); t <= T; t++) {
      const middle = at(t + 0.5, lane.block);
      const [from, to] = [at(t + 1 - half, lane.block + 7), at(t + half, lane.block + 7)];
      const power = Math.log10(norms[t]);
      const [x, y] = at(t + 0.5, Math.min(level(power), lane.one));
      const long = Math.abs(level(power) - lane.one);
      parts.push(
        edge(from, to, "line-2", { style: thickness(norms[t]) }),
        wide ? label(middle[0], lane.block + 33, number(norms[t])) : label(lane.block + 22, middle[1] + 5, number(norms[t]), ""),
        tag("rect", {
          class: power < 0 ? "negative" : "positive",
          ...(wide ? { x: x - 8, y, width: 16, height: long } : { x, y: y - 8, width: long, height: 16 }),
        }),
      );
    }
    return step > T ? [...parts, word(T + 1, lane.block + (wide ? 7 : 0), "loss")] : parts;
  }

  /** The same as one block whose state comes back to it. The gradient goes the other way round. */
  function folded({ T, step }, { states, norms }, width) {
    const t = Math.min(step, T);
    const back = 2 * T + 1 - step;
    const parts = [
      block(0, 0), arrow(0, 50, 0, 20), label(0, 66, `x${sub(Math.max(t, 1))}`),
      arrow(0, -19, 0, -45), grid(states[t], 0, -64), label(-32, -60, `h${sub(t)}`),
      tag("path", { class: "line", d: "M17 -9C80 -46 80 46 20 10m9 -1l-9 1l4 8" }),
      label(72, 4, step > T ? "" : `h${sub(t)} comes back`, ""),
    ];
    if (step > T) parts.push(
      tag("path", { class: "line-2", d: "M17 14C104 62 104 -62 20 -14m9 -2l-9 2l6 -7", style: thickness(norms[back]) }),
      label(90, 4, `gradient at h${sub(back)}:`, ""), label(90, 22, number(norms[back]), "strong"),
    );
    return tag("g", { transform: `translate(${width / 2 - 40} 150) scale(${width > 500 ? 1.5 : 1.1})` }, ...parts);
  }

  function say({ T, step, radius, tanh, unfold }, { norm, norms }) {
    const same = unfold ? "" : " It is the same block in every turn.";
    if (step === 0) return `${T} steps, before the first: all states are zero.${same}`;
    if (step <= T) return `Forward, step ${step} of ${T}: the block reads x${sub(step)} and h${sub(step - 1)}, and makes h${sub(step)}.${same}`;
    const t = 2 * T + 1 - step;
    if (t === T) return `Backward: the loss reads h${sub(T)}. What happens to the gradient from here is counted from 1.`;
    return `Backward, ${T - t} of ${T} steps: in the best direction, the gradient at h${sub(t)} is ${number(norms[t])} times ` +
      `that at h${sub(T)}; this step left ${number(norms[t] / norms[t + 1])} of it. The spectral radius is ${radius.toFixed(2)}, the spectral norm ${norm.toFixed(2)}; ` +
      `radius to the power ${T - t} is ${number(radius ** (T - t))}.${tanh ? "" : " Without tanh."}`;
  }

  figure("unrolling", {
    controls: {
      T: { kind: "range", label: "Steps T", min: 2, max: 10 },
      radius: { kind: "range", label: "Spectral radius of U", min: 0.5, max: 1.5, step: 0.05, say: (v) => v.toFixed(2) },
      strength: { kind: "range", label: "Strength of the inputs", min: 0, max: 2, step: 0.1, say: (v) => v.toFixed(1) },
      tanh: { kind: "check", label: "tanh" },
      unfold: { kind: "check", label: "Unfold" },
      another: { kind: "button", label: "Another matrix", press: (state) => ({ ...state, draw: (state.draw % 9) + 1 }) },
      step: { kind: "play", label: "Pass", last: ({ T }) => 2 * T + 1 },
    },
    state: { T: 8, radius: 0.7, strength: 0.2, tanh: true, unfold: true, draw: 1, step: 17 },
    change: (state, key) => (key === "T" ? { ...state, step: 2 * state.T + 1 } : state),
    draw(state, data, width) {
      const shown = run(state);
      const height = width > 500 ? 340 : state.unfold ? 52 * state.T + 100 : 260;
      return { picture: svg(width, height, (state.unfold ? unfolded : folded)(state, shown, width)), text: say(state, shown) };
    },
    run, spectralRadius, // for the test
  });
}
