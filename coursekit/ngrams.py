"""Counting as a language model: n-grams with Witten-Bell smoothing.

The probability of a token after the last k tokens mixes what was counted after these k with the same for k - 1, down to
the uniform distribution:

    P_k(v) = (n(context, v) + d(context) P_{k-1}(v)) / (n(context) + d(context))

n counts, and d is the number of different tokens that were seen after the context. A context that was never seen has
n = d = 0 and leaves P_{k-1}. (Witten & Bell 1991, their method C, interpolated as by Chen & Goodman 1999.)
"""

import numpy as np


def _look_up(keys, values, wanted):
    """values[i] where keys[i] == wanted, else 0. keys: sorted (N,); wanted: any shape."""
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[place] == wanted, values[place], 0)


class NGram:
    """Counts of 1- to n-grams of a text, and the probabilities that follow from them.

    tokens: (N,) integers 0..vocab_size-1. order: n >= 1; the model sees the n - 1 tokens before.
    ValueError if vocab_size ** order does not fit into 63 bits.
    """

    def __init__(self, tokens, vocab_size, order):
        if order < 1 or vocab_size**order >= 2**63:
            raise ValueError(f"order {order} is too small or too large for {vocab_size} tokens")
        self.vocab_size, self.order = vocab_size, order
        self.counts = []  # for k = 0..order-1: keys and n(context, v); contexts, n(context), d(context)
        for k in range(order):
            # An n-gram is one number: its tokens are the digits.
            grams, n = np.unique(self._numbers(tokens, k + 1)[: len(tokens) - k], return_counts=True)
            contexts, start, distinct = np.unique(grams // vocab_size, return_index=True, return_counts=True)
            self.counts.append((grams, n, contexts, np.add.reduceat(n, start), distinct))

    def _numbers(self, tokens, length):
        """The number of each run of `length` tokens; (N - length + 1,), or (1,) zero for length 0."""
        tokens = np.asarray(tokens, "int64")
        numbers = np.zeros(len(tokens) - length + 1, "int64")
        for i in range(length):
            numbers = numbers * self.vocab_size + tokens[i : len(tokens) - length + 1 + i]
        return numbers

    def size(self):
        """How many counts it holds."""
        return sum(len(grams) for grams, *_ in self.counts)

    def probabilities(self, context):
        """Of every token after a context, (V,). context: integers; the last order - 1 are used, or fewer."""
        p = np.full(self.vocab_size, 1 / self.vocab_size)
        for k, (grams, n, contexts, totals, distinct) in enumerate(self.counts):
            if k > len(context):
                break
            number = 0
            for token in context[len(context) - k :]:
                number = number * self.vocab_size + int(token)
            total, d = (_look_up(contexts, values, number) for values in (totals, distinct))
            if total:
                counted = _look_up(grams, n, number * self.vocab_size + np.arange(self.vocab_size))
                p = (counted + d * p) / (total + d)
        return p

    def bits(self, tokens):
        """Mean bits per token of a text, every token after those before it: a number."""
        p = np.full(len(tokens), 1 / self.vocab_size)
        for k, (grams, n, contexts, totals, distinct) in enumerate(self.counts):
            numbers = self._numbers(tokens, k + 1)  # of the tokens k, k + 1, ...
            total = _look_up(contexts, totals, numbers // self.vocab_size)
            d = _look_up(contexts, distinct, numbers // self.vocab_size)
            mixed = (_look_up(grams, n, numbers) + d * p[k:]) / np.maximum(total + d, 1)
            p[k:] = np.where(total > 0, mixed, p[k:])
        return float(-np.mean(np.log2(p)))
