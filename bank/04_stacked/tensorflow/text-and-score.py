pages = [topics[name].split() for name in sorted(topics)]
text = " ".join(" ".join(page) for page in pages)
alphabet = sorted(set(text))
V, tokens = (
    len(alphabet),
    np.searchsorted(alphabet, list(text)).astype("int32"),
)
seen, unseen = tokens[:200_000], tokens[200_000:204_000]


def bits_per_token(model, tokens):
    """The score of a model, tokens (B, T) to logits (B, T, V), on one
    sequence (N,): a number. The state is carried along.
    """
    z = model.predict_on_batch(tokens[None, :-1])[0].astype("float64")
    z -= z.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    return -np.mean(log_p[np.arange(len(z)), tokens[1:]]) / np.log(2)


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
print(
    f"{V} different characters; knowing nothing costs",
    f"{np.log2(V):.2f} bits per character",
)
for memory, bits in enumerate(table):
    print(
        f"a table that knows the last {memory} characters: {bits:.2f}",
    )
