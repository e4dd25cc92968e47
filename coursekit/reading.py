"""How long a page takes: `python -m coursekit.reading` counts every page of the book.

The rates are those at which two readers' times for chapters 1 and 2 come out (60 to 75 minutes, 2.5 to 3.5 hours):
180 words a minute, 8 visible lines of code a minute, 1.5 minutes an equation, a minute for a picture or a table of
results, 10 minutes for a figure that one plays with, 2 minutes a question. What is folded is not counted.
"""

import ast
import math
import re
from dataclasses import dataclass
from pathlib import Path

from .notebooks import ROOT, pages

FOLDED = {"hide-input", "hide-cell", "remove-input", "remove-cell"}
FENCE = re.compile(r"^(`{3,}|:{3,})(.*)$")
STATED = re.compile(r"About (\d+) minutes")


@dataclass
class Count:
    """What a page holds. All fields but `name` are counts."""

    name: str
    words: int = 0
    visible: int = 0  # lines of code that are seen at once
    folded: int = 0  # lines of code behind a click
    equations: int = 0
    shown: int = 0  # pictures, and tables of results
    figures: int = 0  # that one plays with
    questions: int = 0

    @property
    def minutes(self) -> int:
        """The time for reading, rounded up to five minutes."""
        minutes = self.words / 180 + self.visible / 8
        minutes += 1.5 * self.equations + self.shown + 10 * self.figures + 2 * self.questions
        return 5 * math.ceil(minutes / 5)


def stated_minutes(path: Path) -> int | None:
    """The time that a page itself states, or None."""
    found = STATED.search(path.read_text(encoding="utf-8"))
    return int(found[1]) if found else None


def count(path: Path) -> Count:
    """Count what a page of MyST Markdown holds."""
    result = Count(path.stem)
    text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    result.equations = len(re.findall(r"\$\$.+?\$\$", text, flags=re.DOTALL))
    lines = iter(text.splitlines())
    blocks = []  # (fence, folded) of the colon fences around a line
    for line in lines:
        fence = FENCE.match(line)
        folded = any(hidden for _, hidden in blocks)
        if not fence:
            if not folded:
                result.words += len(line.split())
        elif fence[1][0] == ":":
            if blocks and not fence[2].strip() and fence[1] == blocks[-1][0]:
                blocks.pop()
            else:
                dropdown = fence[2].startswith("{dropdown}")
                result.questions += bool(re.match(r"\{dropdown\} \d+\. ", fence[2]))
                blocks.append((fence[1], dropdown))
        else:
            _count_block(result, fence[2], list(_until(lines, fence[1])), folded)
    return result


def _until(lines, fence):
    for line in lines:
        if line.startswith(fence):
            return
        yield line


def _count_block(result, name, body, folded):
    """Count what a block between backticks holds."""
    if name.startswith("{playable}"):
        result.figures += 1
    elif name.startswith("{literalinclude}"):
        size = _included_lines(name.split()[1], body)
        if folded:
            result.folded += size
        else:
            result.visible += size
    elif name.startswith(("{code-cell}", "python")):
        options = 0
        if body and body[0] == "---":
            options = body.index("---", 1) + 1
        else:
            while options < len(body) and body[options].startswith(":"):
                options += 1
        head = "\n".join(body[:options])
        if not folded and not re.search("remove-cell|hide-cell|hide-output", head):
            result.shown += ("    alt:" in head) + sum(line.startswith("Table(") for line in body)
        size = sum(bool(line.strip()) for line in body[options:])
        if folded or any(tag in head for tag in FOLDED):
            result.folded += size
        else:
            result.visible += size


def _included_lines(source, options):
    """How many lines `literalinclude` takes from a file: the function or class that it names, or all of it."""
    text = (ROOT / "book" / source).resolve().read_text(encoding="utf-8")
    for line in options:
        if line.startswith(":pyobject:"):
            node = ast.parse(text)
            for name in line.split()[1].split("."):
                node = next(child for child in node.body if getattr(child, "name", None) == name)
            text = ast.get_source_segment(text, node)
    return sum(bool(line.strip()) for line in text.splitlines())


def main() -> None:
    print("page              words  visible  folded  equations  shown  figures  questions  minutes")
    for path in pages():
        c = count(path)
        print(
            f"{c.name:16} {c.words:6} {c.visible:8} {c.folded:7} {c.equations:10} {c.shown:6} {c.figures:8} {c.questions:10} {c.minutes:8}"
        )


if __name__ == "__main__":
    main()
