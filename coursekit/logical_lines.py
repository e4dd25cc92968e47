"""The lines of a solution as a reader counts them: a call over three rows of the screen is one line of code."""

import io
import tokenize
from dataclasses import dataclass

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
_SILENT = {tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}


@dataclass(frozen=True)
class Line:
    """One logical line, without its comments."""

    row: int  # the row of the source on which it starts, from 1
    indent: int  # in blanks
    text: str  # as it is written, its later rows indented as they are relative to the first
    tokens: tuple[str, ...]  # two lines with the same tokens are the same code


def logical_lines(source: str) -> list[Line]:
    """All logical lines of a piece of code, docstrings left out. Raises SyntaxError if it is not Python."""
    rows = source.splitlines()
    found, tokens = [], []
    try:
        stream = list(tokenize.generate_tokens(io.StringIO(source).readline))
    except tokenize.TokenError as error:
        raise SyntaxError(str(error)) from error
    for token in stream:
        if token.type == tokenize.NEWLINE:
            if any(t.type != tokenize.STRING for t in tokens):  # a text alone is a docstring
                found.append(_line(rows, tokens))
            tokens = []
        elif token.type not in _SILENT and token.type != tokenize.ENDMARKER:
            tokens.append(token)
    return found


def answer_lines(source: str) -> list[Line]:
    """The logical lines between the marks BEGIN SOLUTION and END SOLUTION of a reference solution."""
    rows, inside, kept = source.splitlines(), False, set()
    for number, row in enumerate(rows, 1):
        inside = (inside or BEGIN in row) and END not in row
        if inside:
            kept.add(number)
    return [line for line in logical_lines(source) if line.row in kept]


def _line(rows: list[str], tokens: list[tokenize.TokenInfo]) -> Line:
    first, last = tokens[0].start[0], tokens[-1].end[0]
    indent = tokens[0].start[1]
    text = []
    for number in range(first, last + 1):
        ends = [t.end[1] for t in tokens if t.end[0] == number]
        row = rows[number - 1][: max(ends)] if ends else ""
        text.append(row[indent:] if number == first else row[min(indent, len(row) - len(row.lstrip())) :])
    return Line(first, indent, "\n".join(filter(None, text)), tuple(t.string for t in tokens))
