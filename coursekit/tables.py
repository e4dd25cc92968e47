"""Results as a table of the page: with a caption, rows and columns that screen readers name, and room to scroll.

Own code, and not pandas' Styler, because Python in the page would have to load pandas for every table.
"""

from collections.abc import Iterable, Sequence
from html import escape

LONG = 20  # letters: an entry of more is a text, and may take several lines


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

    def _repr_html_(self) -> str:
        # A column without a name has no heading: an empty one is read aloud as one.
        head = "".join(
            f'<th scope="col">{escape(name)}</th>' if name else "<td></td>" for name in self.columns
        )
        body = "".join(
            f'<tr><th scope="row">{escape(first)}</th>{"".join(map(self._cell, others))}</tr>'
            for first, *others in self.rows
        )
        caption = escape(self.caption)
        return (
            # The caption stays where it is. What scrolls must be reached by the keyboard, and have a name.
            f'<figure class="results"><figcaption>{caption}</figcaption>'
            f'<div role="region" tabindex="0" aria-label="{caption}"><table class="table">'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></figure>"
        )

    @staticmethod
    def _cell(entry: str) -> str:
        words = ' class="words"' if len(entry) > LONG else ""
        return f"<td{words}>{escape(entry)}</td>"

    def __repr__(self) -> str:
        """The same as text, for a terminal."""
        widths = [max(map(len, column)) for column in zip(self.columns, *self.rows, strict=True)]
        lines = [
            "  ".join(entry.ljust(width) for entry, width in zip(row, widths, strict=True)).rstrip()
            for row in [self.columns, *self.rows]
        ]
        return "\n".join([self.caption, *lines])
