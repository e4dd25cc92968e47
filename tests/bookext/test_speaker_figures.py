"""The figures with chapter 4's language model: it reads as NumPy does, writes while one watches, and shows what it looks at."""

import numpy as np
import pytest
from test_figures import in_node, show, shown  # noqa: F401, show is a fixture

from coursekit.built.lstm import lstm_forward
from coursekit.built.stack import sample
from coursekit.figure_weights import read

pytestmark = pytest.mark.reads_pages("04_language")
TEXT = "wisely and slow; they stumble that run fast.\n"


def logits(one_hot):
    """The model in NumPy, in float64: characters (T, V) to logits (T, V)."""
    stored = read("speaker")
    arrays = {name: array.astype("float64") for name, array in stored["arrays"].items()}
    x = one_hot[None]
    for layer, H in enumerate(stored["units"], 1):
        start = np.zeros((1, H))
        parts = [arrays[f"{part}-{layer}"] for part in ("kernel", "recurrent_kernel", "bias")]
        h = lstm_forward(x, start, start, *parts)[0]
        x = x + h if stored["residual"] and layer > 1 else h
    return (x @ arrays["dense_kernel"] + arrays["dense_bias"])[0]


def one_hot(text):
    """Characters as rows: (T, V)."""
    characters = read("speaker")["characters"]
    return np.eye(len(characters))[[characters.index(character) for character in text]]


def test_the_model_reads_as_numpy_does():
    theirs = in_node(
        "temperature", "speaker.run(speaker.read(given[0], data).tokens, data).map((one) => one.logits)", TEXT
    )
    np.testing.assert_allclose(theirs, logits(one_hot(TEXT)), atol=1e-5)


@pytest.mark.parametrize("temperature", [0.3, 1, 2])
def test_a_temperature_divides_the_logits(temperature):
    z = np.array([2.0, 1.0, 0.0, -3.0])
    theirs = in_node("temperature", "speaker.probabilities(...given)", z, temperature)
    p = np.exp(z / temperature)
    np.testing.assert_allclose(theirs, p / p.sum(), atol=1e-12)


def test_at_temperature_0_it_writes_the_likeliest_as_numpy_does():
    written = in_node(
        "temperature",
        """(() => {
            let state = it.begin({...it.state, prompt: given[0], temperature: 0}, data);
            for (let n = 0; n < 30; n++) state = it.write(state, data);
            return state.text;
        })()""",
        "romeo\n",
    )
    text, characters = "romeo\n", read("speaker")["characters"]
    for _ in range(30):
        text += characters[sample(logits(one_hot(text))[-1:], 0, None)[0]]
    assert "romeo\n" + written == text


def test_characters_are_drawn_as_often_as_their_probabilities_say():
    counts = in_node(
        "temperature",
        """(() => {
            const counts = [0, 0, 0], random = network.uniform(3);
            for (let n = 0; n < 20000; n++) counts[speaker.draw([0.2, 0.5, 0.3], random)] += 1;
            return counts;
        })()""",
    )
    np.testing.assert_allclose(np.array(counts) / 20000, [0.2, 0.5, 0.3], atol=0.015)


def test_the_gradient_by_a_character_is_numpys():
    """Of the log-probability of the likeliest next character, by differences: move one number of one one-hot vector."""
    text = TEXT[:12]
    theirs = in_node(
        "connections",
        """(() => {
            const tokens = speaker.read(given[0], data).tokens;
            const {likeliest, lengths, p} = it.reach(tokens, tokens.length, data);
            const slopes = p.map((share, token) => +(token === likeliest) - share);
            return [likeliest, lengths, speaker.gradients(speaker.run(tokens, data), slopes, data)];
        })()""",
        text,
    )
    likeliest, lengths, gradients = theirs[0], np.array(theirs[1]), np.array(theirs[2])
    x = one_hot(text)

    def log_probability(x):
        z = logits(x)[-1]
        return z[likeliest] - np.log(np.exp(z).sum())

    assert likeliest == logits(x)[-1].argmax()
    np.testing.assert_allclose(lengths, np.linalg.norm(gradients, axis=1), atol=1e-12)
    for t in (0, 7, 11):
        for v in (0, 5, 20):
            moved = np.zeros_like(x)
            moved[t, v] = 1e-4
            slope = (log_probability(x + moved) - log_probability(x - moved)) / 2e-4
            assert np.isclose(gradients[t, v], slope, atol=1e-5), (t, v)


def test_chapter_4_says_how_far_back_the_model_looks():
    counts = in_node(
        "connections",
        """speaker.read(it.state.text, data).tokens.map((_, t, tokens) =>
            it.within(it.reach(tokens, t + 1, data).lengths, 0.9))""",
    )
    assert (np.median(counts), max(counts)) == (6, 13)


def test_chapter_4_says_what_the_bytes_cost():
    assert read("speaker")["bits"] == {"trained": 2.6035, "in bytes": 2.6039}


def characters_written(figure):
    return int(figure.locator(".playable-text").inner_text().split()[0])


def test_it_writes_until_it_is_stopped(show):  # noqa: F811
    page, figure = show("temperature")
    button = figure.get_by_role("button", name="Write", exact=True)
    before = characters_written(figure)
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "([text, count]) => parseInt(text.textContent) > count",
        arg=[figure.locator(".playable-text").element_handle(), before + 5],
    )
    slider = figure.get_by_role("slider", name="Temperature")
    slider.press("End")  # it goes on writing, at the new temperature
    now = characters_written(figure)
    page.wait_for_function(
        "([text, count]) => parseInt(text.textContent) > count && text.textContent.includes('temperature 2.0')",
        arg=[figure.locator(".playable-text").element_handle(), now + 2],
    )
    figure.get_by_role("button", name="Stop").click()
    stopped = shown(figure)
    page.wait_for_timeout(300)
    assert shown(figure) == stopped
    assert button.is_visible()


def test_what_stands_there_is_written_at_the_temperature_of_the_slider(show):  # noqa: F811
    _, figure = show("temperature")
    text = figure.locator(".playable-page").first
    slider = figure.get_by_role("slider", name="Temperature")
    seen = [text.inner_text()]
    for key in ("Home", "End", "Home"):
        slider.press(key)
        seen.append(text.inner_text())
        assert characters_written(figure) == 159
    assert len(set(seen)) == 3 and seen[1] == seen[3]
    # At temperature 0 it would write the same again: the button is off, and on again with chance.
    anew = figure.get_by_role("button", name="Draw anew")
    assert anew.get_attribute("aria-disabled") == "true"
    slider.press("End")
    anew.click()
    assert characters_written(figure) == 159


def test_for_those_who_ask_for_no_motion_it_writes_at_once(show):  # noqa: F811
    page, figure = show("temperature", motion="reduce")
    before = characters_written(figure)
    for times in (1, 2):
        figure.get_by_role("button", name="Write", exact=True).click()
        page.wait_for_function(
            "([text, count]) => parseInt(text.textContent) === count",
            arg=[figure.locator(".playable-text").element_handle(), before + 159 * times],
        )


def test_a_character_that_is_tapped_is_the_last_one_read(show):  # noqa: F811
    _, figure = show("connections", width=360)
    figure.locator('[data-pick="29"]').click()
    figure.page.wait_for_function(
        "text => text.textContent.includes('expects “d” with 84%')",
        arg=figure.locator(".playable-text").element_handle(),
    )
    shares = figure.locator(".reader-word").evaluate_all(
        "all => all.map(one => +one.style.getPropertyValue('--share'))"
    )
    assert shares.index(1) == 26 and not any(shares[29:])
