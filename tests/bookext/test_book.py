"""The built book: everything a reader gets, and nothing that they should not."""

import html
import re

import pytest

from coursekit.answers import read_notebook
from coursekit.notebooks import ROOT, chapters, page_names


def test_every_chapter_and_every_exercise_is_a_page(book):
    assert (book / "index.html").is_file()
    for name in page_names():
        assert (book / "book" / f"{name}.html").is_file()
    for chapter in chapters():
        for source in (ROOT / "solutions" / chapter).glob("*.ipynb"):
            assert (book / "exercises" / chapter / f"{source.stem}.html").is_file()


@pytest.mark.parametrize("chapter", chapters())
def test_a_chapter_offers_its_notebooks_for_download(book, chapter):
    of_chapter = [name for name in page_names() if name[:3] == chapter[:3]]
    page = "".join((book / "book" / f"{name}.html").read_text(encoding="utf-8") for name in of_chapter)
    for source in (ROOT / "solutions" / chapter).glob("*.ipynb"):
        link = re.search(rf'href="\.\./(_downloads/\w+/{source.name})"', page)
        assert link, f"no download link to {source.name}"
        student = (ROOT / "exercises" / chapter / source.name).read_bytes()
        assert (book / link[1]).read_bytes() == student


def test_no_solution_and_no_hidden_test_is_published(book):
    secrets = set()
    for chapter in chapters():
        for source in (ROOT / "solutions" / chapter).glob("*.ipynb"):
            for cell in read_notebook("solutions", chapter, source.stem)["cells"]:
                text = "".join(cell["source"])
                if "### BEGIN HIDDEN TESTS" in text:
                    code = text.split("### BEGIN HIDDEN TESTS")[1]
                    secrets |= {line.strip() for line in code.splitlines() if line.startswith("def test_")}
    assert len(secrets) >= 10
    assert not (book / "solutions").exists() and not (book / "_sources" / "solutions").exists()
    for path in book.rglob("*"):
        assert "solutions" not in path.parts[len(book.parts) :], path
        if path.suffix in {".html", ".ipynb", ".md", ".txt", ".js", ".json"}:
            text = html.unescape(re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8", errors="replace")))
            for secret in [*secrets, "BEGIN HIDDEN TESTS", "END SOLUTION"]:
                assert secret not in text, f"{path} shows {secret!r}"


@pytest.mark.parametrize("name", page_names())
def test_figures_have_alt_text(book, name):
    page = (book / "book" / f"{name}.html").read_text(encoding="utf-8")
    alts = [re.search(r'alt="([^"]*)"', tag) for tag in re.findall(r"<img[^>]*_images[^>]*>", page)]
    assert alts
    for alt in alts:
        assert alt and len(alt[1]) > 60, "a figure without words for those who do not see it"


@pytest.mark.parametrize("name", page_names())
def test_a_page_shows_no_log_of_its_libraries(book, name):
    page = (book / "book" / f"{name}.html").read_text(encoding="utf-8")
    assert 'class="output stderr' not in page, (
        "a cell writes to stderr: tag it remove-stderr, if it is no error"
    )
    for sign in ["WARNING:", " at 0x"]:
        assert sign not in page, f"a cell prints {sign!r}: a log line, or an object without a value"
