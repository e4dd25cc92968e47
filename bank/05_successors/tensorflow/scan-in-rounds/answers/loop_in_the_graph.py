"""A loop of TensorFlow's over the steps."""
# loses: test-scan-in-rounds-rounds
# says: the graph holds a loop


def scan_in_rounds(a, b):
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    in_time = tf.transpose(a, [1, 0, 2]), tf.transpose(b, [1, 0, 2])
    states = tf.scan(lambda h, step: step[0] * h + step[1], in_time, tf.zeros_like(b[:, 0]))
    return tf.transpose(states, [1, 0, 2])
