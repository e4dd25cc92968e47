"""Pairs first, then half as many steps."""
# loses: nothing


def scan(a, b):
    T = b.shape[1]
    if T == 1:
        return b.copy()
    even, odd = slice(0, T - 1, 2), slice(1, T, 2)
    joined = scan(a[:, odd] * a[:, even], a[:, odd] * b[:, even] + b[:, odd])
    states = np.empty_like(b)
    states[:, odd] = joined
    states[:, 0] = b[:, 0]
    states[:, 2::2] = a[:, 2::2] * joined[:, : (T - 1) // 2] + b[:, 2::2]
    return states
