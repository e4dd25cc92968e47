"""Works in float32 and gives the dtype back: less exact, still right."""
# loses: nothing


def rnn_step(x_t, h_prev, W, U, b):
    z = x_t.astype("float32") @ W.astype("float32") + h_prev.astype("float32") @ U.astype("float32")
    return np.tanh(z + b.astype("float32")).astype(x_t.dtype)
