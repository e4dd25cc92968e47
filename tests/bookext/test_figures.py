"""The figures that answer: their numbers are NumPy's, and in a browser they follow every control.

A figure is any script in book/figures/ that calls figure(name, ...). A new one is tested without a line here.
"""

import functools
import json
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from browser import axe, is_wider_than_the_window, open_anew, open_page
from chromium import missing
from pages_read import note_request, unwatched
from playwright.sync_api import TimeoutError

from coursekit.built.scan import loop, scan
from coursekit.built.stack import count_parameters
from coursekit.built.states import CUPS, SWITCH, TURNTABLE, walk
from coursekit.figure_weights import STACKS, read
from coursekit.group_words import TABLES
from coursekit.notebooks import ROOT
from coursekit.travel import travel_sentences

pytestmark = pytest.mark.reads_pages()  # but for the figure's own, which is in the test's name

FIGURES = ROOT / "book" / "figures"
LOADER = ROOT / "bookext" / "playable.js"
SHARED = {
    "picture",
    "morph",
    "controls",
    "address",
    "reset",
    "figure",
    "network",
    "travel",
    "trainer",
    "matrices",
    "machines",
    "speaker",
}
SCRIPTS = sorted(path for path in FIGURES.glob("*.js") if not path.name.endswith(".data.js"))
# {figure: the page that shows it, in the built book}. Figures of one page follow each other.
with unwatched():  # a test of a figure opens its page, and reads no other
    WHERE = {
        name: f"book/{page.stem}.html"
        for page in sorted((ROOT / "book").glob("*.md"), reverse=True)
        for name in re.findall(r"^```{playable} (\S+)$", page.read_text(encoding="utf-8"), re.M)
    }
NAMES = sorted(
    (path.stem for path in SCRIPTS if path.stem not in SHARED), key=lambda name: WHERE.get(name, "")
)


def with_its_page(name):
    """A figure as a parameter: latch-01_memory."""
    if name not in WHERE:  # a page may have lost it
        return pytest.param(name, marks=pytest.mark.reads_other_chapters)
    return pytest.param(name, id=f"{name}-{Path(WHERE[name]).stem}")


EACH = [with_its_page(name) for name in NAMES]


def in_node(name, expression, *arguments):
    """The value of a JavaScript expression that may use `figure`, `network`, the description `it` and its `data`."""
    node = ROOT / ".venv" / "bin" / "node"
    if not node.exists():
        node = shutil.which("node") or missing("Node.js (make setup)")
    program = f"""{{
        const {{figure, network}} = require({json.dumps(str(LOADER))})({json.dumps(str(FIGURES))}, {json.dumps(name)});
        const it = figure.all[{json.dumps(name)}], data = figure.known(it);
        const needed = (name) => it.needs?.includes(name) && require("node:vm").runInThisContext(name);
        const [trainer, machines] = ["trainer", "machines"].map(needed);
        const given = JSON.parse(require("node:fs").readFileSync(0));
        console.log(JSON.stringify({expression}));
    }}"""
    given = json.dumps(arguments, default=lambda array: array.tolist())
    done = subprocess.run(
        [node, "-e", program], input=given, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def said(number):
    """A number from 0.01 to 99 as the figures write it: two digits that count."""
    return f"{float(f'{number:.2g}'):g}"


def as_matrix(array):
    """A NumPy array as the figures take it."""
    return {"shape": array.shape, "values": array.ravel()}


# What they compute


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_small(script):
    assert script.stat().st_size < 10_000


def test_the_trained_network_reads_as_numpy_does():
    arrays = read("memory")["arrays"]
    tokens, _ = travel_sentences(np.random.default_rng(0), 5, 20)
    for sentence in tokens:
        h, states = np.zeros(32), []
        for token in sentence:
            h = np.tanh(arrays["kernel"][token] + h @ arrays["recurrent_kernel"] + arrays["bias"])
            states.append(h)
        z = np.exp(h @ arrays["dense_kernel"] + arrays["dense_bias"])
        theirs = in_node(
            "memory",
            "[it.forward(given[0], data), it.answer(it.forward(given[0], data).at(-1), data)]",
            sentence,
        )
        np.testing.assert_allclose(theirs[0][1:], states, atol=1e-5)
        np.testing.assert_allclose(theirs[1], z / z.sum(), atol=1e-5)


def test_what_a_word_changes_is_the_states_less_those_with_it_covered():
    arrays = read("memory")["arrays"]
    tokens = travel_sentences(np.random.default_rng(1), 1, 7)[0][0]

    def states(covered):
        h, states = np.zeros(32), [np.zeros(32)]
        for t, token in enumerate(tokens, 1):
            word = np.zeros(32) if t == covered else arrays["kernel"][token]
            h = np.tanh(word + 0.8 * h @ arrays["recurrent_kernel"] + arrays["bias"])
            states.append(h)
        return np.array(states)

    theirs = in_node("memory", "it.changedBy(given[0], 5, data, 0.8)", tokens)
    np.testing.assert_allclose(theirs, states(None) - states(5), atol=1e-5)
    assert not np.any(theirs[:5]), "nothing before the word"


@pytest.mark.parametrize("name", ["memory", "lstm-trace"])
def test_the_units_are_sorted_and_all_there(name):
    assert sorted(in_node(name, "it.order(data)")) == list(range(32))


@pytest.mark.parametrize("U, b", [(0.5, 0), (1, 0), (2, 0), (2, 0.3), (2, 2), (4, -1)])
def test_the_latch_stays_where_numpy_says(U, b):
    state = {"U": U, "b": b, "start": 0.5}
    crossings, run = in_node("latch", "[it.crossings(given[0]), it.run(0.5, given[0])]", state)
    h = np.linspace(-1.0003, 1.0003, 20_000)
    above = np.tanh(U * h + b) > h
    assert len(crossings) == np.sum(above[1:] != above[:-1])
    for crossing in crossings:
        assert np.isclose(np.tanh(U * crossing["h"] + b), crossing["h"], atol=1e-6)
        nudged = np.tanh(U * (crossing["h"] + 1e-5) + b) - np.tanh(U * (crossing["h"] - 1e-5) + b)
        assert np.isclose(crossing["slope"], nudged / 2e-5, atol=1e-3)
    ours = [0.5]
    for _ in range(30):
        ours.append(np.tanh(U * ours[-1] + b))
    np.testing.assert_allclose(run, ours, atol=1e-12)


@pytest.mark.parametrize(
    "machine, group, moves, start",
    [
        ("switch", "parity", {"W": 0, "P": 1}, [1]),
        ("turntable", "Z3", {"1": 1, "2": 2}, [1, 0]),
        ("cups", "S3", {"R": 1, "L": 2}, [1, 2, 3]),
    ],
)
def test_the_automaton_and_its_cells_go_where_numpy_says(machine, group, moves, start):
    rng = np.random.default_rng(0)
    word = rng.choice(list(moves), size=10)
    numbers = [moves[letter] for letter in word]
    steps = in_node("automaton", "machines.run(...given)", "".join(word), machine, 0.7)
    matrices = {"parity": SWITCH, "Z3": TURNTABLE, "S3": CUPS}[group]
    states = np.array([start, *walk(matrices, start, numbers)])
    np.testing.assert_allclose([step["lower"] for step in steps], states, atol=1e-12)
    position, named = 0, {steps[0]["position"]: 0}
    for number, step in zip(numbers, steps[1:], strict=True):
        position = TABLES[group][position, number]
        assert named.setdefault(step["position"], position) == position
    assert len(set(named.values())) == len(named)
    what = {"P": [1], "W": [0], "1": [1], "2": [2], "L": [1, 0], "R": [0, 1]}
    h, upper = np.zeros(len(what[word[0]])), []
    for letter in word:
        h = h if letter == "W" else 0.7 * h + what[letter]
        upper.append(h)
    np.testing.assert_allclose([step["upper"] for step in steps[1:]], upper, atol=1e-12)
    places = np.array([step["position"] for step in steps])
    for cell, shown in (("upper", np.array([0 * h, *upper])), ("lower", states)):
        distances, same = np.linalg.norm(shown[:, None] - shown, axis=2), places[:, None] == places
        sizes = in_node("automaton", "machines.compare(...given)", steps, cell)
        np.testing.assert_allclose(sizes, [distances[same].max(), distances[~same].min()], atol=1e-12)


AUTOMATA = {"switch": "PW", "turntable": "12", "cups": "LR"}


@pytest.mark.parametrize("machine", AUTOMATA)
def test_the_sentence_tells_which_machines_a_count_follows(machine):
    """What the hidden answer of chapter 5 says: a count tells two positions apart, but not the orders of the cups."""
    said = in_node(
        "automaton",
        """Array.from({length: 11}, (_, t) => {
            const state = figure.after(it, {...it.state, a: 1}, "machine", given[0]);
            return it.draw({...state, word: given[1].repeat(5), t}, data, 680).text;
        })""",
        machine,
        AUTOMATA[machine],
    )
    assert "as near" not in said[0], "there is one word of no moves"
    for count, sentence in enumerate(said[2:], 2):
        near = "0.00" if machine == "cups" else "1.00"
        assert f"Over all words of {count} moves" in sentence and "and 0.00 in the lower" in sentence
        assert re.search(rf"come as near as {near} in the upper and [1-9]", sentence), sentence
        assert ("which end at 3 of the 6 positions" in sentence) == (machine == "cups"), sentence
    if machine != "cups":
        assert "lie up to 6.00 apart in the upper cell" in said[6]


def test_distances_that_are_not_the_same_are_not_said_to_be_zero():
    said = "it.draw(figure.after(it, {...it.state, a: given[0]}, 'machine', 'turntable'), data, 680).text"
    assert "as near as 0.0003" in in_node("automaton", said.replace("a: given[0]", "a: 0.8"), 0)
    assert "as near as 0.00 in" in in_node("automaton", said, 0)


@pytest.mark.parametrize("machine", AUTOMATA)
@pytest.mark.parametrize("width", [680, 340])
def test_all_moves_of_the_machine_are_seen_and_the_bands_end_with_the_axis(machine, width):
    """An arrow for each move from each position (and a loop from the present one), none over another; a dot for each number of each state."""
    picture, last = in_node(
        "automaton",
        """(() => {
            const state = figure.after(it, it.state, "machine", given[0]);
            const word = given[2].repeat(5), steps = machines.run(word, given[0], state.a);
            const numbers = steps.flatMap(({upper, lower}) => [...upper, ...lower]).length;
            return [it.draw({...state, word, t: 10}, data, given[1]).picture, numbers];
        })()""",
        machine,
        width,
        AUTOMATA[machine],
    )
    arrows = re.findall(r' d="M([\d. ]+)L([\d. ]+)M[\d. ]+L[\d. ]+L[\d. ]+"', picture)
    ways = set(arrows)
    assert (
        len(ways) == len(arrows) == {"switch": 2 + 1, "turntable": 3 * 2, "cups": 6 * 2}[machine]
    )  # 1: the loop of W
    assert not ways & {(end, start) for start, end in ways}, "there and back lie beside each other"
    assert picture.count('r="2.5"') == last
    left, right = (
        float(x) for x in re.search(r'class="axis" d="M([\d.]+) [^"]*H([\d.]+)"', picture).groups()
    )
    bands = re.findall(r'<rect class="soft" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', picture)
    assert bands and all(left <= float(x) and float(x) + float(wide) <= right for x, wide in bands)


@pytest.mark.parametrize("machine", AUTOMATA)
def test_a_move_goes_in_where_the_reader_is_and_none_is_lost(machine):
    """From each step of the first word, with both buttons, until the word is full: then they are off, and it is said."""
    pressed = in_node(
        "automaton",
        """[0, 1, 2, 3, 4, 5, 6].flatMap((t) => ["first", "second"].map((key) => {
            let state = {...figure.after(it, it.state, "machine", given[0]), t};
            const seen = [];
            for (let n = 0; n < 5; n++) {
                const {label, needs, press} = it.controls[key];
                seen.push([state.word, state.t, label(state), needs(state), it.draw(state, data, 680).text]);
                if (needs(state)) state = press(state, data);
            }
            return [key, seen];
        }))""",
        machine,
    )
    for key, seen in pressed:
        letter = AUTOMATA[machine][["first", "second"].index(key)]
        for (word, t, label, on, text), (longer, later, *_) in zip(seen, seen[1:]):
            assert on and "full" not in text and letter in label
            assert (longer, later) == (word[:t] + letter + word[t:], t + 1)
        *_, on, text = seen[-1]
        assert not on and "The word is full, with 10 moves." in text


def test_letters_that_are_no_moves_and_moves_too_many_are_told():
    text = "it.draw(figure.after(it, it.state, 'word', given[0], data), data, 340).text"
    assert "Left out, because the moves are P and W: X, 7." in in_node("automaton", text, "pp xw 7x")
    assert "Left out" not in in_node("automaton", text, " p w\tP W "), "spaces are of no account"
    assert "a word has up to 10 moves: the last 3." in in_node("automaton", text, "P" * 13)


@pytest.mark.reads_pages("05_states")
def test_the_buttons_of_the_machine_are_off_when_its_word_is_full(show):
    page, figure = show("automaton", motion="reduce")
    move, output = figure.get_by_role("button", name="Press (P)"), figure.locator("[data-key=t] output")
    assert output.inner_text() == "6 of 6"
    for count in range(7, 11):
        move.click()
        assert output.inner_text() == f"{count} of {count}"
    move.dispatch_event("click")
    assert output.inner_text() == "10 of 10" and move.get_attribute("aria-disabled") == "true"
    assert "The word is full" in figure.locator(".playable-text").inner_text()
    figure.get_by_role("button", name="cups").click()
    swap = figure.get_by_role("button", name="Swap left (L)")
    assert swap.is_enabled() and not move.count()


SCANS = [(T, factors) for T in (4, 8, 16) for factors in ("mixed", "ones", "signs")]


@pytest.mark.parametrize("T, factors", SCANS)
def test_the_scan_folds_as_numpy_does(T, factors):
    """After each round a place is the steps that its tree has as leaves, one after the other; at last, NumPy's states."""
    rows, trees = in_node(
        "scan",
        """[it.rounds(given[0]), it.rounds(given[0]).map((row, round) =>
            row.map((_, place) => it.tree(place, round).map((places) => [...places])))]""",
        {"T": str(T), "factors": factors},
    )
    a, b = (np.array([[[step[key]] for step in rows[0]]], "float64") for key in "ab")
    assert a.shape == (1, T, 1) and len(rows) == 1 + np.log2(T)
    for round, row in enumerate(rows):
        for place, pair in enumerate(row):
            first = max(0, place - 2**round + 1)
            assert (pair["from"], pair["to"]) == (first + 1, place + 1)
            steps = a[:, first : place + 1], b[:, first : place + 1]
            assert (pair["a"], pair["b"]) == (np.prod(steps[0]), loop(*steps)[0, -1, 0])
            tree = trees[round][place]
            assert sorted(tree[0]) == list(range(first, place + 1)) and tree[-1] == [place]
    states = [pair["b"] for pair in rows[-1]]
    assert states == list(scan(a, b)[0, :, 0]) == list(loop(a, b)[0, :, 0])


@pytest.mark.parametrize("T, factors", SCANS)
def test_the_scan_says_what_it_did_and_what_it_cost(T, factors):
    """Every sentence: its arithmetic, the steps that a place has and lacks, and the folds, counted here one by one."""
    rows, drawn = in_node(
        "scan",
        """[it.rounds(given[0]), it.rounds(given[0]).map((row, round) =>
            row.map((_, n) => it.draw({...it.state, ...given[0], place: n + 1, round}, data, 680)))]""",
        {"T": str(T), "factors": factors},
    )
    number = r"\(?(-?[\d.]+)\)?"
    arithmetic = re.compile(
        rf"into \({number} · {number}, {number} · {number} ([+-]) {number}\) = \({number}, {number}\)"
    )
    folds = 0
    for round, row in enumerate(rows):
        for n, pair in enumerate(row):
            text = drawn[round][n]["text"].replace("−", "-").replace("\u00a0", " ")
            fold = arithmetic.search(text)
            origin = n - 2**round // 2
            assert bool(fold) == (round > 0 and origin >= 0)
            if fold:
                folds += 1
                a_2, a_1, again, b_1, sign, b_2, a, b = (
                    part if part in "+-" else float(part) for part in fold.groups()
                )
                early, late = rows[round - 1][origin], rows[round - 1][n]
                assert f"takes in place {origin + 1}:" in text and again == a_2
                assert (a_1, b_1, a_2) == (early["a"], early["b"], late["a"])
                assert (b_2 if sign == "+" else -b_2) == late["b"]
                assert (a, b) == (a_2 * a_1, a_2 * b_1 + late["b"]) == (pair["a"], pair["b"])
            has = re.search(r"covers steps? ([\d toand]+)", text)[1]
            assert [int(step) for step in re.findall(r"\d+", has)] == sorted({pair["from"], pair["to"]})
            if pair["from"] == 1:
                assert f"so from h₀ = 0 its b is the state: {pair['b']:g}." in text
            else:
                lacks, forgets = re.search(
                    r"lacks steps? ([\d toand]+)(, which the factor 0 forgets)?\.", text
                ).groups()
                assert [int(step) for step in re.findall(r"\d+", lacks)] == sorted({1, pair["from"] - 1})
                assert bool(forgets) == (pair["a"] == 0)
        have = sum(pair["from"] == 1 for pair in row)
        for shown in drawn[round]:
            assert f"All steps are in at {have} of {T} places, after {folds} fold" in shown["text"]
            assert re.search(f"the loop has {round + 1} states?[.]$", shown["text"])
            assert f"scan: {round} of {len(rows) - 1} rounds, {folds} fold" in shown["picture"]
            assert f"loop: {round} of {T - 1} steps, a fold each" in shown["picture"]
            written = re.findall(r">(-?[\d.]+)</text>", shown["picture"].replace("−", "-"))
            pairs = [pair[key] for row in rows[: round + 1] for pair in row for key in "ab"]
            states = [pair["b"] for pair in rows[-1][: round + 1]]  # of the loop, after as many steps
            assert [float(number) for number in written] == [*range(1, T + 1), *pairs, *states]


@pytest.mark.reads_other_chapters
def test_a_figure_that_asks_for_next_has_a_next():
    """It does not open at the end, with Next off."""
    asks = [
        name
        for page in sorted((ROOT / "book").glob("*.md"))
        for name, text in re.findall(r"```{playable} (\S+)\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
        if re.search(r"press \*?Next", text)
    ]
    assert "scan" in asks
    for name in asks:
        steps = "Object.entries(it.controls).filter(([, {kind}]) => kind === 'play')"
        left = in_node(name, f"{steps}.map(([key, one]) => one.last(it.state, data) - it.state[key])")
        assert min(left) > 0, name


def test_the_scan_of_dots_says_where_its_numbers_are():
    drawn = "it.draw({...it.state, T: '16', round: 2}, data, given[0]).picture"
    assert "<circle" in in_node("scan", drawn, 340)
    assert "The text below has the place’s numbers" in in_node("scan", drawn, 340)
    assert "The text below" not in in_node("scan", drawn, 680)


@pytest.mark.reads_pages("05_successors")
def test_the_answer_to_predict_first_is_what_the_scan_shows():
    """What the hidden answer of chapter 5 says of 16 steps, and of place 6 after round 2."""
    page = (ROOT / "book" / "05_successors.md").read_text(encoding="utf-8")
    answer = page.split("and what place 6 covers\n")[1].split(":::")[0]
    end, sixth = in_node(
        "scan",
        """[{place: 16, round: 4}, {place: 6, round: 2}].map((more) =>
            it.draw({...it.state, T: "16", ...more}, data, 680).text)""",
    )
    assert "Four rounds" in answer and "= 49 folds, against the loop's 15." in answer
    assert "Round 4, " in end and "All steps are in at 16 of 16 places, after 49 folds" in end
    assert "covers steps 3 to 6" in answer and "lacks steps 1 and 2" in answer
    assert "It covers steps 3 to 6, and lacks steps 1 and 2." in sixth


@pytest.mark.reads_pages("05_successors")
def test_a_place_of_the_scan_is_chosen_by_mouse_and_keyboard_and_has_an_address(show):
    page, figure = show("scan", motion="reduce")
    place, sentence = figure.get_by_role("slider", name="Place"), figure.locator(".playable-text")
    figure.locator(".playable-wide").get_by_text("3", exact=True).first.click()
    assert "place 3 " in sentence.inner_text() and place.input_value() == "3"
    place.press("ArrowRight")
    assert "place 4 " in sentence.inner_text()
    figure.get_by_role("button", name="16 steps").click()
    assert (place.get_attribute("max"), place.input_value()) == ("16", "16")
    place.press("ArrowLeft")
    assert "Before the first round, place 15 has" in sentence.inner_text()
    page.wait_for_function("location.hash === '#figure=scan&T=16&place=15'")
    page.reload()
    assert "Before the first round, place 15 has" in sentence.inner_text()


def test_chapter_1_says_what_the_network_does():
    """What its dropdown claims: right at every fifth distance, and the place is kept and goes round in five steps."""
    network = read("memory")
    accuracy = network["accuracy"]
    assert all(accuracy[str(distance)] > 0.9 for distance in (5, 10, 15, 20))
    others = [accuracy[str(distance)] for distance in range(21) if distance % 5]
    assert np.median(others) < 0.2 and accuracy["9"] < 0.2
    assert accuracy["30"] < 0.7 and accuracy["40"] < 0.7

    def change_by_the_place(keep):
        """(8 places, T, 32): the states, without their mean over the places."""
        sentences = np.repeat(travel_sentences(np.random.default_rng(0), 1, 20)[0], 8, axis=0)
        sentences[:, 2] = np.arange(8)
        arrays, h, states = network["arrays"], np.zeros((8, 32)), []
        for tokens in sentences.T:
            h = np.tanh(arrays["kernel"][tokens] + keep * h @ arrays["recurrent_kernel"] + arrays["bias"])
            states.append(h)
        return np.stack(states, axis=1) - np.mean(states, axis=1)

    kept = change_by_the_place(1)
    left = np.sqrt(np.mean(kept**2, axis=(0, 2)))
    assert left[-1] > 0.8 * left.max()
    directions = kept / np.linalg.norm(kept, axis=2, keepdims=True)
    alike = [np.mean(np.sum(directions[:, 8:-k] * directions[:, 8 + k :], axis=2)) for k in range(1, 10)]
    assert np.argmax(alike) == 5 - 1 and alike[5 - 1] > 0.8
    assert np.sqrt(np.mean(change_by_the_place(0.5)[:, -1] ** 2)) < 0.05


def stack_forward(x, layers, kind, residual):
    """What each layer of a stack hands up: x (T, D) and a list of (W, U, b) -> a list of (T, H)."""
    below, outputs = x, []
    for number, (W, U, b) in enumerate(layers):
        h = c = np.zeros(len(U))
        above = []
        for x_t in below:
            z = x_t @ W + h @ U + b
            if kind == "rnn":
                h = np.tanh(z)
            else:
                i, f, candidate, o = np.split(z, 4)
                c = c / (1 + np.exp(-f)) + np.tanh(candidate) / (1 + np.exp(-i))
                h = np.tanh(c) / (1 + np.exp(-o))
            above.append(h + x_t if residual and number and len(x_t) == len(h) else h)
        below = np.array(above)
        outputs.append(below)
    return outputs


@pytest.mark.parametrize("kind", ["lstm", "rnn"])
@pytest.mark.parametrize("residual", [False, True])
def test_a_stack_gives_what_numpy_gives(kind, residual):
    rng = np.random.default_rng(0)
    blocks, sizes = {"lstm": 4, "rnn": 1}[kind], [3, 5, 5, 2]
    layers = [
        [rng.normal(size=shape) for shape in [(n, blocks * H), (H, blocks * H), blocks * H]]
        for n, H in zip(sizes, sizes[1:])
    ]
    x = rng.normal(size=(7, 3))
    packed = [[as_matrix(array) for array in layer] for layer in layers]
    theirs = in_node("stacking", "it.forward(...given)", x, packed, kind, residual)
    for shown, ours in zip(theirs, stack_forward(x, layers, kind, residual)):
        np.testing.assert_allclose(shown, ours, atol=1e-5)


def test_chapter_4_says_how_far_the_place_moves_each_layer():
    said = {"3 layers of 8": "0.67, 0.63, 0.66", "3 layers of 8, residual": "0.72, 1.42, 1.99"}
    for name, sizes in said.items():
        text = in_node("stacking", "it.draw({...it.state, network: given[0]}, data, 680).text", name)
        assert f"moves the state by {sizes}, from the bottom up" in text
    tibet = in_node(
        "stacking",
        "it.draw(figure.after(it, {...it.state, network: '1 layer of 8'}, 'place', 'Tibet', data), data, 680).text",
    )
    assert "likeliest place is Yunnan with 54%: wrong" in tibet


@pytest.mark.parametrize("kind", ["lstm", "rnn"])
def test_weights_are_counted_as_chapter_4_counts_them(kind):
    for units in ([8], [5, 4, 3], [1, 16, 7]):
        weighed = sum(in_node("stacking", "it.weigh(...given)", 28, units, kind))
        assert weighed == count_parameters(28, units, kind)


@pytest.mark.parametrize("name", STACKS)
def test_the_arithmetic_that_is_written_down_is_right(name):
    """Every count in the picture: 4 · 8 · (8 + 8 + 1) = 544, the sum of the layers, and the single layer of as many."""
    kind, units, _ = STACKS[name]
    blocks = {"lstm": 4, "rnn": 1}[kind]
    drawn = in_node("stacking", "it.draw({...it.state, network: given[0]}, data, 680)", name)["picture"]
    formulas = re.findall(r": ([\d ·]+)\((\d+) \+ (\d+) \+ 1\) = ([\d,]+) weights", drawn)
    assert [int(H) for _, _, H, _ in formulas] == units[::-1]
    counts = []
    for factors, n, H, shown in formulas:
        product = np.prod([int(factor) for factor in factors.split("·") if factor.strip()])
        assert product == blocks * int(H)
        assert int(shown.replace(",", "")) == product * (int(n) + int(H) + 1)
        counts.append(int(shown.replace(",", "")))
    assert sum(counts) == count_parameters(28, units, kind)
    if len(units) == 1:
        return
    terms, total, H, about = re.search(
        r">([\d, +]+) = ([\d,]+) weights; a layer of (\d+) has ([\d,]+)", drawn
    ).groups()
    assert [int(term.replace(",", "")) for term in terms.split(" + ")] == counts[::-1]
    assert int(total.replace(",", "")) == sum(counts)
    assert int(about.replace(",", "")) == blocks * int(H) * (28 + int(H) + 1)


@pytest.mark.parametrize("name", STACKS)
def test_a_trained_stack_reads_as_numpy_does(name):
    kind, units, residual = STACKS[name]
    stored = read("stacks")
    part = lambda what: stored["arrays"][f"{name}/{what}"].astype("float64")  # noqa: E731
    layers = [
        [part(f"{what}-{n}") for what in ("kernel", "recurrent_kernel", "bias")]
        for n in range(1, len(units) + 1)
    ]
    tokens = travel_sentences(np.random.default_rng(3), 1, 10)[0][0]
    theirs, p = in_node(
        "stacking",
        "[it.states(given[0], given[1], data), it.answer(it.states(given[0], given[1], data).at(-1).at(-1), given[1], data)]",
        tokens,
        name,
    )
    for ours, shown in zip(stack_forward(np.eye(28)[tokens], layers, kind, residual), theirs):
        np.testing.assert_allclose(shown, ours, atol=1e-5)
    z = np.exp(ours[-1] @ part("dense_kernel") + part("dense_bias"))
    np.testing.assert_allclose(p, z / z.sum(), atol=1e-5)


@pytest.mark.parametrize("name", ["memory", "lstm-trace"])
def test_a_share_is_all_only_if_it_is_all(name):
    said = in_node(name, "given[0].map(travel.percent)", [0, 0.0004, 0.126, 0.9949, 0.998, 1])
    assert said == ["0%", "under 1%", "13%", "99%", "over 99%", "100%"]
    accuracy, sentences = in_node(
        name,
        """[data.accuracy, Object.fromEntries(Object.keys(data.accuracy).map((fillers) =>
            [fillers, travel.usual(travel.read(travel.standard("Yunnan", +fillers), data).tokens, data)]))]""",
    )
    for fillers, share in accuracy.items():
        if int(fillers) <= 20:  # as many as fit into the picture
            right = "all" if share == 1 else round(1000 * share)
            said = f"Of 1,000 fresh sentences with {fillers} filler words it gets {right} right."
            assert sentences[fillers] == [said]


@pytest.mark.parametrize("tanh", [True, False])
@pytest.mark.parametrize("start", ["random", "orthogonal", "identity", "triangular"])
def test_the_gradient_of_the_chain_is_the_norm_of_its_jacobian(start, tanh):
    state = {"T": 6, "start": start, "radius": 0.8, "strength": 1, "tanh": tanh, "draw": 3}
    run = in_node("unrolling", "{...it.run(given[0]), U: [...it.run(given[0]).U.values]}", state)
    U, states = np.reshape(run["U"], (16, 16)), np.array(run["states"])
    drawn = in_node("unrolling", "it.draw({...it.state, ...given[0], step: 13}, data, 680).picture", state)
    assert np.isclose(np.abs(np.linalg.eigvals(U)).max(), 0.8, rtol=1e-3)
    assert np.isclose(run["norm"], np.linalg.norm(U, 2), rtol=1e-3)
    if start == "orthogonal":
        np.testing.assert_allclose(U @ U.T, 0.8**2 * np.eye(16), atol=1e-9)
    np.testing.assert_allclose(states[0], 0)
    for before, x, after in zip(states, run["inputs"], states[1:]):
        np.testing.assert_allclose(after, np.tanh(x + before @ U) if tanh else x + before @ U, atol=1e-9)
    jacobian = np.eye(16)
    for t in range(6, -1, -1):
        assert np.isclose(run["norms"][t], np.linalg.norm(jacobian, 2), rtol=1e-3), t
        if t < 6:  # what this step left stands beside its arrow
            assert f"×{said(run['norms'][t] / run['norms'][t + 1])}<" in drawn
        jacobian = U @ np.diag(1 - states[t] ** 2 if tanh else np.ones(16)) @ jacobian


@pytest.mark.parametrize("width", [680, 340])
@pytest.mark.parametrize(
    "more",
    [
        {},
        {"start": "triangular", "tanh": False, "radius": 1.5, "T": 10},
        {"radius": 0.5, "strength": 2, "T": 10},
    ],
)
def test_no_bar_of_the_gradient_is_cut(width, more):
    """All bars have one logarithmic scale, and lie between the ends of the axis."""
    picture, norms = in_node(
        "unrolling",
        """(() => {
            const state = {...it.state, ...given[1]};
            return [it.draw({...state, step: 2 * state.T + 1}, data, given[0]).picture, it.run(state).norms];
        })()""",
        width,
        more,
    )
    long = {680: "height", 340: "width"}[width]
    bars = re.findall(rf'<rect class="(positive|negative)"[^>]* {long}="([\d.]+)"', picture)
    powers = np.log10(norms)
    lengths = np.array([float(size) * (1 if name == "positive" else -1) for name, size in bars])
    span = max(2, 2 * np.ceil(max(powers) / 2)) - min(-2, 2 * np.floor(min(powers) / 2))
    np.testing.assert_allclose(lengths, powers * {680: 120, 340: 108}[width] / span, atol=0.02)
    assert "what is left of the gradient" in picture or "gradient left (logarithmic)" in picture


def test_a_dot_at_the_end_of_a_line_has_its_colour_and_the_first_columns_are_white():
    """As the caption in chapter 3 says: what is below a tenth of the largest number has no shade."""
    picture, steps = in_node(
        "lstm-trace",
        """[it.draw(it.state, data, 680).picture,
            it.forward(travel.read(it.state.sentence, data).tokens, data).map(({c}) => Math.max(...Array.from(c, Math.abs)))]""",
    )
    curves = re.findall(r'<path d="M[^"]*L[^"]*" class="line-(\d)">', picture)
    dots = re.findall(r'<circle [^>]*class="fill-(\d)"', picture)
    assert len(dots) == 4 and curves == dots
    small = [size < max(steps) / 10 for size in steps]
    assert small.index(False) > 4, "some columns are white"
    assert not any(small[small.index(False) :]) and steps[0] > 0
    # The key of the map has columns of its own, from 0 on, in a group before that of the map.
    cells = picture.split('class="axis"')[2]
    assert min(int(column) for column in re.findall(r"M(\d+) \d+h1v1h-1z", cells)) == small.index(False)


ENDS = """(() => {
    // The states that a reader gets to with one control from a state; `kinds`: of which controls.
    const next = (state, ...kinds) => Object.entries(it.controls).flatMap(([key, control]) => {
        if (kinds.length && !kinds.includes(control.kind)) return [];
        if (control.needs && !control.needs(state)) return [];
        const options = () => Object.keys(control.options instanceof Function ? control.options(data, state) : control.options);
        const ends = {
            range: () => [control.min, control.max instanceof Function ? control.max(state) : control.max],
            select: options,
            choice: options,
            run: () => [],
            check: () => [true, false],
            text: () => ["", "Dali", "no known word < &", "a ".repeat(200)],
            play: () => [control.first ?? 0, control.last(state, data)],
            button: () => [null],
        }[control.kind]();
        return ends.map((value) =>
            value === null ? control.press(state, data) : figure.after(it, state, key, value, data));
    });
    return [it.state, ...next(it.state), ...next(it.state, "select").flatMap((state) => next(state, "choice"))];
})()"""


@functools.cache
def drawn_at_the_ends(name):
    """{width: [{picture, text}, ...]}: a figure at each end of its controls, and after a list and buttons beside it, such as a question and an answer."""
    return in_node(
        name,
        f"Object.fromEntries([680, 340].map((width) => [width, {ENDS}.map((state) => it.draw(state, data, width))]))",
    )


@pytest.mark.parametrize("name", EACH)
def test_a_figure_can_be_drawn_at_every_end_of_its_controls(name):
    """At both widths. A number that is none, or a word that is undefined, would stand in the picture."""
    drawn = sum(drawn_at_the_ends(name).values(), [])
    assert len(drawn) >= 4
    for shown in drawn:
        assert re.match("<(svg|div|p) ", shown["picture"]) and re.search("</(svg|div|p)>$", shown["picture"])
        for nonsense in ("NaN", "undefined", "Infinity", "null", "false", "[object"):
            assert nonsense not in shown["picture"] + shown["text"], shown["text"]
        assert shown["text"].endswith((".", "?", ")")), shown["text"]


WALKS = """(() => {
    const address = require("node:vm").runInThisContext("address");
    const random = network.uniform(5), one = (list) => list[Math.floor(random() * list.length)];
    const values = (control, state) => {
        const options = () => Object.keys(control.options instanceof Function ? control.options(data, state) : control.options);
        const steps = (from, to, step) => from + step * Math.floor(random() * (Math.round((to - from) / step) + 1));
        return {
            range: () => steps(control.min, control.max instanceof Function ? control.max(state) : control.max, control.step ?? 1),
            play: () => steps(control.first ?? 0, control.last(state, data), 1),
            select: () => one(options()),
            choice: () => one(options()),
            check: () => random() < 0.5,
            text: () => one(["", "Dali", "L R 2 1 P", "Xiaoli loves Tibet . rain & falls = 50% + Dali"]),
        }[control.kind];
    };
    return Array.from({length: given[0]}, () => {
        let state = it.state;
        const touched = [];
        for (let n = 0; n < 6; n++) {
            const [key, control] = one(Object.entries(it.controls).filter(([, {kind}]) => kind !== "run"));
            if (control.needs && !control.needs(state)) continue;
            touched.push(key);
            if (control.kind === "button") state = control.press(state, data);
            else {
                const value = values(control, state)();
                if (value !== undefined) state = figure.after(it, state, key, value, data);
            }
        }
        const said = address.said(given[1], it, state, data, figure.after);
        const again = address.meant(said, given[1], it, data, figure.after);
        const differs = address.settable(it).map(([key]) => key).filter((key) => state[key] !== again[key]);
        const [shown, reopened] = [state, again].map((one) => it.draw(one, data, 680));
        return {said, touched, differs, shown, reopened};
    });
})()"""


@pytest.mark.parametrize("name", EACH)
def test_an_address_brings_back_what_the_reader_has_set(name):
    """All of it, in whatever order: controls, buttons, own words. A training or a writing is not set, and not kept."""
    for walked in in_node(name, WALKS, 12, name):
        assert not walked["differs"], (walked["said"], walked["touched"])
        assert walked["shown"] == walked["reopened"], (walked["said"], walked["touched"])


@pytest.mark.parametrize("name", EACH)
def test_an_address_between_two_whole_numbers_means_one_of_them(name):
    """An address is written by hand, too. A list of 2.5 steps, or place 2.5, would stop the figure's script."""
    understood = in_node(
        name,
        """Object.values(it.controls).filter(({kind, step}) => kind === "range" && Number.isInteger(step ?? 1)).map((control) =>
            require("node:vm").runInThisContext("address").understand(control, String(control.min + 0.5), it.state, data))""",
    )
    assert all(isinstance(value, int) for value in understood)


@pytest.mark.parametrize("name", EACH)
def test_what_shades_and_squares_and_dark_words_mean_stands_in_a_key(name):
    for shown in sum(drawn_at_the_ends(name).values(), []):
        picture = shown["picture"]
        if re.search(r'shade-\d|<path class="(positive|negative)"|--share:', picture):
            assert 'class="key"' in picture


@pytest.mark.parametrize("most, signed, ends", [(9.36, True, ["−9.4", "9.4"]), (1, False, ["0", "1"])])
def test_the_key_of_a_heat_map_has_its_shades_and_the_number_of_the_darkest(most, signed, ends):
    key = in_node("memory", "figure.heatKey(200, 12, ...given)", most, signed)
    assert re.findall(">([^<]+)</text>", key) == ends
    shades = [f"{sign} shade-{n}" for sign in ["warm", "cold"][: 1 + signed] for n in range(1, 6)]
    assert re.findall('class="([^"]* shade-[^"]*)"', key) == sorted(shades)
    assert ('class="stroke"' in key) == signed, "readable without colour"


def test_the_darkest_shade_of_the_lstm_is_its_largest_cell_state():
    steps = in_node("lstm-trace", "it.forward(travel.read(it.state.sentence, data).tokens, data)")
    largest = np.abs([step["c"] for step in steps]).max()
    drawn = in_node("lstm-trace", "it.draw(it.state, data, 680).picture")
    assert f">{said(largest)}</text>" in drawn and f">−{said(largest)}</text>" in drawn


# In a browser


def where(name):
    """The page that shows a figure, from the book's folder."""
    return WHERE.get(name) or pytest.fail(f"no page shows the figure {name}")


@pytest.fixture
def show(site, browser):
    """Opens the page of a figure: show(name, **options of open_page) -> the page, and the figure on it."""
    opened = []

    def show(name, **options):
        opened.append(open_page(browser, f"{site}/{where(name)}", **options))
        figure = opened[-1].page.locator(f'[data-playable="{name}"]')
        figure.scroll_into_view_if_needed()
        return opened[-1].page, figure

    yield show
    for page in opened:
        page.close()


@pytest.fixture(scope="module", params=EACH)
def name(request):
    """Each figure: the tests of one follow each other."""
    return request.param


BEGIN_ANEW = """it => {
    for (const run of it.querySelectorAll(".playable-run")) if (run.textContent === "Stop") run.click();
    for (const details of it.querySelectorAll("details")) details.open = false;
    history.replaceState(history.state, "", "#figure=" + it.dataset.playable);
    dispatchEvent(new Event("hashchange")); // the figure takes its state from the address
}"""


@pytest.fixture(scope="module")
def open_once(site, browser):
    """A page of the book, loaded once for the tests that follow each other on it: open_once(path, **options) -> the page.

    To load one takes longer than most tests. options: of open_page; there is a window for each.
    """
    windows = {}

    def open_once(path, **options):
        kind = tuple(options.items())
        if kind not in windows:
            windows[kind] = open_page(browser, "about:blank", **options)
        window = windows[kind]
        if window.page.url.partition("#")[0] == f"{site}/{path}":
            for request in window.requests:
                note_request(request)  # this test reads the page, too
        else:
            open_anew(window, f"{site}/{path}")
        return window.page

    yield open_once
    for window in windows.values():
        window.close()


@pytest.fixture
def begin(open_once, name):
    """As `show` for the figure `name`, which begins anew: begin(width=360, ...) -> the page, and the figure on it."""

    def begin(width=1280, height=900, scheme="light", motion="no-preference"):
        page = open_once(where(name))
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion=motion)
        page.wait_for_function("scheme => document.documentElement.dataset.theme === scheme", arg=scheme)
        page.mouse.move(0, 0)  # not over the picture
        figure = page.locator(f'[data-playable="{name}"]')
        figure.evaluate(BEGIN_ANEW)
        figure.scroll_into_view_if_needed()
        return page, figure

    return begin


SHOWN = (
    "it => [it.querySelector('.playable-picture').innerHTML, it.querySelector('.playable-text').textContent]"
)


def shown(figure):
    """The picture and the sentence."""
    return figure.evaluate(SHOWN)


def differs(figure, before):
    """Whether the figure comes to show something else than before. A training waits until it has news."""
    try:
        figure.page.wait_for_function(
            f"([it, before]) => ({SHOWN})(it).some((part, n) => part !== before[n])",
            arg=[figure.element_handle(), before],
        )
    except TimeoutError:
        return False
    return True


LOOK = """it => [...it.querySelectorAll(".playable-picture *, .playable-text")].map((part) =>
    [part.nodeName, part.children.length ? "" : part.textContent, ...[...part.attributes].map(({name, value}) => `${name}=${value}`).sort()].join(" "))"""


def look(figure):
    """As `shown`, whatever the order in which attributes were set."""
    return figure.evaluate(LOOK)


QUIET = 500  # milliseconds, until the address is written


def height(figure):
    """In pixels; lines of text have parts of one."""
    return figure.bounding_box()["height"]


def unfold(figure):
    """Open what holds the further controls."""
    figure.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")


def change(figure, row):
    """Use a control with the keyboard alone."""
    kind, page = row.get_attribute("data-kind"), figure.page
    control = row.locator("input, select, button:not([aria-pressed=true])").last
    control.focus()
    if kind in ("range", "play"):
        at_the_end = control.evaluate("range => range.valueAsNumber >= +range.max")
        page.keyboard.press("ArrowLeft" if at_the_end else "ArrowRight")
    elif kind == "select":
        last = control.evaluate("select => select.selectedIndex === select.options.length - 1")
        page.keyboard.press("ArrowUp" if last else "ArrowDown")
    elif kind == "text":
        page.keyboard.press("Control+A")
        page.keyboard.type("Xiaoli loves Dali . rain falls")
    else:
        page.keyboard.press("Space")


def test_every_control_moves_the_picture_or_the_sentence(begin):
    page, figure = begin()
    unfold(figure)
    for row in figure.locator("[data-key]").all():
        if row.locator("input, select, button").last.is_disabled():
            continue
        before = shown(figure)
        change(figure, row)
        assert differs(figure, before), f"{row.get_attribute('data-key')} changes nothing"


def change_all(figure, controls="[data-key]"):
    """Change every control that is on. The figure keeps its height."""
    unfold(figure)
    high = height(figure)
    for row in figure.locator(controls).all():
        if row.locator("input, select, button").last.is_enabled():
            change(figure, row)
            assert abs(height(figure) - high) < 1, row.get_attribute("data-key")


def test_the_address_brings_a_figure_back_and_start_again_its_first_state(begin, name):
    """Every control, and every own text. Nothing of the figure moves meanwhile."""
    page, figure = begin(motion="reduce")
    first, again = look(figure), figure.get_by_role("button", name="Start again")
    is_off = "again => again.getAttribute('aria-disabled') === 'true'"
    change_all(figure, "[data-key]:not([data-kind=run])")
    page.wait_for_function("location.hash.includes('&')")
    page.wait_for_timeout(QUIET)
    there, set_to = page.evaluate("location.hash"), look(figure)
    assert set_to != first
    figure.evaluate(BEGIN_ANEW)
    assert look(figure) == first
    before = shown(figure)
    page.evaluate("there => { location.hash = there; }", there)
    assert differs(figure, before)
    assert look(figure) == set_to
    if name == "train":
        assert not again.count(), "one control"
        return
    again.click()
    assert look(figure) == first
    assert again.evaluate(is_off) and not page.evaluate("location.hash")


def test_back_next_and_play_step_by_mouse(begin):
    page, figure = begin(motion="reduce")
    unfold(figure)
    for row in figure.locator('[data-kind="play"]').all():
        slider, play = row.locator("input"), row.locator("[data-play]")
        slider.press("End")
        last = int(slider.input_value())
        row.get_by_role("button", name="Back").click()
        assert int(slider.input_value()) == last - 1
        row.get_by_role("button", name="Next").click()
        assert int(slider.input_value()) == last
        assert row.get_by_role("button", name="Next").is_disabled(), "there is no further"
        row.get_by_role("button", name="Back").click()
        row.get_by_role("button", name="Back").click()
        before = shown(figure)
        assert int(slider.input_value()) == last - 2, "it moves by itself"
        play.click()
        assert play.inner_text() == "Pause"
        assert page.evaluate("document.getAnimations().length") == 0
        page.wait_for_function("play => play.textContent === 'Play'", arg=play.element_handle())
        assert int(slider.input_value()) == last
        assert differs(figure, before)


@pytest.mark.parametrize("key", ["Home", "End"])
def test_no_button_does_nothing(begin, key):
    """With all sliders at their first, or their last, as with no filler words: a button is off, or changes something."""
    page, figure = begin(motion="reduce")
    unfold(figure)
    for slider in figure.locator("input[type=range]:enabled").all():
        slider.press(key)
    for button in figure.locator("[data-kind=button] button, [data-move]").all():
        if button.is_enabled():
            before = shown(figure)
            button.click()
            assert differs(figure, before), button.inner_text()


def test_the_sentence_is_there_with_the_picture(begin):
    """Not when the reader has been quiet for a while: that is for who hears it."""
    page, figure = begin(motion="reduce")
    sentence = figure.locator(".playable-text")
    slider = figure.locator("input[type=range]:enabled").first
    at_once, aloud = slider.evaluate(
        """(slider) => {
            const figure = slider.closest("figure"), told = figure.querySelector(".playable-told");
            told.textContent = ""; // that it has begun
            figure.heard = "";
            const hear = () => (figure.heard ||= told.textContent); // it is told for three seconds
            new MutationObserver(hear).observe(told, { childList: true, characterData: true, subtree: true });
            slider.value = slider.value === slider.max ? slider.min : slider.max;
            slider.dispatchEvent(new Event("input"));
            return [".playable-text", ".playable-told"].map((part) => figure.querySelector(part).textContent);
        }"""
    )
    assert aloud == ""
    heard = page.wait_for_function("figure => figure.heard", arg=figure.element_handle()).json_value()
    assert sentence.inner_text() == heard == at_once


@pytest.mark.reads_pages("01_memory")
def test_a_figure_with_data_answers_on_a_page_from_disk(book, browser):
    with open_page(browser, f"file://{book / where('memory')}") as opened:
        figure = opened.page.locator('[data-playable="memory"]')
        before = shown(figure)
        figure.get_by_role("button", name="Back").click()
        assert differs(figure, before)


@pytest.mark.parametrize("name", EACH)
def test_without_javascript_there_are_a_still_picture_and_a_caption(open_once, name):
    page = open_once(where(name), javascript=False)
    figure = page.locator(f'[data-playable="{name}"]')
    picture = figure.locator(".playable-picture")
    assert picture.locator("svg, .playable-fluid").first.is_visible()
    assert len(picture.get_attribute("aria-label")) > 60
    assert len(figure.locator("figcaption").inner_text()) > 60
    assert figure.locator(".playable-text").inner_text()
    assert figure.locator(".playable-noscript").is_visible()
    if question := in_node(name, "(it.asks && it.questions[it.state.question]) || null"):
        said = figure.locator(".playable-noscript").inner_text()
        assert f"Answer: {question['answers']['ABCD'.index(question['right'])]}." in said
        assert "first try" not in said, "nobody has tried"
    assert not figure.locator("button, input, select").first.is_visible(), "a control that does nothing"


@pytest.fixture(scope="module")
def woken(site, browser):
    """A page whose figures wake up late: woken(path) -> {name: [height asleep, height awake, whether its first control is on]}."""
    found = {}

    def heights(page):
        figures = page.locator("[data-playable]").all()
        return {figure.get_attribute("data-playable"): figure.bounding_box()["height"] for figure in figures}

    def wake(window, path):
        page = window.page
        page.route("**/_static/own/*.js*", lambda route: route.abort())
        open_anew(window, f"{site}/{path}", width=800)
        asleep = heights(page)
        page.unroute("**/_static/own/*.js*")
        page.add_script_tag(url=page.locator('script[src*="_static/own/"]').get_attribute("src"))
        is_on = "name => !document.querySelector(`[data-playable=${name}] :is(button, input)`).matches(':disabled')"
        return {
            name: [asleep[name], height, page.evaluate(is_on, name)] for name, height in heights(page).items()
        }

    with open_page(browser, "about:blank") as window:

        def woken(path):
            if path not in found:
                found[path] = wake(window, path), window.requests.copy()
            figures, requests = found[path]
            for request in requests:
                note_request(request)  # this test reads the page, too
            return figures

        yield woken


@pytest.mark.parametrize("name", EACH)
def test_nothing_jumps_when_the_script_wakes_the_figure(woken, name):
    asleep, awake, is_on = woken(where(name))[name]
    assert is_on
    assert abs(awake - asleep) < 1


CUT = """(box, pictures) => {
    const found = new Set(), before = [...box.childNodes];
    const overlap = (one, two) => Math.min(one.right, two.right) - Math.max(one.left, two.left) > 1
        && Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 5; // a line's box is higher than its letters
    for (const picture of new Set(pictures)) {
        box.innerHTML = picture;
        const svg = box.querySelector("svg");
        if (!svg) continue; // a text fits every width
        const edge = svg.getBoundingClientRect();
        const words = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim());
        const places = words.map((text) => text.getBoundingClientRect());
        places.forEach((place, n) => {
            const [word, others] = [words[n].textContent, places.slice(0, n)];
            if (place.left < edge.left - 1 || place.right > edge.right + 1 || place.top < edge.top - 4 || place.bottom > edge.bottom + 4)
                found.add(`${word} is cut off`);
            others.forEach((other, m) => overlap(place, other) && found.add(`${word} lies over ${words[m].textContent}`));
        });
    }
    box.replaceChildren(...before);
    return [...found];
}"""


@pytest.mark.parametrize("width, key", [(1280, "wide"), (360, "narrow")])
def test_no_word_is_cut_off_or_lies_over_another(begin, name, width, key):
    page, figure = begin(width=width)
    box = figure.locator(f".playable-{key}")
    if box.count():
        pictures = [
            shown["picture"] for shown in drawn_at_the_ends(name)[{"wide": "680", "narrow": "340"}[key]]
        ]
        assert box.evaluate(CUT, pictures) == []


HEIGHTS = """([figure, box, all]) => {
    const text = figure.querySelector(".playable-text");
    const before = [box.innerHTML, text.textContent];
    const heights = all.map((shown) => {
        [box.innerHTML, text.textContent] = [shown.picture, shown.text];
        return [box, text].map((part) => part.getBoundingClientRect().height);
    });
    [box.innerHTML, text.textContent] = before;
    return heights;
}"""


@pytest.mark.parametrize("width, key", [(1280, "wide"), (360, "narrow")])
def test_no_state_is_higher_than_another(begin, name, width, key):
    """Picture and sentence keep the room of the longest, so that what is below stays where one reads it."""
    page, figure = begin(width=width)
    box = figure.locator(f".playable-{key}, .playable-fluid")
    drawn = drawn_at_the_ends(name)[{"wide": "680", "narrow": "340"}[key]]
    heights = np.array(page.evaluate(HEIGHTS, [figure.element_handle(), box.element_handle(), drawn]))
    assert np.all(np.ptp(heights, axis=0) < 1), np.unique(
        heights, axis=0
    )  # lines of text have parts of a pixel


@pytest.mark.parametrize("width, height", [(1280, 650), (360, 740)])
def test_controls_picture_and_sentence_fit_one_screen(begin, width, height):
    page, figure = begin(width=width, height=height)
    boxes = [
        part.bounding_box()
        for part in figure.locator(".playable-controls, .playable-picture, .playable-text").all()
        if part.is_visible()
    ]
    top, bottom = min(box["y"] for box in boxes), max(box["y"] + box["height"] for box in boxes)
    bar = page.locator(".bd-header-article").bounding_box()["height"]  # stays at the top while one reads
    assert bottom - top <= height - bar, f"{bottom - top + bar - height:.0f} px too high"
    gaps = figure.locator(".playable-controls + .playable-text").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().top - one.previousElementSibling.getBoundingClientRect().bottom)"
    )
    assert width < 1000 or min(gaps, default=8) >= 6, "the sentence touches the controls above it"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_figure_is_for_everyone_on_a_telephone(begin, name, scheme):
    page, figure = begin(width=360, scheme=scheme)
    change_all(figure)
    sliders = figure.locator("[data-key]:not(:has([data-move])) input[type=range]")
    assert all(slider.bounding_box()["width"] >= 200 for slider in sliders.all())
    assert axe(page, f'[data-playable="{name}"]') == []
    assert not is_wider_than_the_window(page)
    small = figure.locator("button, input, select").evaluate_all(
        """all => all.filter(control => {
            const {width, height} = control.getBoundingClientRect();
            return Math.min(width, height) < 24;
        }).map(control => control.outerHTML)"""
    )
    assert small == []
    letters = figure.locator("svg text:visible").evaluate_all(
        "texts => texts.map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().d"
        " / (Math.abs(text.getScreenCTM().d) < 0.1 ? text.getScreenCTM().d / text.ownerSVGElement.getScreenCTM().a : 1))"
    )
    assert min(letters, default=11) >= 11, f"letters of {min(letters):.1f} px"
