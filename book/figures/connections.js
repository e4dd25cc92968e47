// Chapter 4: which earlier characters does the model's next one depend on? The gradient of its log-probability, by each.
"use strict";

{
  const { tag, escape } = figure;
  const MOST = 180; // characters that the figure takes
  const SPAN = 0.9; // of the gradient

  const kept = new Map(); // the steps of the texts that were read: a mouse passes over one text many times

  function steps(tokens, data) {
    const key = tokens.join();
    if (!kept.has(key)) kept.clear(), kept.set(key, speaker.run(tokens, data));
    return kept.get(key);
  }

  const read = (text, data) => {
    const { tokens, unknown } = speaker.read(text, data);
    return { tokens: tokens.slice(0, MOST), unknown };
  };

  /** After the first t of the tokens: probabilities (V,), the likeliest next token, and the length of the gradient of its
      log-probability by each one-hot character, (t,). */
  function reach(tokens, t, data) {
    const read = steps(tokens, data).slice(0, t);
    const p = network.softmax(read.at(-1).logits);
    const likeliest = p.indexOf(Math.max(...p));
    const slopes = p.map((share, token) => +(token === likeliest) - share);
    return { p, likeliest, lengths: speaker.gradients(read, slopes, data).map((row) => Math.hypot(...row)) };
  }

  /** How many of the last ones hold that share of the sum. */
  function within(lengths, share) {
    const all = lengths.reduce((sum, length) => sum + length, 0);
    let [sum, count] = [0, 0];
    while (count < lengths.length && sum < share * all) sum += lengths[lengths.length - ++count];
    return count;
  }

  function draw({ text, t }, data) {
    const { tokens, unknown } = read(text, data);
    const signs = tokens.map((token) => data.characters[token]);
    const { p, likeliest, lengths } = t > 0 ? reach(tokens, t, data) : { p: [], lengths: [] };
    const most = Math.max(...lengths, 1e-12);
    const letters = signs.map((sign, s) => tag("span", {
      "data-pick": s + 1,
      class: `reader-word reader-sign${s + 1 === t ? " reader-last" : s + 1 > t ? " playable-later" : ""}`,
      style: s < t && `--share: ${(lengths[s] / most).toFixed(2)}`,
    }, sign === "\n" ? "↵\n" : escape(sign)));
    const next = t > 0 ? `${speaker.sign(data.characters[likeliest])} ${travel.percent(p[likeliest])}` : "nothing";
    return {
      picture: tag("p", { class: "reader-next" }, "expected after the frame: ", tag("span", { class: "reader-answer" }, escape(next)))
        + tag("div", { class: "reader-letters" }, letters) + picture.wedge("moves the guess: least", "most"),
      text: say({ signs, unknown, t, p, likeliest, lengths }, data),
    };
  }

  function say({ signs, unknown, t, p, likeliest, lengths }, data) {
    const left = travel.leftOut(unknown.map(speaker.sign));
    if (t === 0) return ["Nothing is read yet.", ...left].join(" ");
    const back = lengths.length - lengths.indexOf(Math.max(...lengths));
    const before = signs.slice(Math.max(0, t - 8), t).map(speaker.sign).join("");
    const hangs = back === 1 ? "the last character" : `the character ${back} back, “${speaker.sign(signs[t - back])}”`;
    const [count, all] = [within(lengths, SPAN), lengths.length];
    return [
      `After “${before}” it expects “${speaker.sign(data.characters[likeliest])}” with ${travel.percent(p[likeliest])}.`,
      `That depends most on ${hangs}; ${Math.round(100 * SPAN)}% of the gradient lies on the last ${count} of ${all}.`,
      ...left,
    ].join(" ");
  }

  figure("connections", {
    data: "speaker",
    needs: ["speaker"],
    fluid: true,
    controls: {
      text: { kind: "text", where: "more", label: "Text (\\n ends a line)" }, // before t, as in the address
      t: { kind: "play", label: "Read", last: ({ text }, data) => read(text, data).tokens.length },
    },
    state: { // of the play that it has not read
      text: "romeo\\no, let us hence; i stand on sudden haste.\\n\\nfriar laurence\\nwisely and slow; they stumble that run fast.",
      t: 58,
    },
    paper: [{ t: 97 }],
    change: (state, key, data) => (key === "text" ? { ...state, t: read(state.text, data).tokens.length } : state),
    pick(state, { value }) {
      return value && +value !== state.t ? { ...state, t: +value } : state;
    },
    draw,
    reach, within, // for the tests
  });
}
