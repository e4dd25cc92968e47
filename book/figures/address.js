// A figure's state in the page's address, so that a figure can be linked to in a given state:
// 01_memory.html#figure=memory&fillers=9&show=place. Only what the reader has set stands in it.
"use strict";

const address = (() => {
  const settable = ({ controls }) => Object.entries(controls).filter(([, { kind }]) => !["button", "run"].includes(kind));

  /** The state that the address asks of the figure `name`, or undefined. after: figure.js's, what a control does. */
  function read(name, it, data, after) {
    const asked = new URLSearchParams(location.hash.slice(1));
    if (asked.get("figure") !== name) return undefined;
    let state = it.state;
    for (const [key, control] of settable(it)) {
      const value = asked.has(key) ? controls.understand(control, asked.get(key), state, data) : undefined;
      if (value !== undefined) state = after(it, state, key, value, data);
    }
    return state;
  }

  /** Put the state into the address: each control that the ones before it have not already set. */
  function write(name, it, state, data, after) {
    const asked = new URLSearchParams({ figure: name });
    let reached = it.state;
    for (const [key] of settable(it))
      if (reached[key] !== state[key]) {
        asked.set(key, state[key]);
        reached = after(it, reached, key, state[key], data);
      }
    const hash = `#${asked}`;
    if (hash !== location.hash && (state !== it.state || asked.size > 1)) history.replaceState(history.state, "", hash);
  }

  return { read, write };
})();
