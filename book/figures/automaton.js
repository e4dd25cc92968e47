// Chapter 5: a machine that the reader steps through, and the states of two cells that read the same moves (machines.js).
"use strict";

{
  const { svg, tag, label, arrow, few, fixed, number } = figure;
  const [LINES, DOTS] = [["line-1", "line-2", "line thin"], ["fill-1", "fill-2", "box"]]; // of up to three numbers
  const NAMES = ["1st", "2nd", "3rd"];
  const BAND = 12; // behind a move's dots

  // Where the dots of a move stand on an axis: the bands of the first and the last do not reach past its ends.
  const across = (x, width) => (t) => x + BAND / 2 + 2 + ((width - BAND - 4) * t) / machines.MOST;

  // The positions on a ring, and where each move leads: from the present one with the move's letter.
  function ring(machine, position, [x, y], [across, down], size) {
    const { positions, moves, short } = machines.all[machine];
    const at = (p) => {
      const angle = (2 * Math.PI * positions.indexOf(p)) / positions.length - Math.PI / (positions.length === 2 ? 1 : 2);
      return [x + across * Math.cos(angle), y + down * Math.sin(angle)];
    };
    const way = (from, letter) => {
      const to = moves[letter][1](from);
      const [[x1, y1], [x2, y2]] = [at(from), at(to)];
      const now = from === position;
      if (from === to) { // a loop above it
        const top = y1 - size - 1;
        return now && [
          tag("path", { class: "line", d: `M${x1 - 7} ${top}C${x1 - 20} ${top - 26} ${x1 + 20} ${top - 26} ${x1 + 11} ${top - 9}` }),
          arrow(x1 + 11, top - 9, x1 + 7, top), label(x1, top - 24, letter, "middle"),
        ];
      }
      const long = Math.hypot(x2 - x1, y2 - y1);
      const [dx, dy] = [(x2 - x1) / long, (y2 - y1) / long];
      const end = size + 2;
      const beside = (far) => [dy * far, -dx * far]; // the way back lies on the other side
      const [aside, down] = beside(5);
      const [right, below] = beside(15);
      return [
        arrow(x1 + dx * end + aside, y1 + dy * end + down, x2 - dx * end + aside, y2 - dy * end + down, now ? {} : { class: "quiet" }),
        now && label((x1 + x2) / 2 + right, (y1 + y2) / 2 + below + 4, letter, "middle"),
      ];
    };
    return [
      [...positions.filter((p) => p !== position), position].map((p) => Object.keys(moves).map((letter) => way(p, letter))),
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

  // The numbers of a cell after each move, dots that a line joins. Shaded are the steps at which the machine stood where it stands now.
  function panel(steps, cell, title, x, y, width, height) {
    const all = steps.flatMap((step) => step[cell]);
    const [low, high] = [Math.min(0, ...all), Math.max(1, ...all)];
    const X = across(x, width);
    const Y = (h) => y + 20 + (height * (high - h)) / (high - low);
    const shown = (h) => fixed(h, Number.isInteger(h) ? 0 : 1);
    const now = steps.at(-1);
    const count = now[cell].length;
    const legend = (k) => x + width - 48 * (count - k);
    return [
      count > 1 && NAMES.slice(0, count).map((name, k) => [
        tag("path", { class: LINES[k], d: `M${legend(k)} ${y + 6}h16` }), label(legend(k) + 19, y + 10, name, "muted"),
      ]),
      steps.map((step, t) => step.position === now.position &&
        tag("rect", { class: "soft", x: X(t) - BAND / 2, y: y + 20, width: BAND, height })),
      label(x, y + 10, title),
      tag("path", { class: "axis", d: `M${x} ${y + 20}V${y + 20 + height}M${x} ${Y(0)}H${x + width}` }),
      [...new Set([low, 0, high])].filter((h) => h === 0 || Math.abs(Y(h) - Y(0)) > 12)
        .map((h) => label(x - 6, Y(h) + 4, shown(h), "end muted")),
      steps[0][cell].map((_, k) => [
        tag("path", { "data-id": `${cell}${k}`, class: LINES[k], d: `M${steps.map((step, t) => `${X(t)} ${Y(step[cell][k])}`).join("L")}` }),
        steps.map((step, t) => tag("circle", { cx: X(t), cy: Y(step[cell][k]), r: 2.5, class: DOTS[k] })),
        tag("circle", { "data-id": `${cell}now${k}`, cx: X(steps.length - 1), cy: Y(now[cell][k]), r: 4, class: DOTS[k] }),
      ]),
    ];
  }

  function draw({ machine, word, a, t }, data, width) {
    const steps = machines.run(word, machine, a).slice(0, t + 1);
    const wide = width > 500;
    const [left, top] = wide ? [216, 4] : [40, 130];
    const [room, height] = [width - left - 12, wide ? 96 : 50];
    const second = top + height + 36;
    const bottom = second + height + 20;
    const { keeps, rule } = machines.all[machine];
    return {
      picture: svg(width, bottom + 18,
        ring(machine, steps.at(-1).position, wide ? [92, 130] : [width / 2, 64], wide ? [72, 72] : [96, 46], wide ? 17 : 15),
        panel(steps, "upper", keeps(fixed(a, 2), wide), left, top, room, height),
        panel(steps, "lower", rule(wide), left, second, room, height),
        [0, 2, 4, 6, 8, 10].map((move) => label(across(left, room)(move), bottom + 14, `${move}`, "middle muted"))),
      text: [...say(machine, steps, a), ...warn(word, machine)].join(" "),
    };
  }

  /** A distance with two digits behind the point, or as many as it takes: 0.00 means the same, but for rounding. */
  const apart = (size) => (size > 1e-9 && size < 1e-4 ? number(size) : fixed(size, size > 1e-9 && size < 0.005 ? 4 : 2));

  function say(machine, steps, a) {
    const count = steps.length - 1;
    const moves = count === 1 ? "1 move" : `${count} moves`;
    const now = `After ${moves} ${machines.all[machine].name(steps.at(-1).position)}.`;
    if (!count) return [now, "There is one state so far."];
    const all = machines.ends(count, machine, a);
    const [[far, near], [lowerFar, lowerNear]] = ["upper", "lower"].map((cell) => machines.compare(all, cell).map(apart));
    const [ends, positions] = [new Set(all.map(({ position }) => position)).size, machines.all[machine].positions.length];
    const reached = ends < positions ? `, which end at ${ends} of the ${positions} positions` : "";
    return [now, `Over all words of ${moves}${reached}, states of one position lie up to ${far} apart in the upper cell and ${lowerFar} ` +
      `in the lower; states of different positions come as near as ${near} in the upper and ${lowerNear} in the lower.`];
  }

  /** What the reader has to know of the word: a list of sentences. */
  function warn(word, machine) {
    const letters = Object.keys(machines.all[machine].moves);
    const others = [...word.toUpperCase().replace(/\s/g, "")].filter((letter) => !letters.includes(letter));
    const over = machines.known(word, machine).length - machines.MOST;
    return [
      others.length && `Left out, because the moves are ${letters.join(" and ")}: ${few(others)}.`,
      over > 0 && `Left out, because a word has up to ${machines.MOST} moves: the last ${over}.`,
      over === 0 && `The word is full, with ${machines.MOST} moves. To go on, take some out under More to change.`,
    ].filter(Boolean);
  }

  // The button of a machine's first move, or second. The move goes in at the step that is shown: none is lost.
  const move = (number) => {
    const letter = ({ machine }) => Object.keys(machines.all[machine].moves)[number];
    return {
      kind: "button", label: (state) => machines.all[state.machine].moves[letter(state)][0],
      needs: ({ word, machine }) => machines.read(word, machine).length < machines.MOST,
      press(state) {
        const word = machines.read(state.word, state.machine);
        return { ...state, t: state.t + 1, word: [...word.slice(0, state.t), letter(state), ...word.slice(state.t)].join("") };
      },
    };
  };

  const WORDS = { switch: "PPWPPP", turntable: "112111", cups: "LRLLRR" };
  figure("automaton", {
    needs: ["machines"],
    controls: {
      machine: { kind: "choice", label: "Machine", options: { switch: "switch", turntable: "turntable", cups: "cups" } },
      first: move(0),
      second: move(1),
      a: { kind: "range", label: "Upper cell keeps", min: 0, max: 1, step: 0.05, say: (value) => fixed(value, 2) },
      word: { kind: "text", where: "more", label: "Moves (P W, 1 2 or L R)" }, // before t, as in the address
      t: { kind: "play", label: "Move", last: ({ word, machine }) => machines.read(word, machine).length },
    },
    state: { machine: "switch", a: 0.8, word: WORDS.switch, t: WORDS.switch.length },
    paper: [{ machine: "turntable" }, { machine: "cups" }],
    change(state, key) {
      if (key === "machine") return { ...state, word: WORDS[state.machine], t: machines.MOST };
      return key === "word" ? { ...state, t: machines.MOST } : state;
    },
    lines: [5, 9],
    draw,
  });
}
