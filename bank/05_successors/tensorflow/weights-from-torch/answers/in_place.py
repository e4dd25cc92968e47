"""Moves the blocks in the argument."""
# loses: test-weights-from-torch-dtype
# says: changes one of its arguments


def weights_from_torch(weight_ih, weight_hh, bias_ih, bias_hh):
    packed = []
    for array in (weight_ih, weight_hh, bias_ih, bias_hh):
        r, z, n = np.split(array, 3)
        array[:] = np.concatenate([z, r, n])
        packed.append(array)
    kernel, recurrent, *biases = packed
    return [kernel.T, recurrent.T, np.stack(biases)]
