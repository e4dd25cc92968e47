def random_stack(input_size, units, rng):
    """Untrained weights: Glorot's kernel, an orthonormal recurrent
    kernel, forget bias 1, as Keras starts.
    """
    layers, below = [], input_size
    for H in units:
        a = np.sqrt(6 / (below + 4 * H))
        b = np.repeat([0.0, 1.0, 0.0, 0.0], H)
        layers.append(
            (
                rng.uniform(-a, a, size=(below, 4 * H)),
                np.linalg.qr(rng.normal(size=(4 * H, H)))[0].T,
                b,
            )
        )
        below = H
    return layers


rng = np.random.default_rng(0)
D, units, T = 8, [32, 32, 32], 25
layers = random_stack(D, units, rng)
x = rng.normal(size=(1, T, D))
nudged = x.copy()
nudged[0, 0, 0] += 0.01
# The layers up to the k-th are a stack of their own; its top is layer
# k.
moved = [
    np.linalg.norm(
        stacked_forward(
            nudged,
            layers[:k],
        )[0]
        - stacked_forward(x, layers[:k])[0],
        axis=2,
    )[0]
    / 0.01
    for k in (1, 2, 3)
]
print(
    f"parameters: {count_parameters(D, units, 'lstm'):,} as an LSTM,",
    f"{count_parameters(D, units, 'rnn'):,} as a plain RNN",
)
for k, m in enumerate(moved):
    print(
        f"layer {k + 1} moves most at step {m.argmax() + 1}, by",
        f"{m.max():.3f} of the nudge; at step {T} by {m[-1]:.4f}",
    )

figure, axes = plt.subplots(figsize=(8, 2.4), layout="constrained")
image = axes.imshow(
    np.log10(moved),
    origin="lower",
    aspect="auto",
    cmap="viridis",
    extent=(0.5, T + 0.5, 0.5, 3.5),
)
axes.set(
    xlabel="step",
    ylabel="layer",
    yticks=[1, 2, 3],
    title="How far a nudge of the first input moves each hidden state",
)
figure.colorbar(image, label="log10 of the distance");
