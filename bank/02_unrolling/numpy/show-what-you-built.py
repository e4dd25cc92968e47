H, T = 32, 101
rng = np.random.default_rng(0)
matrix = rng.normal(size=(H, H))
# now its spectral radius is 1
matrix /= np.max(np.abs(np.linalg.eigvals(matrix)))
noise, W = rng.normal(size=(1, T, 1)), 0.2 * rng.normal(size=(1, H))

figure, axes = plt.subplots(figsize=(7.5, 3.2), layout="constrained")
for radius, marker in zip((1.5, 1.1, 1.0, 0.9, 0.5), "D^sov"):
    states = rnn_forward(
        noise,
        np.zeros((1, H)),
        W,
        radius * matrix,
        np.zeros(H),
    )
    norms = state_jacobian_norms(states, radius * matrix)[0]
    axes.semilogy(
        norms[::-1],
        marker=marker,
        markevery=10,
        label=f"spectral radius {radius}",
    )
    print(
        f"spectral radius {radius}: a nudge 100 steps back arrives",
        f"with {norms[0]:.1e} of its size at most",
    )
axes.axhline(1, linestyle=":", color="gray")
axes.set(
    xlabel="steps back",
    ylabel="spectral norm of the Jacobian",
    title="How much of a nudge arrives",
)
axes.legend();
