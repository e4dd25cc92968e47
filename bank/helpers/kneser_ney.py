def kneser_ney(text, V, longest):
    """Count a text: a language model without a network, with modified
    Kneser-Ney smoothing (Chen & Goodman 1999).

    text: (N,) integers below V. Returns a function (past, memory) ->
    (V,): the probability of each token after the list `past`, of which
    the last `memory` tokens are looked up, 0 <= memory <= longest.
    """
    # in here, so that no name of yours is taken
    from collections import Counter

    text = [int(token) for token in text]
    # The longest memory counts how often a token followed, the shorter
    # ones after how many different contexts it did.
    often = [
        Counter(
            zip(*(text[i:] for i in range(size))),
        )
        for size in range(1, longest + 3)
    ]
    places = [Counter(gram[1:] for gram in more) for more in often[1:]]

    def table(counts):
        """What followed each context, and what a count of 0, 1, 2, and
        3 or more gives away to the shorter memory.
        """
        once, twice, three, four = (
            sum(n == r for n in counts.values())
            for r in (
                1,
                2,
                3,
                4,
            )
        )
        given = [0, 0.5, 1, 1.5]
        if once and twice and three and four:
            y = once / (once + 2 * twice)
            best = [
                0,
                1 - 2 * y * twice / once,
                2 - 3 * y * three / twice,
                3 - 4 * y * four / three,
            ]
            given = [
                b if 0 < b < r else g
                for r, (b, g) in enumerate(
                    zip(best, given),
                )
            ]
        followed = {}
        for gram, n in counts.items():
            followed.setdefault(gram[:-1], []).append((gram[-1], n))
        return followed, given

    tables = {
        True: [table(counts) for counts in often[:-1]],
        False: [table(counts) for counts in places],
    }

    def probabilities(past, memory):
        p = np.full(V, 1 / V)
        for size in range(memory + 1):
            followed, given = tables[size == memory][size]
            found = followed.get(tuple(past[len(past) - size :]), [])
            if found:  # else never seen: the shorter memory decides
                total = sum(n for _, n in found)
                p *= sum(given[min(n, 3)] for _, n in found) / total
                for token, n in found:
                    p[token] += (n - given[min(n, 3)]) / total
        return p

    return probabilities
