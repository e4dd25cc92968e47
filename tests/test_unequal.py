"""Travel sentences of unequal length: the same sentences, whatever is done about their padding."""

import numpy as np

from coursekit.travel import WORDS
from coursekit.unequal import PADDING, filled, padded_in_front, reader, unequal_sentences


def test_each_row_is_a_travel_sentence_and_then_padding():
    tokens, answers, lengths = unequal_sentences(np.random.default_rng(0), 200, 4)
    assert tokens.shape == (200, 13)
    assert set(lengths) == {9, 10, 11, 12, 13}
    assert np.array_equal(tokens == PADDING, np.arange(13) >= lengths[:, None])
    assert np.array_equal(tokens[:, 2], answers)
    assert {WORDS[row[length - 1]] for row, length in zip(tokens, lengths, strict=True)} == {"to"}


def test_padding_in_front_leaves_the_words_in_order():
    tokens, _, lengths = unequal_sentences(np.random.default_rng(1), 50, 4)
    for row, moved, length in zip(tokens, padded_in_front(tokens), lengths, strict=True):
        assert moved.tolist() == [PADDING] * (13 - length) + row[:length].tolist()


def test_with_a_mask_more_padding_changes_no_answer_whether_the_last_state_or_the_mean_is_read():
    tokens = unequal_sentences(np.random.default_rng(2), 20, 4)[0] + 1
    longer = np.pad(tokens, ((0, 0), (0, 6)))
    for mean in (False, True):
        model = reader(mask=True, mean=mean)
        np.testing.assert_allclose(model(longer), model(tokens), atol=1e-6)
        assert filled(model, longer).shape == (20,)
