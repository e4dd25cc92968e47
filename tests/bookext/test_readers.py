"""The two networks that read one sentence: what they show is NumPy's, what the pages say of them is true, and a word can be covered."""

import numpy as np
import pytest
from browser import new_context, open_page, wait_until_quiet
from test_figures import in_node, where

from coursekit.figure_weights import READERS, read
from coursekit.lstm_variants import from_keras, lstm_forward, rnn_forward
from coursekit.notebooks import ROOT
from coursekit.travel import PLACES, WORDS, travel_sentences

pytestmark = pytest.mark.reads_pages("01_memory")

FORWARD = {"reader-rnn": rnn_forward, "reader-lstm": lstm_forward}


def probabilities(name, x):
    """p (B, V) of the answers of a stored network to x (B, T, V), whose rows are words, or zeros where one is covered."""
    arrays = read(name)["arrays"]
    K = from_keras(arrays["kernel"], arrays["recurrent_kernel"], arrays["bias"]).astype("float64")
    z = FORWARD[name](K, x.transpose(1, 2, 0))[0][-1].T @ arrays["dense_kernel"] + arrays["dense_bias"]
    z = np.exp(z - z.max(axis=1, keepdims=True))
    return z / z.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("number, name", enumerate(READERS))
def test_a_word_is_as_dark_as_the_answer_moves_when_it_is_covered(number, name):
    tokens, _ = travel_sentences(np.random.default_rng(3), 3, 14)
    for sentence in tokens:
        x = np.eye(len(WORDS))[sentence]
        covered = np.repeat(x[None], len(sentence), axis=0)
        covered[range(len(sentence)), range(len(sentence))] = 0
        p, moved = probabilities(name, x[None])[0], probabilities(name, covered)
        shares, filled, without = in_node(
            "readers",
            f"[it.influence(given[0], data[{number}]), it.fill(given[0], 0, data[{number}]), it.fill(given[0], 3, data[{number}])]",
            sentence,
        )
        np.testing.assert_allclose(filled, p, atol=1e-5)
        np.testing.assert_allclose(without, moved[2], atol=1e-5)
        np.testing.assert_allclose(shares, np.abs(moved - p).sum(axis=1) / 2, atol=1e-5)


def test_the_plain_network_fades_and_the_gated_one_does_not():
    """As the front page and chapter 1 say: right up to 10, then fewer and fewer; and not all places alike."""
    plain, gated = (read(name)["accuracy"] for name in READERS)
    assert min(plain[str(d)] for d in range(11)) > 0.99 and min(gated.values()) == 1
    assert plain["11"] > plain["13"] > plain["15"] > plain["20"] > plain["30"]
    tokens, answers = travel_sentences(np.random.default_rng(5), 2000, 30)
    p = probabilities("reader-rnn", np.eye(len(WORDS))[tokens])
    right = {place: np.mean(p.argmax(axis=1)[answers == k] == k) for k, place in enumerate(PLACES)}
    assert min(right[place] for place in ("Yunnan", "Harbin", "Guilin")) > 0.75
    assert max(right[place] for place in ("Suzhou", "Tibet")) < 0.05
    lost = np.isin(answers, [PLACES.index("Suzhou"), PLACES.index("Tibet")])
    assert np.median(p[lost].max(axis=1)) > 0.9


@pytest.mark.parametrize("page", ["index", "01_memory"])
def test_the_alternative_text_says_what_the_first_picture_shows(page):
    text = (ROOT / "book" / f"{page}.md").read_text(encoding="utf-8")
    alt = text[text.index("```{playable} readers") :].split('"')[1]
    said, dark = in_node(
        "readers",
        "[it.draw(it.state, data).text, data.map((one, n) => it.draw(it.state, data).picture.split('class=\"reader\"')[n + 1])"
        ".map((part) => [...part.matchAll(/--share: ([\\d.]+)/g)].filter(([, share]) => +share > 0.3).length)]",
    )
    assert "The plain RNN says Yunnan" in said and "The LSTM is right and leans most on “Dali”" in said
    assert "Dali is named, and 20 filler words follow" in alt and "says Yunnan" in alt
    assert dark == [10, 1] and "ten of the words" in alt and "Dali alone" in alt


@pytest.fixture
def opened(book, site, browser):
    with open_page(browser, f"{site}/book/index.html") as opened:
        yield opened


def test_a_word_keeps_its_node_while_others_come_between(opened):
    """So a change can be a transition."""
    figure = opened.page.locator('[data-playable="readers"]')
    word = figure.locator('[data-id="e5"]').first
    word.evaluate("word => (word.known = true)")
    before = figure.locator(".reader-word").count()
    figure.locator("#readers-distance").press("ArrowRight")
    assert figure.locator(".reader-word").count() == before + 2
    assert word.evaluate("word => word.known && word.textContent") == "every"


def test_a_covered_word_names_the_answers_without_it():
    """Dali, the place, with 20 filler words: what the LSTM says without it is another place, as its own answer shows."""
    said, places = in_node(
        "readers",
        """(() => {
            const answers = data.map((one) => [0, 3].map((cover) => it.fill(it.tokens(it.state, data[0]), cover, one)));
            const likeliest = (p) => data[0].words[p.indexOf(Math.max(...p))];
            return [it.draw({...it.state, cover: 3}, data).text, answers.map((pair) => pair.map(likeliest))];
        })()""",
    )
    for (before, now), name in zip(places, ("plain RNN", "LSTM")):
        change = f"still says {now}" if now == before else f"says {now}, no longer {before}"
        assert f"The {name} {change}: its answer moves by" in said
    assert "no longer Dali" in said


def test_a_word_is_covered_by_mouse_and_finger_and_keyboard(book, site, browser):
    context = new_context(browser, width=360, height=740, has_touch=True)
    page = context.new_page()
    page.goto(f"{site}/book/index.html")
    figure = page.locator('[data-playable="readers"]')
    text = figure.locator(".playable-text")
    for cover in (lambda word: word.tap(), lambda word: word.click()):
        word = figure.locator('[data-pick="3"]').last
        cover(word)
        page.wait_for_function("it => it.textContent.includes('is covered')", arg=text.element_handle())
        assert "Word 3, “Dali”, is covered." in text.inner_text()
        assert figure.locator(".reader-covered").count() == 2
        cover(word)
        page.wait_for_function("it => !it.textContent.includes('is covered')", arg=text.element_handle())
    figure.locator("summary").press("Enter")
    figure.locator("#readers-cover").press("ArrowRight")
    page.wait_for_function("it => it.textContent.includes('Word 1, “Xiaoming”')", arg=text.element_handle())
    context.close()


def test_the_front_page_is_light(opened):
    wait_until_quiet(opened.page)
    assert sum(opened.weight.values()) <= 400_000, opened.weight


def test_a_state_of_a_figure_has_an_address(site, browser):
    page_of = f"{site}/{where('memory')}"
    with open_page(browser, f"{page_of}#figure=memory&fillers=9&show=place&keep=9&t=nonsense") as opened:
        page = opened.page
        figure = page.locator('[data-playable="memory"]')
        assert figure.locator("#memory-fillers").input_value() == "9"
        assert figure.locator("[aria-pressed=true]").get_attribute("value") == "place"
        assert figure.locator("#memory-keep").input_value() == "1", "what is out of range is left alone"
        page.wait_for_function(  # it comes into view
            "it => it.getBoundingClientRect().top < innerHeight", arg=figure.element_handle()
        )
        figure.get_by_role("button", name="Back").click()
        page.wait_for_function("location.hash === '#figure=memory&fillers=9&show=place&t=17'")
        shown = figure.locator(".playable-text").inner_text()
        page.reload()
        page.wait_for_function(
            "([it, shown]) => it.textContent === shown",
            arg=[figure.locator(".playable-text").element_handle(), shown],
        )
        page.evaluate("location.hash = '#figure=memory&fillers=3'")
        page.wait_for_function("document.querySelector('#memory-fillers').value === '3'")
        assert opened.errors == []
