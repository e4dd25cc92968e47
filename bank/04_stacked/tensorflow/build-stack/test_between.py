# Hidden test (1 point): in training the share `dropout` is dropped between any two layers, and the rest divided by 1 - dropout.
def test_stack_between(rng):
    for L, p in [(2, 0.3), (3, float(rng.uniform(0.1, 0.6))), (4, 0.15)]:
        gate = np.array([30.0, 0, 0, 30])  # input and output gate open
        weights = L * [np.array([[0, 0, 0.7, 0]]), np.zeros((1, 4)), gate]
        x = np.ones((6000, 1, 1), "float32")
        answer = states_of(1, [1] * L, {"dropout": p}, weights, x, training=True).ravel()
        kept = np.mean(answer != 0)
        assert abs(kept - (1 - p) ** (L - 1)) < 0.05, (
            f"build_stack: with {L} layers and dropout {p:.2f}, {kept:.2f} of the numbers get to the top, not {(1 - p) ** (L - 1):.2f}."
        )
        right = 1.0
        for number in range(L):
            right = np.tanh(np.tanh(0.7 * (right / (1 - p) if number else right)))
        assert np.max(np.abs(answer[answer != 0] - right)) < 1e-4, (
            f"build_stack: with {L} layers the numbers that are not dropped are not divided by 1 - dropout once a gap."
        )


test_stack_between(fresh("test_stack_between"))
