/* Practice marks: grades the answers of an exercise page with the hidden tests, in the page's Python.

   The page's Python is window.course.python: see bookext/practice_runner.py for what runs in it. Marks are kept in the
   record of the reader's progress, which the front page shows and clears. */
import { change, onChange, PROGRESS, read } from "../kept/kept.js";

window.course ||= {}; // each module of the page adds to it; none keeps it, for another may replace it
const script = document.currentScript;
const root = new URL(document.documentElement.dataset.content_root || "./", location.href);
const KEY = "practice";
const SECONDS = 60; // for a notebook; one that is right needs one or two
const { notebook } = script.dataset;
const practice = "This is practice. The tests are those of the grading, with other numbers; the instructor's grading counts.";

const keep = (name, record) => change(PROGRESS, (progress) => (progress[KEY] = { ...progress[KEY], [name]: record }));
const kept = (name) => read(PROGRESS)[KEY]?.[name];
const total = (marks, what) => Math.round(100 * marks.reduce((sum, mark) => sum + mark[what], 0)) / 100;
const counted = (got, of) => `${got} of ${of} point${of === 1 ? "" : "s"}`;

function make(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/* The table of the front page. */
function showCount(count) {
  const rows = [...count.querySelectorAll("[data-practice]")];
  for (const row of rows) {
    const record = kept(row.dataset.practice);
    const of = Number(row.lastElementChild.textContent.match(/of ([\d.]+)/)[1]);
    row.lastElementChild.textContent = counted(record ? total(record.marks, "got") : 0, of);
  }
  count.hidden = !rows.some((row) => kept(row.dataset.practice));
}

const grade = make("button", "marks-grade", "Grade");
grade.type = "button";
const halt = make("button", "marks-stop", "Stop");
halt.type = "button";
halt.hidden = true;
let stopped = false; // the reader pressed Stop
const sum = make("p", "marks-sum");
sum.setAttribute("role", "status");
const list = make("div", "marks-list");

let data = null;
function load() {
  if (data) return Promise.resolve();
  return new Promise((resolve, reject) => {
    window.course.practice = { take: (made) => resolve((data = made)) };
    const element = document.createElement("script"); // not fetch, which file:// does not allow
    element.src = new URL(script.dataset.marks, root).href;
    element.onerror = () => reject(new Error("a file of the book is missing."));
    document.head.append(element);
  });
}

const digest = (answers) => {
  let hash = 0;
  for (const letter of JSON.stringify(answers)) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return hash;
};

/* Python's string for a text: JSON's is one, but for the letters that Python reads in another way. */
const literal = (text) => JSON.stringify(text).replace(/[\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16)}`);

async function run(answers, only = "") {
  const call = [data.sealed, data.page, JSON.stringify(answers), only].map(literal).join(", ");
  const source = `${data.runner}\n\ngrade_sealed(${call})`;
  const tell = ({ kind, text }) => {
    if (kind === "loading") sum.textContent = text;
    if (kind === "running") sum.textContent = only ? `Grading ${only}.` : "Grading.";
  };
  const result = await window.course.python.run({ cells: [{ name: "practice", source }], timeout: SECONDS, tell });
  return { marks: result.ok ? JSON.parse(result.value) : null, message: result.message };
}

/* Grade all at once. If something does not end, grade exercise by exercise: the one that does not end costs its own. */
async function gradeAll(answers) {
  const all = await run(answers);
  if (all.marks || stopped) return all;
  const blank = Object.fromEntries(Object.keys(answers).map((name) => [name, "raise NotImplementedError"]));
  const stub = await run(blank); // what there is to get
  if (!stub.marks) return all;
  const marks = [];
  for (const exercise of Object.keys(answers)) {
    const own = stub.marks.filter((mark) => mark.exercise === exercise);
    const one = await run({ ...answers }, exercise);
    if (stopped) return one;
    const said = one.message || "It did not end.";
    marks.push(...(one.marks?.filter((mark) => mark.exercise === exercise) ?? own.map((mark) => ({ ...mark, said }))));
  }
  return { marks };
}

function show(record, note = "") {
  if (!record) {
    sum.textContent = `${script.dataset.points} points. Not graded yet.`;
    return;
  }
  const { marks } = record;
  sum.textContent = [`${counted(total(marks, "got"), total(marks, "points"))}.`, note].filter(Boolean).join(" ");
  const open = new Set([...list.querySelectorAll("details[open]")].map((one) => one.dataset.exercise));
  const names = [...new Set(marks.map((mark) => mark.exercise))];
  list.replaceChildren(
    ...names.map((name) => {
      const own = marks.filter((mark) => mark.exercise === name);
      const box = make("details", "marks-exercise");
      box.dataset.exercise = name;
      box.open = open.has(name);
      box.append(make("summary", "", `${name}: ${counted(total(own, "got"), total(own, "points"))}`));
      const properties = make("ul", "marks-properties");
      for (const mark of own) {
        const item = make("li", mark.got ? "marks-got" : "marks-lost");
        item.append(make("span", "", `${mark.got} of ${mark.points}: ${mark.property}`));
        if (mark.said) item.append(make("p", "marks-said", mark.said));
        properties.append(item);
      }
      box.append(properties);
      return box;
    }),
  );
}

async function gradeAndShow() {
  halt.hidden = stopped = false;
  if (document.activeElement === grade) halt.focus(); // a disabled button would lose it
  grade.disabled = true;
  sum.textContent = "Grading.";
  try {
    await load();
    const answers = window.course.python.answers(notebook);
    const { marks, message } = await gradeAll(answers);
    if (!marks) {
      sum.textContent = stopped ? "Stopped: nothing was graded." : `This could not be graded: ${message}`;
      return;
    }
    const record = { marks, digest: digest(answers) };
    show(record, keep(notebook, record) ? "" : "This browser does not keep your marks.");
    changed(); // while it ran
  } catch (error) {
    sum.textContent = `This could not be graded: ${error.message}`;
  } finally {
    grade.disabled = false;
    if (document.activeElement === halt) grade.focus();
    halt.hidden = true;
  }
}

function changed() {
  const record = kept(notebook);
  if (record && window.course.python && digest(window.course.python.answers(notebook)) !== record.digest)
    show(record, "Your answers have changed since: grade again.");
}

/* The panel of an exercise page. */
function mount(place) {
  place.append(grade, halt, sum, make("p", "marks-practice", practice), list);
  grade.addEventListener("click", gradeAndShow);
  halt.addEventListener("click", () => {
    stopped = true;
    window.course.python.stop();
  });
  document.addEventListener("exercise:checked", changed);
  document.addEventListener("exercise:reset", changed);
  document.addEventListener("DOMContentLoaded", changed); // answers are there when all scripts have run
  show(kept(notebook));
}

const count = document.querySelector(".practice-count");
const place = document.querySelector(".notebook-marks");
if (count) {
  showCount(count);
  onChange(PROGRESS, () => showCount(count));
}
if (place && notebook) mount(place);
