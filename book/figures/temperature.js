// Chapter 4: the language model writes as you watch, at the temperature that the slider has at that moment.
"use strict";

{
  const { svg, tag, label, escape } = figure;
  const PACE = 50; // milliseconds a character
  const SHOWN = 330; // characters that the picture has room for
  const SHORT = 159; // as many are there at first, and come at once for those who ask for no motion
  const LONGEST = 4000; // then it stops by itself
  const BARS = 8;

  /** The state once the model has read the prompt: `mind` holds its states, its logits and a source of chance. */
  function begin(state, data) {
    const { tokens, unknown } = speaker.read(state.prompt, data);
    const steps = speaker.run(tokens.length ? tokens : [data.characters.indexOf("\n")], data);
    return { ...state, text: "", unknown, mind: { ...steps.at(-1), seed: state.draw } };
  }

  /** The state with one more character, drawn at its temperature. */
  function write(state, data) {
    const chance = network.uniform(state.mind.seed)();
    const token = speaker.draw(speaker.probabilities(state.mind.logits, state.temperature), () => chance);
    const mind = { ...speaker.step(token, state.mind.states, data), seed: Math.floor(chance * 2 ** 31) };
    return { ...state, text: state.text + data.characters[token], mind };
  }

  function writeOn(state, data, length) {
    for (let n = 0; n < length; n++) state = write(state, data);
    return state;
  }

  let opening;
  let isWriting = false;

  /** After a change: while it writes it goes on, at the new temperature; else the first lines are written anew. */
  function change(state, key, data) {
    if (key === "temperature" && isWriting) return state;
    const begun = begin(state, data);
    return isWriting ? begun : writeOn(begun, data, SHORT);
  }

  /** What is there before the reader has touched anything: the first lines. */
  const opened = (state, data) =>
    state.mind ? state : { ...(opening ??= writeOn(begin(state, data), data, SHORT)), temperature: state.temperature };

  function start(first, tell, data) {
    isWriting = true;
    tell((state) => opened(state, data));
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches; // all at once, and it moves nothing
    let written = 0;
    const timer = setInterval(() => {
      const length = still ? SHORT : 1;
      written += length;
      tell((state) => writeOn(state, data, length), still || written >= LONGEST);
    }, PACE);
    return () => {
      isWriting = false;
      clearInterval(timer);
    };
  }

  /** The likeliest next characters as bars: full at this temperature, a line where they stand at temperature 1. The key stands
      over the right half: of eight probabilities in order none of the last four exceeds a fifth. */
  function bars({ mind, temperature }, { characters }, width) {
    const [p, learned] = [temperature, 1].map((one) => speaker.probabilities(mind.logits, one));
    const order = learned.map((_, token) => token).sort((one, other) => learned[other] - learned[one]).slice(0, BARS);
    const room = width / BARS;
    const [floor, high] = [132, 110];
    const middle = (x) => x + room / 2 - 2;
    const short = (share) => travel.percent(share).replace("under ", "<").replace("over ", ">");
    const [key, full] = [width / 2 + 8, floor - high];
    return svg(width, 154, tag("g", { class: "key" },
      tag("path", { class: "axis", d: `M0 ${full}H${key - 4}` }), label(key, full + 4, "100%", "muted"),
      tag("rect", { x: key, y: full + 10, width: 16, height: 9, class: "fill-1" }),
      label(key + 22, full + 19, `at temperature ${temperature.toFixed(1)}`),
      tag("path", { class: "line", d: `M${key} ${full + 30}h16` }), label(key + 22, full + 35, "at temperature 1"),
    ), order.map((token, n) => {
      const x = n * room;
      const y = (share) => floor - high * share;
      return [
        tag("rect", {
          "data-id": `bar${n}`, x: x + 6, y: y(p[token]), width: room - 16, height: Math.max(high * p[token], 1), class: "fill-1 at-once",
        }),
        tag("path", { class: "line", d: `M${x + 2} ${y(learned[token])}h${room - 8}` }),
        label(middle(x), Math.min(y(p[token]), y(learned[token])) - 5, short(p[token]), "middle on-line"),
        label(middle(x), floor + 17, speaker.sign(characters[token]), "middle strong"),
      ];
    }));
  }

  function draw(given, data, width) {
    const state = opened(given, data);
    const prompt = speaker.read(state.prompt, data).tokens.map((token) => data.characters[token]).join("").slice(-SHOWN);
    const page = tag("div", { class: "playable-page" }, tag("p", {},
      state.text.length <= SHOWN && tag("b", {}, escape(prompt)), escape(state.text.slice(-SHOWN)), "▏"));
    return { picture: page + bars(state, data, width), text: say(state, data) };
  }

  function say({ mind, temperature, text, unknown }, data) {
    const p = speaker.probabilities(mind.logits, temperature);
    const likeliest = p.indexOf(Math.max(...p));
    const bits = p.reduce((sum, share) => sum - (share > 0 ? share * Math.log2(share) : 0), 0);
    const known = text ? `${text.length} characters are written.` : "Nothing is written yet.";
    const sign = speaker.sign(data.characters[likeliest]);
    const next = temperature > 0
      ? `At temperature ${temperature.toFixed(1)} the next one is “${sign}” with ${travel.percent(p[likeliest])}; a character that is drawn so costs ${bits.toFixed(1)} bits on average.`
      : `At temperature 0 the next one is “${sign}”, the likeliest, and always so.`;
    return [known, next, ...travel.leftOut(unknown.map(speaker.sign))].join(" ");
  }

  figure("temperature", {
    data: "speaker",
    needs: ["speaker"],
    controls: {
      temperature: { kind: "range", label: "Temperature", min: 0, max: 2, step: 0.1, say: (value) => value.toFixed(1) },
      run: { kind: "run", label: "Write", busy: "Stop", start },
      anew: { kind: "button", label: "Draw anew", needs: ({ temperature, text = "" }) => temperature > 0 || text.length > SHORT, press: (state, data) => change({ ...state, draw: state.draw + 1 }, "draw", data) },
      prompt: { kind: "text", where: "more", label: "Begin with (\\n ends a line)" },
    },
    kept: { draw: { kind: "range", min: 1, max: Infinity } },
    state: { temperature: 0.5, prompt: "romeo\\n", draw: 1 },
    paper: [1, 1.5].map((temperature) => (state, data) => writeOn(begin({ ...state, temperature }, data), data, SHORT)),
    change,
    draw,
    begin, write, // for the tests
  });
}
