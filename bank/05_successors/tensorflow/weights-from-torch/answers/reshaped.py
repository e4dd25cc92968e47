"""A reshape in the place of a transpose."""
# loses: test-weights-from-torch-outputs
# says: the kernels are reshaped, so the numbers change places; rows should become columns.


def weights_from_torch(weight_ih, weight_hh, bias_ih, bias_hh):
    packed = []
    for array in (weight_ih, weight_hh, bias_ih, bias_hh):
        r, z, n = np.split(array, 3)
        packed.append(np.concatenate([z, r, n]))
    kernel, recurrent, *biases = packed
    return [kernel.reshape(kernel.T.shape), recurrent.reshape(recurrent.T.shape), np.stack(biases)]
