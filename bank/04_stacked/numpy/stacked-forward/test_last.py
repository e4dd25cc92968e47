# Hidden test (2 points): every layer's last hidden state and last cell state come back, the lowest layer first.
def test_stack_last(rng):
    for B, T, D, *units in [(1, 1, 1, 1), (3, 6, 2, 4, 3), (1, 5, 4, 2, 5, 3), (2, 4, 3, 3, 3, 3)]:
        x, layers = rng.uniform(-2, 2, size=(B, T, D)), random_layers(rng, D, *units)
        _, h, c = correct_stack(x, layers)
        last = several("stacked_forward", stacked_forward(x, layers), "states", "last")[1]
        assert isinstance(last, (tuple, list)) and len(last) == len(units), (
            f"stacked_forward: last should have {len(units)} entries for {len(units)} layers."
        )
        for k, pair in enumerate(last):
            for name, got, right in zip(
                "hc", several("stacked_forward: an entry of last", pair, "h", "c"), (h[k], c[k])
            ):
                assert np.shape(got) == right.shape, (
                    f"stacked_forward: the last {name} of layer {k + 1} has shape {np.shape(got)}, not {right.shape}."
                )
                assert np.max(np.abs(got - right)) < 1e-5, (
                    f"stacked_forward: the last {name} of layer {k + 1} of {len(units)} is wrong."
                )


test_stack_last(fresh("test_stack_last"))
