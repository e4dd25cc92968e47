// The controls of the figures: their HTML, which comes with the page, and how they listen to the reader. A description of
// a figure (figure.js) names them by `kind`. All kinds have a label. `where`: "below" the picture, or behind "more".
//
//   range    {min, max, step, say, needs}   a number; say: (value) => its text; needs: (state) => whether it is on;
//                                           max may be (state) => number
//   select   {options}                      a string; options: {value: its text}, or (data) => such an object
//   choice   {options}                      the same as buttons side by side; options may be (data, state) => object
//   text     {pattern}                      a string; pattern: what an address may ask, a regular expression
//   check                                   true or false
//   play     {first, last, say}             a number from first, or 0, to last(state, data), with buttons, one to play
//   button   {press, needs}                 press: (state, data) => state. A button that would change nothing is off. Its
//                                           label may be (state) => text
//   run      {busy, start}                  a button for what takes its time. start: (state, tell, data) => what stops it;
//                                           tell(change, ended) sets the state to change(state), whenever there is news
"use strict";

const controls = (() => {
  const PACE = 900; // milliseconds a step, while it plays
  const QUIET = 400; // milliseconds without a change until a screen reader is told
  const { escape, tag } = picture;

  const last = (control, state, data) => control.last?.(state, data);
  const first = (control, last) => Math.min(control.first ?? 0, last); // an empty sentence has no first word
  const say = (control, value, last) => control.say?.(value, last) ?? (last === undefined ? String(value) : `${value} of ${last}`);
  const widest = (control, first, last) =>
    Math.max(...Array.from({ length: last - first + 1 }, (_, n) => say(control, first + n, last).length));
  const options = ({ options }, data, state) => (options instanceof Function ? options(data, state) : options);
  const most = ({ max }, state) => (max instanceof Function ? max(state) : max); // of a range
  const named = ({ label }, state) => (label instanceof Function ? label(state) : label);
  const label = (id, { label }) => tag("label", { for: id }, escape(label));
  const output = (id, control, value, last) =>
    tag("output", { for: id, "aria-live": "off" }, escape(say(control, value, last)));
  const choices = (control, data, state, value) => Object.entries(options(control, data, state)).map(([own, text]) =>
    tag("button", { type: "button", "data-id": own, value: own, "aria-pressed": String(own === value) }, escape(text))).join("");

  const kinds = {
    range: (id, c, value, state) => [
      label(id, c), tag("input", { type: "range", id, min: c.min, max: most(c, state), step: c.step ?? 1, value }), output(id, c, value),
    ],
    select: (id, c, value, state, data) => [
      label(id, c), tag("select", { id }, Object.entries(options(c, data, state)).map(([own, text]) =>
        tag("option", { value: own, selected: own === value && "selected" }, escape(text)))),
    ],
    choice: (id, c, value, state, data) => choices(c, data, state, value),
    text: (id, c, value) => [
      label(id, c), tag("input", { type: "text", id, value, autocomplete: "off", spellcheck: "false" }),
    ],
    check: (id, c, value) => [tag("input", { type: "checkbox", id, checked: value && "checked" }), label(id, c)],
    button: (id, c, value, state) => tag("button", { type: "button", id }, escape(named(c, state))),
    run: (id, c) => tag("button", { type: "button", id, class: "playable-run" }, escape(c.label)),
    play: (id, c, value, state, data) => [
      tag("button", { type: "button", "data-move": "-1" }, "Back"),
      tag("button", { type: "button", "data-move": "1" }, "Next"),
      tag("button", { type: "button", "data-play": "" }, "Play"),
      label(id, c), tag("input", { type: "range", id, min: first(c, last(c, state, data)), max: last(c, state, data), step: 1, value }),
      output(id, c, value, last(c, state, data)),
    ],
  };

  /** The HTML of a control of figure `name`. */
  function html(name, key, control, state, data) {
    const group = ["play", "choice"].includes(control.kind) ? { role: "group", "aria-label": control.label } : {};
    return tag("div", { class: "playable-control", "data-kind": control.kind, "data-key": key, ...group },
      kinds[control.kind](`${name}-${key}`, control, state[key], state, data));
  }

  /** Let a row of the page answer. host: {state(), update(state, delay), set(key, value, delay), stop(), mute(on), data}.
      Returns {sync(): follow the state, stop(): end what plays, end(): end a run, if it has one}. */
  function listen(row, control, host) {
    const { key } = row.dataset;
    const [input, output, button] = ["input, select", "output", "button"].map((what) => row.querySelector(what));
    return (listeners[control.kind] ?? field)({ row, control, key, input, output, button }, host);
  }

  const nothing = () => {};

  // Not `disabled`: that would take the focus from the keyboard.
  const off = (button, idle) => button.setAttribute("aria-disabled", String(idle));
  const press = (button, act) => button.addEventListener("click", () => button.ariaDisabled !== "true" && act());

  function field({ control, key, input, output }, host) {
    const value = { range: () => +input.value, check: () => input.checked }[control.kind] ?? (() => input.value);
    input.addEventListener("input", () => (host.stop(), host.set(key, value(), control.kind === "select" ? 0 : QUIET)));
    return {
      stop: nothing,
      sync() {
        const state = host.state();
        if (control.needs) input.disabled = !control.needs(state);
        if (control.kind === "range") input.max = most(control, state);
        if (control.kind === "check") input.checked = state[key];
        else if (value() !== state[key]) input.value = state[key];
        if (output) output.textContent = say(control, state[key]);
      },
    };
  }

  const listeners = {
    button({ button, control }, host) {
      press(button, () => (host.stop(), host.update(control.press(host.state(), host.data))));
      return {
        stop: nothing,
        sync() {
          button.textContent = named(control, host.state());
          if (control.needs) off(button, !control.needs(host.state()));
        },
      };
    },

    choice({ row, control, key }, host) {
      row.addEventListener("click", ({ target }) => {
        const chosen = target.closest("button");
        if (chosen) host.stop(), host.set(key, chosen.value, 0);
      });
      return { stop: nothing, sync: () => morph(row, choices(control, host.data, host.state(), host.state()[key])) };
    },

    run({ button, control }, host) {
      let end = null;
      const stop = () => {
        end?.();
        end = null;
        button.textContent = control.label;
        host.mute(false);
      };
      button.addEventListener("click", () => {
        if (end) return stop();
        button.textContent = control.busy;
        host.mute(true);
        end = control.start(host.state(), (change, ended) => {
          if (ended) stop();
          host.update(change(host.state()));
        }, host.data);
      });
      return { sync: nothing, stop: nothing, end: stop }; // the reader may move the controls meanwhile
    },

    play({ row, control, key, input, output }, host) {
      let timer = null;
      const end = () => last(control, host.state(), host.data);
      const start = () => first(control, end());
      const move = (by) => host.set(key, Math.min(Math.max(host.state()[key] + by, start()), end()), QUIET);
      const moves = [...row.querySelectorAll("[data-move]")];
      const play = row.querySelector("[data-play]");
      const stop = () => {
        if (!timer) return;
        clearInterval(timer);
        timer = null;
        play.textContent = "Play";
        host.mute(false);
      };
      input.addEventListener("input", () => (host.stop(), host.set(key, +input.value, QUIET)));
      for (const button of moves) press(button, () => (host.stop(), move(+button.dataset.move)));
      press(play, () => {
        if (timer) return stop();
        play.textContent = "Pause";
        host.mute(true); // a sentence a second is too many; the last one is told
        if (host.state()[key] >= end()) host.set(key, start(), QUIET);
        timer = setInterval(() => {
          if (host.state()[key] + 1 >= end()) stop();
          move(1);
        }, PACE);
      });
      return {
        stop,
        sync() {
          const value = host.state()[key];
          [input.min, input.max] = [start(), end()];
          if (+input.value !== value) input.value = value;
          output.textContent = say(control, value, end());
          output.style.minWidth = `${widest(control, start(), end())}ch`; // the slider keeps its width while it moves
          off(play, start() === end()); // an empty sentence
          for (const button of moves) off(button, value === (+button.dataset.move < 0 ? start() : end()));
        },
      };
    },
  };

  return { html, listen, last, options, most, off, press, QUIET };
})();
