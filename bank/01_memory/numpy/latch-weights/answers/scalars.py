"""Plain numbers instead of arrays."""
# loses: test-latch-weights-shapes
# says: three NumPy arrays


def latch_weights():
    return 1.0, 2.0, 0.0
