// The gates of one LSTM unit held by hand for 20 steps: what the cell keeps, what it shows, what gradient comes back.
// First a prediction, then the curves.
"use strict";

{
  const { tag, svg, escape, label, number } = figure;
  const T = 20;
  const normal = network.normal(7);
  const noise = Array.from({ length: T }, () => +normal().toFixed(2));

  // What comes in: the candidate c̃ at each step.
  const SIGNALS = {
    pulse: { name: "pulse at step 1", at: (t) => (t === 1 ? 1 : 0) },
    constant: { name: "constant 1", at: () => 1 },
    alternating: { name: "alternating +1, −1", at: (t) => (t % 2 ? 1 : -1) },
    noise: { name: "noise", at: (t) => noise[t - 1] },
  };

  // c and h after each step, and dc_20/dc_t, the product of the forget gates after step t.
  function run({ f, i, o, signal }) {
    const steps = [];
    for (let t = 1, c = 0; t <= T; t++) {
      const x = SIGNALS[signal].at(t);
      c = f * c + i * x;
      steps.push({ x, c, h: o * Math.tanh(c), gradient: f ** (T - t) });
    }
    return steps;
  }

  // Each question sets the gates, and asks.
  const QUESTIONS = {
    pulse: {
      name: "a pulse, f = 0.9",
      ask: "One pulse of size 1, f = 0.9, i = 1. How much of it is in the cell at step 20?",
      answers: ["nearly all", "about half", "about a seventh", "nearly nothing"],
      set: { f: 0.9, i: 1, o: 1, signal: "pulse" },
      right: "C",
      why: "19 times a tenth is lost: 0.9¹⁹ = 0.14",
    },
    longer: {
      name: "a pulse, f = 0.99",
      ask: "The same pulse, f = 0.99. How much is in the cell at step 20?",
      answers: ["about a half", "about 0.14", "about 0.99", "about 0.83"],
      set: { f: 0.99, i: 1, o: 1, signal: "pulse" },
      right: "D",
      why: "0.99¹⁹ = 0.83",
    },
    steady: {
      name: "a steady input",
      ask: "An input of 1 at every step, f = 0.9, i = 1. Where does the cell state go?",
      answers: ["towards 10", "it stays at 1", "it grows for ever"],
      set: { f: 0.9, i: 1, o: 1, signal: "constant" },
      right: "A",
      why: "it rests where a tenth of it is as much as comes in: c = 0.9c + 1 at c = 10",
    },
    shut: {
      name: "a shut output gate",
      ask: "A pulse, f = 1, but the output gate is shut, o = 0. What is the gradient of c at step 20 for c at step 1?",
      answers: ["0", "1", "between 0 and 1"],
      set: { f: 1, i: 1, o: 0, signal: "pulse" },
      right: "B",
      why: "the product holds forget gates only; a shut output gate hides the cell, and erases nothing",
    },
    noise: {
      name: "noise",
      ask: "Noise, f = 1, i = 1: everything is kept. How does the cell state look?",
      answers: ["it stays near 0", "it settles", "it wanders"],
      set: { f: 1, i: 1, o: 1, signal: "noise" },
      right: "C",
      why: "a sum of noise is a random walk, and its size grows with the root of the time",
    },
  };

  const KEYS = Object.keys(QUESTIONS);
  const asked = ({ question }) => QUESTIONS[question];
  const hidden = (state) => asked(state) && state.answer === "";
  const answerOf = ({ answers }, letter) => answers["ABCD".indexOf(letter)];

  function sentence(state, steps) {
    const { f, i, o, signal, score } = state;
    const { c, h } = steps[T - 1];
    const shown = `At step 20 the cell state is ${number(c)} and the hidden state ${number(h)}. Of a gradient at step 20, `
      + `${number(steps[0].gradient)} comes back to step 1.`;
    const question = asked(state);
    if (!question) return `f = ${f}, i = ${i}, o = ${o}, ${SIGNALS[signal].name}. ${shown}`;
    if (hidden(state)) return `Question ${KEYS.indexOf(state.question) + 1} of ${KEYS.length}: predict, then see. ${question.ask}`;
    const { right, why } = question;
    const [firstRight, tried] = ["1", "01"].map((signs) => [...score].filter((sign) => signs.includes(sign)).length);
    // On paper and without JavaScript nobody has answered.
    const verdict = !tried ? "Answer" : state.answer === right ? "Right" : `Not “${answerOf(question, state.answer)}”`;
    const scored = tried ? ` ${firstRight} of ${tried} right at the first try.` : "";
    const last = state.question === KEYS.at(-1) ? " That was the last question." : "";
    return `${verdict}: ${answerOf(question, right)}. ${why[0].toUpperCase()}${why.slice(1)}. ${shown}${scored}${last}`;
  }

  // A bar a step; a negative one is hollow. marked: the step whose number is written. shut: not to be seen yet.
  function panel(x, y, width, title, values, marked, shut) {
    const [left, height] = [width > 250 ? 42 : 40, 64];
    const size = Math.max(1, ...values.map(Math.abs));
    const low = values.some((value) => value < 0) ? -size : 0;
    const Y = (value) => y + 24 + (height * (size - value)) / (size - low);
    const wide = (width - left) / T;
    const bar = (value, t) => tag("rect", {
      x: x + left + t * wide + 1, y: Math.min(Y(value), Y(0)), width: wide - 2, height: Math.abs(Y(value) - Y(0)),
      class: value < 0 ? "negative" : "positive",
    });
    const tick = (value) => label(x + left - 6, Y(value) + 4, number(value), "end muted");
    const middle = (t) => x + left + (t - 0.5) * wide;
    const heading = (more) => tag("text", { x: x + left, y: y + 12 }, tag("tspan", { class: "strong" }, escape(title)), escape(more));
    const frame = tag("path", { d: `M${x + left} ${shut ? y + 24 + height : Y(0)}h${width - left}`, class: "axis" });
    if (shut) return heading("") + frame + label(x + left + (width - left) / 2, y + 24 + height / 2 + 8, "?", "middle strong");
    return heading(marked ? `${width > 250 ? " at step" : ","} ${marked}: ${number(values[marked - 1])}` : "")
      + frame + values.map(bar).join("") + tick(size) + tick(0) + (low ? tick(low) : "")
      + [1, 10, 20].map((t) => label(t < T ? middle(t) : x + width, y + 104, t, `${t < T ? "middle" : "end"} muted`)).join("");
  }

  function draw(state, data, width) {
    const steps = run(state);
    const of = (key) => steps.map((step) => step[key]);
    const room = width / 2;
    const panels = [
      ["input c̃", of("x")], [width > 500 ? "cell state c" : "cell c", of("c"), T],
      [width > 500 ? "hidden state h" : "hidden h", of("h"), T],
      [width > 500 ? "gradient dc₂₀/dcₜ" : "dc₂₀/dcₜ", of("gradient"), 1],
    ].map(([title, values, marked], k) =>
      panel((k % 2) * room, Math.floor(k / 2) * 116, room - 6, title, values, marked, k > 0 && hidden(state)));
    return { picture: svg(width, 226, panels), text: sentence(state, steps) };
  }

  const names = (all) => Object.fromEntries(Object.entries(all).map(([key, { name }]) => [key, name]));
  const gate = (label) => ({ kind: "range", label, min: 0, max: 1, step: 0.01, say: (value) => value.toFixed(2) });
  const ask = (state, question) => ({ ...state, ...QUESTIONS[question]?.set, question, answer: "" });

  figure("lstm-gates", {
    asks: true,
    more: "Set the gates yourself",
    controls: {
      question: { kind: "select", where: "more", label: "Question", options: { "": "none", ...names(QUESTIONS) } },
      answer: {
        kind: "choice", label: "Your answer",
        options: (data, state) => {
          const question = asked(state);
          const marked = (answer, letter) => (state.answer && letter === question.right ? `${answer} ✓` : answer);
          return Object.fromEntries((question?.answers ?? []).map((answer, k) => ["ABCD"[k], marked(answer, "ABCD"[k])]));
        },
      },
      next: {
        kind: "button", label: ({ question }) => (question === KEYS.at(-1) ? "First question" : "Next question"),
        needs: (state) => !hidden(state),
        press: (state) => ask(state, KEYS[(KEYS.indexOf(state.question) + 1) % KEYS.length]),
      },
      f: { ...gate("forget gate f"), where: "more" },
      i: { ...gate("input gate i"), where: "more" },
      o: { ...gate("output gate o"), where: "more" },
      signal: { kind: "select", where: "more", label: "input c̃", options: names(SIGNALS) },
    },
    paper: [(state) => ({ ...state, answer: QUESTIONS.pulse.right })],
    kept: { score: { kind: "text", pattern: /^[01_]{5}$/ } },
    // score: a sign a question, 1 if the first answer to it was right, 0 if not, _ if there was none.
    state: { ...QUESTIONS.pulse.set, question: "pulse", answer: "", score: "_____" },
    // Only the first answer to a question counts. Whoever moves a gate has left the question.
    change(state, key) {
      if (key === "score") return state;
      if (key === "question") return ask(state, state.question);
      if (key !== "answer") return { ...state, question: "", answer: "" };
      const first = +(state.answer === asked(state).right);
      return { ...state, score: KEYS.map((question, k) =>
        (question === state.question && state.score[k] === "_" ? first : state.score[k])).join("") };
    },
    run, questions: QUESTIONS, // for the tests
    lines: [4, 7],
    draw,
  });
}
