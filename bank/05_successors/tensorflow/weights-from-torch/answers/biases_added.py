"""One row of biases."""
# loses: test-weights-from-torch-outputs
# says: the bias has one row


def weights_from_torch(weight_ih, weight_hh, bias_ih, bias_hh):
    packed = []
    for array in (weight_ih, weight_hh, bias_ih, bias_hh):
        r, z, n = np.split(array, 3)
        packed.append(np.concatenate([z, r, n]))
    kernel, recurrent, *biases = packed
    return [kernel.T, recurrent.T, biases[0] + biases[1]]
