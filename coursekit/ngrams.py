"""Counting as a language model: n-grams with the smoothing of Kneser and Ney, or that of Witten and Bell.

The probability of a token after the last k tokens mixes what was counted after these k with the same for k - 1, down to
the uniform distribution P_{-1}(v) = 1 / V:

    P_k(v) = share_k(context, v) + rest_k(context) P_{k-1}(v)

The shares of a context and its rest sum to 1. A context that was never seen has the rest 1. The two ways of smoothing
differ in what they take from the counts:

Modified Kneser-Ney (Chen & Goodman 1999, interpolated): share = (n - D(n)) / sum n, where D takes one of three
discounts, for n = 1, n = 2 and n >= 3. Only at the highest order does n count how often the n-gram occurs. Below it, n
counts *after how many different tokens* it occurs.

Witten-Bell (1991, their method C): share = n / (sum n + d), where n is how often the n-gram occurs, and d is the number
of different tokens that were seen after the context.
"""

import numpy as np


def _look_up(keys, values, wanted, missing):
    """values[i] where keys[i] == wanted, else `missing`. keys: sorted (N,); wanted: any shape."""
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[place] == wanted, values[place], missing)


def discounts(counts):
    """The three discounts of modified Kneser-Ney for counts of 1, of 2, and of 3 or more: (3,).

    counts: (N,) integers >= 1, the counts of one order. The estimate of Chen & Goodman needs n-grams that were counted
    once, twice, three and four times. Where there are too few of them for discounts between 0 and the count, as in a
    short text, a discount is half its count.
    """
    once, twice, three, four = (np.sum(counts == r) for r in (1, 2, 3, 4))
    plain = np.array([0.5, 1.0, 1.5])
    if min(once, twice, three, four) == 0:
        return plain
    y = once / (once + 2 * twice)
    found = np.array([1 - 2 * y * twice / once, 2 - 3 * y * three / twice, 3 - 4 * y * four / three])
    return np.where((found > 0) & (found < [1, 2, 3]), found, plain)


class NGram:
    """The n-grams of a text, and the probabilities that follow from their counts.

    tokens: (N,) integers 0..vocab_size-1. order: n, 1 <= n <= N; the model sees the n - 1 tokens before.
    smoothing: "kneser-ney" (modified) or "witten-bell".
    ValueError for another smoothing or order, or if vocab_size ** order does not fit into 63 bits.
    """

    def __init__(self, tokens, vocab_size, order, smoothing="kneser-ney"):
        if not 1 <= order <= len(tokens) or vocab_size**order >= 2**63:
            raise ValueError(
                f"order {order} is too small or too large for {len(tokens)} tokens of {vocab_size} kinds"
            )
        if smoothing not in ("kneser-ney", "witten-bell"):
            raise ValueError(f'smoothing is {smoothing!r}; it must be "kneser-ney" or "witten-bell"')
        self.vocab_size, self.order = vocab_size, order
        self.levels = []  # for k = 0..order-1: n-grams and their shares; contexts and their rests
        for k in range(order):
            grams = self._numbers(tokens, k + 1)
            if smoothing == "kneser-ney" and k + 1 < order:
                # Each different (k + 2)-gram, without its first token: so a (k + 1)-gram is there once for each
                # different token before it.
                grams = np.unique(self._numbers(tokens, k + 2)) % vocab_size ** (k + 1)
            grams, n = np.unique(grams, return_counts=True)
            contexts, start, distinct = np.unique(grams // vocab_size, return_index=True, return_counts=True)
            # taken: what is kept back of each n-gram's count; extra: what a context adds to its own counts.
            if smoothing == "kneser-ney":
                taken, extra = discounts(n)[np.minimum(n, 3) - 1], np.zeros(len(contexts))
            else:
                taken, extra = np.zeros(len(n)), distinct
            total = np.add.reduceat(n, start) + extra
            share = (n - taken) / np.repeat(total, distinct)
            rest = (np.add.reduceat(taken, start) + extra) / total
            self.levels.append((grams, share, contexts, rest))

    def _numbers(self, tokens, length):
        """Each run of `length` tokens as one number, whose digits are the tokens; (N - length + 1,)."""
        tokens = np.asarray(tokens, "int64")
        numbers = np.zeros(len(tokens) - length + 1, "int64")
        for i in range(length):
            numbers = numbers * self.vocab_size + tokens[i : len(tokens) - length + 1 + i]
        return numbers

    def size(self):
        """How many counts it holds."""
        return sum(len(grams) for grams, *_ in self.levels)

    def probabilities(self, context):
        """Of every token after a context, (V,). context: integers; the last order - 1 are used, or fewer."""
        p = np.full(self.vocab_size, 1 / self.vocab_size)
        for k, (grams, share, contexts, rest) in enumerate(self.levels):
            if k > len(context):
                break
            number = 0
            for token in context[len(context) - k :]:
                number = number * self.vocab_size + int(token)
            counted = _look_up(
                grams, share, number * self.vocab_size + np.arange(self.vocab_size, dtype="int64"), 0
            )
            p = counted + _look_up(contexts, rest, number, 1) * p
        return p

    def bits_of_each(self, tokens):
        """What each token of a text costs in bits, after those before it: (N,)."""
        p = np.full(len(tokens), 1 / self.vocab_size)
        for k, (grams, share, contexts, rest) in enumerate(self.levels[: len(tokens)]):
            numbers = self._numbers(tokens, k + 1)  # of the tokens k, k + 1, ...
            counted = _look_up(grams, share, numbers, 0)
            p[k:] = counted + _look_up(contexts, rest, numbers // self.vocab_size, 1) * p[k:]
        return -np.log2(p)

    def bits(self, tokens):
        """Mean bits per token of a text: a number."""
        return float(np.mean(self.bits_of_each(tokens)))
