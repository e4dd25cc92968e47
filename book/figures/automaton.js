// Chapter 5: a machine that the reader steps through, and the states of two cells that read the same moves. The upper cell
// keeps a share a of its state and adds something at each move; the lower one multiplies by a matrix for each move.
"use strict";

{
  const { svg, tag, label, arrow, fixed } = figure;
  const MOST = 16; // moves
  const [LINES, DOTS] = [["line-1", "line-2", "line thin"], ["fill-1", "fill-2", "box"]]; // of up to three numbers
  const [COS, SIN] = [-1 / 2, Math.sqrt(3) / 2];
  const swap = (p, i, j) => p.map((_, k) => p[k === i ? j : k === j ? i : k]);
  const turned = ([x, y]) => [COS * x - SIN * y, SIN * x + COS * y];

  // start: the position; moves: {letter: [what the button says, position => position, the matrix: state => state, w]}.
  // name: what the sentence says of a position; a matrix is written as what it does.
  const MACHINES = {
    switch: {
      start: 0, positions: [0, 1], name: (p) => `the switch is ${p ? "on" : "off"}`, short: (p) => (p ? "on" : "off"),
      rule: "h is multiplied by −1 at a press", h: [1],
      moves: { P: ["Press", (p) => 1 - p, ([h]) => [-h], [1]], W: ["Wait", (p) => p, (h) => h, [0]] },
    },
    turntable: {
      start: 0, positions: [0, 1, 2], name: (p) => `the turntable is at ${p}`, short: String,
      rule: "h is a point that is turned by 120°", h: [1, 0],
      moves: {
        1: ["Turn by 1", (p) => (p + 1) % 3, turned, [1]],
        2: ["Turn by 2", (p) => (p + 2) % 3, (h) => turned(turned(h)), [2]],
      },
    },
    cups: {
      start: "abc", positions: ["abc", "bac", "bca", "cba", "cab", "acb"], name: (p) => `the cups stand ${[...p].join(", ")}`,
      short: String, rule: "two places of h are swapped, by a mirror", h: [1, 2, 3],
      moves: {
        L: ["Swap left", (p) => swap([...p], 0, 1).join(""), (h) => swap(h, 0, 1), [1, 0]],
        R: ["Swap right", (p) => swap([...p], 1, 2).join(""), (h) => swap(h, 1, 2), [0, 1]],
      },
    },
  };

  /** The moves that the machine knows, as a list of letters. */
  const read = (word, machine) => [...word.toUpperCase()].filter((letter) => letter in MACHINES[machine].moves).slice(0, MOST);

  /** After 0, 1, 2, ... moves: the positions, and the states of both cells, lists of numbers. */
  function run(word, machine, a) {
    const { start, h, moves } = MACHINES[machine];
    const none = Object.values(moves)[0][3].map(() => 0);
    const steps = [{ position: start, upper: none, lower: h }];
    for (const letter of read(word, machine)) {
      const [, goes, matrix, w] = moves[letter];
      const { position, upper, lower } = steps.at(-1);
      const still = w.every((value) => value === 0);
      steps.push({ position: goes(position), upper: still ? upper : upper.map((value, k) => a * value + w[k]), lower: matrix(lower) });
    }
    return steps;
  }

  /** How near two states of different positions come; undefined while there is one position. */
  function gap(steps, cell) {
    const apart = steps.flatMap((one, t) => steps.slice(0, t).filter((other) => other.position !== one.position)
      .map((other) => Math.hypot(...one[cell].map((value, k) => value - other[cell][k]))));
    return apart.length ? Math.min(...apart) : undefined;
  }

  // The positions on a ring, and where each move leads from the present one.
  function ring(machine, position, [x, y], [across, down]) {
    const { positions, moves, short } = MACHINES[machine];
    const at = (p) => {
      const angle = (2 * Math.PI * positions.indexOf(p)) / positions.length - Math.PI / (positions.length === 2 ? 1 : 2);
      return [x + across * Math.cos(angle), y + down * Math.sin(angle)];
    };
    const size = 17;
    return [
      Object.values(moves).map(([, goes]) => goes(position)).filter((next) => next !== position).map((next) => {
        const [[x1, y1], [x2, y2]] = [at(position), at(next)];
        const [dx, dy] = [x2 - x1, y2 - y1].map((d) => (d * (size + 2)) / Math.hypot(x2 - x1, y2 - y1));
        return arrow(x1 + dx, y1 + dy, x2 - dx, y2 - dy);
      }),
      positions.map((p) => {
        const [cx, cy] = at(p);
        const now = p === position;
        return [
          now && tag("circle", { cx, cy, r: size, class: "soft" }),
          tag("circle", { cx, cy, r: size, class: now ? "line-1" : "axis" }),
          label(cx, cy + 4, short(p), now ? "middle strong" : "middle"),
        ];
      }),
    ];
  }

  // The numbers of a cell over the steps, a line each. Shaded are the steps at which the machine stood where it stands now.
  function panel(steps, cell, title, x, y, width, height) {
    const all = steps.flatMap((step) => step[cell]);
    const [low, high] = [Math.min(0, ...all), Math.max(1, ...all)];
    const X = (t) => x + (width * t) / MOST;
    const Y = (h) => y + 20 + (height * (high - h)) / (high - low);
    const shown = (h) => fixed(h, Number.isInteger(h) ? 0 : 1);
    const now = steps.at(-1);
    const wide = (0.7 * width) / MOST;
    return [
      steps.map((step, t) => step.position === now.position &&
        tag("rect", { class: "soft", x: X(t) - wide / 2, y: y + 20, width: wide, height })),
      label(x, y + 10, title),
      tag("path", { class: "axis", d: `M${x} ${y + 20}V${y + 20 + height}M${x} ${Y(0)}H${x + width}` }),
      [...new Set([low, 0, high])].filter((h) => h === 0 || Math.abs(Y(h) - Y(0)) > 12)
        .map((h) => label(x - 6, Y(h) + 4, shown(h), "end muted")),
      steps[0][cell].map((_, k) => [
        tag("path", { "data-id": `${cell}${k}`, class: LINES[k], d: `M${steps.map((step, t) => `${X(t)} ${Y(step[cell][k])}`).join("L")}` }),
        tag("circle", { "data-id": `${cell}now${k}`, cx: X(steps.length - 1), cy: Y(now[cell][k]), r: 4, class: DOTS[k] }),
      ]),
    ];
  }

  function draw({ machine, word, a, t }, data, width) {
    const steps = run(word, machine, a).slice(0, t + 1);
    const wide = width > 500;
    const [left, top] = wide ? [216, 4] : [34, 114];
    const [room, height] = [width - left - 12, wide ? 96 : 66];
    const second = top + height + 36;
    const bottom = second + height + 20;
    return {
      picture: svg(width, bottom + 18,
        ring(machine, steps.at(-1).position, wide ? [92, 130] : [width / 2, 58], wide ? [72, 72] : [96, 40]),
        panel(steps, "upper", `keeps ${fixed(a, 2)} of h and adds w${wide ? " for the move" : ""}`, left, top, room, height),
        panel(steps, "lower", MACHINES[machine].rule, left, second, room, height),
        [0, 4, 8, 12, 16].map((move) => label(left + (room * move) / MOST, bottom + 14, `${move}`, "middle muted"))),
      text: say(machine, steps, a),
    };
  }

  function say(machine, steps, a) {
    const { start, name } = MACHINES[machine];
    const [upper, lower] = ["upper", "lower"].map((cell) => gap(steps, cell));
    const count = steps.length - 1;
    const now = `After ${count} ${count === 1 ? "move" : "moves"} ${name(steps.at(-1).position)}.`;
    if (upper === undefined) return `${now} Up to here it was nowhere else.`;
    return `${now} States of different positions come as near as ${fixed(upper, 2)} in the upper cell, ` +
      `and ${fixed(lower, 2)} in the lower one.`;
  }

  const WORDS = { switch: "PPWPPPWPPPPPWPPP", turntable: "1121211112112111", cups: "LRLLRLRRLRLRLLRL" };
  figure("automaton", {
    controls: {
      machine: { kind: "choice", label: "Machine", options: Object.fromEntries(Object.keys(MACHINES).map((name) => [name, name])) },
      move: {
        kind: "choice", label: "Move",
        options: (_, { machine }) => Object.fromEntries(Object.entries(MACHINES[machine].moves).map(([letter, [says]]) => [letter, says])),
      },
      a: { kind: "range", label: "Upper cell keeps", min: 0, max: 1, step: 0.05, say: (value) => fixed(value, 2) },
      word: { kind: "text", where: "more", label: "Moves" }, // before t, as in the address
      t: { kind: "play", label: "Move", last: ({ word, machine }) => read(word, machine).length },
    },
    state: { machine: "switch", move: "P", a: 0.8, word: WORDS.switch, t: MOST },
    paper: [{ machine: "turntable" }, { machine: "cups" }],
    change(state, key) {
      if (key === "machine") {
        const word = WORDS[state.machine];
        return { ...state, word, move: word.at(-1), t: MOST };
      }
      if (key !== "move") return key === "word" ? { ...state, t: MOST } : state;
      // A move goes on from the step that is shown; a full word begins anew.
      const before = read(state.word, state.machine).slice(0, state.t);
      const word = [...(before.length < MOST ? before : []), state.move].join("");
      return { ...state, word, t: word.length };
    },
    draw,
    run, gap, // for the test
  });
}
