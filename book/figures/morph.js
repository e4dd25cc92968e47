// Brings a part of the page to what a text of HTML says, and keeps the nodes that stay: so a change can be a transition,
// and a word keeps the mouse that is on it. Old and new text come from the same function: children with a data-id are
// matched by it, others by their place. (morphdom and idiomorph solve the general case, in more code than all figures.)
"use strict";

const morph = (() => {
  const same = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName;

  function patch(from, to) {
    if (to.nodeType !== Node.ELEMENT_NODE) {
      if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
      return;
    }
    for (const { name } of [...from.attributes]) if (!to.hasAttribute(name)) from.removeAttribute(name);
    for (const { name, value } of to.attributes)
      if (from.getAttribute(name) !== value) from.setAttribute(name, value);
    align(from, to);
  }

  function align(from, to) {
    const known = new Map();
    for (const child of from.children) if (child.dataset.id) known.set(child.dataset.id, child);
    let next = from.firstChild;
    for (const child of [...to.childNodes]) {
      const id = child.dataset?.id;
      while (next?.dataset?.id && !id) next = next.nextSibling; // it is fetched by its id, or removed below
      const match = id ? known.get(id) : next && same(next, child) ? next : null;
      if (!match) {
        from.insertBefore(child, next); // from here on it is a node of the page
        continue;
      }
      known.delete(id);
      if (match === next) next = next.nextSibling;
      else from.insertBefore(match, next);
      patch(match, child);
    }
    while (next) {
      const gone = next;
      next = next.nextSibling;
      if (!gone.dataset?.id) gone.remove();
    }
    for (const gone of known.values()) gone.remove();
  }

  return (element, html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    align(element, template.content);
  };
})();
