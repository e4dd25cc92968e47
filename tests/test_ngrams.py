"""Counting as a language model: both ways of smoothing against their formulas, with loops over a small text."""

import itertools

import numpy as np
import pytest

from coursekit.language import split_plays
from coursekit.ngrams import NGram, discounts
from coursekit.notebooks import ROOT

pytestmark = pytest.mark.reads_pages()

SMOOTHINGS = ["kneser-ney", "witten-bell"]


def slow_witten_bell(text, context, token, V):
    """As the formula says, with a loop over the text."""
    p = 1 / V
    for k in range(len(context) + 1):
        tail = context[len(context) - k :]
        after = [text[i + k] for i in range(len(text) - k) if text[i : i + k] == tail]
        if after:
            p = (after.count(token) + len(set(after)) * p) / (len(after) + len(set(after)))
    return p


def grams(text, length):
    return [tuple(text[i : i + length]) for i in range(len(text) - length + 1)]


def slow_kneser_ney(text, context, token, V, order):
    """Chen & Goodman 1999, with sets and dictionaries: occurrences at the order of the model, else predecessors."""
    p = 1 / V
    for k in range(len(context) + 1):
        if k + 1 == order:
            n = {g: grams(text, k + 1).count(g) for g in set(grams(text, k + 1))}
        else:
            longer = set(grams(text, k + 2))
            n = {g: sum(one[1:] == g for one in longer) for g in {one[1:] for one in longer}}
        D = discounts(np.array(list(n.values())))
        tail = tuple(context[len(context) - k :])
        after = {g[-1]: count for g, count in n.items() if g[:-1] == tail}
        if after:
            taken = {v: D[min(count, 3) - 1] for v, count in after.items()}
            kept = after.get(token, 0) - taken.get(token, 0)
            p = (kept + sum(taken.values()) * p) / sum(after.values())
    return p


def a_text(length=200):
    return list(map(int, np.random.default_rng(0).choice(4, p=[0.5, 0.3, 0.15, 0.05], size=length)))


@pytest.mark.parametrize("order", [1, 2, 3, 4])
@pytest.mark.parametrize("length", [5, 30, 200])
def test_probabilities_are_those_of_a_count_by_hand(order, length):
    V, text = 5, a_text(length)  # the fifth token never occurs
    models = {smoothing: NGram(np.array(text), V, order, smoothing) for smoothing in SMOOTHINGS}
    for context in itertools.product(range(4), repeat=order - 1):
        for token in range(V):
            slow = {
                "kneser-ney": slow_kneser_ney(text, list(context), token, V, order),
                "witten-bell": slow_witten_bell(text, list(context), token, V),
            }
            for smoothing, model in models.items():
                assert model.probabilities(context)[token] == pytest.approx(slow[smoothing], abs=1e-12)


@pytest.mark.parametrize("smoothing", SMOOTHINGS)
def test_probabilities_sum_to_1_after_every_sort_of_context(smoothing):
    _, parts = split_plays()
    text = parts["train"][:20_000]
    V, order = 42, 6
    model = NGram(text, V, order, smoothing)
    unseen = V - 1  # so that no context with it occurs
    sorts = {
        "none": [],
        "shorter than the model reads": text[:2],
        "seen": text[1000 : 1000 + order - 1],
        "seen in its last two tokens": [unseen, unseen, unseen, *text[500:502]],
        "never seen": [unseen] * (order - 1),
        "longer than the model reads": text[:50],
        "the end of the text": text[-order:],
        "the start of the text": text[: order - 1],
    }
    assert unseen not in text
    for sort, context in sorts.items():
        p = model.probabilities(context)
        assert p.sum() == pytest.approx(1, abs=1e-12), sort
        assert np.all(p > 0), sort


def test_three_discounts():
    # 10 n-grams once, 4 twice, 2 three times, 1 four times: Y = 10 / 18.
    counts = np.repeat([1, 2, 3, 4], [10, 4, 2, 1])
    Y = 10 / 18
    np.testing.assert_allclose(discounts(counts), [1 - 2 * Y * 4 / 10, 2 - 3 * Y * 2 / 4, 3 - 4 * Y * 1 / 2])
    np.testing.assert_allclose(discounts(np.array([7, 9])), [0.5, 1, 1.5])  # none of the four counts


@pytest.mark.parametrize("smoothing", SMOOTHINGS)
def test_bits_are_those_of_the_probabilities(smoothing):
    rng = np.random.default_rng(1)
    model = NGram(rng.integers(5, size=300), 6, 3, smoothing)  # token 5 never occurs in training
    for length in (1, 2, 80):
        text = rng.integers(6, size=length)
        p = [model.probabilities(text[:i])[text[i]] for i in range(len(text))]
        assert model.bits(text) == pytest.approx(-np.mean(np.log2(p)), abs=1e-12)
        np.testing.assert_allclose(model.bits_of_each(text), -np.log2(p), atol=1e-12)


def test_the_exercises_count_as_the_chapter_does():
    """Their notebooks stand alone, so they have a version of their own, with dictionaries."""
    names = {"np": np}
    exec((ROOT / "bank" / "helpers" / "kneser_ney.py").read_text(encoding="utf-8"), names)
    for text, V in [(a_text(), 5), (a_text(12), 4), (split_plays()[1]["train"][:3000].tolist(), 36)]:
        probabilities = names["kneser_ney"](np.array(text), V, longest=4)
        models = [NGram(np.array(text), V, memory + 1) for memory in range(5)]
        for end in range(4, len(text), 97):
            for past in (text[:end], text[end - 4 : end - 1] + [V - 1]):
                for memory, model in enumerate(models):
                    given = probabilities(past, memory)
                    np.testing.assert_allclose(given, model.probabilities(past), atol=1e-12)


def test_what_does_not_fit_is_refused():
    text = np.array(a_text())
    for order, vocabulary in [(0, 4), (12, 100), (201, 1)]:
        with pytest.raises(ValueError, match="order"):
            NGram(text, vocabulary, order)
    with pytest.raises(ValueError, match="smoothing"):
        NGram(text, 4, 2, "add one")


def test_on_the_plays_kneser_ney_is_the_better_baseline():
    # Bits on the test part of chapter 4, of the order that is best on the part to choose by.
    characters, parts = split_plays()
    chosen = {}
    for smoothing, orders in [("kneser-ney", (6, 7, 8)), ("witten-bell", (4, 5, 6))]:
        models = [NGram(parts["train"], len(characters), order, smoothing) for order in orders]
        chosen[smoothing] = min(models, key=lambda model: model.bits(parts["valid"]))
    assert {smoothing: model.order for smoothing, model in chosen.items()} == {
        "kneser-ney": 7,
        "witten-bell": 5,
    }
    assert chosen["kneser-ney"].bits(parts["test"]) == pytest.approx(2.360, abs=5e-4)
    assert chosen["witten-bell"].bits(parts["test"]) == pytest.approx(2.597, abs=5e-4)
