// Chapter 5: a scan, round by round. Each step is a pair (a, b), neighbouring pairs fold into one, and the tree of one place
// shows which steps have reached it. Below it, the loop after as many steps as the scan has had rounds.
"use strict";

{
  const { svg, tag, label } = figure;
  const B = [4, 2, 1, 1, 2, 4, 1, 1, 2, 4, 2, 1, -3, 2, 3, -2];
  // Chosen so that every number of every round is exact, and has room in its place.
  const FACTORS = {
    mixed: [1, 0.5, 1, -1, 1, -1, 0.5, 1, 1, 0, 1, -1, 1, 0.5, -1, 1],
    ones: B.map(() => 1),
    signs: B.map(() => -1),
  };

  const fold = (early, late) => ({ a: late.a * early.a, b: late.a * early.b + late.b, from: early.from, to: late.to });
  const jump = (round) => 2 ** (round - 1);

  /** The T pairs {a, b, from, to} after 0, 1, 2, ... rounds; `from` and `to` are the steps that a pair covers. */
  function rounds({ T, factors }) {
    const rows = [B.slice(0, +T).map((b, place) => ({ a: FACTORS[factors][place], b, from: place + 1, to: place + 1 }))];
    for (let round = 1; jump(round) < T; round++) {
      const far = jump(round);
      rows.push(rows.at(-1).map((late, place, row) => (place < far ? late : fold(row[place - far], late))));
    }
    return rows;
  }

  /** The states of the loop. */
  function loop(pairs) {
    let h = 0;
    return pairs.map(({ a, b }) => (h = a * h + b));
  }

  /** What a place is folded of: for each row up to its round, the set of the places (from 0). */
  function tree(place, round) {
    const rows = [new Set([place])];
    for (; round > 0; round--)
      rows.unshift(new Set([...rows[0]].flatMap((to) => [to, to - jump(round)].filter((from) => from >= 0))));
    return rows;
  }

  /** The folds of all rounds up to this one: a round with jump j leaves j places as they are. */
  const folds = (T, round) => round * T - (2 ** round - 1);

  const LEFT = 50; // "jump 8" does not touch the first box
  const last = (state) => rounds(state).length - 1;
  const said = (value) => String(value).replace("-", "−");
  const pair = ({ a, b }) => `(${said(a)},\u00a0${said(b)})`; // not torn by the end of a line
  const many = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;
  const covered = ({ from, to }) => (from === to ? `step ${to}` : `steps ${from} ${to - from > 1 ? "to" : "and"} ${to}`);

  function draw(state, data, width) {
    const { place, round } = state;
    const [T, rows, chosen] = [+state.T, rounds(state), tree(place - 1, round)];
    const column = (width - LEFT - 2) / T;
    const numbers = column > 30; // else there is room for dots only
    const half = Math.min(column / 2 - 1, 28);
    const X = (at) => LEFT + column * (at + 0.5);
    const Y = (row) => 61 + (240 / (rows.length - 1)) * row;
    const shape = (x, y, high, r, name) => (numbers
      ? tag("rect", { x: x - half, y: y - high, width: 2 * half, height: 2 * high, rx: 3, class: name })
      : tag("circle", { cx: x, cy: y, r, class: name }));
    // A dot is too small for a frame to be strong: it gets a wide ring.
    const frame = (x, y, high, done) => shape(x, y, high, done ? 6.5 : 4, done ? "line" : "axis");
    const edge = numbers ? 17 : 8;
    // The lines into some places of a row: each from the one above it, and from the one a jump before that.
    const into = (places, row, name, more) => tag("path", { class: name, ...more,
      d: places.flatMap((to) => [to, to - jump(row)].filter((from) => from >= 0).map((from) =>
        `M${X(from)} ${Y(row - 1) + edge}L${X(to)} ${Y(row) - edge}`)).join("") });
    const lines = (row) => [into([...rows[row].keys()], row, "axis"), into([...chosen[row]], row, "line-1")];
    const cell = (row) => ({ a, b, from }, at) => [
      chosen[row]?.has(at) && shape(X(at), Y(row), 17, 4, numbers ? "soft" : "fill-1"),
      frame(X(at), Y(row), 17, row <= round && from === 1),
      row === round && at === place - 1 && shape(X(at), Y(row), 17, 8, "line-1"),
      numbers && row <= round && [
        label(X(at), Y(row) - 3, said(a), "middle"), label(X(at), Y(row) + 12, said(b), from === 1 ? "middle strong" : "middle"),
      ],
    ];
    const walk = loop(rows[0]).map((h, at) => [
      frame(X(at), 360, 11, at <= round), numbers && at <= round && label(X(at), 365, said(h), "middle strong"),
    ]);
    // Over dots there is no room for every number.
    const head = (step) => (step === place || numbers || (step % 4 === 0 && Math.abs(step - place) > 1)) &&
      label(X(step - 1), 38, step, step === place ? "middle strong" : "middle muted");
    return {
      picture: svg(width, width > 500 ? 374 : 392,
        label(0, 14, `scan: ${round} of ${many(rows.length - 1, "round")}, ${many(folds(T, round), "fold")}`),
        label(0, 38, "step", "muted"), rows[0].map((_, at) => head(at + 1)),
        [...rows.keys()].slice(1, round + 1).map(lines),
        round > 0 && into([place - 1], round, "flow", { "data-id": `${place} ${round}` }),
        rows.map((row, number) => row.map(cell(number))),
        rows.map((_, row) => row > 0 && label(0, Y(row) + 4, `jump ${jump(row)}`, row > round && "muted")),
        numbers ? [label(0, Y(0) - 3, "a"), label(0, Y(0) + 12, "b")] : label(0, Y(0) + 4, "a, b"),
        label(0, 342, `loop: ${round} of ${many(T - 1, "step")}, a fold each`), label(0, 364, "h"), walk,
        numbers || label(0, 388, "The text below has the place’s numbers.", "muted")),
      text: say(state, rows),
    };
  }

  function say({ T, place, round }, rows) {
    const own = rows[round][place - 1];
    const done = rows[round].filter(({ from }) => from === 1).length;
    return [
      told(place, round, rows),
      own.from > 1 ? `It covers ${covered(own)}, and lacks ${covered({ from: 1, to: own.from - 1 })}${own.a ? "" : ", which the factor 0 forgets"}.`
        : `It covers ${covered(own)}, so from h₀ = 0 its b is the state: ${said(own.b)}.`,
      `All steps are in at ${done} of ${T} places, after ${many(folds(+T, round), "fold")}; the loop has ${many(round + 1, "state")}.`,
    ].join(" ");
  }

  /** What the round did at a place, with its arithmetic. */
  function told(place, round, rows) {
    if (round === 0) return `Before the first round, place ${place} has the pair of its step, ${pair(rows[0][place - 1])}.`;
    const begin = `Round ${round}, jump ${jump(round)}: place ${place}`;
    const [late, early] = [place, place - jump(round)].map((one) => rows[round - 1][one - 1]);
    if (!early) return `${begin} stays as it is, ${pair(late)}.`;
    const times = (value) => `${said(late.a)}\u00a0·\u00a0${value < 0 ? `(${said(value)})` : value}`;
    const sum = `${times(early.b)} ${late.b < 0 ? "−" : "+"} ${Math.abs(late.b)}`;
    return `${begin} takes in place ${place - jump(round)}: ${pair(early)} and ${pair(late)} fold into ` +
      `(${times(early.a)}, ${sum}) = ${pair(fold(early, late))}.`;
  }

  figure("scan", {
    controls: {
      T: { kind: "choice", label: "Length", options: { 4: "4 steps", 8: "8 steps", 16: "16 steps" } },
      place: { kind: "range", label: "Place", min: 1, max: ({ T }) => +T },
      factors: {
        kind: "select", where: "more", label: "Factors a",
        options: { mixed: "mixed", ones: "all 1: a running sum", signs: "all −1: the sign changes" },
      },
      round: { kind: "play", label: "Round", last },
    },
    state: { T: "8", place: 8, factors: "mixed", round: 1 },
    paper: [{ round: 3 }, (state) => ({ ...state, T: "16", place: 13, round: 3 })],
    change: (state, key) => (key === "T" ? { ...state, place: +state.T, round: 0 } : state),
    // A column of the picture is a place.
    pick(state, { x, width, tap }) {
      const place = Math.ceil(((x - LEFT) * state.T) / (width - LEFT - 2));
      return tap && place >= 1 && place <= +state.T && place !== state.place ? { ...state, place } : state;
    },
    lines: [4, 7],
    draw,
    rounds, tree, // for the tests
  });
}
