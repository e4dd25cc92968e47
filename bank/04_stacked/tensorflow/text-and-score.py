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


print(
    f"{V} different characters; knowing nothing costs",
    f"{np.log2(V):.2f} bits per character",
)
