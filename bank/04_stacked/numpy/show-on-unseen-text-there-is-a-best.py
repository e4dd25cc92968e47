start = tokens[:longest]
for temperature in (0, 0.5, 1.0, 2.0):
    rng, written = np.random.default_rng(1), list(start)
    for _ in range(240):
        written += sample(
            table_logits(written[-longest:], best)[None],
            temperature,
            rng,
        ).tolist()
    text = "".join(alphabet[k] for k in written)
    print(f"temperature {temperature}\n  {text}\n")
