"""New arrays in each round."""
# loses: nothing


def scan(a, b):
    jump = 1
    states = b.copy()
    while jump < b.shape[1]:
        later = a[:, jump:] * states[:, :-jump] + states[:, jump:]
        states = np.concatenate([states[:, :jump], later], axis=1)
        a = np.concatenate([a[:, :jump], a[:, jump:] * a[:, :-jump]], axis=1)
        jump *= 2
    return states
