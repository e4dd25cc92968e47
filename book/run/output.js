/* What a cell prints, draws and raises, below it. */

export function add(parent, tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  parent.append(element);
  return element;
}

/** Add to `output` a piece that Python sent. kind: stdout, stderr, note, figure, error or trace. */
export function show(output, kind, text) {
  if (kind === "figure") {
    const image = add(output, "img", "run-figure");
    image.alt = "Figure made by this cell";
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  } else if (kind === "error") {
    add(output, "p", "run-error", text).setAttribute("role", "alert");
  } else if (kind === "note") {
    add(output, "p", "run-note", text);
  } else {
    let box = output.lastElementChild;
    if (!box?.matches(`.run-${kind}`)) {
      box = add(output, "pre", `run-${kind}`);
      box.tabIndex = 0; // a long one scrolls
    }
    box.append(text);
  }
}
