// What the pictures of all figures are made of: strings of SVG, so that they need no page. figure.css has the classes.
"use strict";

const picture = (() => {
  const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  // A path with tenths of a unit: the pictures are part of the page, and weigh.
  const short = (path) => path.replace(/\d+\.\d+/g, (number) => +(+number).toFixed(1));

  // An element of SVG or HTML: tag("circle", {r: 3}), tag("g", {}, "<path/>", ["<path/>", "<path/>"], t > 0 && "<path/>").
  function tag(name, attributes = {}, ...content) {
    const text = Object.entries(attributes)
      .filter(([, value]) => value !== false && value !== undefined)
      .map(([key, value]) => [key, key === "d" ? short(value) : value])
      .map(([key, value]) => ` ${key}="${typeof value === "number" ? +value.toFixed(2) : escape(value)}"`);
    const start = `<${name}${text.join("")}>`;
    return name === "input" ? start : `${start}${content.flat(Infinity).filter(Boolean).join("")}</${name}>`;
  }

  // A whole picture. Its numbers are in units that are about a pixel wide.
  const svg = (width, height, ...content) =>
    tag("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" }, ...content);

  const label = (x, y, text, name) => tag("text", { x, y, class: name }, escape(text));

  // Read from below to above, as the words under a column.
  const upright = (x, y, text, name) =>
    tag("text", { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(-90)`, class: name }, escape(text));

  // An arrow from (x1, y1) to (x2, y2). Its head is part of the path: ids would have to differ between figures.
  function arrow(x1, y1, x2, y2, attributes = {}) {
    const length = Math.hypot(x2 - x1, y2 - y1) || 1;
    const [dx, dy] = [((x2 - x1) / length) * 7, ((y2 - y1) / length) * 7];
    const head = (side) => `${(x2 - dx + side * dy * 0.5).toFixed(1)} ${(y2 - dy - side * dx * 0.5).toFixed(1)}`;
    const d = `M${x1} ${y1}L${x2} ${y2}M${head(1)}L${x2} ${y2}L${head(-1)}`;
    return tag("path", { ...attributes, d, class: `line ${attributes.class ?? ""}` });
  }

  // Numbers as squares, a list of columns: the area is the size, full is positive, hollow is negative. (x, y) is the
  // corner, width and height are those of a column and a row, and `most` is the number that fills its place.
  function squares(columns, x, y, width, height, most = 1) {
    const paths = { positive: "", negative: "" };
    columns.forEach((column, t) => column.forEach((value, j) => {
      const side = Math.sqrt(Math.min(Math.abs(value) / most, 1)) * (Math.min(width, height) - 1);
      if (!(side >= 0.7)) return;
      const [left, top] = [x + (t + 0.5) * width - side / 2, y + (j + 0.5) * height - side / 2];
      const long = side.toFixed(1);
      paths[value > 0 ? "positive" : "negative"] += `M${left.toFixed(1)} ${top.toFixed(1)}h${long}v${long}h-${long}z`;
    }));
    return Object.entries(paths).map(([name, d]) => tag("path", { class: name, d })).join("");
  }

  // Numbers as a heat map, a list of columns: five shades a sign, and a stroke through what is negative. (x, y) is the
  // corner, width and height are those of a cell, and `most` is the number of the darkest shade.
  function heat(columns, x, y, width, height, most = 1) {
    const paths = {}; // in units of a cell, which weigh little
    const add = (name, d) => (paths[name] = (paths[name] ?? "") + d);
    columns.forEach((column, t) => column.forEach((value, j) => {
      const shade = Math.min(Math.round((5 * Math.abs(value)) / (most || 1)), 5);
      if (!shade) return;
      add(`${value > 0 ? "warm" : "cold"} shade-${shade}`, `M${t} ${j}h1v1h-1z`);
      if (value < 0 && shade > 1) add("stroke", `M${t} ${j + 1}l1-1`);
    }));
    return tag("g", { transform: `translate(${x} ${y}) scale(${width.toFixed(3)} ${height})` },
      Object.entries(paths).sort().map(([name, d]) => tag("path", { class: name, "data-id": name, d })));
  }

  // Room for a number that ends or begins at a place: its signs, and a gap.
  const room = (text) => 7.5 * text.length + 5;

  // The key of a heat map, its right end at (right, y): all its shades, and the numbers of the darkest. `most` is the
  // number of `heat`. signed: whether it has negative numbers.
  function heatKey(right, y, most, signed = true) {
    const shades = signed ? [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5] : [0, 1, 2, 3, 4, 5];
    const [cell, largest, least] = [7, number(most), signed ? number(-most) : "0"];
    const [width, end] = [cell * shades.length, right - room(largest)];
    return tag("g", { class: "key" },
      label(end - width - 5, y, least, "end"),
      tag("rect", { x: end - width, y: y - 10, width, height: 10, class: "axis" }),
      heat(shades.map((shade) => [shade]), end - width, y - 10, cell, 10, 5),
      label(right, y, largest, "end"));
  }

  // The key of numbers as squares, from (x, y) to the right, for columns and rows of that size. `most` is that of `squares`.
  function squaresKey(x, y, cell, most = 1) {
    let left = x;
    return tag("g", { class: "key" }, [1, 0.25, -0.25, -1].map((share) => {
      const value = number(share * most);
      const drawn = squares([[share]], left, y - 4.5 - cell / 2, cell, cell) + label(left + cell + 3, y, value);
      left += cell + room(value) + 6;
      return drawn;
    }));
  }

  // The key of words that are as dark, and have as thick a bar under them, as a share says: HTML.
  const wedge = (least, most) => tag("p", { class: "key" }, `${escape(least)} `, tag("span", { class: "key-wedge" }), ` ${escape(most)}`);

  // A whole number, with all its digits: 544, 1,952.
  const count = (value) => Math.round(value).toLocaleString("en-US");

  // A measured number for people, with two digits that count: 0.42, 1,952, 3 · 10⁻⁵.
  function number(value) {
    const size = Math.abs(value);
    if (size === 0 || (size >= 1e-3 && size < 1000)) return String(+value.toPrecision(2)).replace("-", "−");
    if (size >= 1000 && size < 1e7) return Math.round(value).toLocaleString("en-US");
    const [digits, power] = value.toExponential(0).split("e");
    return `${digits.replace("-", "−")} · ${raised(+power)}`;
  }

  const raised = (power) => `10${[...String(power)].map((sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)]).join("")}`;
  const powerOfTen = (power) => ({ 2: "100", 0: "1", "-2": "0.01" }[power] ?? raised(power));

  // A logarithmic axis that cuts nothing: the powers of ten at its ends, which are even, and of at most four marks; 0 is one.
  function logAxis(sizes) {
    const powers = sizes.map((size) => Math.log10(Math.max(size, 1e-12))); // 0 has none
    const low = Math.min(-2, 2 * Math.floor(Math.min(...powers) / 2));
    const high = Math.max(2, 2 * Math.ceil(Math.max(...powers) / 2));
    const step = 2 * Math.ceil((high - low) / 6);
    const marks = [];
    for (let power = step * Math.ceil(low / step); power <= high; power += step) marks.push(power);
    return { low, high, marks };
  }

  // The first of what a reader typed, so that no list of them moves what is below: "a, b, c and 4 more".
  function few(words) {
    const [shown, more] = [[...new Set(words)].slice(0, 3), new Set(words).size - 3];
    const short = shown.map((word) => (word.length > 12 ? `${word.slice(0, 11)}…` : word)).join(", ");
    return more > 0 ? `${short} and ${more} more` : short;
  }

  // A number with that many digits behind the point, and none below zero that shows as zero.
  const fixed = (value, digits = 3) => value.toFixed(digits).replace(/^-(0\.0*)$/, "$1").replace("-", "−");

  return { escape, tag, svg, label, upright, arrow, squares, squaresKey, heat, heatKey, wedge, number, powerOfTen, logAxis, count, few, fixed };
})();
