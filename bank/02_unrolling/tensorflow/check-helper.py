# The checks below use these functions. There is nothing to write here.


### INSERT helpers/fingerprint.py


### INSERT helpers/what_failed.py


def compare(name, number, right, mistakes, hint):
    """Compare a number that stands for an answer with the right one, and with those that known mistakes give."""
    assert np.isfinite(number), f"{name} gives NaN or infinity."
    for known, mistake in mistakes.items():
        assert abs(number - known) > 1e-4 * (1 + abs(known)), f"{name}: {mistake}"
    assert abs(number - right) < 1e-4 * (1 + abs(right)), f"{name}: {hint} (fingerprint {number:.5f})."


def check_arguments(dtype="float64", T=5):
    """x, h0, W, U, b for B = 2, D = 3, H = 4, the same each time."""
    x, h0 = np.sin(np.arange(6.0 * T)).reshape(2, T, 3), np.sin(np.arange(5.0, 13)).reshape(2, 4)
    W, U = np.sin(np.arange(2.0, 14)).reshape(3, 4), np.sin(np.arange(7.0, 23)).reshape(4, 4) / 2
    return [tf.constant(array, dtype) for array in (x, h0, W, U, np.linspace(-1, 0.5, 4))]


def why_it_failed(error):
    """What failed, and what it is about."""
    hint = "Time is axis 1 of x; tf.scan walks along axis 0. A dtype that you fix must be that of x."
    known = {
        "out of scope": "A loop in the graph keeps its states in a tf.TensorArray; a list of Python's cannot collect them.",
        "In[0]: [2,4], In[1]: [3,4]": "A state, (2, 4), meets W, (3, 4). tf.scan calls its function with the state first, then the input.",
        "In[0]: [2,3], In[1]: [4,4]": "An input, (2, 3), meets U, (4, 4). Without an initializer tf.scan takes the first input for a state.",
    }
    for part, sentence in known.items():
        hint = sentence if part in str(error) else hint
    return f"{what_failed(error)} ({hint})"


def check_states(name, function):
    """Check the states that a forward pass gives, called as it is and inside a tf.function."""
    try:
        states = function(*check_arguments())
    except NotImplementedError:
        raise
    except Exception as error:
        raise AssertionError(
            f"{name} fails with x of shape (2, 5, 3), H = 4 and float64: {why_it_failed(error)}"
        )
    assert tf.is_tensor(states), f"{name} returns {type(states).__name__}; return one tensor, (B, T, H)."
    shape = tuple(states.shape)
    assert shape != (5, 2, 4), (
        f"{name}: time comes first in your answer; the states are (B, T, H), batch first."
    )
    assert shape != (2, 4), f"{name} returns one state; keep the states of all steps, (B, T, H)."
    assert shape == (2, 5, 4), (
        f"{name} returns shape {shape} for B, T, H = (2, 5, 4); it should be (2, 5, 4)."
    )
    assert states.dtype == tf.float64, (
        f"{name} returns {states.dtype.name} for inputs of float64; keep the dtype."
    )
    assert np.any(states), (
        f"{name}: all states are 0. (With a tf.TensorArray, go on with what write returns.)"
    )
    mistakes = {
        ### MISTAKES state_not_carried, h0_ignored, no_bias, tanh_of_each_term, no_tanh,
        ### recurrent_kernel_transposed, backwards, one_step_late, batch_and_time_mixed
    }
    hint = "the shape is right, the numbers are not those of the equation"
    compare(name, fingerprint(states), -3.67427, mistakes, hint)
    try:
        inside = tf.function(function)(*check_arguments())
        small = tf.function(function)(*check_arguments("float32"))
    except Exception as error:
        raise AssertionError(
            f"{name} works when it is called, but not inside a tf.function or not with float32 ({type(error).__name__}). "
            "Use tf on tensors, not NumPy or .numpy(), and fix no dtype. A loop in the graph keeps its states in a "
            "tf.TensorArray; a list of Python's cannot collect them."
        )
    assert np.allclose(inside, states), (
        f"{name} gives other numbers inside a tf.function. (With a tf.TensorArray, go on with what write returns.)"
    )
    assert small.dtype == tf.float32, (
        f"{name} returns {small.dtype.name} for inputs of float32; keep the dtype."
    )
