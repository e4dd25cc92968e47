// The three machines of chapter 5's figure, and the states of two cells that read their moves. The upper cell keeps a share a
// of its state and adds something at each move; the lower one multiplies by a matrix for each move.
"use strict";

const machines = (() => {
  const MOST = 10; // moves: there are 1,024 words of them, which are compared at once
  const [COS, SIN] = [-1 / 2, Math.sqrt(3) / 2];
  const swap = (p, i, j) => p.map((_, k) => p[k === i ? j : k === j ? i : k]);
  const turned = ([x, y]) => [COS * x - SIN * y, SIN * x + COS * y];

  // start: the position; moves: {letter: [what the button says, position => position, the matrix: state => state, w]}.
  // A matrix is written as what it does. name: what the sentence says of a position. keeps and rule: what the upper cell
  // does, and the lower one, in short if there is little room.
  const all = {
    switch: {
      start: 0, positions: [0, 1], name: (p) => `the switch is ${p ? "on" : "off"}`, short: (p) => (p ? "on" : "off"),
      keeps: (a, wide) => (wide ? `at a press it keeps ${a} of h and adds 1; at a wait it does nothing`
        : `press: keeps ${a}, adds 1; wait: nothing`),
      rule: () => "h is multiplied by −1 at a press", h: [1],
      moves: { P: ["Press (P)", (p) => 1 - p, ([h]) => [-h], [1]], W: ["Wait (W)", (p) => p, (h) => h, [0]] },
    },
    turntable: {
      start: 0, positions: [0, 1, 2], name: (p) => `the turntable is at ${p}`, short: String,
      keeps: (a) => `keeps ${a} of h and adds 1 or 2`,
      rule: (wide) => (wide ? "h is a point that is turned by 120° or 240°" : "h is turned by 120° or 240°"), h: [1, 0],
      moves: {
        1: ["Turn by 1", (p) => (p + 1) % 3, turned, [1]],
        2: ["Turn by 2", (p) => (p + 2) % 3, (h) => turned(turned(h)), [2]],
      },
    },
    cups: {
      start: "abc", positions: ["abc", "bac", "bca", "cba", "cab", "acb"], name: (p) => `the cups stand ${[...p].join(", ")}`,
      short: String,
      keeps: (a, wide) => (wide ? `keeps ${a} of h, adds 1: L to the 1st, R to the 2nd` : `keeps ${a}, adds 1 to one`),
      rule: (wide) => (wide ? "two places of h are swapped, by a mirror" : "two places swap"), h: [1, 2, 3],
      moves: {
        L: ["Swap left (L)", (p) => swap([...p], 0, 1).join(""), (h) => swap(h, 0, 1), [1, 0]],
        R: ["Swap right (R)", (p) => swap([...p], 1, 2).join(""), (h) => swap(h, 1, 2), [0, 1]],
      },
    },
  };

  const known = (text, machine) => [...text.toUpperCase()].filter((letter) => letter in all[machine].moves);
  /** The moves of a text that the machine knows, as many as there is room for: a list of letters. */
  const read = (text, machine) => known(text, machine).slice(0, MOST);

  function begin(machine) {
    const { start, h, moves } = all[machine];
    return { position: start, upper: Object.values(moves)[0][3].map(() => 0), lower: h };
  }

  function go({ position, upper, lower }, [, goes, matrix, w], a) {
    const still = w.every((value) => value === 0);
    return { position: goes(position), upper: still ? upper : upper.map((value, k) => a * value + w[k]), lower: matrix(lower) };
  }

  /** After 0, 1, 2, ... moves: the positions, and the states of both cells, lists of numbers. */
  function run(word, machine, a) {
    const steps = [begin(machine)];
    for (const letter of read(word, machine)) steps.push(go(steps.at(-1), all[machine].moves[letter], a));
    return steps;
  }

  /** The same at the end of each word of `count` moves. */
  function ends(count, machine, a) {
    let found = [begin(machine)];
    for (let t = 0; t < count; t++)
      found = found.flatMap((step) => Object.values(all[machine].moves).map((move) => go(step, move, a)));
    return found;
  }

  /** How far states of one position lie apart, and how near those of different ones come (Infinity if there is one). */
  function compare(steps, cell) {
    let [far, near] = [0, Infinity];
    steps.forEach(({ position, [cell]: one }, t) => {
      for (let s = 0; s < t; s++) {
        const other = steps[s][cell];
        let square = 0; // Math.hypot is slow, and there are half a million pairs
        for (let k = 0; k < one.length; k++) square += (one[k] - other[k]) ** 2;
        if (steps[s].position === position) far = Math.max(far, square);
        else near = Math.min(near, square);
      }
    });
    return [Math.sqrt(far), Math.sqrt(near)];
  }

  return { all, MOST, known, read, run, ends, compare };
})();
