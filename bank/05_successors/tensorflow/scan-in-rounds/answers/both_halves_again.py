"""Each half by a call of its own: few rounds, but T calls."""
# loses: test-scan-in-rounds-rounds
# says: the graph has a part for each step


def scan_in_rounds(a, b):
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    T = b.shape[1]
    if T == 1:
        return b
    half = (T + 1) // 2  # the second half goes on from the last state of the first
    first = scan_in_rounds(a[:, :half], b[:, :half])
    second = scan_in_rounds(a[:, half:], b[:, half:])
    return tf.concat([first, second + tf.math.cumprod(a[:, half:], axis=1) * first[:, -1:]], axis=1)
