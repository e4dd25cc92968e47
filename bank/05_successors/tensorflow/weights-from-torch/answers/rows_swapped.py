"""The biases change places."""
# loses: test-weights-from-torch-outputs
# says: the rows of the bias change places: bias_ih is added to x W, row 0.


def weights_from_torch(weight_ih, weight_hh, bias_ih, bias_hh):
    packed = []
    for array in (weight_ih, weight_hh, bias_ih, bias_hh):
        r, z, n = np.split(array, 3)
        packed.append(np.concatenate([z, r, n]))
    kernel, recurrent, *biases = packed
    return [kernel.T, recurrent.T, np.stack(biases[::-1])]
