# Hidden test (2 points): dx is the gradient with respect to the inputs, for any B, T, D and H.
def correct_lstm_step_backward(dh, dc, x_t, h_prev, c_prev, W, U, b):
    """The gradients of a step, written another way: one axis more, instead of blocks."""
    D, H = len(W), len(U)
    W, U = W.reshape(D, 4, H), U.reshape(H, 4, H)
    z = np.einsum("bd,dgh->gbh", x_t, W) + np.einsum("bk,kgh->gbh", h_prev, U) + b.reshape(4, 1, H)
    i_t, f_t, _, o_t = 1 / (1 + np.exp(-z))
    c_tilde = np.tanh(z[2])
    shown = np.tanh(f_t * c_prev + i_t * c_tilde)
    dc = dc + dh * o_t - dh * o_t * shown * shown
    dz = np.stack(
        [dc * c_tilde * (i_t - i_t**2), dc * c_prev * (f_t - f_t**2), dc * (i_t - i_t * c_tilde**2)]
    )
    dz = np.concatenate([dz, [dh * shown * (o_t - o_t**2)]])
    return (
        np.einsum("gbh,dgh->bd", dz, W),
        np.einsum("gbh,kgh->bk", dz, U),
        dc * f_t,
        np.einsum("bd,gbh->dgh", x_t, dz).reshape(D, 4 * H),
        np.einsum("bk,gbh->kgh", h_prev, dz).reshape(H, 4 * H),
        np.einsum("gbh->gh", dz).ravel(),
    )


SEQUENCE_GRADIENTS = ["dx", "dh0", "dc0", "dW", "dU", "db"]


def backward_arguments(rng, B, T, D, H):
    """Arguments of lstm_backward, by name, and those of lstm_forward among them."""
    given = sequence_arguments(rng, B, T, D, H)
    states, cells = correct_lstm_forward(**given)
    start = {name: given[name] for name in ("x", "h0", "c0")}
    weights = {name: given[name] for name in ("W", "U", "b")}
    dstates = rng.uniform(-1, 1, size=(B, T, H))
    return {"dstates": dstates, **start, "states": states, "cells": cells, **weights}, given


def assert_sequence_gradients(rng, *names):
    """Compare some results of lstm_backward with the gradients of sum(dstates * states), for several sizes."""
    for sizes in [(1, 1, 1, 1), (1, 5, 3, 2), (3, 1, 2, 4), (4, 6, 2, 3), (2, 6, 3, 5)]:
        arguments, given = backward_arguments(rng, *sizes)

        def loss(given=given, dstates=arguments["dstates"], **moved):
            return np.sum(dstates * correct_lstm_forward(**{**given, **moved})[0], axis=(-3, -2, -1))

        grads = several(
            "lstm_backward", lstm_backward(*[a.copy() for a in arguments.values()]), *SEQUENCE_GRADIENTS
        )
        for name, got, (argument, array) in zip(SEQUENCE_GRADIENTS, grads, given.items(), strict=True):
            if name in names:
                right = gradient_by_complex_step(
                    lambda a, argument=argument, loss=loss: loss(**{argument: a}), array
                )
                assert_same_gradient(f"lstm_backward: {name}", got, right)


def with_correct_steps(test):
    """Run a test of lstm_backward with correct steps."""
    with_correct(
        test,
        lstm_step=correct_lstm_step,
        lstm_forward=correct_lstm_forward,
        lstm_step_backward=correct_lstm_step_backward,
    )


def test_lstm_backward_inputs(rng):
    assert_sequence_gradients(rng, "dx")


with_correct_steps(test_lstm_backward_inputs)
