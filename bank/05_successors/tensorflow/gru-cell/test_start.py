# Hidden test (1 point): the update bias starts from update_bias, by default 0, the other biases from 0; kernels are random.
@probe
def new_weights(D, H, options):
    """The bias and the kernels of a new cell."""
    cell = GRUCell(H, **options)
    cell.build((None, D))
    return np.asarray(cell.bias), cell.get_weights()[:2]


def test_gru_cell_start(rng):
    for after in (False, True):
        for options in ({}, {"update_bias": float(rng.uniform(1.5, 4))}, {"update_bias": -2}):
            options["reset_after"] = after
            H = int(rng.integers(2, 6))
            (bias, kernels), (_, others) = new_weights(3, H, options), new_weights(3, H, options)
            first = bias.ravel()  # row 0 comes first
            assert np.allclose(first[:H], options.get("update_bias", 0)), (
                f"GRUCell: with {options} the bias of the update gate starts from {first[:H].round(2)}."
            )
            assert not np.any(first[H:]), (
                f"GRUCell: with {options} all biases but those of the update gate should start from 0."
            )
            for kernel, another in zip(kernels, others, strict=True):
                assert np.std(kernel) > 0 and np.any(kernel != another), (
                    "GRUCell: the kernels should start from random numbers."
                )


test_gru_cell_start(fresh("test_gru_cell_start"))
