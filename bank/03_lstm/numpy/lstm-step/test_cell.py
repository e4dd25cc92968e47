# Hidden test (2 points): the cell state of lstm_step obeys its equation, for any B, D and H.
def correct_lstm_step(x_t, h_prev, c_prev, W, U, b):
    """The step of an LSTM, written another way: one axis more, instead of blocks.

    Takes complex numbers too, and a stack of arrays for any argument.
    """
    W, U, b = (array.reshape(*array.shape[:-1], 4, U.shape[-2]) for array in (W, U, b))
    z = np.einsum("...bd,...dgh->...gbh", x_t, W) + np.einsum("...bk,...kgh->...gbh", h_prev, U)
    z = np.moveaxis(z + b[..., None, :], -3, 0)
    i_t, f_t, _, o_t = 1 / (1 + np.exp(-z))
    c_t = f_t * c_prev + i_t * np.tanh(z[2])
    return o_t * np.tanh(c_t), c_t


### INSERT helpers/several.py


def step_arguments(rng, B, D, H):
    """Random arguments of lstm_step, by name."""
    shapes = {
        "x_t": (B, D),
        "h_prev": (B, H),
        "c_prev": (B, H),
        "W": (D, 4 * H),
        "U": (H, 4 * H),
        "b": (4 * H,),
    }
    return {name: rng.uniform(-1, 1, size=shape) for name, shape in shapes.items()}


STEP_SIZES = [(1, 1, 1), (1, 3, 2), (4, 2, 3), (2, 3, 5)]


def test_lstm_step_cell(rng):
    for sizes in STEP_SIZES:
        given = step_arguments(rng, *sizes)
        _, c_t = several("lstm_step", lstm_step(*[a.copy() for a in given.values()]), "h_t", "c_t")
        right = correct_lstm_step(**given)[1]
        assert c_t.shape == right.shape, f"lstm_step: c_t has shape {c_t.shape} for B, D, H = {sizes}."
        assert np.max(np.abs(c_t - right)) < 1e-5, f"lstm_step: c_t is wrong for B, D, H = {sizes}."


with_correct(test_lstm_step_cell)
