# Hidden test (2 points): dx is the gradient with respect to the inputs, for any B, T, D and H.
def correct_gru_step_backward(dh, x_t, h_prev, W, U, b):
    """The gradients of a step, written another way: one axis more, and both forms of the reset gate as one."""
    D, H, after = len(W), len(U), b.ndim == 2
    W3, U3, b3 = W.reshape(D, 3, H), U.reshape(H, 3, H), b.reshape(-1, 3, 1, H)
    read = np.einsum("bd,dgh->gbh", x_t, W3) + b3[0]
    back = np.einsum("bk,kgh->gbh", h_prev, U3) + (b3[1] if after else 0)
    z_t, r_t = 1 / (1 + np.exp(-(read[:2] + back[:2])))
    scaled = back[2] if after else h_prev
    seen = r_t * scaled if after else np.einsum("bk,kh->bh", r_t * scaled, U3[:, 2])
    h_tilde = np.tanh(read[2] + seen)
    at_h = (dh - dh * z_t) * (1 - h_tilde * h_tilde)
    at_product = at_h if after else np.einsum("bh,kh->bk", at_h, U3[:, 2])
    at_z = dh * (h_prev - h_tilde) * (z_t - z_t**2)
    at_r = at_product * scaled * (r_t - r_t**2)
    from_x, from_h = np.stack([at_z, at_r, at_h]), np.stack([at_z, at_r, at_h * r_t if after else at_h])
    states = np.stack([h_prev, h_prev, h_prev if after else r_t * h_prev])
    shares = np.einsum("gbh,kgh->gbk", from_h, U3)
    if not after:
        shares[2] *= r_t
    sums = [from_x.sum(axis=1).ravel(), from_h.sum(axis=1).ravel()]
    return (
        np.einsum("gbh,dgh->bd", from_x, W3),
        dh * z_t + shares.sum(axis=0),
        np.einsum("bd,gbh->dgh", x_t, from_x).reshape(D, 3 * H),
        np.einsum("gbk,gbh->kgh", states, from_h).reshape(H, 3 * H),
        np.stack(sums) if after else sums[0],
    )


SEQUENCE_GRADIENTS = ["dx", "dh0", "dW", "dU", "db"]


def backward_arguments(rng, after, B, T, D, H):
    """Arguments of gru_backward, by name, and those of gru_forward among them."""
    given = sequence_arguments(rng, after, B, T, D, H)
    states = correct_gru_forward(**given)
    start = {name: given[name] for name in ("x", "h0")}
    weights = {name: given[name] for name in ("W", "U", "b")}
    dstates = rng.uniform(-1, 1, size=(B, T, H))
    return {"dstates": dstates, **start, "states": states, **weights}, given


def assert_sequence_gradients(rng, *names):
    """Compare some results of gru_backward with the gradients of sum(dstates * states), for both forms, several sizes."""
    for after in (False, True):
        for sizes in [(1, 1, 1, 1), (1, 5, 3, 2), (3, 1, 2, 4), (2, 4, 2, 3)]:
            arguments, given = backward_arguments(rng, after, *sizes)

            def loss(given=given, dstates=arguments["dstates"], **moved):
                return np.sum(dstates * correct_gru_forward(**{**given, **moved}), axis=(-3, -2, -1))

            answer = gru_backward(*[a.copy() for a in arguments.values()])
            grads = several("gru_backward", answer, *SEQUENCE_GRADIENTS)
            for name, got, (argument, array) in zip(SEQUENCE_GRADIENTS, grads, given.items(), strict=True):
                if name in names:
                    right = gradient_by_complex_step(
                        lambda a, argument=argument, loss=loss: loss(**{argument: a}), array
                    )
                    assert_same_gradient(f"gru_backward: {name}", got, right)


def with_correct_steps(test):
    """Run a test of gru_backward with correct steps."""
    run_with(
        test,
        gru_step=correct_gru_step,
        gru_forward=correct_gru_forward,
        gru_step_backward=correct_gru_step_backward,
    )


def test_gru_backward_inputs(rng):
    assert_sequence_gradients(rng, "dx")


with_correct_steps(test_gru_backward_inputs)
