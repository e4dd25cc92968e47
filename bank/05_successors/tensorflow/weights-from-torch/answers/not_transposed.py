"""Rows stay rows."""
# loses: test-weights-from-torch-outputs
# says: have their blocks below each other


def weights_from_torch(weight_ih, weight_hh, bias_ih, bias_hh):
    packed = []
    for array in (weight_ih, weight_hh, bias_ih, bias_hh):
        r, z, n = np.split(array, 3)
        packed.append(np.concatenate([z, r, n]))
    kernel, recurrent, *biases = packed
    return [kernel, recurrent, np.stack(biases)]
