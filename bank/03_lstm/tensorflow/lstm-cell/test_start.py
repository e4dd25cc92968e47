# Hidden test (1 point): the forget bias starts from forget_bias, by default 1, the other biases from 0; kernels are random.
@probe
def new_weights(D, H, options):
    """The bias and the kernels of a new cell."""
    cell = LSTMCell(H, **options)
    cell.build((None, D))
    return np.asarray(cell.bias), cell.get_weights()[:2]


def test_lstm_cell_start(rng):
    for options in (
        {},
        {"forget_bias": 0.0},
        {"forget_bias": float(rng.uniform(1.5, 4))},
        {"forget_bias": -2},
    ):
        H = int(rng.integers(2, 6))
        (bias, kernels), (_, others) = new_weights(3, H, options), new_weights(3, H, options)
        assert np.allclose(bias[H : 2 * H], options.get("forget_bias", 1.0)), (
            f"LSTMCell: with {options} the bias of the forget gate starts from {bias[H : 2 * H].round(2)}."
        )
        assert not np.any(np.delete(bias, range(H, 2 * H))), (
            "LSTMCell: the biases of the other blocks should start from 0."
        )
        for kernel, another in zip(kernels, others, strict=True):
            assert np.std(kernel) > 0 and np.any(kernel != another), (
                "LSTMCell: the kernels should start from random numbers."
            )


test_lstm_cell_start(fresh("test_lstm_cell_start"))
