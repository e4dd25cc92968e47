"""The map of chapter 5: every cell of the book and its relatives on one form, S_t = A_t S_(t-1) + B_t.

The entries of a cell come from the paper under its key in book/references.bib, or from code that the page names. The
table and the figure of the page are made of these rows.
"""

from collections.abc import Callable
from dataclasses import dataclass

# What A may do to the state. Down to "a number each" it may do more and more; the rest are different kinds.
FAMILIES = {
    "all is kept": "No state: the past itself is kept",
    "nothing fades": "Nothing fades: A is 1",
    "one number": "One number from 0 to 1 for all of the state",
    "a number each": "A number from 0 to 1 for each unit",
    "a turn": "A turn, and a number, for each pair of units",
    "one direction": "One direction is treated apart",
    "numbers and a direction": "A number each, and one direction, not symmetric",
    "several directions": "Several directions, one after the other",
    "any matrix": "A full matrix, inside a tanh",
}
READS = ("nothing", "x", "x and h")  # what A and B depend on


@dataclass(frozen=True)
class Cell:
    """A row of the map.

    A, B: what the state is multiplied by, and what is added. family: what A may do, a key of FAMILIES. reads: what A
    depends on, one of READS. tracks: what is proved or said of it; (G) is Grazzi et al. 2025, (M) Merrill et al. 2024.
    step: products with the old state, U h among them, for what is added, and for the reading where q does it; not those
    of the layers of x that make gates, keys and values. keep: numbers kept for H units (a matrix: H x H) after T
    steps. key: its paper.
    """

    name: str
    family: str
    reads: str
    A: str
    B: str
    tracks: str
    step: str
    keep: Callable[[int, int], int]
    key: str

    @property
    def at_once(self) -> bool:
        """A and B that do not read the state can be computed before it, and steps be joined."""
        return self.reads != "x and h"


def vector(H, T):
    """A number a unit."""
    return H


def pair(H, T):
    """Two numbers a unit: a cell state too, or a complex number."""
    return 2 * H


def matrix(H, T):
    """A memory of H keys and H values."""
    return H * H


N = 16  # numbers a channel of S4 and Mamba keeps
NO_PARITY = "not parity: no minus (G)"
GATED = "as the tanh RNN, with its gates held"

CELLS = [
    Cell(
        "tanh RNN",
        "any matrix",
        "x and h",
        "U, inside a tanh",
        "x W + b, inside it",
        "five cups and more (M)",
        "H²",
        vector,
        "elman1990",
    ),
    Cell(
        "LSTM",
        "a number each",
        "x and h",
        "diag(f)",
        "i ⊙ c̃",
        GATED,
        "4 H²",
        pair,
        "hochreiter1997",
    ),
    Cell(
        "GRU",
        "a number each",
        "x and h",
        "diag(z)",
        "(1 − z) ⊙ h̃",
        GATED,
        "3 H²",
        vector,
        "cho2014",
    ),
    Cell(
        "sLSTM",
        "a number each",
        "x and h",
        "diag(f)",
        "i ⊙ tanh(z)",
        GATED,
        "4 H²",
        lambda H, T: 4 * H,
        "beck2024",
    ),
    Cell(
        "minLSTM",
        "a number each",
        "x",
        "diag(f / (f + i))",
        "i / (f + i) ⊙ h̃",
        NO_PARITY,
        "2 H",
        vector,
        "feng2024",
    ),
    Cell("RG-LRU", "a number each", "x", "diag(a)", "√(1 − a²) ⊙ i ⊙ x", NO_PARITY, "3 H", vector, "de2024"),
    Cell(
        "S4",
        "a turn",
        "nothing",
        "exp(Δ A), complex",
        "B x",
        "not five cups (M)",
        "4 N H",
        lambda H, T: N * H,
        "gu2021",
    ),
    Cell(
        "LRU",
        "a turn",
        "nothing",
        "diag(λ), complex",
        "γ ⊙ B x",
        "its turns do not depend on x",
        "4 H",
        pair,
        "orvieto2023",
    ),
    Cell(
        "Mamba",
        "a number each",
        "x",
        "diag(exp(Δ A))",
        "Δ B x",
        "not five cups (M), not parity (G)",
        "3 N H",
        lambda H, T: N * H,
        "gu2023",
    ),
    Cell("Mamba-2", "one number", "x", "exp(Δ A)", "Δ k vᵀ", NO_PARITY, "3 H²", matrix, "dao2024"),
    Cell(
        "Mamba-3",
        "a turn",
        "x",
        "exp(Δ A) and turns",
        "k vᵀ, of this step and the last",
        "parity: a half turn is a minus",
        "4 H²",
        lambda H, T: H * H + 2 * H + H // 4,
        "lahoti2026",
    ),
    Cell(
        "mLSTM", "one number", "x", "f", "i k vᵀ", NO_PARITY, "3 H²", lambda H, T: H * H + H + 1, "beck2024"
    ),
    Cell(
        "linear attention",
        "nothing fades",
        "nothing",
        "1",
        "k vᵀ",
        NO_PARITY,
        "2 H²",
        matrix,
        "katharopoulos2020",
    ),
    Cell(
        "DeltaNet",
        "one direction",
        "x",
        "1 − β k kᵀ",
        "β k vᵀ",
        "parity, with β up to 2 (G)",
        "3 H²",
        matrix,
        "schlag2021",
    ),
    Cell(
        "Gated DeltaNet",
        "one direction",
        "x",
        "α (1 − β k kᵀ)",
        "β k vᵀ",
        "parity, with β up to 2 (G)",
        "4 H²",
        matrix,
        "yang2024",
    ),
    Cell(
        "RWKV-7",
        "numbers and a direction",
        "x",
        "diag(w) − (a ⊙ κ) κᵀ",
        "k vᵀ",
        "every regular language, say its authors",
        "5 H²",
        matrix,
        "peng2025",
    ),
    Cell(
        "DeltaProduct",
        "several directions",
        "x",
        "(1 − β₂ k₂ k₂ᵀ)(1 − β₁ k₁ k₁ᵀ)",
        "each factor writes",
        "every regular language, with enough factors (G)",
        "5 H²",
        matrix,
        "siems2025",
    ),
    Cell(
        "softmax attention",
        "all is kept",
        "nothing",
        "none",
        "k and v, beside the others",
        "not five cups (M)",
        "2 H T",
        lambda H, T: 2 * H * T,
        "vaswani2017",
    ),
]


def kept(name: str, H: int, T: int) -> int:
    """Numbers that a cell of that name keeps for H units after T steps. KeyError for a name that is not on the map."""
    return {cell.name: cell.keep for cell in CELLS}[name](H, T)
