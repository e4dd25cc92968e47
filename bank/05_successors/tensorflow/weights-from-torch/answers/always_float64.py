"""Lists on the way."""
# loses: test-weights-from-torch-dtype
# says: for arrays of float32


def weights_from_torch(weight_ih, weight_hh, bias_ih, bias_hh):
    packed = []
    for array in (weight_ih, weight_hh, bias_ih, bias_hh):
        r, z, n = np.split(array, 3)
        packed.append(np.array([*z.tolist(), *r.tolist(), *n.tolist()]))
    kernel, recurrent, *biases = packed
    return [kernel.T, recurrent.T, np.stack(biases)]
