// What a search result says: the sentence of the page that has the words, and a link to its place. Sphinx's own shows
// whatever stands before the word, mathematics twice and tables of contents too, and opens the top of the page. It marks
// the words on whatever page comes next, and speaks of categories, which this book has none of.

import { forget } from "../kept/kept.js";

const LEFT_OUT =
  ".headerlink, .katex-html, .cell, .highlight, .section-links, button, script, style, template, .toctree-wrapper";
const HEADS = "dt, h1, h2, h3";
const BLOCKS = `p, li, dd, td, th, figcaption, summary, ${HEADS}`;
const LENGTH = 240; // letters of a summary, at least one sentence

/** The innermost block of `part`, or `part` itself, that has most of the words, the first of several. */
function blockWith(words, part) {
  const all = [part, ...part.querySelectorAll(BLOCKS)];
  const blocks = all.filter((block) => block.matches(BLOCKS) && !block.querySelector(BLOCKS));
  const found = (block) => {
    const text = block.textContent.toLowerCase();
    // A whole word is better than a part of one: 梯度 is a word, and the beginning of others.
    const whole = words.some((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "u").test(text));
    return 2 * words.filter((word) => text.includes(word)).length + whole - block.matches(HEADS) / 2;
  };
  return blocks.reduce((best, block) => (found(block) > found(best) ? block : best), blocks[0]);
}

/** What a block says: of a heading what stands below it, of a term its definition too. */
function textOf(block) {
  if (block.matches("h1, h2, h3")) return (block.parentElement.querySelector("p") || block).textContent;
  const definition = block.matches("dt") && block.parentElement.querySelector(`:scope > dt#${CSS.escape(block.id)} ~ dd`);
  return definition ? `${block.textContent.trim()}: ${definition.textContent}` : block.textContent;
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
  summary.textContent = sentences(textOf(block), words);
  const place = placeOf(block);
  queueMicrotask(() => {
    // Then Sphinx has put the summary below its link.
    const link = summary.parentElement?.querySelector("a");
    if (link && !link.hash && place) link.hash = place;
  });
  return summary;
};

// Sphinx has put the words aside for the next page: they are for one that was found.
addEventListener(
  "click",
  ({ target }) => {
    if (!target.closest("#search-results a")) forget("sphinx_highlight_terms");
  },
  true,
);

const NOTHING =
  "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.";
Documentation.TRANSLATIONS[NOTHING] =
  "No page has all of these words. Are they spelled correctly? Fewer words find more.";
