"""Results as a table of the page: with a caption, rows and columns that screen readers name, and room to scroll.

On a phone the rows of a table that is too wide for it stand below each other: each is a block under its name, and every
entry has the name of its column beside it (course.css). Narrow tables stay tables.

Own code, and not pandas' Styler, because Python in the page would have to load pandas for every table.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

LONG = 20  # letters: an entry of more is a text, and may take several lines
# What fits a phone of 360 pixels, in letters of the size that course.css gives tables there: the text's width, and what a
# column takes for its edges.
PHONE, EDGES = 33, 1
# Short entries in brackets, such as (−1, 1) or (B, T, H): a page keeps them on one line (bookext/line_breaks.py).
BRACKETS = re.compile(r"\([^\s(),;]{1,7}(?:[,;] [^\s(),;]{1,7}){1,4}\)")
HALF = 15  # letters of a name and its entry that leave room for another entry beside them


class Table:
    """A table that a cell shows when it is the cell's last value.

    caption: a sentence that says what to see. columns: their names. rows: each as long as `columns`; its first entry
    names the row. Entries are shown by `str`: format numbers before. Raises ValueError for a row of another length.
    """

    def __init__(self, caption: str, columns: Sequence[str], rows: Iterable[Sequence[object]]):
        self.caption = caption
        self.columns = [str(name) for name in columns]
        self.rows = [[str(entry) for entry in row] for row in rows]
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(
                    f"the row {row} has {len(row)} entries, and there are {len(self.columns)} columns"
                )

    @property
    def stacks(self) -> bool:
        """Whether the table is too wide for a phone, so that its rows stand below each other there."""
        rows, *others = self._by_column()
        least = longest_word(rows) + sum(map(_least_letters, others))
        return least + EDGES * len(self.columns) > PHONE

    def _by_column(self) -> list[tuple[str, ...]]:
        """Each column's name and its entries."""
        return list(zip(self.columns, *self.rows, strict=True))

    def _repr_html_(self) -> str:
        stacks, caption = self.stacks, escape(self.caption)
        # What is displayed in another way than a table is none for a screen reader, unless it is told so.
        roles = ROLES if stacks else dict.fromkeys(ROLES, "")
        # A column without a name has no heading: an empty one is read aloud as one.
        head = "".join(
            f'<th scope="col"{roles["columnheader"]}>{escape(name)}</th>'
            if name
            else f"<td{roles['cell']}></td>"
            for name in self.columns
        )
        labels = [""] * len(self.columns)
        whole_line = [False] * len(self.columns)
        if stacks:
            labels = [f' data-label="{escape(name)}"' if name else "" for name in self.columns]
            letters = [len(name) + max(map(len, entries), default=0) for name, *entries in self._by_column()]
            whole_line[1:] = whole_lines(letters[1:])

        def cell(entry: str, label: str, whole: bool) -> str:
            kinds = " ".join(["words"] * (len(entry) > LONG) + ["line"] * whole + ["nothing"] * (not entry))
            kinds = f' class="{kinds}"' if kinds else ""
            return f"<td{kinds}{label}{roles['cell']}>{escape(entry)}</td>"

        body = "".join(
            f"<tr{roles['row']}>"
            f'<th scope="row"{labels[0]}{roles["rowheader"]}>{escape(first)}</th>'
            f"{''.join(map(cell, others, labels[1:], whole_line[1:]))}</tr>"
            for first, *others in self.rows
        )
        return (
            # The caption stays where it is. What scrolls must be reached by the keyboard, and have a name.
            f'<figure class="results"><figcaption>{caption}</figcaption>'
            f'<div role="region" tabindex="0" aria-label="{caption}">'
            f'<table class="table{" stacks" * stacks}"{roles["table"]}>'
            f"<thead{roles['rowgroup']}><tr{roles['row']}>{head}</tr></thead>"
            f"<tbody{roles['rowgroup']}>{body}</tbody></table></div></figure>"
        )

    def __repr__(self) -> str:
        """The same as text, for a terminal."""
        widths = [max(map(len, column)) for column in self._by_column()]
        lines = [
            "  ".join(entry.ljust(width) for entry, width in zip(row, widths, strict=True)).rstrip()
            for row in [self.columns, *self.rows]
        ]
        return "\n".join([self.caption, *lines])


ROLES = {
    name: f' role="{name}"' for name in ("table", "rowgroup", "row", "columnheader", "rowheader", "cell")
}


def whole_lines(letters: Sequence[int]) -> list[bool]:
    """Which columns take a line each where rows are stacked: two short ones share one, if they stand side by side.

    letters: for each column after the first how many its name and its longest entry have together.
    """
    whole = [count > HALF for count in letters]
    first = 0  # of a run of short columns
    for place in range(len(whole) + 1):
        if place == len(whole) or whole[place]:
            if (place - first) % 2:
                whole[place - 1] = True  # alone
            first = place + 1
    return whole


def longest_word(texts: Iterable[str]) -> int:
    """How many letters the longest word has, where short entries in brackets are one word."""
    words = BRACKETS.sub(lambda brackets: "x" * len(brackets[0]), " ".join(texts)).split()
    return max(map(len, words), default=0)


def _least_letters(column: Sequence[str]) -> int:
    """How wide a column must be, in letters: its name and texts break between words, other entries not at all."""
    name, *entries = column
    texts = [name, *(entry for entry in entries if len(entry) > LONG)]
    unbroken = [entry for entry in entries if len(entry) <= LONG]
    return max([longest_word(texts), *map(len, unbroken)])
