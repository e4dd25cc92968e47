"""The training in the page: its step is NumPy's, its sentences are the course's, and in a browser it can be watched and stopped."""

import re

import numpy as np
import pytest
from browser import axe, open_page
from test_figures import in_node

from coursekit.travel import FILLERS, NAMES, PLACES, WORDS, travel_sentences

pytestmark = pytest.mark.reads_pages()  # the figure is on the front page


def numpy_step(weights, tokens, m, v, number):
    """Chapter 2's gradients of the mean cross-entropy, each clipped to a norm of 1, and one step of Adam at rate 1e-3."""
    W, U, b, D, d = (weights[name] for name in "WUbDd")
    B, T = tokens.shape
    states = [np.zeros((B, len(b)))]
    for t in range(T):
        states.append(np.tanh(W[tokens[:, t]] + states[-1] @ U + b))
    z = states[-1] @ D + d
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    answers = tokens[:, 2]
    loss = -np.mean(np.log(p[np.arange(B), answers]))
    dz = p.copy()
    dz[np.arange(B), answers] -= 1
    dz /= B
    gradients = {name: np.zeros_like(values) for name, values in weights.items()}
    gradients["D"], gradients["d"] = states[-1].T @ dz, dz.sum(axis=0)
    dh = dz @ D.T
    for t in range(T, 0, -1):
        da = dh * (1 - states[t] ** 2)
        np.add.at(gradients["W"], tokens[:, t - 1], da)
        gradients["U"] += states[t - 1].T @ da
        gradients["b"] += da.sum(axis=0)
        dh = da @ U.T
    for name, gradient in gradients.items():
        clipped = gradient / max(1, np.linalg.norm(gradient))
        m[name] = 0.9 * m[name] + 0.1 * clipped
        v[name] = 0.999 * v[name] + 0.001 * clipped**2
        rate = 1e-3 * np.sqrt(1 - 0.999**number) / (1 - 0.9**number)
        weights[name] = weights[name] - rate * m[name] / (np.sqrt(v[name]) + 1e-7)
    return loss, gradients


def test_the_step_in_the_page_is_numpys():
    """Gradients of weights that are large enough for the clipping to matter, and the weights after three steps."""
    rng = np.random.default_rng(0)
    H, V = 5, len(WORDS)
    shapes = {"W": (V, H), "U": (H, H), "b": (H,), "D": (H, V), "d": (V,)}
    weights = {name: rng.normal(size=shape) * 1.5 for name, shape in shapes.items()}
    batches = [travel_sentences(rng, 7, distance)[0] for distance in (3, 0, 8)]
    theirs = in_node(
        "train",
        """(() => {
            const {gradients, update, remember} = trainer();
            const weights = Object.fromEntries(Object.entries(given[0]).map(([key, list]) => [key, Float64Array.from(list)]));
            const memory = remember(weights);
            return given[1].map((batch) => {
                const found = gradients(weights, batch);
                const slopes = Object.fromEntries(Object.entries(found.gradients).map(([key, list]) => [key, [...list]]));
                update(weights, found.gradients, memory);
                return {loss: found.loss, slopes, weights: Object.entries(weights).map(([key, list]) => [key, [...list]])};
            });
        })()""",
        {name: values.ravel() for name, values in weights.items()},
        batches,
    )
    m, v = ({name: np.zeros(shape) for name, shape in shapes.items()} for _ in range(2))
    for number, (tokens, found) in enumerate(zip(batches, theirs), 1):
        loss, gradients = numpy_step(weights, tokens, m, v, number)
        assert max(np.linalg.norm(gradient) for gradient in gradients.values()) > 1, "nothing is clipped"
        assert np.isclose(found["loss"], loss, rtol=0, atol=1e-9)
        for name, values in found["weights"]:
            np.testing.assert_allclose(
                found["slopes"][name], gradients[name].ravel(), atol=1e-9, err_msg=name
            )
            np.testing.assert_allclose(values, weights[name].ravel(), rtol=0, atol=1e-5, err_msg=name)


def test_the_sentences_in_the_page_are_the_courses():
    sentences = in_node(
        "train",
        "(() => {const random = network.uniform(1); return Array.from({length: 400}, () => trainer().sentence(random, 3));})()",
    )
    tokens, answers = travel_sentences(np.random.default_rng(0), 400, 3)
    theirs = np.array(sentences)
    assert theirs.shape == tokens.shape
    for ours, others in zip(tokens.T, theirs.T):
        assert set(ours) == set(others), "each place of a sentence holds the same words"
    assert set(theirs[:, 2]) == set(range(len(PLACES))) and (theirs[:, 0] == theirs[:, 4 + 3 + 2]).all()
    assert np.ptp(np.bincount(theirs[:, 4])[len(PLACES) + len(NAMES) :]) < 400 / len(FILLERS)


def test_a_new_network_starts_as_keras_starts_it():
    U, W = in_node(
        "train",
        "(() => {const {U, W} = trainer().start(network.uniform(3), 32); return [[...U], [...W]];})()",
    )
    U = np.reshape(U, (32, 32))
    np.testing.assert_allclose(U @ U.T, np.eye(32), atol=1e-9)
    limit = np.sqrt(6 / (28 + 32))
    assert 0.95 * limit < np.abs(W).max() <= limit and abs(np.mean(W)) < 0.05


def test_what_the_front_page_says_of_the_first_runs():
    """Of ten runs, seeds 1 to 10, ten get above 0.9 at 5 filler words, nine at 10, eight at 15, seven at 20, three at 30.

    Here three of these fifty, for the time: one that learns, and at 10 the one that does not and one that does.
    """
    unseen = in_node(
        "train",
        "[[5, 1], [10, 1], [10, 2]].map((run) => [...trainer(network.uniform).train(...run)].at(-1).unseen)",
    )
    assert [share > 0.9 for share in unseen] == [True, False, True]


def test_news_of_a_run_is_added_to_the_last_one():
    state = in_node(
        "train",
        "it.add({runs: [{distance: 5, batches: [], unseen: 1}, {distance: 9, batches: [{loss: 2, accuracy: 0}]}]}, given[0])",
        [{"done": 0.9, "loss": 1, "accuracy": 0.5}, {"done": 1, "unseen": 0.25}],
    )
    first, second = state["runs"]
    assert first["unseen"] == 1 and second["unseen"] == 0.25
    assert [batch["loss"] for batch in second["batches"]] == [2, 1]


def test_runs_that_lie_on_each_other_are_counted():
    runs = [(5, 0.99), (5, 1), (9, 0.5), (5, 0.3), (30, 0.1), (30, 0.18), (30, 0.14)]
    state = {"runs": [{"distance": d, "unseen": unseen, "batches": []} for d, unseen in runs]}
    drawn = in_node("train", "it.draw({...it.state, ...given[0]}, null, 340)", state)
    assert re.findall(r">(×\d)<", drawn["picture"]) == ["×2", "×3"]
    assert "Of your 7 runs, 2 learned." in drawn["text"]
    none = {"runs": [{"distance": 30, "unseen": 0.1, "batches": []}] * 2}
    assert "Of your 2 runs, none learned." in in_node(
        "train", "it.draw({...it.state, ...given[0]}, null, 340).text", none
    )


def test_a_reader_trains_one_stops_one_and_collects_them(book, browser):
    """On a page from disk, as a book that was copied is."""
    with open_page(browser, (book / "book" / "index.html").as_uri(), width=360) as opened:
        page = opened.page
        figure = page.locator('[data-playable="train"]')
        button, text = figure.locator(".playable-run"), figure.locator(".playable-text")
        for key in ("ArrowLeft",) * 5:  # the shortest sentences are the quickest
            figure.locator("#train-distance").press(key)
        button.press("Enter")
        assert button.inner_text() == "Stop"
        # Pressed in the page as soon as there is news: a short run may be over before a click from here arrives.
        page.wait_for_function(
            "([it, stop]) => /: [1-9]\\d* of 400 batches/.test(it.textContent) && (stop.click(), true)",
            arg=[text.element_handle(), button.element_handle()],
        )
        assert button.inner_text() == "Train one now"
        button.click()
        page.set_default_timeout(120_000)
        page.wait_for_function(
            "it => it.textContent.includes('unseen sentences are right')", arg=text.element_handle()
        )
        said = text.inner_text()
        assert re.match(r"Run 2, 0 filler words: [\d,]+ of 1,000 unseen sentences are right, ", said), said
        assert "Of your" not in said, "the stopped one does not count"
        assert button.inner_text() == "Train one now"
        assert figure.locator("svg:visible circle").count() == 1
        assert axe(page, '[data-playable="train"]') == []
        assert opened.errors == []
