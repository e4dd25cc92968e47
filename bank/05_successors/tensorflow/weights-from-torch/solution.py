def weights_from_torch(weight_ih, weight_hh, bias_ih, bias_hh):
    """The weights of a GRU of PyTorch's, packed for keras.layers.GRU.

    weight_ih: (3H, D). weight_hh: (3H, H). bias_ih, bias_hh: (3H,). The
    blocks are packed r, z, n; n is the candidate. All of one float
    dtype.
    Returns a list of arrays of the same dtype, kernel (D, 3H),
    recurrent_kernel (H, 3H) and bias (2, 3H), for reset_after=True.
    """
    ### BEGIN SOLUTION
    packed = []
    for array in (weight_ih, weight_hh, bias_ih, bias_hh):
        r, z, n = np.split(array, 3)
        packed.append(np.concatenate([z, r, n]))
    kernel, recurrent, *biases = packed
    return [kernel.T, recurrent.T, np.stack(biases)]
    ### END SOLUTION
