// Shows beside a link what it leads to: a term, an equation, a reference. On hover and on keyboard focus; not on touch,
// where a tap follows the link. It stays while the pointer is on it or the focus on the link; Escape closes it.
(() => {
  "use strict";
  const SOON = 150; // milliseconds: who passes a link sees nothing, and there is time to reach the box
  const EDGE = 8; // pixels that stay free beside the box
  const stored = document.querySelector("template.previews")?.content;

  const box = document.createElement("div");
  box.id = box.className = "preview";
  box.popover = "manual";
  box.setAttribute("role", "tooltip");
  document.querySelector("article").append(box);

  let link; // whose preview is shown
  let timer;

  function later(action) {
    clearTimeout(timer);
    timer = setTimeout(action, SOON);
  }

  function hide() {
    clearTimeout(timer);
    box.hidePopover();
    link?.removeAttribute("aria-describedby");
    link = null;
  }

  function hideIfLeft() {
    if (link && !link.matches(":hover, :focus-visible") && !box.matches(":hover")) hide();
  }

  function show(next, content) {
    hide();
    link = next;
    link.setAttribute("aria-describedby", box.id);
    box.replaceChildren(content.cloneNode(true));
    box.showPopover();
    place();
  }

  // Under the link's last line, or over its first one. Both touch the line, so that the pointer can cross.
  function place() {
    const { clientWidth, clientHeight } = document.documentElement;
    box.style = "left: 0; top: 0";
    const fits = box.clientWidth / box.scrollWidth; // an equation has no second line
    if (fits < 1) box.style.setProperty("--fit", fits * 0.95);
    const lines = [...link.getClientRects()];
    const [first, last] = [lines[0], lines.at(-1)];
    const above = last.bottom + box.offsetHeight > clientHeight && first.top > box.offsetHeight;
    const left = Math.max(EDGE, Math.min((above ? first : last).left, clientWidth - box.offsetWidth - EDGE));
    box.style.left = `${scrollX + left}px`;
    box.style.top = `${scrollY + (above ? first.top - box.offsetHeight : last.bottom)}px`;
  }

  for (const each of document.querySelectorAll("article a.reference.internal")) {
    const content =
      stored?.querySelector(`[data-of="${CSS.escape(each.hash.slice(1))}"]`) ??
      (each.title && document.createTextNode(each.title)); // a reference
    if (!content) continue;
    each.removeAttribute("title"); // or the browser shows it too
    const showThis = () => each !== link && show(each, content);
    each.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && later(showThis));
    each.addEventListener("focus", () => each.matches(":focus-visible") && showThis());
    for (const event of ["pointerleave", "blur"]) each.addEventListener(event, () => later(hideIfLeft));
    each.addEventListener("click", hide);
  }
  box.addEventListener("pointerleave", () => later(hideIfLeft));
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
})();
