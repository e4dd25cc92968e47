// The question of the book in one look: a plain RNN and an LSTM read the same sentence. A word is as dark as the answer
// depends on it: cover the word, and see how far the answer moves.
"use strict";

{
  const { tag, escape, count } = figure;
  const { FILLERS, standard, read, percent } = travel;
  const LONGEST = 30;
  const NAMES = ["Plain RNN", "LSTM"];

  /** One step of either network from {h, c}; covered: it reads no word at all, a row of zeros. */
  function step({ h, c }, token, { kernel, recurrent_kernel, bias, words }) {
    const x = network.oneHot(token, words.length); // no token, no one
    const weights = [kernel, recurrent_kernel, bias];
    return c ? network.lstmStep(x, h, c, ...weights) : { h: network.rnnStep(x, h, ...weights) };
  }

  const start = ({ units, kernel }) => {
    const zero = new Array(units).fill(0);
    return kernel.shape[1] > units ? { h: zero, c: zero } : { h: zero }; // an LSTM's kernel has four blocks
  };

  const answer = ({ h }, { dense_kernel, dense_bias }) => network.dense(h, dense_kernel, dense_bias);

  /** tokens (T,) with word `cover` (from 1) covered, 0 for none -> the probabilities of all words as the answer (V,). */
  const fill = (tokens, cover, data) =>
    answer(tokens.reduce((state, token, t) => step(state, t === cover - 1 ? -1 : token, data), start(data)), data);

  /** What each word does to the answer, (T,): half the sum of |p with it - p with it covered|, from 0 to 1. */
  function influence(tokens, data) {
    const states = [start(data)];
    for (const token of tokens) states.push(step(states.at(-1), token, data));
    const p = answer(states.at(-1), data);
    return tokens.map((_, t) => {
      const covered = tokens.slice(t + 1).reduce((state, token) => step(state, token, data), step(states[t], -1, data));
      return answer(covered, data).reduce((sum, value, v) => sum + Math.abs(value - p[v]), 0) / 2;
    });
  }

  // The sentence of a state: its filler words are drawn, and stay the same while more of them come.
  function tokensOf({ place, distance, words }, data) {
    const random = network.uniform(words);
    const fillers = Array.from({ length: LONGEST }, () => FILLERS[Math.floor(random() * FILLERS.length)]);
    return read(standard(place, distance, fillers), data, LONGEST + 9).tokens;
  }

  const best = (p) => p.indexOf(Math.max(...p));

  /** How a network reads, as text. The words of the end keep their nodes while filler comes between. */
  function reader(tokens, p, shares, { cover, distance }, data, name) {
    const words = tokens.map((token, t) => {
      const id = t < tokens.length - 5 ? `w${t}` : `e${tokens.length - t}`;
      const look = `reader-word${t === cover - 1 ? " reader-covered" : ""}`;
      return tag("span", { class: look, "data-id": id, "data-pick": t + 1, style: `--share: ${shares[t].toFixed(2)}` },
        escape(data.words[token]));
    });
    const right = best(p) === tokens[2];
    const verdict = tag("span", { class: `reader-answer${right ? "" : " reader-wrong"}`, "data-id": "answer" },
      escape(`${data.words[best(p)]} ${percent(p[best(p)])} ${right ? "✓" : "✗"}`));
    return tag("div", { class: "reader" },
      tag("div", { class: "reader-name" }, tag("strong", {}, name), ` is right for ${count(1000 * data.accuracy[distance])} of 1,000`),
      tag("div", { class: "reader-text" }, words.join(" "), " ", verdict));
  }

  function draw(state, data) {
    const tokens = tokensOf(state, data[0]);
    const answers = data.map((one) => fill(tokens, state.cover, one));
    const shares = data.map((one) => influence(tokens, one));
    const pictures = data.map((one, n) => reader(tokens, answers[n], shares[n], state, one, NAMES[n]));
    const key = picture.wedge("moves the answer by 0%", "100%");
    return { picture: pictures.join("") + key, text: say(state, tokens, answers, shares, data) };
  }

  function say({ place, distance, cover }, tokens, answers, shares, data) {
    const { words } = data[0];
    if (cover) {
      const told = NAMES.map((name, n) => {
        const [before, now] = [fill(tokens, 0, data[n]), answers[n]].map((p) => words[best(p)]);
        const says = now === before ? `still says ${now}` : `says ${now}, no longer ${before}`;
        return `The ${name.replace("P", "p")} ${says}: its answer moves by ${percent(shares[n][cover - 1])}.`;
      });
      return `Word ${cover}, “${words[tokens[cover - 1]]}”, is covered. ${told.join(" ")}`;
    }
    const parts = NAMES.map((name, n) => {
      const p = answers[n];
      const heaviest = words[tokens[best(shares[n])]];
      const verdict = best(p) === tokens[2] ? "is right" : `says ${words[best(p)]}`;
      return `The ${name.replace("P", "p")} ${verdict} and leans most on “${heaviest}”.`;
    });
    return `${distance + 6} words stand between ${place} and the blank. ${parts.join(" ")}`;
  }

  figure("readers", {
    data: ["reader-rnn", "reader-lstm"],
    fluid: true,
    controls: {
      distance: { kind: "range", label: "Filler words", min: 0, max: LONGEST },
      place: { kind: "select", label: "Place", options: ([data]) => travel.places(data) },
      other: { kind: "button", where: "more", label: "Other words", needs: ({ distance }) => distance > 0, press: (state) => ({ ...state, words: (state.words % 99) + 1, cover: 0 }) },
      cover: {
        kind: "play", where: "more", label: "Cover word", last: ({ distance }) => distance + 9,
        say: (value) => (value ? String(value) : "none"),
      },
    },
    kept: { words: { kind: "range", min: 1, max: 99 } },
    paper: [{ distance: 10 }],
    state: { distance: 20, place: "Dali", words: 1, cover: 0 },
    change: (state, key) => (key === "cover" ? state : { ...state, cover: 0 }),
    pick: (state, { value, tap }) => {
      const cover = +(value ?? 0);
      if (!tap || cover === state.cover) return tap && cover ? { ...state, cover: 0 } : state;
      return { ...state, cover };
    },
    draw,
    fill, influence, tokens: tokensOf, // for the tests
  });
}
