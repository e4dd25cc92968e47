def assert_same_gradient(name, got, right):
    """Compare two gradients by the norm of their difference, relative to the right one."""
    got = np.asarray(got)
    assert got.shape == right.shape, f"{name} has shape {got.shape}; it should be {right.shape}."
    error = np.linalg.norm(got - right) / np.linalg.norm(right)
    why = " Is it computed in float32? Keep the dtype of the inputs." if error < 1e-5 else ""
    assert error < 1e-9, f"{name} is off by a relative {error:.1e} from the true gradient.{why}"
