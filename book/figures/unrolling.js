// Chapter 2: a network folded and unfolded, its forward pass, and what each step back leaves of the gradient.
"use strict";

{
  const { svg, tag, arrow, squares, squaresKey, number, logAxis, powerOfTen } = figure;
  const H = 16; // units, drawn as four rows of four

  /** A run: U, its norm, inputs, states h_0 to h_T, and the spectral norm of dh_T/dh_t for t = 0 to T. */
  function run({ T, start, radius, strength, tanh, draw }) {
    const U = matrices.scaled(matrices.start(start, H, draw), radius);
    const normal = network.normal(draw);
    matrices.matrix(H, normal); // the random start's numbers: so all starts have the same inputs
    const inputs = Array.from({ length: T }, () => Array.from({ length: H }, () => strength * normal()));
    const states = [new Array(H).fill(0)];
    for (const x of inputs) {
      const z = network.sum(x, network.times(states.at(-1), U));
      states.push(tanh ? z.map(Math.tanh) : z);
    }
    let jacobian = matrices.identity(H);
    const norms = [1];
    for (let t = T; t > 0; t--) {
      const slopes = states[t].map((h) => (tanh ? 1 - h * h : 1));
      jacobian = matrices.product(U, matrices.matrix(H, (i, j) => slopes[i] * matrices.row(jacobian, i)[j]));
      norms.unshift(matrices.spectralNorm(jacobian));
    }
    return { U, norm: matrices.spectralNorm(U), inputs, states, norms };
  }

  const sub = (n) => [...String(n)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]).join("");
  const label = (x, y, text, name = "middle") => figure.label(x, y, text, name);

  const SIDE = 17; // half of a block's

  /** A state as four rows of four squares around (x, y). */
  const grid = (h, x, y, side = SIDE) => [
    tag("rect", { x: x - side, y: y - side, width: 2 * side, height: 2 * side, class: "axis" }),
    squares([0, 1, 2, 3].map((column) => h.filter((_, n) => n % 4 === column)),
      x - side + 1, y - side + 1, (side - 1) / 2, (side - 1) / 2),
  ];

  /** What one step back, from h_(t+1) to h_t, left of the gradient. */
  const factor = (norms, t) => `×${number(norms[t] / norms[t + 1])}`;

  const thickness = (norm) => `stroke-width: ${Math.min(Math.max(3 + 1.5 * Math.log10(norm), 0.8), 7).toFixed(1)}`;

  const block = (x, y, name = "soft", side = SIDE) => [
    tag("rect", { x: x - side, y: y - side, width: 2 * side, height: 2 * side, rx: 4, class: `box ${name}` }),
    label(x, y + 5, "A"),
  ];

  /** The chain: time goes to the right, or downwards on a telephone. Beside it, the gradient's size on a log scale. */
  function unfolded({ T, step }, { states, norms }, width) {
    const wide = width > 500;
    const pace = wide ? Math.min(620 / (T + 1.4), 100) : Math.min(52, 334 / (T + 1));
    const side = wide ? SIDE : Math.min(SIDE, pace / 3.8);
    const state = wide ? SIDE : Math.min(SIDE, pace / 2 - 1.5); // of a state: below each other, they have more room
    const start = wide ? (width - pace * (T + 1)) / 2 + 16 : 28;
    const lane = wide
      ? { h: 38, block: 104, x: 160, low: 332, room: 120 } : { h: 92, block: 50, x: 10, low: 208, room: 108, number: 122, factor: 178 };
    const toward = wide ? -1 : 1; // from the block to its state, and from small to large
    const at = (t, across) => (wide ? [start + pace * t, across] : [across, start + pace * t]);
    const { low, high, marks } = logAxis(norms);
    const level = (power) => lane.low + (lane.room * toward * (Math.max(power, low) - low)) / (high - low);
    const edge = (from, to, name, more) => arrow(...from, ...to, { class: name, ...more });
    const word = (t, across, text, name) => label(at(t, across)[0], at(t, across)[1] + 5, text, name);
    const half = (side + 3) / pace; // of a block
    const forth = Math.min(step, T);
    const back = 2 * T + 1 - step; // the gradient has come to h_back
    const parts = marks.map((power) => [
      tag("path", { class: power ? "axis" : "line", d: `M${at(wide ? 0 : 0.1, level(power))}L${at(T + 1, level(power))}` }),
      wide ? word(-0.08, level(power), powerOfTen(power), "muted end")
        : label(level(power), 28, powerOfTen(power), "muted middle"),
    ]);
    for (let t = 1; t <= T; t++) {
      const name = t <= forth ? "" : "axis";
      parts.push(
        block(...at(t, lane.block), name || "soft", side), word(t, lane.x, `x${sub(t)}`),
        edge(at(t, lane.x + 12 * toward), at(t, lane.block - (side + 2) * toward), name),
        edge(at(t, lane.block + (side + 2) * toward), at(t, lane.h - (state + 2) * toward), name),
        grid(t <= forth ? states[t] : [], ...at(t, lane.h), state), word(t, lane.h + 28 * toward, `h${sub(t)}`),
        edge(at(t - 1 + half, lane.block - 7), at(t - half, lane.block - 7), name),
      );
    }
    parts.push(wide ? word(half - 0.08, lane.block, "h₀", "end") : word(0, lane.block, "h₀"));
    parts.push(wide ? label(2, 196, "what is left of the gradient (logarithmic)", "muted")
      : label(width, 12, "gradient left (logarithmic)", "muted end"));
    for (let t = Math.max(back, 0); t <= T; t++) {
      const middle = at(t + 0.5, lane.block);
      const [from, to] = [at(t + 1 - half, lane.block + 7), at(t + half, lane.block + 7)];
      const power = Math.log10(norms[t]);
      const [x, y] = at(t + 0.5, Math.min(level(power), level(0)));
      const long = Math.abs(level(power) - level(0));
      parts.push(
        edge(from, to, "line-2", { style: thickness(norms[t]) }),
        label(...(wide ? [middle[0], lane.low + 18] : [lane.number, middle[1] + 5]), number(norms[t]), wide ? "middle" : ""),
        t < T && label(...(wide ? [middle[0], lane.block + 33] : [lane.factor, middle[1] + 5]), factor(norms, t), wide ? "middle" : ""),
        tag("rect", {
          class: power < 0 ? "negative" : "positive",
          ...(wide ? { x: x - 8, y, width: 16, height: long } : { x, y: y - 8, width: long, height: 16 }),
        }),
      );
    }
    return step > T ? [...parts, word(T + 1, lane.block + (wide ? 7 : 0), "loss")] : parts;
  }

  /** The same as one block, whose state comes back to it. */
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

  function say({ T, step, start, radius, tanh, unfold }, { norm, norms }) {
    const same = unfold ? "" : " It is the same block in every turn.";
    const draws = start === "identity" ? " Another draw changes the inputs only." : "";
    if (step === 0) return `${T} steps, before the first: all states are zero.${same}`;
    if (step <= T) return `Forward, step ${step} of ${T}: the block reads x${sub(step)} and h${sub(step - 1)}, and makes h${sub(step)}.${same}`;
    const t = 2 * T + 1 - step;
    if (t === T) return `Backward: the loss reads h${sub(T)}. What happens to the gradient from here is counted from 1.`;
    return `Backward, ${T - t} of ${T} steps: in the best direction, the gradient at h${sub(t)} is ${number(norms[t])} times ` +
      `that at h${sub(T)}; this step left ${number(norms[t] / norms[t + 1])} of it. The radius to the power ${T - t} is ${number(radius ** (T - t))}; ` +
      `the spectral norm of U is ${norm.toFixed(2)}.${tanh ? "" : " Without tanh."}${draws}`;
  }

  figure("unrolling", {
    needs: ["matrices"],
    controls: {
      start: { kind: "select", label: "Matrix U", options: () => Object.fromEntries(matrices.starts.map((name) => [name, name])) },
      radius: { kind: "range", label: "Its spectral radius", min: 0.5, max: 1.5, step: 0.05, say: (v) => v.toFixed(2) },
      tanh: { kind: "check", label: "tanh" },
      another: { kind: "button", label: "Draw another", press: (state) => ({ ...state, draw: (state.draw % 9) + 1 }) },
      strength: {
        kind: "range", where: "more", label: "Strength of the inputs", min: 0, max: 2, step: 0.1, say: (v) => v.toFixed(1),
      },
      T: { kind: "range", where: "more", label: "Steps T", min: 2, max: 10 },
      unfold: { kind: "check", where: "more", label: "Unfold" },
      step: { kind: "play", label: "Pass", last: ({ T }) => 2 * T + 1 },
    },
    kept: { draw: { kind: "range", min: 1, max: 9 } },
    state: { T: 8, start: "random", radius: 0.7, strength: 0.2, tanh: true, unfold: true, draw: 1, step: 17 },
    paper: [{ start: "orthogonal", tanh: false, radius: 1 }],
    change: (state, key) => (key === "T" ? { ...state, step: 2 * state.T + 1 } : state),
    lines: [3, 6],
    draw(state, data, width) {
      const shown = run(state);
      const wide = width > 500;
      const height = wide ? 356 : 386;
      const [x, y, side] = wide ? [678, 196, "end"] : [0, 12, ""];
      const legend = label(x, y, `A: ${state.tanh ? "h = tanh(x + hU)" : "h = x + hU"}`, side);
      const [left, base] = wide ? [state.unfold ? 298 : 2, state.unfold ? 196 : 12] : [2, height - 6];
      const key = [label(left, base, "a unit of h:", ""), squaresKey(left + 80, base, (SIDE - 1) / 2)];
      return { picture: svg(width, height, legend, key, (state.unfold ? unfolded : folded)(state, shown, width)), text: say(state, shown) };
    },
    run, // for the test
  });
}
