"""The formula with the division."""
# loses: test-scan-in-rounds-small
# says: nothing can be divided by it


def scan_in_rounds(a, b):
    product = tf.math.cumprod(a, axis=1)
    return product * tf.cumsum(b / product, axis=1)
