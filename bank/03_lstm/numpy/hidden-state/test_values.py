# Hidden test (1 point): hidden_state obeys its equation, for any B and H.
def test_hidden_state_values(rng):
    for B, H in [(1, 1), (1, 4), (5, 2), (3, 3)]:
        o_t, c_t = (
            rng.uniform(0.2, 0.9, size=(B, H)),
            rng.choice([-1, 1], size=(B, H)) * rng.uniform(0.5, 3, size=(B, H)),
        )
        got = np.asarray(hidden_state(o_t.copy(), c_t.copy()))
        assert got.shape == (B, H), f"hidden_state gives shape {got.shape} for B, H = {B, H}."
        right = o_t - 2 * o_t / (np.exp(2 * c_t) + 1)  # tanh, written another way
        assert np.max(np.abs(got - right)) < 1e-5, "hidden_state: the numbers are not o_t * tanh(c_t)."


with_correct(test_hidden_state_values)
