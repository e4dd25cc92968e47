// Chapter 1: one unit that holds one bit. On the left one step, tanh(Uh + b), with the points where the state stays; on the
// right the steps, from two starts.
"use strict";

{
  const { svg, tag, label, fixed } = figure;
  const STEPS = 30;
  const RANGE = 1.2; // of h, on both axes

  const step = (h, { U, b }) => Math.tanh(U * h + b);

  /** h_0 to h_30 from a start. */
  const run = (start, state) =>
    Array.from({ length: STEPS }).reduce((states) => [...states, step(states.at(-1), state)], [start]);

  /** Where tanh(Uh + b) = h, from small to large: [{h, slope}]. A state near it comes closer if the slope is under 1. */
  function crossings(state) {
    const above = (h) => step(h, state) - h;
    const found = [];
    const pace = 1e-3;
    for (let h = -1.0005; h < 1; h += pace) {
      if (Math.sign(above(h)) === Math.sign(above(h + pace))) continue;
      let [low, high] = [h, h + pace];
      for (let halving = 0; halving < 40; halving++) {
        const middle = (low + high) / 2;
        if (Math.sign(above(middle)) === Math.sign(above(low))) low = middle;
        else high = middle;
      }
      found.push({ h: low, slope: state.U * (1 - low * low) });
    }
    return found;
  }

  function draw(state, data, width) {
    const wide = width > 500;
    const [left, top] = [34, 26];
    const size = wide ? 220 : 122;
    const X = (h) => left + (size * (h + RANGE)) / (2 * RANGE);
    const Y = (h) => top + (size * (RANGE - h)) / (2 * RANGE);
    const second = left + size + (wide ? 60 : 40);
    const room = width - second - (wide ? 20 : 6);
    const T = (t) => second + (room * t) / STEPS;
    const path = (points, look, name) => tag("path", { class: look, "data-id": name, d: `M${points.map((point) => point.join(" ")).join("L")}` });
    const curve = Array.from({ length: 97 }, (_, k) => (k / 48 - 1) * RANGE).map((h) => [X(h), Y(step(h, state))]);
    const runs = [1, -1].map((sign) => run(sign * state.start, state));
    // The way of the first run: up or down to the curve, across to the diagonal, and again.
    const web = runs[0].slice(0, 12).flatMap((h, t) => [[X(h), Y(t ? h : 0)], [X(h), Y(step(h, state))]]);
    const axes = (x, long) => [
      tag("path", { class: "axis", d: `M${x} ${top}V${top + size}M${x} ${Y(0)}h${long}` }),
      [1, 0, -1].map((h) => label(x - 6, Y(h) + 4, fixed(h, 0), "end muted")),
    ];
    const point = (stays) => ({ r: 6, class: stays ? "fill-1" : "hollow" });
    const [below, key] = [top + size + 16, top + size + 38];
    return {
      picture: svg(width, key + 6,
        label(left, 14, wide ? "one step: tanh(Uh + b) over h" : "one step, over h"),
        axes(left, size), path([[X(-RANGE), Y(-RANGE)], [X(RANGE), Y(RANGE)]], "axis", "diagonal"),
        path(curve, "line-1", "curve"), path(web, "line thin", "web"),
        crossings(state).map(({ h, slope }, n) => tag("circle", {
          "data-id": `crossing${n}`, cx: X(h), cy: Y(h), ...point(slope <= 1),
        })),
        [1, 0, -1].map((h) => label(X(h), below, fixed(h, 0), "middle muted")),
        tag("g", { class: "key" },
          tag("circle", { cx: left + 6, cy: key - 4, ...point(true) }), label(left + 18, key, "stays"),
          tag("circle", { cx: left + 72, cy: key - 4, ...point(false) }), label(left + 84, key, "leaves"),
          tag("path", { class: "line thin", d: `M${left + 140} ${key}v-8h12` }), label(left + 158, key, "the first 12 steps")),
        label(second, 14, wide ? `${STEPS} steps: the state from both starts` : `${STEPS} steps`),
        axes(second, room),
        runs.map((states, n) => path(states.map((h, t) => [T(t), Y(h)]), `line-${n + 1}`, `run${n}`)),
        runs.map((states, n) => tag("circle", { cx: T(STEPS), cy: Y(states[STEPS]), r: 4, class: `fill-${n + 1}` })),
        label(T(STEPS), below, `step ${STEPS}`, "end muted")),
      text: say(state, runs),
    };
  }

  function say(state, runs) {
    const points = crossings(state);
    const places = points.map(({ h, slope }) => `${fixed(h, 2)} (${slope <= 1 ? "stays" : "leaves"}, slope ${fixed(slope, 2)})`);
    const [up, down] = runs.map((states) => states[STEPS]);
    const apart = Math.abs(up - down) > 0.5;
    return `The curve meets the diagonal ${points.length === 1 ? "once" : `${points.length} times`}: at ${places.join(", ")}. ` +
      `After ${STEPS} steps the two starts are at ${fixed(up, 2)} and ${fixed(down, 2)}: ${apart ? "the bit is kept" : "the bit is lost"}.`;
  }

  const two = (value) => fixed(value, 2);
  figure("latch", {
    controls: {
      U: { kind: "range", label: "U", min: 0, max: 4, step: 0.05, say: two },
      b: { kind: "range", label: "bias b", min: -2, max: 2, step: 0.05, say: two },
      start: { kind: "range", label: "starts at ±", min: 0.05, max: 1, step: 0.05, say: two },
    },
    state: { U: 2, b: 0, start: 0.5 },
    paper: [{ U: 1 }, { b: 2 }],
    // A place on the left is a start.
    pick(state, { x, y, width, tap }) {
      const size = width > 500 ? 220 : 122;
      const h = Math.abs(((x - 34) * 2 * RANGE) / size - RANGE);
      const start = Math.min(Math.max(Math.round(20 * h) / 20, 0.05), 1);
      return tap && x >= 34 && x <= 34 + size && start !== state.start ? { ...state, start } : state;
    },
    draw,
    crossings, run, // for the test
  });
}
