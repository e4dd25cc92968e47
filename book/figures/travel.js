// The travel sentences of the course (coursekit/travel.py), for the figures in which a trained network reads one.
// `data` is a document of coursekit/figure_weights.py: its words, the places first, and its accuracy by distance.
"use strict";

const travel = (() => {
  const { tag, label } = picture;
  const FILLERS = "and eats noodles reads books likes music today rain falls".split(" ");
  const MOST = 29; // words that fit into a picture: 20 filler words

  /** "Xiaoming loves PLACE . (filler words) every holiday Xiaoming travels to", with that many filler words of a list */
  const standard = (place, count, fillers = FILLERS) => [
    "Xiaoming", "loves", place, ".",
    ...Array.from({ length: count }, (_, n) => fillers[n % fillers.length]),
    "every", "holiday", "Xiaoming", "travels", "to",
  ].join(" ");

  /** The tokens of a typed sentence, and the words that the network does not know. */
  function read(sentence, { words }, most = MOST) {
    const typed = sentence.replace(/\./g, " . ").split(/[\s,_]+/).filter(Boolean);
    const token = (word) => words.findIndex((known) => known.toLowerCase() === word.toLowerCase());
    return {
      tokens: typed.map(token).filter((number) => number >= 0).slice(0, most),
      unknown: typed.filter((word) => token(word) < 0),
    };
  }

  /** How often the network is right on fresh sentences of that form, as a sentence; nothing for another form. */
  function usual(tokens, { words, places, accuracy }) {
    const fillers = tokens.length - 9;
    const place = words[tokens.find((token) => token < places)];
    if (accuracy[fillers] === undefined || standard(place, fillers) !== tokens.map((token) => words[token]).join(" ")) return [];
    const right = Math.round(1000 * accuracy[fillers]); // of the 1,000 that coursekit/figure_weights.py asks
    return [`Of 1,000 fresh sentences with ${fillers} filler words it gets ${right === 1000 ? "all" : right} right.`];
  }

  // A probability; 100% and 0% are said of 1 and 0 only.
  const percent = (p) => (p < 1 && p >= 0.995 ? "over 99%" : p > 0 && p < 0.005 ? "under 1%" : `${Math.round(100 * p)}%`);

  /** What ends the sentence that says which place is likeliest: `best`, after word t, where the place is word `at` (from 0). */
  function verdict(tokens, t, at, best) {
    if (at < 0) return ". The sentence names no place.";
    if (t <= at) return ". The place is still to come.";
    if (t < tokens.length) return ". It is not asked yet.";
    return best === tokens[at] ? ": right." : ": wrong.";
  }

  const leftOut = (unknown) =>
    unknown.length ? [`Left out, not in its vocabulary: ${picture.few(unknown)}.`] : [];

  /** The probabilities p of the places as bars, their corner at (x, y), 206 wide; those among the tokens are marked. */
  function bars(x, y, title, p, tokens, { words }, pace = 24) {
    const best = p.indexOf(Math.max(...p));
    return label(x, y + 8, title) + p.map((share, place) => {
      const [top, look] = [y + 10 + pace * (place + 1), place === best && "strong"];
      return label(x, top, words[place], look)
        + tag("rect", { x: x + 60, y: top - 11, width: Math.max(40 * share, 1), height: Math.min(pace - 4, 15), class: "fill-1" })
        + label(x + 66 + 40 * share, top, percent(share), look)
        + (tokens.includes(place) ? label(x + 158, top, "named") : "");
    }).join("");
  }

  /** The same where there is little room: a box a place, as full as its probability; underlined if it is named. */
  function boxes(x, y, width, title, p, tokens, { words }) {
    const room = width / 4;
    return label(x, y + 10, `${title}, in %`) + p.map((share, place) => {
      const [left, top] = [x + (place % 4) * room, y + 16 + 18 * Math.floor(place / 4)];
      const said = `${words[place]} ${percent(share).replace("under ", "<").replace("over ", ">").replace("%", "")}`;
      return tag("rect", { "data-id": `share${place}`, x: left, y: top, width: (room - 2) * share, height: 16, class: "soft" })
        + tag("rect", { "data-id": `box${place}`, x: left, y: top, width: room - 2, height: 16, class: "axis" })
        + tag("text", { x: left + 3, y: top + 12.5, style: tokens.includes(place) && "text-decoration: underline" }, said);
    }).join("");
  }

  /** The sentence as text, under a picture of its words: word t stands out, and a word that is pressed is picked. */
  const line = (tokens, t, { words, places }) => tag("div", { class: "playable-sentence" },
    tokens.map((token, s) => tag("span", {
      "data-pick": s + 1,
      class: [s + 1 === t && "playable-now", s + 1 > t && "playable-later", token < places && "playable-place"].filter(Boolean).join(" "),
    }, picture.escape(words[token]))).join(" "));

  /** The places as the options of a control. */
  const places = ({ words, places }) => Object.fromEntries(words.slice(0, places).map((word) => [word, word]));

  return { places, FILLERS, line, standard, read, usual, leftOut, percent, verdict, bars, boxes };
})();
