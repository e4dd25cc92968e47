"""The recurrent kernel is cut along its other axis."""
# loses: test-weights-from-torch-outputs
# says: the recurrent kernel is not transposed: its blocks lie side by side, but each has its rows and columns as in PyTorch.


def weights_from_torch(weight_ih, weight_hh, bias_ih, bias_hh):
    packed = []
    for array in (weight_ih, weight_hh, bias_ih, bias_hh):
        r, z, n = np.split(array, 3)
        packed.append(np.concatenate([z, r, n]))
    kernel, recurrent, *biases = packed
    return [kernel.T, np.concatenate(np.split(recurrent, 3), axis=1), np.stack(biases)]
