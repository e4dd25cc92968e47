# Hidden test (1 point): on a made-up text whose entropy is known, the model comes close to it: each token depends on the last but one.
def made_up_text(rng, size, count, noise):
    """A text of `count` tokens and its entropy in bits per token.

    A token is a fixed function of the last but one, or with probability `noise` any of the `size` tokens. So the last
    token alone says next to nothing about the next one.
    """
    turned, text = rng.permutation(size), rng.integers(size, size=count)
    kept = rng.random(count) > noise
    for k in range(2, count):
        if kept[k]:
            text[k] = turned[text[k - 2]]
    p = np.full(size, noise / size)
    p[0] += 1 - noise
    return text, float(-np.sum(p * np.log2(p)))


def test_language_source(rng):
    size = int(rng.integers(5, 8))
    text, entropy = made_up_text(rng, size, 22_000, 0.1)
    model = small_model(size, 24)
    train(model, text[:20_000], 120)
    excess = score_of(model, text[20_000:]) - entropy
    assert excess < 0.3, (
        f"train_language_model: on a text in which each token depends on the last but one, the model needs {excess:.2f} bits per token "
        "more than the entropy; below 0.3 is asked."
    )


test_language_source(fresh("test_language_source"))
