"""Calls the cell first, and works the gates out from the state after the step."""
# loses: test-gate-trace-gates
# says: the gates are one step ahead of h_prev: they read the hidden state from before the step.


def gate_trace(cell, x):
    x = tf.convert_to_tensor(x)
    h_t = c_t = tf.zeros((x.shape[0], cell.units), x.dtype)
    trace = {key: [] for key in ("i", "f", "c_tilde", "o", "c", "h")}
    for t in range(x.shape[1]):
        _, (h_t, c_t) = cell(x[:, t], [h_t, c_t])
        z = tf.split(x[:, t] @ cell.kernel + h_t @ cell.recurrent_kernel + cell.bias, 4, axis=1)
        for key, value in zip(trace, [tf.sigmoid(z[0]), tf.sigmoid(z[1]), tf.tanh(z[2]), tf.sigmoid(z[3]), c_t, h_t]):
            trace[key].append(value)
    return {key: tf.stack(values, axis=1) for key, values in trace.items()}
