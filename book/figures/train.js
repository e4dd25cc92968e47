// Chapter 1's network learns in the page, at the distance that the reader chooses: its loss and its accuracy batch by batch,
// and a strip that collects the runs.
"use strict";

{
  const { svg, tag, label, count } = figure;
  const CHANCE = 1 / 8;
  const SMOOTH = 10; // batches that a point of the curves is the mean of

  // What the worker does, as text: train, and tell every 60 milliseconds.
  const work = `
    onmessage = ({ data: { distance, seed } }) => {
      let [batches, told] = [[], 0];
      for (const news of trainer(uniform).train(distance, seed)) {
        batches.push(news);
        if (news.unseen === undefined && performance.now() - told < 60) continue;
        postMessage(batches);
        [batches, told] = [[], performance.now()];
      }
    };`;

  const known = (batches) => batches.filter(({ loss }) => loss !== undefined);

  /** The state with the news of a run: {done, loss, accuracy} of batches, at last {unseen}. */
  function add(state, batches) {
    const run = { ...state.runs.at(-1) };
    run.batches = [...run.batches, ...known(batches)];
    const unseen = batches.at(-1).unseen;
    return { ...state, runs: [...state.runs.slice(0, -1), unseen === undefined ? run : { ...run, unseen }] };
  }

  function start({ distance, runs }, tell) {
    const seed = runs.length + 1;
    const begun = performance.now();
    // From a Blob, because a page on file:// cannot start a worker from a file. The functions have other names in a smaller script.
    const url = URL.createObjectURL(new Blob([`const [trainer, uniform] = [${trainer}, ${network.uniform}]; ${work}`], { type: "text/javascript" }));
    const worker = new Worker(url);
    const end = () => (worker.terminate(), URL.revokeObjectURL(url));
    worker.onmessage = ({ data }) => {
      const ended = data.at(-1).unseen !== undefined;
      const seconds = (performance.now() - begun) / 1000;
      tell((state) => {
        const next = add(state, data);
        return ended ? { ...next, runs: [...next.runs.slice(0, -1), { ...next.runs.at(-1), seconds }] } : next;
      }, ended);
    };
    worker.onerror = ({ message }) => tell((state) => ({ ...state, failed: message }), true);
    tell((state) => ({ ...state, failed: "", runs: [...state.runs, { distance, batches: [] }] }));
    worker.postMessage({ distance, seed });
    return end;
  }

  /** The state after a whole run, without a worker. */
  function trained(state, distance) {
    const batches = [...trainer(network.uniform).train(distance, state.runs.length + 1)];
    return add({ ...state, runs: [...state.runs, { distance, batches: [] }] }, batches);
  }

  /** The means of `key` over each ten batches. */
  const smooth = (batches, key) =>
    Array.from({ length: Math.floor(batches.length / SMOOTH) }, (_, k) =>
      batches.slice(k * SMOOTH, (k + 1) * SMOOTH).reduce((sum, batch) => sum + batch[key], 0) / SMOOTH);

  const STEPS = 400; // batches of a run

  /** A curve over a run's batches in a box at (x, y); most: the value at its top. */
  function curve(x, y, width, height, title, values, most, look) {
    const at = (value, k) => `${x + (((k + 1) * SMOOTH) / STEPS) * width} ${y + height * (1 - Math.min(value / most, 1))}`;
    return [
      label(x, y - 8, title),
      tag("path", { class: "axis", d: `M${x} ${y}V${y + height}H${x + width}` }),
      label(x - 5, y + 5, most, "muted end"), label(x - 5, y + height + 4, "0", "muted end"),
      label(x, y + height + 17, "0", "muted"), label(x + width, y + height + 17, `${STEPS} batches`, "muted end"),
      tag("path", { class: look, d: values.map((value, k) => `${k ? "L" : "M"}${at(value, k)}`).join("") }),
    ];
  }

  /** Runs whose marks lie on each other, one nearly as good as the next: where the best of them lies, and how many. */
  function crowds(runs) {
    const found = [];
    for (const { distance, unseen } of [...runs].sort((one, other) => one.distance - other.distance || one.unseen - other.unseen)) {
      const last = found.at(-1);
      const near = last?.distance === distance && unseen - last.unseen < 0.05;
      if (near) Object.assign(last, { unseen, runs: last.runs + 1 });
      else found.push({ distance, unseen, runs: 1 });
    }
    return found.filter((crowd) => crowd.runs > 1);
  }

  /** All runs: how many words lay between, and how many of 1,000 fresh sentences were right. */
  function strip(x, y, width, height, runs) {
    const [X, Y] = [(distance) => x + 8 + (distance / 40) * (width - 16), (share) => y + height * (1 - share)];
    const ended = runs.filter(({ unseen }) => unseen !== undefined);
    return [
      label(x, y - 8, width > 200 ? "your runs: accuracy over filler words" : "your runs over filler words"),
      tag("path", { class: "axis", d: `M${x} ${y}V${y + height}H${x + width}` }),
      tag("path", { class: "line", "stroke-dasharray": "2 4", d: `M${x} ${Y(CHANCE)}H${x + width}` }),
      label(x + width, Y(CHANCE) - 4, "chance", "muted end"),
      label(x - 5, y + 5, "1", "muted end"), label(x - 5, y + height + 4, "0", "muted end"),
      [0, 10, 20, 30, 40].map((distance) => label(X(distance), y + height + 17, distance, "muted middle")),
      ended.map(({ distance, unseen }, n) => tag("circle", {
        "data-id": `run${n}`, cx: X(distance), cy: Y(unseen), r: 5, class: unseen > 0.9 ? "fill-1" : "hollow",
      })),
      crowds(ended).map(({ distance, unseen, runs }) =>
        label(X(distance) + (distance < 20 ? 8 : -8), Y(unseen) + (unseen > 0.9 ? 15 : 4), `×${runs}`, distance < 20 ? "" : "end")),
    ];
  }

  function draw(state, data, width) {
    const { batches } = state.runs.at(-1) ?? { batches: [] };
    const wide = width > 500;
    const room = wide ? (width - 120) / 3 : (width - 68) / 2;
    const height = wide ? 110 : 76;
    const place = wide ? [26 + 2 * (room + 40), 28] : [26, height + 76];
    const picture = svg(width, wide ? height + 54 : 2 * height + 106,
      curve(26, 28, room, height, "loss", smooth(batches, "loss"), 3, "line-2"),
      curve(26 + room + 40, 28, room, height, "accuracy", smooth(batches, "accuracy"), 1, "line-1"),
      strip(...place, wide ? room : width - 34, height, state.runs));
    return { picture, text: say(state) };
  }

  function say({ runs, distance, failed }) {
    const run = runs.at(-1);
    if (failed) return `The training stopped: ${failed}.`;
    if (!run) return `A new network of 32 units will read 4,000 sentences with ${distance} filler words, five times. Predict first: will it learn to fill the blank?`;
    if (run.unseen === undefined) return `Run ${runs.length}, ${run.distance} filler words: ${run.batches.length} of ${STEPS} batches.`;
    const verdict = run.unseen > 0.9 ? "it learned" : run.unseen < 0.25 ? "chance, or little more" : "it learned in part";
    const ended = runs.filter(({ unseen }) => unseen !== undefined);
    const learned = ended.filter(({ unseen }) => unseen > 0.9).length;
    const took = run.seconds === undefined ? "" : ` It took ${run.seconds.toFixed(1)} seconds.`;
    const all = ended.length > 1 ? ` Of your ${ended.length} runs, ${learned || "none"} learned.` : "";
    return `Run ${runs.length}, ${run.distance} filler words: ${count(1000 * run.unseen)} of 1,000 unseen sentences are right, ` +
      `${verdict}.${took}${all}`;
  }

  figure("train", {
    needs: ["trainer"],
    controls: {
      distance: { kind: "range", label: "Filler words", min: 0, max: 40 },
      run: { kind: "run", label: "Train one now", busy: "Stop", start },
    },
    state: { distance: 5, runs: [], failed: "" },
    paper: [(state) => trained(state, 5)],
    draw,
    add, // for the test
  });
}
