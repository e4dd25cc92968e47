// "Start again": brings a figure with several controls back to what it was at first, and takes it out of the address.
"use strict";

const reset = (() => {
  const html = (it) => address.settable(it).length > 1 &&
    picture.tag("button", { type: "button", class: "playable-reset", disabled: "disabled" }, "Start again");

  /** Let the button of the figure `name` call startAgain. Returns touched(on): whether there is something to press it for. */
  function listen(element, name, startAgain) {
    const button = element.querySelector(".playable-reset");
    if (!button) return () => {};
    const touched = (on) => controls.off(button, !on);
    button.disabled = false;
    touched(false);
    controls.press(button, () => {
      startAgain();
      touched(false);
      address.clean(name);
    });
    return touched;
  }

  return { html, listen };
})();
