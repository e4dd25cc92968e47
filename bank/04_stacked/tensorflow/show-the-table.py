### INSERT helpers/kneser_ney.py


def table_bits(seen, unseen, longest):
    """Bits per character of tables that know the last 0, 1, ...
    `longest` characters: (longest + 1,).
    """
    probabilities, past = kneser_ney(seen, V, longest), unseen.tolist()
    bits = np.zeros(longest + 1)
    for k in range(longest, len(past)):
        before = past[k - longest : k]
        bits -= [
            np.log2(
                probabilities(before, memory)[past[k]],
            )
            for memory in range(longest + 1)
        ]
    return bits / (len(past) - longest)


table = table_bits(seen, unseen, 6)
for memory, bits in enumerate(table):
    print(
        f"a table that knows the last {memory} characters: {bits:.2f}",
    )
