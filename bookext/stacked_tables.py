"""Lets the rows of a page's wide tables stand below each other on phones, as coursekit/tables.py does for results.

Sphinx's writer gives a table neither the roles nor the names beside each entry that this takes; course.css has the rest.
"""

import re
from html import escape

from bs4 import BeautifulSoup, Tag

from coursekit.tables import EDGES, HALF, PHONE, ROLES, longest_word, whole_lines

TABLE = re.compile(r'<table class="table">\s*<thead>.*?</table>', re.S)


def stacked(table: str) -> str:
    """The HTML of a table that Sphinx wrote, ready to be stacked; as it is if it fits a phone.

    It fits if the longest entries of its columns are together no longer than a phone is wide. Two columns of texts are well
    read in many short lines: there the longest words count. Results have what they need, and stay as they are.
    """
    soup = BeautifulSoup(table, "html.parser")
    names = [_text(cell, tex=True) for cell in soup.select("thead th.head")]
    cells = soup.select("tbody td")
    count = len(names)
    if count < 2 or len(cells) % count:
        return table
    texts = [[_text(cell) for cell in cells[first::count]] for first in range(count)]
    longest = [max(map(len, column)) for column in texts]
    least = [longest_word(column) for column in texts] if count == 2 else longest
    if sum(least) + EDGES * count <= PHONE:
        return table
    letters = [len(name) + length for name, length in zip(names, longest, strict=True)]
    lines = [
        "words" if length > HALF else "line" * whole
        for length, whole in zip(longest, [False, *whole_lines(letters[1:])], strict=True)
    ]
    head, body = re.split("(?=<tbody>)", table, maxsplit=1)
    head = head.replace('class="table"', f'class="table stacks"{ROLES["table"]}', 1)
    head = re.sub("<th(?= )", f"<th{ROLES['columnheader']}", head)
    places = zip(list(zip(names, lines, strict=True)) * (len(cells) // count), map(_text, cells), strict=True)

    def named(cell: re.Match) -> str:
        (name, line), text = next(places)
        kinds = " ".join(filter(None, [cell["kinds"], line, "" if text else "nothing"]))
        kinds = f' class="{kinds}"' if kinds else ""
        return f'<td{kinds} data-label="{escape(name)}"{ROLES["cell"]}>'

    body = re.sub(r'<td(?: class="(?P<kinds>[^"]*)")?>', named, body)
    return re.sub(
        r"<(thead|tbody|tr)\b",
        lambda tag: tag[0] + ROLES["row" if tag[1] == "tr" else "rowgroup"],
        head + body,
    )


def _text(cell: Tag, tex: bool = False) -> str:
    """What a cell shows, as letters. A formula counts as the signs that one sees, or is its TeX."""
    for formula in cell.select(".katex"):
        of_it = formula.select_one("annotation" if tex else ".katex-html")
        formula.replace_with(of_it.get_text() if of_it else formula.get_text())
    return " ".join(cell.get_text().split())


def stack_tables(app, pagename, templatename, context, doctree):
    """Change the page's body before its template is rendered."""
    if "body" in context:
        context["body"] = TABLE.sub(lambda table: stacked(table[0]), context["body"])


def setup(app):
    app.connect("html-page-context", stack_tables)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
