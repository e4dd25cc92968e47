rng = np.random.default_rng(0)
T, units = 400, 3
x = rng.normal(size=(1, T, 2)).astype("float32")
W = rng.normal(size=(2, 3 * units)).astype("float32")
a, w = min_lstm_factors(x, W, np.zeros(3 * units, "float32"))

h, stepwise = np.zeros((1, units), "float32"), []
for t in range(T):
    h = a[:, t] * h + w[:, t]
    stepwise.append(h)
stepwise = np.stack(stepwise, axis=1)
states = scan(a, w)
apart = np.abs(states - stepwise).max() / np.abs(stepwise).max()
print(f"largest difference over the largest state: {apart:.0e}")

product = np.cumprod(a[0, :, 0])
halves = np.cumprod(np.full(T, 0.5, "float32"))
for name, factors in [("minLSTM's", product), ("0.5 alone", halves)]:
    first = np.argmax(factors == 0) + 1
    print(f"product of the factors, {name}: 0 from step {first} on")
figure, (above, below) = plt.subplots(
    2,
    1,
    figsize=(9, 4.5),
    sharex=True,
    layout="constrained",
)
above.plot(stepwise[0, :, 0], linewidth=2.5, color="0.7", label="loop")
above.plot(states[0, :, 0], linewidth=1, color="black", label="scan")
above.set(ylabel="state of unit 0")
above.legend(loc="upper right", ncols=2)
# log10 of 0 has no place in the picture: the line ends there
below.plot(np.log10(product, out=np.full(T, np.nan), where=product > 0))
below.set(xlabel="step", ylabel="log10 of the product");
