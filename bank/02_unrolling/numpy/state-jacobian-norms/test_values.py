# Hidden test (3 points): the norms are those of the network's own Jacobians, for any B, T and H.
def test_state_jacobian_norms_values(rng):
    for B, T, D, H in [(1, 1, 1, 1), (1, 6, 2, 1), (3, 1, 2, 4), (2, 5, 3, 4), (3, 4, 1, 3), (2, 7, 3, 6)]:
        x, h, W, U, b = (rng.uniform(-1, 1, size=s) for s in [(B, T, D), (B, H), (D, H), (H, H), (H,)])
        states = []
        for t in range(T):
            h = np.tanh(x[:, t] @ W + h @ U + b)
            states.append(h)
        norms = np.asarray(state_jacobian_norms(np.stack(states, axis=1), U.copy()))
        assert norms.shape == (B, T), (
            f"state_jacobian_norms gives shape {norms.shape} for B, T, H = {B, T, H}."
        )
        for t in range(T):
            # Independent oracle: run the network on from states that are nudged by an imaginary amount, one unit each.
            nudged = states[t][:, None] + 1e-30j * np.eye(H)  # (B, H nudges, H)
            for later in range(t + 1, T):
                nudged = np.tanh((x[:, later] @ W)[:, None] + nudged @ U + b)
            jacobian = nudged.imag / 1e-30
            right = np.sqrt(np.linalg.eigvalsh(jacobian @ jacobian.transpose(0, 2, 1))[:, -1])
            error = np.max(np.abs(norms[:, t] - right) / right)
            assert error < 1e-9, (
                f"state_jacobian_norms: entry {t} of {T} is off by a relative {error:.1e} from the network's own Jacobian."
            )


test_state_jacobian_norms_values(fresh("test_state_jacobian_norms_values"))
