"""The mathematics of chapter 4, checked against independent ways to compute it."""

import gzip
import itertools
import json
import math
import re
import types

import numpy as np
import pytest

from coursekit.built.stack import bits_per_token
from coursekit.experiments import FOLDER, load
from coursekit.forecasting import (
    Series,
    all_series,
    folds,
    linear,
    mase,
    seasonal_naive,
    sliding_windows,
    split,
)
from coursekit.language import (
    bits_per_character,
    count_weights,
    encode,
    fit,
    forced_and_free,
    forget_states,
    generate,
    language_model,
    split_plays,
    streams,
)
from coursekit.notebooks import ROOT
from coursekit.plays import FILE, plain, plays
from coursekit.yunnan import CHINESE_NAMES, CHINESE_PLACES, chinese_text, right_places

pytestmark = pytest.mark.reads_pages("04_forecasts")

PAGE = (ROOT / "book" / "04_forecasts.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page():
    """The two functions that the page defines, as it prints them."""
    module = types.ModuleType("page")
    module.__dict__.update(np=np)
    for part in re.findall(r"^def (?:loop|scan)\(.*?(?=^\S|\Z)", PAGE, re.DOTALL | re.MULTILINE):
        exec(part, module.__dict__)
    return module


def test_language_model_is_as_large_as_counted_and_forgets():
    x = np.random.default_rng(0).integers(9, size=(2, 6))
    for widths, residual in [([5], False), ([4, 4, 4], False), ([4, 4, 4], True)]:
        model = language_model(9, widths, batch=2, residual=residual)
        trained = sum(int(np.prod(w.shape)) for w in model.trainable_weights)
        assert count_weights(9, widths) == trained
        first = model(x).numpy()
        carried = model(x).numpy()
        assert np.abs(first - carried).max() > 1e-6, "the state is not carried"
        forget_states(model)
        np.testing.assert_allclose(model(x).numpy(), first, atol=1e-6)
        forget_states(model)
        halves = np.concatenate([model(x[:, :2]).numpy(), model(x[:, 2:]).numpy()], axis=1)
        np.testing.assert_allclose(halves, first, atol=1e-5)


def test_streams_are_the_text_and_its_next_character():
    tokens = np.arange(1000)
    windows = list(streams(tokens, batch=3, window=10))
    x, y = (np.concatenate(part, axis=1) for part in zip(*windows))
    assert x.shape == (3, 330)
    np.testing.assert_array_equal(y, x + 1)
    np.testing.assert_array_equal(np.diff(x, axis=1), 1)
    assert len(np.unique(x)) == x.size
    for short in (3, 30, 31, 32, 61):
        for x, y in streams(np.arange(short), batch=3, window=10):
            assert x.shape == y.shape == (3, 10) and y.max() < short


def test_bits_of_a_model_are_those_of_its_logits():
    tokens = np.random.default_rng(0).integers(6, size=32 * 64 * 2 + 1)
    model = language_model(6, [4])
    bits = bits_per_character(model, tokens)
    forget_states(model)
    parts = [bits_per_token(model(x).numpy().astype("float64"), y) for x, y in streams(tokens)]
    assert bits == pytest.approx(np.mean(parts), abs=1e-6)


def test_training_is_that_of_each_window():
    """fit returns the loss of every single window, not a running mean; and it learns a cycle."""
    import keras

    keras.utils.set_random_seed(0)
    tokens = np.tile(np.arange(5), 3000).astype("int32")
    losses = fit(language_model(5, [8]), tokens, 40, rate=0.05)
    assert losses.shape == (40,) and losses[0] == pytest.approx(math.log(5), abs=0.1)
    assert losses[-1] < 0.05


def test_models_that_share_a_graph_are_trained_as_each_alone():
    import keras

    def make_model(start="orthogonal"):
        return language_model(5, [4], batch=2, recurrent_initializer=start)

    tokens = np.random.default_rng(0).integers(5, size=400).astype("int32")
    for seed, start in [(0, "orthogonal"), (1, "identity")]:  # the second finds what the first has left
        keras.utils.set_random_seed(seed)
        together, alone = make_model(start), make_model(start)
        alone.set_weights(together.get_weights())
        losses = fit(together, tokens, 8, rate=0.05, batch=2, make_model=make_model)
        # XLA adds up in another order than TensorFlow's own kernels.
        np.testing.assert_allclose(losses, fit(alone, tokens, 8, rate=0.05, batch=2), rtol=1e-4)
        for ours, own in zip(together.get_weights(), alone.get_weights(), strict=True):
            np.testing.assert_allclose(ours, own, atol=1e-3)
    with pytest.raises(ValueError, match="shape"):
        fit(language_model(5, [3], batch=2), tokens, 8, rate=0.05, batch=2, make_model=make_model)


def test_scan_equals_the_loop(page):
    rng = np.random.default_rng(0)
    for T in (1, 2, 7, 64, 100):
        a, b = rng.uniform(size=(T, 3)), rng.normal(size=(T, 3))
        states, rounds = page.scan(a, b)
        np.testing.assert_allclose(states, page.loop(a, b), atol=1e-12)
        assert rounds == math.ceil(math.log2(T))


def test_windows_do_not_see_the_future():
    series = np.arange(50.0)
    past, future = sliding_windows(series, 7, 3)
    assert past.shape == (41, 7) and future.shape == (41, 3)
    np.testing.assert_array_equal(future[:, 0], past[:, -1] + 1)
    np.testing.assert_array_equal(np.diff(np.hstack([past, future]), axis=1), 1)
    with pytest.raises(ValueError, match="cannot be cut into 7 and 3"):
        sliding_windows(series[:9], 7, 3)


def test_nothing_behind_the_split_moves_what_a_model_learns():
    """Change the series from the split on: training data and scaling stay, and so do forecasts of the first test origin."""
    rng = np.random.default_rng(0)
    values = rng.normal(size=300).cumsum()
    changed = values.copy()
    changed[200:] = 1e3 * rng.normal(size=100)
    parts, forecasts = [], []
    for series in (values, changed):
        (train, test), deviation = split(Series("walk", series, 12, 24, 5, 1), 200, 250)
        assert train["origin"].max() + 5 == 200 and test["origin"][0] == 200
        assert test["origin"].max() + 5 == 250
        parts.append({**train, "deviation": deviation})
        forecasts.append(linear(train, test)[0])
    for name, one in parts[0].items():
        np.testing.assert_array_equal(one, parts[1][name], err_msg=name)
    np.testing.assert_array_equal(*forecasts)


def test_linear_finds_an_autoregression():
    values = [1.0, 1.2]
    for _ in range(400):
        values.append(1.5 * values[-1] - 0.9 * values[-2])
    values = np.array(values) + np.random.default_rng(0).normal(size=402) * 1e-6
    one = Series("wave", values[:200], 10, 4, 3, 1)
    (train, test), deviation = split(one, 150, 200)
    forecast = test["last"] + deviation * linear(train, test, strength=1e-9)
    np.testing.assert_allclose(forecast, test["actual"], atol=1e-4)


def test_recursive_forecasts_are_their_one_step_formula():
    """x_(t+1) = 0.5 x_t, iterated; and the relative inputs must follow."""
    from coursekit.experiments.stacked_forecast import recursive

    values = 4.0 * 0.5 ** np.arange(60.0) + 3
    one = Series("decay", values, 12, 5, 4, 1)
    (_, test), deviation = split(one, 30, 60)
    mean = values[:30].mean()

    def step(past, season):
        # season[:, 4] is the last value, scaled; the series falls half of its way to 3.
        return -0.5 * (season[:, 4] - (3 - mean) / deviation)

    forecast = test["last"] + deviation * recursive(step, one, test)
    np.testing.assert_allclose(forecast, test["actual"], atol=1e-12)
    (_, later), _ = split(one, 31, 60)

    def seen(past, season):
        seen.calls.append((past.copy(), season.copy()))
        # The true change, so the second call must see the true next window.
        return (
            values[test["origin"] + len(seen.calls) - 1] - values[test["origin"] + len(seen.calls) - 2]
        ) / deviation

    seen.calls = []
    recursive(seen, one, test)
    scaled = split(one, 31, 60, scale_with=values[:30])[0][1]
    rows = len(scaled["past"])
    np.testing.assert_allclose(seen.calls[1][0][:rows], scaled["past"], atol=1e-12)
    np.testing.assert_allclose(seen.calls[1][1][:rows], scaled["season"], atol=1e-12)


def test_seasonal_naive_and_mase():
    np.testing.assert_array_equal(seasonal_naive(np.array([9, 1, 2, 3]), 3, 7), [1, 2, 3, 1, 2, 3, 1])
    np.testing.assert_array_equal(seasonal_naive(np.array([9, 4]), 1, 3), [4, 4, 4])
    with pytest.raises(ValueError, match="period"):
        seasonal_naive(np.arange(3), 4, 2)
    training = np.array([1.0, 2.0, 4.0, 8.0])  # one-step changes 1, 2, 4; two-step 3, 6
    assert mase(np.array([1.0, 5.0]), np.array([2.0, 3.0]), training, 1) == pytest.approx(1.5 / (7 / 3))
    assert mase(np.array([1.0, 5.0]), np.array([2.0, 3.0]), training, 2) == pytest.approx(1.5 / 4.5)
    with pytest.raises(ValueError, match="repeats itself exactly"):
        mase(np.ones(2), np.ones(2), np.tile([1.0, 2.0], 5), 2)


def test_the_seasonal_naive_of_the_training_part_has_a_mase_of_one():
    series = np.random.default_rng(0).normal(size=120).cumsum()
    assert mase(series[12:], series[:-12], series, 12) == pytest.approx(1)


def test_folds_cover_the_test_part_once():
    for one in all_series().values():
        first = round(0.7 * len(one.values))
        edges = folds(len(one.values), first, 4)
        assert edges[0][0] == first and edges[-1][1] == len(one.values)
        assert all(a[1] == b[0] for a, b in zip(edges, edges[1:]))
        assert np.isfinite(one.values).all()


def test_plays_are_split_by_position():
    characters, parts = split_plays()
    texts = plays()
    assert len(texts) == 7 and FILE.read_bytes() == gzip.compress("\f".join(texts).encode("ascii"), mtime=0)
    decoded = {name: "".join(characters[token] for token in tokens) for name, tokens in parts.items()}
    assert decoded["train"] == "".join(texts[:6])
    assert decoded["valid"] + decoded["test"] == texts[6]
    assert (
        plain("# Act I\n\n**HAMLET**  \nTo be—or _not_ to be?") == "act i\n\nhamlet\nto be--or not to be?\n"
    )
    with pytest.raises(ValueError, match="has no"):
        encode("Œ", characters)


def test_rich_sentences_say_what_they_ask():
    """Follow the words of a sentence by hand."""
    from coursekit.experiments.stacked_travel import RICH_WORDS, rich_sentences

    tokens, answers, hops = rich_sentences(np.random.default_rng(0), 500, people=4)
    for row, answer, hop in zip(tokens, answers, hops):
        words = [RICH_WORDS[token] for token in row]
        facts = {words[i]: words[i + 2] for i in range(0, words.index("every"), 4)}
        found, count = facts[words[-3]], 0
        while found in facts:
            found, count = facts[found], count + 1
        assert (found, count) == (RICH_WORDS[answer], hop)
    assert set(hops) == {0, 1, 2, 3}


def test_networks_for_the_rich_sentences_are_equally_large():
    from coursekit.experiments.stacked_travel import (
        NETWORKS,
        RICH_WORDS,
        WEIGHTS,
        blank_filler,
        count_weights,
        equal_width,
        rich_sentences,
    )

    tokens = rich_sentences(np.random.default_rng(0), 3)[0]
    for depth, residual in NETWORKS.values():
        model = blank_filler(depth, residual)
        trained = sum(int(np.prod(w.shape)) for w in model.trainable_weights)
        assert trained == count_weights([equal_width(depth)] * depth)
        assert abs(trained / WEIGHTS - 1) < 0.03
        assert model(tokens).shape == (3, len(RICH_WORDS))


def test_chinese_sentences_hold_one_pair_back():
    rng = np.random.default_rng(0)
    seen = chinese_text(rng, 300, held_out=False).splitlines()
    kept = chinese_text(rng, 20, held_out=True).splitlines()
    assert len(seen) == 300 and len(kept) == 20
    for sentence in seen + kept:
        name, said = sentence.split("说:")
        loved = re.search("最喜欢的地方是(.*?),", said)[1]
        assert name in CHINESE_NAMES and loved in CHINESE_PLACES
        assert said.endswith(f"每当放假时我经常去{loved}旅游。")
        assert (name == "小明" and loved == "云南") == (sentence in kept)
    named = ["".join(place for place in CHINESE_PLACES if place in sentence) for sentence in seen]
    assert len(set(named)) > 8, "no sentence names a second place"


def test_right_places_counts_the_characters_after_the_cue():
    """A model that repeats the place it read is right everywhere, one that says 西 where Tibet is loved."""
    text = chinese_text(np.random.default_rng(1), 800, held_out=False)
    characters = "".join(sorted(set(text)))

    class Reader:
        """Answers with the target itself, or always with one character."""

        layers = ()

        def __init__(self, always=None):
            tokens = encode(text, characters)
            self.answers = [y if always is None else np.full_like(y, always) for _, y in streams(tokens)]

        def predict_on_batch(self, x):
            return np.eye(len(characters))[self.answers.pop(0)]

    assert right_places(Reader(), text, characters) == 1
    asked = [line.split("经常去")[1][0] for line in text.splitlines()]
    share = right_places(Reader(characters.index("西")), text, characters)
    assert share == pytest.approx(np.mean(np.array(asked) == "西"), abs=0.03)


def test_a_text_is_continued_with_the_states_kept():
    """At temperature 0: the same as reading the whole text anew for every character."""

    def make(batch):
        return language_model(7, [6, 5], batch=batch)

    trained, prompt = make(3), np.array([1, 4, 2])
    # Larger weights, so that the likeliest character changes on the way.
    trained.set_weights([4 * weight for weight in trained.get_weights()])
    written = generate(trained, make, prompt, 9, [0.0, 0.0, 1.5], np.random.default_rng(0))
    assert written.shape == (3, 9) and written.max() < 7
    text, reader = prompt, make(1)
    reader.set_weights(trained.get_weights())
    for token in written[0]:
        forget_states(reader)
        assert reader(text[None]).numpy()[0, -1].argmax() == token
        text = np.append(text, token)
    np.testing.assert_array_equal(written[0], written[1])


def test_a_model_that_runs_freely_is_asked_for_the_true_letters_after_its_own():
    def make(batch):
        return language_model(7, [6], batch=batch)

    trained, rng = make(3), np.random.default_rng(0)
    trained.set_weights([4 * weight for weight in trained.get_weights()])
    rows = rng.integers(7, size=(2, 4 + 5))
    forced, free, own = forced_and_free(trained, make, rows, 4, rng)
    assert forced.shape == free.shape == own.shape == (2, 5)
    np.testing.assert_allclose(forced[:, 0], free[:, 0], atol=1e-5)  # nothing of its own is read yet
    reader = make(2)
    reader.set_weights(trained.get_weights())
    for read, bits in ((rows, forced), (np.concatenate([rows[:, :4], own], axis=1), free)):
        forget_states(reader)
        logits = reader(read[:, :-1]).numpy()[:, 3:]
        each = [bits_per_token(logits[n, t], rows[n, 4 + t]) for n in range(2) for t in range(5)]
        np.testing.assert_allclose(bits.ravel(), each, atol=1e-5)


@pytest.mark.parametrize("name", ["stacked_language", "stacked_parts", "stacked_travel", "stacked_forecast"])
def test_a_long_result_names_its_command_its_seeds_and_its_versions(name):
    document = load(name)
    assert document["command"] == f"python -m coursekit.experiments.{name}"
    assert document["seeds"] == [0, 1, 2, 3, 4]
    assert {"python", "numpy", "tensorflow", "keras"} <= set(document["versions"])
    assert json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) == document


def test_the_long_results_compare_equal_sizes_and_every_network_ran_on_every_seed():
    from coursekit.experiments import stacked_language, stacked_travel

    for module, name in [(stacked_language, "stacked_language"), (stacked_travel, "stacked_travel")]:
        rows = [row for row in load(name)["results"] if row["budget"] == f"{module.SECONDS:.0f} s"]
        assert [row["network"] for row in rows] == list(module.NETWORKS)
        for row in rows:
            assert len(row["runs"]) == 5 and abs(row["weights"] / module.WEIGHTS - 1) < 0.03
            assert [rate for rate, _ in row["rates tried"]] == module.RATES and row["rate"] in module.RATES
            assert row["updates"] * row["milliseconds"] == pytest.approx(1000 * module.SECONDS, rel=0.01)


def test_the_parts_were_measured_as_the_module_says():
    from coursekit.experiments.stacked_parts import CHARACTERS, UPDATES, VARIANTS

    rows = load("stacked_parts")["results"]
    assert [row["variant"] for row in rows] == list(VARIANTS)
    for row in rows:
        assert (row["characters"], row["updates"], len(row["runs"])) == (CHARACTERS, UPDATES, 5)


def test_the_forecasts_that_need_no_training_come_out_again():
    from coursekit.experiments.stacked_forecast import FOLDS, MODELS, TRAIN_SHARE

    rows = {(row["series"], row["model"]): row["runs"] for row in load("stacked_forecast")["results"]}
    assert set(rows) == set(itertools.product(all_series(), MODELS))
    assert all(np.shape(runs)[1] == FOLDS for runs in rows.values())
    for name, one in all_series().items():
        edges = folds(len(one.values), round(TRAIN_SHARE * len(one.values)), FOLDS)
        for fold, (start, end) in enumerate(edges):
            (train, test), deviation = split(one, start, end)
            known = one.values[:start], one.scale_period
            straight = mase(test["actual"], test["last"] + deviation * linear(train, test), *known)
            assert rows[name, "linear"][0][fold] == pytest.approx(straight, abs=2e-4)
            naive = mase(test["actual"], np.repeat(test["last"], one.horizon, axis=1), *known)
            assert rows[name, "naive"][0][fold] == pytest.approx(naive, abs=2e-4)
