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
      answers: ["about 0.99", "about 0.83", "about a half", "about 0.14"],
      set: { f: 0.99, i: 1, o: 1, signal: "pulse" },
      right: "B",
      why: "0.99¹⁹ = 0.83",
    },
    steady: {
      name: "a steady input",
      ask: "An input of 1 at every step, f = 0.9, i = 1. Where does the cell state go?",
      answers: ["it stays at 1", "towards 10", "it grows for ever"],
      set: { f: 0.9, i: 1, o: 1, signal: "constant" },
      right: "B",
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
      answers: ["it stays near 0", "it wanders", "it settles"],
      set: { f: 1, i: 1, o: 1, signal: "noise" },
      right: "B",
      why: "a sum of noise is a random walk, and its size grows with the root of the time",
    },
  };

  const asked = ({ question }) => QUESTIONS[question];
  const hidden = (state) => asked(state) && state.answer === "";
  const answerOf = ({ answers }, letter) => answers["ABCD".indexOf(letter)];

  function sentence(state, steps) {
    const { f, i, o, signal } = state;
    const { c, h } = steps[T - 1];
    const shown = `At step 20 the cell state is ${number(c)} and the hidden state ${number(h)}. Of a gradient at step 20, `
      + `${number(steps[0].gradient)} comes back to step 1.`;
    const question = asked(state);
    if (!question) return `f = ${f}, i = ${i}, o = ${o}, ${SIGNALS[signal].name}. ${shown}`;
    const answers = question.answers.map((answer, k) => `${"ABCD"[k]}: ${answer}.`).join(" ");
    if (hidden(state)) return `Predict first. ${question.ask} ${answers}`;
    const { right, why } = question;
    const verdict = state.answer === right ? `${right} is right` : `Not ${state.answer}, but ${right}`;
    return `${verdict}, ${answerOf(question, right)}: ${why}. ${shown}`;
  }

  // The question in lines of at most `most` letters, and its answers: [text, whether it is the question].
  function lines(state, most) {
    const { ask, answers } = asked(state);
    const broken = [""];
    for (const word of ask.split(" ")) {
      const longer = `${broken.at(-1)} ${word}`.trim();
      if (longer.length > most) broken.push(word);
      else broken[broken.length - 1] = longer;
    }
    return [...broken.map((line) => [line, true]), ...answers.map((answer, k) => [`${"ABCD"[k]}: ${answer}`]), ["Answer, then look."]];
  }

  // A bar a step; a negative one is hollow. marked: the step whose number is written.
  function panel(x, y, width, title, values, marked) {
    const [left, height] = [34, 76];
    const size = Math.max(1, ...values.map(Math.abs));
    const low = values.some((value) => value < 0) ? -size : 0;
    const Y = (value) => y + 24 + (height * (size - value)) / (size - low);
    const wide = (width - left) / T;
    const bar = (value, t) => tag("rect", {
      x: x + left + t * wide + 1.5, y: Math.min(Y(value), Y(0)), width: wide - 3, height: Math.abs(Y(value) - Y(0)),
      class: value < 0 ? "negative" : "positive",
    });
    const tick = (value) => label(x + left - 6, Y(value) + 4, number(value), "end muted");
    const middle = (t) => x + left + (t - 0.5) * wide;
    return tag("text", { x: x + left, y: y + 12 }, tag("tspan", { class: "strong" }, escape(title)),
      marked ? escape(` at step ${marked}: ${number(values[marked - 1])}`) : "")
      + tag("path", { d: `M${x + left} ${Y(0)}h${width - left}`, class: "axis" })
      + values.map(bar).join("") + tick(size) + tick(0) + (low ? tick(low) : "")
      + [1, 10, 20].map((t) => label(middle(t), y + 118, t, "middle muted")).join("");
  }

  function draw(state, data, width) {
    const steps = run(state);
    const of = (key) => steps.map((step) => step[key]);
    const columns = width > 500 ? 2 : 1;
    const room = width / columns;
    const place = (k) => [(k % columns) * room, Math.floor(k / columns) * 132];
    const panels = [
      ["input c̃", of("x")], ["cell state c", of("c"), T],
      ["hidden state h", of("h"), T], ["gradient dc₂₀/dcₜ", of("gradient"), 1],
    ].map(([title, values, marked], k) => panel(...place(k), room - 12, title, values, marked));
    const [x, y] = place(1);
    const question = hidden(state) && lines(state, 40).map(([line, strong], k) =>
      label(x + 34, y + 12 + 19 * k, line, strong && "strong"));
    const picture = svg(width, (4 / columns) * 132, question ? [panels[0], ...question] : panels);
    return { picture, text: sentence(state, steps) };
  }

  const names = (all) => Object.fromEntries(Object.entries(all).map(([key, { name }]) => [key, name]));
  const gate = (label) => ({ kind: "range", label, min: 0, max: 1, step: 0.01, say: (value) => value.toFixed(2) });
  figure("lstm-gates", {
    controls: {
      question: {
        kind: "select",
        label: "Predict first",
        options: { "": "no question", ...names(QUESTIONS) },
      },
      answer: {
        kind: "select", label: "Your answer", options: { "": "choose", A: "A", B: "B", C: "C", D: "D" },
        needs: (state) => Boolean(asked(state)),
      },
      f: gate("forget gate f"),
      i: gate("input gate i"),
      o: gate("output gate o"),
      signal: { kind: "select", label: "input c̃", options: names(SIGNALS) },
    },
    state: { question: "", answer: "", f: 1, i: 1, o: 1, signal: "pulse" },
    // A new question sets the gates and waits for an answer; whoever moves a gate has left the question.
    change: (state, key) => {
      if (key === "question") return { ...state, ...asked(state)?.set, answer: "" };
      if (key === "answer") return asked(state) && answerOf(asked(state), state.answer) ? state : { ...state, answer: "" };
      return { ...state, question: "", answer: "" };
    },
    run, questions: QUESTIONS, // for the tests
    draw,
  });
}
