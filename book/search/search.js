// What a search result says: the sentence of the page that has the words, and a link to its place. Sphinx's own shows
// whatever stands before the word, mathematics twice and tables of contents too, and opens the top of the page.

(() => {
  const LEFT_OUT =
    ".headerlink, .katex-html, .cell, .highlight, .section-links, button, script, style, template, .toctree-wrapper";
  const BLOCKS = "p, li, dd, dt, td, th, figcaption, summary, h1, h2, h3";
  const LENGTH = 240; // letters of a summary, at least one sentence

  /** The innermost block of `part` that has most of the words, the first of several. */
  function blockWith(words, part) {
    const blocks = [...part.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
    const found = (block) => {
      const text = block.textContent.toLowerCase();
      // A whole word is better than a part of one: 梯度 is a word, and the beginning of others.
      const whole = words.some((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "u").test(text));
      return 2 * words.filter((word) => text.includes(word)).length + whole;
    };
    return blocks.reduce((best, block) => (found(block) > found(best) ? block : best), blocks[0]);
  }

  /** The sentences of a text from the first that has one of the words, until there is enough. */
  function sentences(text, words) {
    const all = text.replace(/\s+/g, " ").trim().split(/(?<=[.?:。]) /);
    const first = all.findIndex((sentence) => words.some((word) => sentence.toLowerCase().includes(word)));
    let said = "";
    for (const sentence of all.slice(Math.max(first, 0))) {
      if (said && said.length + sentence.length > LENGTH) break;
      said += `${said && " "}${sentence}`;
    }
    return said;
  }

  /** The id of the place of a block: a definition's term, or the section around it. */
  function placeOf(block) {
    for (let term = block.closest("dd"); term; term = term.previousElementSibling) if (term.id) return term.id;
    return block.closest("[id]")?.id;
  }

  Search.makeSearchSummary = (html, keywords, anchor) => {
    const article = new DOMParser().parseFromString(html, "text/html").querySelector("article");
    article.querySelectorAll(LEFT_OUT).forEach((element) => element.remove());
    const words = [...keywords].map((word) => word.toLowerCase());
    const block = blockWith(words, (anchor && article.querySelector(anchor)) || article);
    const summary = document.createElement("p");
    summary.className = "context";
    if (!block) return summary;
    summary.textContent = sentences(block.textContent, words);
    const place = placeOf(block);
    queueMicrotask(() => {
      // Then Sphinx has put the summary below its link.
      const link = summary.parentElement?.querySelector("a");
      if (link && !link.hash && place) link.hash = place;
    });
    return summary;
  };
})();
