# Hidden test (1 point): forget_gate obeys its equation, for any B, D and H.
### INSERT helpers/run_with.py


def with_correct(test, **functions):
    """Run a test with correct earlier functions, and other correct functions by name."""

    def sigmoid(z):
        return np.exp(-np.logaddexp(0, -z))

    def gate(x_t, h_prev, W, U, b):
        return sigmoid(np.dot(x_t, W) + np.dot(h_prev, U) + b)

    def candidate(x_t, h_prev, W, U, b):
        return np.tanh(np.dot(x_t, W) + np.dot(h_prev, U) + b)

    def update_cell(f_t, c_prev, i_t, c_tilde):
        return np.multiply(c_tilde, i_t) + np.multiply(c_prev, f_t)

    def hidden_state(o_t, c_t):
        return np.multiply(np.tanh(c_t), o_t)

    # In the order of the notebook. No later function stands in, and no layer for another one: whoever calls it
    # has not written this one.
    every = {"sigmoid": sigmoid, "forget_gate": gate, "input_gate": gate, "candidate": candidate}
    every |= {"update_cell": update_cell, "output_gate": gate, "hidden_state": hidden_state}
    layers = {"forget_gate", "input_gate", "candidate", "output_gate"}
    tested = next((name for name in every if test.__name__.startswith(f"test_{name}_")), None)
    earlier = list(every)[: list(every).index(tested) if tested else None]
    others = {name: every[name] for name in earlier if tested not in layers or name not in layers}
    run_with(test, **(others | functions))


def sum_of_layer(x_t, h_prev, W, U, b):
    """What a layer squashes, written another way."""
    return np.einsum("bd,dh->bh", x_t, W) + np.einsum("bk,kh->bh", h_prev, U) + b


def assert_gate(name, gate, squash, rng):
    """Compare a layer with squash(sum_of_layer) for several sizes."""
    for B, D, H in [(1, 1, 1), (1, 3, 2), (4, 2, 3), (2, 3, 5)]:
        given = [rng.normal(size=s) for s in [(B, D), (B, H), (D, H), (H, H), (H,)]]
        right = squash(sum_of_layer(*given))
        got = np.asarray(gate(*[a.copy() for a in given]))
        assert got.shape == (B, H), f"{name} gives shape {got.shape} for B, D, H = {B, D, H}."
        assert np.max(np.abs(got - right)) < 1e-5, f"{name}: the numbers are not those of its equation."


### INSERT helpers/assert_kind.py


def test_forget_gate_values(rng):
    assert_gate("forget_gate", forget_gate, lambda z: 1 / (1 + np.exp(-z)), rng)


with_correct(test_forget_gate_values)
