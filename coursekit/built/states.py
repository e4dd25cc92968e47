"""States that follow a machine with weights set by hand: Householder 1958; Grazzi et al. 2025. See chapter 5.

A cell of one form, h_t = A(x_t) h_(t-1), where the move x_t picks the matrix.
"""

import numpy as np


def householder_step(h, k, beta):
    """Multiply each state by I - beta k k^T / |k|^2: h, k (B, n),
    beta (B, 1) -> (B, n)."""
    along = np.sum(k * h, axis=1, keepdims=True)
    length = np.sum(k * k, axis=1, keepdims=True)
    return h - beta * along / length * k


def mirror(k):
    """The matrix of a mirror, with k (n,) at a right angle to it."""
    k = np.array([k], float)
    return householder_step(np.eye(k.size), k, np.array([[2.0]])).T


def turn(angle):
    """The matrix that turns a point of the plane to the left."""
    cos, sin = np.cos(angle), np.sin(angle)
    return np.array([[cos, -sin], [sin, cos]])


def walk(A, h_0, moves):
    """All states of h_t = A[x_t] h_(t-1): A (moves, n, n), h_0 (n,),
    moves (T,) -> states (T, n)."""
    states, h_t = [], np.array(h_0, float)
    for x_t in moves:
        h_t = A[x_t] @ h_t
        states.append(h_t)
    return np.array(states)


# A matrix for each move: wait or press; no turn, one or two;
# no swap, right, left, two around, both ends.
SWITCH = np.array([[[1.0]], [[-1.0]]])
TURNTABLE = np.array([turn(k * 2 * np.pi / 3) for k in range(3)])
# The state says which cup stands at each of three places.
# No move is more than two mirrors.
LEFT = mirror([1, -1, 0])
RIGHT = mirror([0, 1, -1])
ENDS = mirror([1, 0, -1])
CUPS = np.array([np.eye(3), RIGHT, LEFT, LEFT @ RIGHT, RIGHT @ LEFT, ENDS])
