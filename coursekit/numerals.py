"""Numbers as a reader wants them in a sentence; book/figures/picture.js writes them in the same way."""

import math

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def scientific(value, digits=1):
    """A number with so many significant digits: 8 · 10²⁴ in the place of Python's 8e+24.

    Between 0.001 and 10,000 it is written out, with a comma for the thousands. digits: 1 or more. Returns a string.
    """
    value = float(value)
    if not math.isfinite(value):
        return str(value)
    mantissa, power = f"{value:.{digits - 1}e}".split("e")
    if value == 0 or -3 <= int(power) < 4:
        places = max(digits - 1 - int(power), 0)
        text = f"{float(f'{mantissa}e{power}'):,.{places}f}"
    else:
        text = f"{mantissa} · 10{str(int(power)).translate(RAISED)}"
    return text.replace("-", "−")


def listing(names):
    """Names as they stand in a sentence: "none", "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names) or "none"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def share(count, total):
    """How many of how many, in words where a number would sound odd: "none of 5", "3 of 5", "all 5"; "both" of 2."""
    if count == total:
        return "both" if total == 2 else f"all {total}"
    return f"{count or 'none'} of {total}"
