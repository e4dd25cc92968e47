def init_lstm(input_size, units, rng, forget_bias=1.0):
    """Weights with which the training of an LSTM can start, packed i,
    f, c, o, as keras.layers.LSTM starts.

    input_size: D. units: H. rng: a np.random.Generator, the only source
    of chance. forget_bias: a number.
    Returns a tuple of float32 arrays: W (D, 4H), uniform in -a..a with
    a = sqrt(6 / (D + 4H)) (Glorot & Bengio 2010); U (H, 4H), random
    with orthonormal rows (Saxe et al. 2014); b (4H,), forget_bias for
    the forget gate and else 0.
    """
    ### BEGIN SOLUTION
    a = np.sqrt(6 / (input_size + 4 * units))
    W = rng.uniform(-a, a, size=(input_size, 4 * units))
    U = np.linalg.qr(rng.normal(size=(4 * units, units)))[0].T
    b = np.repeat([0, forget_bias, 0, 0], units)
    return W.astype(np.float32), U.astype(np.float32), b.astype(np.float32)
    ### END SOLUTION
