"""A page is executed again when what it imports, or the data that it reads, has changed."""

import pytest

from coursekit import book, kept_runs, page_sources
from coursekit.notebooks import ROOT, page_names

PAGE = """---
file_format: mystnb
kernelspec: {name: python3, display_name: Python 3}
---

# A page

```{code-cell}
from kit.drawings import draw
from kit.results import load

draw(load("runs"))
```
"""


@pytest.fixture
def course(tmp_path):
    """A folder with a page and a small package kit, of which the page needs all but two files."""
    (tmp_path / "kit").mkdir()
    files = {
        "__init__.py": "",
        "drawings.py": "import numpy as np\nfrom kit import colours\n\ndraw = print\n",
        "colours.py": "BLUE = 'blue'\n",
        "results.py": "def load(name): ...\n",
        "runs.json": "[1, 2]",
        "other.py": "",
        "other_runs.json": "[]",
    }
    for name, text in files.items():
        (tmp_path / "kit" / name).write_text(text)
    (tmp_path / "page.md").write_text(PAGE)
    return tmp_path


def test_the_sources_are_what_the_page_imports_and_names(course):
    found = {path.name for path in page_sources.sources(course / "page.md", course)}
    assert found == {"__init__.py", "drawings.py", "colours.py", "results.py", "runs.json"}


@pytest.mark.parametrize("file", ["colours.py", "runs.json"])
def test_a_page_whose_sources_have_changed_is_executed_again(course, monkeypatch, file):
    monkeypatch.setattr(book, "LOG", course / "book.log")
    monkeypatch.setenv(kept_runs.FOLDER, "")  # so that it is afterwards what it was
    monkeypatch.setattr(book, "digest", lambda page: page_sources.digest(page, course))
    page, cache = course / "page.md", course / "cache"
    assert book.to_execute([page], cache) == [page]
    assert book.execute(page, cache).endswith(" s")
    assert book.to_execute([page], cache) == []
    (course / "kit" / "other.py").write_text("# of no concern to the page\n")
    assert book.to_execute([page], cache) == []
    (course / "kit" / file).write_text("[3]")
    assert book.to_execute([page], cache) == [page]


@pytest.mark.parametrize("name", page_names())
def test_every_page_of_the_book_draws_with_what_it_is_told_to_depend_on(name):
    found = {path.name for path in page_sources.sources(ROOT / "book" / f"{name}.md")}
    assert {"plots.py", "layouts.py", "legible.py"} <= found
