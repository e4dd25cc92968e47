// Loads a figure's scripts as a page does.
//
//   node playable.js FOLDER NAME ALT     prints {scripts, html, answer}: the files that the page needs, the figure at first, and
//                                        what it says of its question, if it asks one
//   node playable.js FOLDER NAME         prints its further states for paper: a list of {picture, text}
//
// Tests load it as a module: require("./playable.js")(FOLDER, NAME) -> {figure, network, scripts}.
"use strict";

const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { runInThisContext } = require("node:vm");

function load(folder, name) {
  const run = (file) => runInThisContext(readFileSync(join(folder, file), "utf8"), { filename: join(folder, file) });
  const common = ["picture", "morph", "controls", "address", "reset", "figure", "network", "travel"].map((one) => `${one}.js`);
  common.forEach(run);
  run(`${name}.js`); // without a page it only registers, so what it needs may come later
  const figure = runInThisContext("figure");
  const { data = [], needs = [] } = figure.all[name];
  const scripts = [...needs.map((one) => `${one}.js`), ...[data].flat().map((one) => `${one}.data.js`)];
  scripts.forEach(run);
  return { figure, network: runInThisContext("network"), scripts: [...common, ...scripts, `${name}.js`] };
}

module.exports = load;

if (require.main === module) {
  const [folder, name, alt] = process.argv.slice(2);
  const { figure, scripts } = load(folder, name);
  const first = () => ({ scripts, html: figure.html(name, alt), answer: figure.all[name].asks ? figure.paper(name)[0].text : "" });
  console.log(JSON.stringify(alt === undefined ? figure.paper(name) : first()));
}
