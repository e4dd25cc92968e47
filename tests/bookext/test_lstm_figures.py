"""The figures of chapter 3: the numbers that they show are those of the page, and of NumPy."""

import matplotlib
import numpy as np
import pytest
from browser import open_page
from matplotlib import pyplot as plt
from test_figures import in_node

from coursekit.drawings import COLOURS, draw_lstm_backward, draw_packed
from coursekit.figure_weights import read
from coursekit.lstm_variants import from_keras, lstm_forward
from coursekit.notebooks import ROOT
from coursekit.travel import WORDS, travel_sentences

pytestmark = pytest.mark.reads_pages()


def test_the_trained_lstm_reads_as_numpy_does():
    arrays = read("lstm")["arrays"]
    K = from_keras(arrays["kernel"], arrays["recurrent_kernel"], arrays["bias"]).astype("float64")
    rng = np.random.default_rng(0)
    mixed = rng.integers(len(WORDS), size=(2, 40))  # whatever a reader may type
    for sentences in (travel_sentences(rng, 3, 12)[0], travel_sentences(rng, 2, 60)[0], mixed):
        h, c, (_, gates) = lstm_forward(K, np.eye(len(WORDS))[sentences].transpose(1, 2, 0))
        scores = np.exp(h[1:].transpose(2, 0, 1) @ arrays["dense_kernel"] + arrays["dense_bias"])
        for number, sentence in enumerate(sentences):
            steps = in_node("lstm-trace", "it.forward(given[0], data)", sentence)
            ours = {"c": c[1:], "h": h[1:], **dict(zip(["i", "f", "candidate", "o"], gates.swapaxes(0, 1)))}
            for name, values in ours.items():
                theirs = [step[name] for step in steps]
                np.testing.assert_allclose(theirs, values[..., number], atol=1e-5, err_msg=name)
            p = scores[number] / scores[number].sum(axis=1, keepdims=True)
            np.testing.assert_allclose([step["p"] for step in steps], p, atol=1e-5)


def test_the_first_place_to_be_read_wins():
    """As chapter 3 says of this network, and the figure's button lets a reader see."""
    text = in_node(
        "lstm-trace", 'it.draw(it.change({...it.state, second: true}, "second", data), data, 680).text'
    )
    assert "likeliest place is Yunnan" in text and "Named are Yunnan and Tibet" in text


def test_the_cell_has_the_numbers_of_the_cards():
    step = in_node("lstm-cell", "it.step(it.state)")
    printed = {"f": 0.119, "i": 0.881, "g": 0.762, "c": 0.575, "o": 0.5, "h": 0.260}
    for name, value in printed.items():
        assert round(step[name], 3) == value, name


def test_the_layers_have_the_colours_of_the_drawings():
    css = (ROOT / "book" / "figures" / "figure.css").read_text(encoding="utf-8").lower()
    for letter, name in {"f": "forget", "i": "input", "g": "candidate", "o": "output"}.items():
        assert f".gate-{letter} {{\n  fill: {COLOURS[name].lower()};" in css


def test_a_filler_word_makes_the_new_states_the_old_ones():
    before, after = in_node("lstm-cell", "[it.step(it.state), it.controls.filler.press(it.state)]")
    assert (after["x"], after["h"], after["c"]) == (0, before["h"], before["c"])


@pytest.mark.parametrize("signal", ["pulse", "constant", "alternating", "noise"])
def test_the_gradient_is_that_of_the_steps(signal):
    """dc_20/dc_t by differences: move c after step t, and let the remaining steps run."""
    f, i, o = 0.83, 0.6, 0.4
    steps = in_node("lstm-gates", "it.run(given[0])", {"f": f, "i": i, "o": o, "signal": signal})
    assert len(steps) == 20
    previous = 0
    for t, step in enumerate(steps):
        assert np.isclose(step["c"], f * previous + i * step["x"])
        assert np.isclose(step["h"], o * np.tanh(step["c"]))
        ends = []
        for c in (step["c"] + 1e-3, step["c"] - 1e-3):
            for later in steps[t + 1 :]:
                c = f * c + i * later["x"]
            ends.append(c)
        assert np.isclose(step["gradient"], (ends[0] - ends[1]) / 2e-3)
        previous = step["c"]


def test_a_question_keeps_its_answer_until_it_is_asked_for():
    asked, answered, again, moved = in_node(
        "lstm-gates",
        """(() => {
            const set = (state, key, value) => figure.after(it, state, key, value);
            const answered = set(it.state, "answer", "A"), again = set(answered, "answer", "C");
            const all = [it.state, answered, again, set(again, "f", 0.5)];
            return all.map((state) => ({...state, ...it.draw(state, null, 340)}));
        })()""",
    )
    assert "Question 1 of 5" in asked["text"] and "0.14" not in asked["text"] + asked["picture"]
    assert answered["text"].startswith("Not “nearly all”: about a seventh") and "0.14" in answered["text"]
    assert "0 of 1 right" in answered["text"]
    assert again["text"].startswith("Right") and "0 of 1 right" in again["text"], "only the first try counts"
    assert moved["question"] == "" and "Question" not in moved["text"] and "first try" not in moved["text"]
    assert answered["picture"].count("<rect") > 3 * asked["picture"].count("<rect")


def test_the_last_question_says_so():
    texts, labels = in_node(
        "lstm-gates",
        """(() => {
            const keys = Object.keys(it.questions), {label} = it.controls.next;
            const asked = keys.map((question) => figure.after(it, it.state, "question", question));
            const answered = asked.map((state) => figure.after(it, state, "answer", "A"));
            return [answered.map((state) => it.draw(state, null, 340).text), answered.map(label)];
        })()""",
    )
    assert ["That was the last question." in text for text in texts] == [False] * 4 + [True]
    assert labels == ["Next question"] * 4 + ["First question"]


def test_the_answers_to_the_questions_are_true():
    ends = in_node(
        "lstm-gates",
        """Object.entries(it.questions).map(([key, {set, right}]) => [key, [right, it.run(set)]])""",
    )
    run = {key: [step for step in steps] for key, (_, steps) in ends}
    right = {key: letter for key, (letter, _) in ends}
    assert right["pulse"] == "C" and 1 / 8 < run["pulse"][-1]["c"] < 1 / 6
    assert right["longer"] == "D" and round(run["longer"][-1]["c"], 2) == 0.83
    assert right["steady"] == "A" and 8 < run["steady"][-1]["c"] < 10
    assert right["shut"] == "B" and run["shut"][0]["gradient"] == 1 and run["shut"][-1]["h"] == 0
    assert right["noise"] == "C" and np.ptp([step["c"] for step in run["noise"]]) > 3


@pytest.mark.reads_pages("03_remembering")
def test_a_square_that_the_mouse_is_on_tells_its_numbers(book, site, browser):
    with open_page(browser, f"{site}/book/03_remembering.html") as opened:
        figure = opened.page.locator('[data-playable="lstm-trace"]')
        figure.scroll_into_view_if_needed()
        box = figure.locator("svg:visible").bounding_box()
        opened.page.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 0.2 * box["height"])
        word, unit = opened.page.wait_for_function(  # the controls follow the mouse
            """() => {
                const now = ["t", "unit"].map((key) => document.querySelector(`#lstm-trace-${key}`).value);
                return String(now) !== "21,18" && now;
            }"""
        ).json_value()
        opened.page.wait_for_function(
            "([id, start]) => document.querySelector(id).textContent.startsWith(start)",
            arg=['[data-playable="lstm-trace"] .playable-text', f"Word {word}, "],
        )
        assert f"unit {unit}: f = " in figure.locator(".playable-text").inner_text()


def test_packed_arrays_are_drawn_with_their_numbers_in_the_colour_of_their_layer():
    arrays = {"W (1, 8)": np.array([[2, 1, -3, 0, 0.5, -2, 4, 7]])}
    axes = plt.figure().subplots()
    draw_packed(axes, arrays)
    texts = [text.get_text() for text in axes.texts]
    assert texts == ["W\n(1, 8)", "2", "1", "−3", "0", "0.5", "−2", "4", "7", "i", "f", "c", "o"]
    colours = [matplotlib.colors.to_hex(box.get_facecolor()).upper() for box in axes.patches]
    assert colours == [COLOURS[name] for name in ("input", "forget", "candidate", "output") for _ in range(2)]


def test_the_way_back_names_every_gradient_of_the_chapter():
    axes = plt.figure().subplots()
    draw_lstm_backward(axes)
    texts = {text.get_text() for text in axes.texts}
    for name in [
        "dc_t",
        "dc_{t-1}",
        "dh_t",
        "dh_{t-1}",
        "dx_t",
        "df_t",
        "di_t",
        "do_t",
        "dz_f",
        "dz_i",
        "dz_c",
    ]:
        assert f"${name}$" in texts
