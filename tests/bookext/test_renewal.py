"""Which pages a second build makes again."""

import re

import pytest
from sphinx.application import Sphinx

from bookext import renewal

PAGES = {"index": "Front\n=====\n\n.. toctree::\n\n   book/01_memory\n   book/glossary\n"}
PAGES |= {"book/01_memory": "Memory\n======\n", "book/glossary": "Words\n=====\n"}


@pytest.fixture
def build(tmp_path, monkeypatch):
    """A function that builds a small book in one folder and returns the pages that it wrote, and those that it read."""
    drawn_with = {"01_memory": "a"}
    monkeypatch.setattr(renewal, "page_names", lambda: list(drawn_with))
    monkeypatch.setattr(renewal, "digest", lambda path: drawn_with[path.stem])
    (tmp_path / "book").mkdir()
    (tmp_path / "conf.py").write_text("extensions = ['bookext.renewal']")
    for name, text in PAGES.items():
        (tmp_path / f"{name}.rst").write_text(text)

    def build():
        out = tmp_path / "_build"
        app = Sphinx(tmp_path, tmp_path, out, out / "trees", "html", status=None, warning=None)
        read, written = set(), set()
        app.connect("source-read", lambda app, page, text: read.add(page))
        app.connect("html-page-context", lambda app, page, *rest: written.add(page))
        app.build()
        return read, written & set(PAGES)

    build.drawn_with = drawn_with
    return build


def test_nothing_is_made_again_without_a_reason(build):
    assert build() == (set(PAGES), set(PAGES))
    assert build() == (set(), set())


def test_a_page_that_draws_with_other_code_is_read_again(build):
    build()
    build.drawn_with["01_memory"] = "b"
    read, written = build()
    assert read == {"book/01_memory"} and "book/01_memory" in written
    assert build() == (set(), set())


@pytest.mark.parametrize("patterns", [renewal.BOOKEXT, renewal.SHOWN_ON_PAGES])
def test_all_pages_are_made_again_by_another_extension_script_or_exercise(build, monkeypatch, patterns):
    build()
    digest_of = renewal.digest_of
    monkeypatch.setattr(
        renewal, "digest_of", lambda given: "another" if given is patterns else digest_of(given)
    )
    read, written = build()
    assert read == (set(PAGES) if patterns is renewal.BOOKEXT else set()) and written == set(PAGES)


@pytest.mark.parametrize("patterns", [renewal.BOOKEXT, renewal.SHOWN_ON_PAGES])
def test_what_is_looked_at_is_there(patterns):
    assert all(any(renewal.ROOT.glob(pattern)) for pattern in patterns)


def test_every_module_of_the_course_that_an_extension_uses_is_looked_at():
    texts = [path.read_text() for path in renewal.ROOT.glob("bookext/**/*.py")]
    used = {
        f"coursekit/{name}.py" for text in texts for name in re.findall(r"^from coursekit\.(\w+)", text, re.M)
    }
    used -= {"coursekit/page_sources.py"}  # tells which pages are drawn anew, and is seen on none
    assert used <= set(renewal.SHOWN_ON_PAGES)


def test_a_change_of_content_or_name_changes_the_digest(tmp_path):
    path = tmp_path / "a.js"
    path.write_text("1")
    digests = [renewal.digest_of(["*.js"], tmp_path)]
    path.write_text("2")
    digests.append(renewal.digest_of(["*.js"], tmp_path))
    path.rename(tmp_path / "b.js")
    digests.append(renewal.digest_of(["*.js"], tmp_path))
    assert len(set(digests)) == 3
