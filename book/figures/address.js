// A figure's state in the page's address, so that a figure can be linked to in a given state:
// 01_memory.html#figure=memory&fillers=9&show=place. Only what the reader has set stands in it. The address is replaced,
// and no page is added to the history: a slider would leave fifty, and Back is to lead out of the page, as elsewhere.
"use strict";

const address = (() => {
  // What buttons set comes first, because the controls say the more: an answer after its score.
  const settable = ({ controls, kept = {} }) =>
    [...Object.entries(kept), ...Object.entries(controls)].filter(([, { kind }]) => !["button", "run"].includes(kind));

  /** The value that a text, from an address, means to a control; undefined if it means none. */
  function understand(control, text, state, data) {
    const number = text.trim() === "" ? NaN : Number(text);
    const whole = Number.isInteger(control.step ?? 1) ? Math.round(number) : number; // there is no place 2.5
    if (control.kind === "range") return number >= control.min && number <= controls.most(control, state) ? whole : undefined;
    if (control.kind === "play") return number >= (control.first ?? 0) && number <= controls.last(control, state, data) ? Math.round(number) : undefined;
    if (control.kind === "check") return { true: true, false: false }[text];
    if (control.kind === "text") return !control.pattern || control.pattern.test(text) ? text : undefined;
    return Object.hasOwn(controls.options(control, data, state) ?? {}, text) ? text : undefined;
  }

  /** The state that a text such as "figure=memory&fillers=9" asks of the figure `name`, or undefined.
      after: figure.js's, what a control does. */
  function meant(text, name, it, data, after) {
    const asked = new URLSearchParams(text);
    if (asked.get("figure") !== name) return undefined;
    let state = it.state;
    for (const [key, control] of settable(it)) {
      const value = asked.has(key) ? understand(control, asked.get(key), state, data) : undefined;
      if (value !== undefined) state = after(it, state, key, value, data);
    }
    return state;
  }

  /** The text of a state: each control that the ones before it have not already set. */
  function said(name, it, state, data, after) {
    const asked = new URLSearchParams({ figure: name });
    let reached = it.state;
    for (const [key] of settable(it))
      if (reached[key] !== state[key]) {
        asked.set(key, state[key]);
        reached = after(it, reached, key, state[key], data);
      }
    return String(asked);
  }

  const put = (url) => url !== location.href && history.replaceState(history.state, "", url);
  const page = () => location.href.split("#")[0];

  const read = (...figure) => meant(location.hash.slice(1), ...figure);
  const write = (...figure) => put(`${page()}#${said(...figure)}`);

  /** Take the figure `name` out of the address. */
  const clean = (name) => new URLSearchParams(location.hash.slice(1)).get("figure") === name && put(page());

  return { read, write, clean, meant, said, settable, understand };
})();
