"""The proof that grading is right: each answer of the bank and each mutant, test by test, at the draws of plan.py.

`make test` proves what is new, `make prove` everything, `make try FILE=...` one answer. CONTRIBUTING.md says how.
"""

import gradebox  # noqa: F401 (before nbformat, which would import what takes a second: see there)
