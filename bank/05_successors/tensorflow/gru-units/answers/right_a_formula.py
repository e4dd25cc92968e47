"""Solves the quadratic equation."""
# loses: nothing


def gru_units(inputs, units, reset_after=True):
    import math

    side = inputs + (2 if reset_after else 1)  # 3 H H + 3 side H <= most
    most = 4 * units * (inputs + units + 1)
    return (math.isqrt(side**2 + 4 * (most // 3)) - side) // 2
