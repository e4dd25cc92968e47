text = " ".join(" ".join(topics[name].split()) for name in sorted(topics))
alphabet = sorted(set(text))
V, tokens = len(alphabet), np.searchsorted(alphabet, list(text)).astype("int32")
seen, unseen = tokens[:200_000], tokens[200_000:204_000]


def bits_per_token(model, tokens):
    """The score of a model, tokens (B, T) to logits (B, T, V), on one sequence (N,): a number. The state is carried along."""
    z = model.predict_on_batch(tokens[None, :-1])[0].astype("float64")
    z -= z.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    return -np.mean(log_p[np.arange(len(z)), tokens[1:]]) / np.log(2)


def table_bits(seen, unseen, longest):
    """Bits per character of tables that know the last 0, 1, ... `longest` characters (Witten & Bell 1991, method C)."""
    seen, unseen, tables = seen.tolist(), unseen.tolist(), [{} for _ in range(longest + 1)]
    for n, table in enumerate(tables):
        for k in range(n, len(seen)):
            counts = table.setdefault(tuple(seen[k - n : k]), {})
            counts[seen[k]] = counts.get(seen[k], 0) + 1
    bits = np.zeros(longest + 1)
    for k in range(longest, len(unseen)):
        p = 1 / V
        for n, table in enumerate(tables):
            counts = table.get(tuple(unseen[k - n : k]), {})
            if counts:  # else never seen: the table for one character less decides
                p = (counts.get(unseen[k], 0) + len(counts) * p) / (sum(counts.values()) + len(counts))
            bits[n] -= np.log2(p)
    return bits / (len(unseen) - longest)


table = table_bits(seen, unseen, 5)
print(f"{V} different characters; knowing nothing costs {np.log2(V):.2f} bits per character")
for memory, bits in enumerate(table):
    print(f"a table that knows the last {memory} characters: {bits:.2f}")
