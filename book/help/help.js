/* Help in steps below an exercise, after a failed check: a question, then a worked example, then, after three honest
   attempts or when asked for, the beginning of a solution. The texts come with the first failed check (bookext/hints.py).

   An attempt is honest if it is not empty, not the stub, and not one of those before. What was tried and shown is kept in
   this browser. */
import { change, HELP, read } from "../kept/kept.js";

window.course ||= {}; // each module of the page adds to it; none keeps it, for another may replace it
const script = document.currentScript;
const root = new URL(document.documentElement.dataset.content_root || "./", location.href);
const HONEST = 3;
let texts = null; // a promise of them, the same for all exercises of the page

function load() {
  texts ||= new Promise((resolve, reject) => {
    window.course.help.take = (packed) => {
      const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
      resolve(JSON.parse(new TextDecoder().decode(bytes)));
    };
    const element = document.createElement("script"); // not fetch, which file:// does not allow
    element.src = new URL(script.dataset.help, root).href;
    element.onerror = element.onload = () => reject(new Error("a file of the book is missing")); // too late if it was taken
    document.head.append(element);
  });
  texts.catch(() => (texts = null));
  return texts;
}

const of = (exercise) => ({ tries: [], shown: 0, ...read(HELP)[exercise] });
const keep = (exercise, state) => change(HELP, (kept) => (kept[exercise] = state));

/* What is tried, without its comments and blanks: a mark to tell attempts apart by. "" for what is no attempt. */
function mark(code) {
  const bare = code.replace(/#.*$/gm, "").replace(/\s+/g, "");
  if (!bare || bare.includes("raiseNotImplementedError")) return "";
  let hash = 0;
  for (const letter of bare) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return hash.toString(16);
}

const named = (section) => section.dataset.exercise.split("/").at(-1);

function step(number, { title, html }) {
  const box = document.createElement("section");
  box.className = "help-step";
  const heading = document.createElement("p");
  heading.className = "help-title";
  heading.textContent = title;
  box.append(heading);
  box.insertAdjacentHTML("beforeend", html); // made of the bank's own Markdown when the book is built
  box.setAttribute("aria-label", `Step ${number}: ${title}`);
  return box;
}

function panel(section) {
  const place = section.querySelector(".exercise-help");
  if (place.firstChild) return place;
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", "Help");
  const steps = document.createElement("div");
  steps.className = "help-steps";
  steps.setAttribute("aria-live", "polite");
  const buttons = document.createElement("div");
  buttons.className = "help-buttons";
  const next = document.createElement("button");
  next.type = "button";
  next.className = "help-next";
  next.addEventListener("click", () => {
    const state = of(section.dataset.exercise);
    keep(section.dataset.exercise, { ...state, shown: state.shown + 1 });
    show(section);
  });
  buttons.append(next);
  place.append(steps, buttons);
  return place;
}

function label(shown) {
  if (shown === 0) return "Give me a hint";
  if (shown === 1) return "Show a worked example";
  return shown === 2 ? "Show the beginning of a solution" : "Fill in one more line";
}

async function show(section) {
  let found;
  try {
    found = (await load())[named(section)];
  } catch (error) {
    section.querySelector(".exercise-help").textContent = `The hints could not be loaded: ${error.message}.`;
    return;
  }
  if (!found) return;
  const place = panel(section);
  const steps = place.querySelector(".help-steps");
  const shown = Math.min(of(section.dataset.exercise).shown, found.steps.length);
  // A beginning takes the place of the one before: it is the same code with one line more.
  const wanted = found.steps.slice(0, shown).filter((_, number) => number < 2 || number === shown - 1);
  const titles = wanted.map(({ title, html }) => title + html);
  for (const old of [...steps.children]) if (!titles.includes(old.dataset.text)) old.remove();
  for (const one of wanted) {
    const text = one.title + one.html;
    if ([...steps.children].some((old) => old.dataset.text === text)) continue;
    const box = step(found.steps.indexOf(one) + 1, one);
    box.dataset.text = text;
    steps.append(box);
  }
  const next = place.querySelector(".help-next");
  next.hidden = shown >= found.steps.length;
  next.textContent = label(shown);
  if (found.parsons && shown >= 1) offerParsons(place, found.parsons);
}

function offerParsons(place, problem) {
  if (place.querySelector(".help-parsons")) return;
  const open = document.createElement("button");
  open.type = "button";
  open.className = "help-parsons";
  open.textContent = "Put its lines in order";
  open.setAttribute("aria-expanded", "false");
  const box = document.createElement("div");
  box.className = "parsons";
  box.hidden = true;
  open.addEventListener("click", () => {
    box.hidden = !box.hidden;
    open.setAttribute("aria-expanded", String(!box.hidden));
    if (!box.firstChild) window.course.parsons.mount(box, problem);
  });
  place.querySelector(".help-buttons").append(open);
  place.append(box);
}

function failed(section, code) {
  const { tries, shown } = of(section.dataset.exercise);
  const tried = mark(code || "");
  if (tried && !tries.includes(tried)) tries.push(tried);
  // The first failed check shows the question, the second the example, the third honest attempt the beginning.
  const due = tries.length >= HONEST ? 3 : Math.min(shown + 1, 2);
  keep(section.dataset.exercise, { tries, shown: Math.max(shown, due) });
  return show(section);
}

document.addEventListener("exercise:checked", (event) => {
  const section = event.target.closest(".exercise");
  if (!section || event.detail.passed) return;
  failed(section, event.detail.code);
});
document.addEventListener("exercise:reset", (event) => {
  const section = event.target.closest(".exercise");
  if (!section) return;
  change(HELP, (kept) => delete kept[section.dataset.exercise]);
  section.querySelector(".exercise-help").replaceChildren();
});

window.course.help = { take() {} };
for (const section of document.querySelectorAll(".exercise[data-exercise]")) {
  if (of(section.dataset.exercise).shown) show(section);
}
