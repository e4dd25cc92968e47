# Hidden test (3 points): with the new weights the equations of keras.layers.GRU give the states of PyTorch's equations, for any D and H.
def torch_arguments(rng, D, H, dtype="float32"):
    """Random weights as PyTorch packs them."""
    return [rng.normal(size=shape).astype(dtype) for shape in [(3 * H, D), (3 * H, H), (3 * H,), (3 * H,)]]


def torch_states(x, weight_ih, weight_hh, bias_ih, bias_hh):
    """All states by PyTorch's equations, in NumPy and float64, from a state of zeros."""
    H = weight_hh.shape[1]
    h, states = np.zeros((len(x), H)), []
    for t in range(x.shape[1]):
        reads = np.einsum("gd,bd->gb", weight_ih, x[:, t]) + bias_ih[:, None]
        backs = np.einsum("gk,bk->gb", weight_hh, h) + bias_hh[:, None]
        (i_r, i_z, i_n), (h_r, h_z, h_n) = np.split(reads.T, 3, axis=1), np.split(backs.T, 3, axis=1)
        r_t, z_t = 1 / (1 + np.exp(-(i_r + h_r))), 1 / (1 + np.exp(-(i_z + h_z)))
        h = (1 - z_t) * np.tanh(i_n + r_t * h_n) + z_t * h
        states.append(h)
    return np.stack(states, axis=1)


def test_from_torch_outputs(rng):
    for D, H in [(1, 1), (3, 2), (2, 5), (4, 4)]:
        arguments = torch_arguments(rng, D, H)
        x = rng.normal(size=(3, 4, D)).astype("float32")
        weights = weights_from_torch(*[array.copy() for array in arguments])
        shapes, wanted = [np.shape(w) for w in weights], [(D, 3 * H), (H, 3 * H), (2, 3 * H)]
        assert shapes == wanted, (
            f"weights_from_torch gives shapes {shapes} for D, H = {D, H}; keras.layers.GRU has {wanted}."
        )
        h, right = np.zeros((3, H)), torch_states(x, *arguments)
        for t in range(4):
            h = gru_by_hand(x[:, t], h, *weights)  # the equations of keras.layers.GRU
            assert np.max(np.abs(h - right[:, t])) < 1e-5, (
                f"weights_from_torch: the states of keras.layers.GRU are not those of PyTorch's equations, for D, H = {D, H}."
            )


test_from_torch_outputs(fresh("test_from_torch_outputs"))
