keras.utils.set_random_seed(0)
rng = np.random.default_rng(0)
examples = noisy_bits(rng, 2000, 100)
networks = {
    "your LSTM": train_long_memory(
        build_long_memory(16, 100),
        *examples,
    ),
    "plain RNN": train_long_memory(plain_network(16), *examples),
}
lengths = [10, 20, 50, 100, 200, 400, 800]
figure, axes = plt.subplots(figsize=(6, 3), layout="constrained")
for (name, network), style in zip(networks.items(), ("o-", "s--")):
    accuracies = [
        accuracy_on_unseen(
            network,
            rng,
            steps,
        )
        for steps in lengths
    ]
    pairs = zip(accuracies, lengths)
    reached = [f"{a:.2f} at {steps}" for a, steps in pairs]
    print(name, ", ".join(reached))
    axes.semilogx(lengths, accuracies, style, label=name)
axes.axhline(0.5, linestyle=":", color="gray", label="chance")
axes.set(
    xlabel="steps",
    ylabel="accuracy on unseen sequences",
    ylim=(0.4, 1.05),
    title="Trained at 100 steps",
)
axes.set_xticks(lengths, lengths)
axes.legend();
