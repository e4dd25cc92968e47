"""The glossary and the page of equations: complete, and the same as the chapters."""

import re

import pytest

from coursekit.answers import read_notebook
from coursekit.notebooks import ROOT, chapters, pages

EQUATIONS = (ROOT / "book" / "equations.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "book" / "glossary.md").read_text(encoding="utf-8")


def solutions():
    """Every cell of every notebook in solutions/, notebook by notebook: (its name, [(type, text), ...])."""
    for chapter in chapters():
        for path in sorted((ROOT / "solutions" / chapter).glob("*.ipynb")):
            cells = read_notebook("solutions", chapter, path.stem)["cells"]
            yield f"{chapter}/{path.stem}", [(cell["cell_type"], "".join(cell["source"])) for cell in cells]


def built_from_an_equation():
    """The functions and classes whose task has a displayed equation."""
    for notebook, cells in solutions():
        task = ""
        for kind, text in cells:
            if kind == "markdown" and text.startswith("#"):
                task = text
            elif "### BEGIN SOLUTION" in text and "$$" in task:
                yield pytest.param(re.search(r"^(?:def|class) (\w+)", text, re.M)[1], id=f"{notebook}")


@pytest.mark.parametrize("name", built_from_an_equation())
def test_what_is_built_from_an_equation_stands_on_the_page_of_equations(name):
    assert f"`{name}`" in EQUATIONS


def plain(latex):
    """LaTeX without what only spaces it or lines it up."""
    latex = re.sub(r"\\(?:qquad|quad|textstyle)|\\[,;]|&|\s", "", latex)
    return latex.replace(r"{\tildec}", r"\tildec").replace(r"\tilde{c}", r"\tildec").rstrip(",")


def lines(latex):
    """The equations of a displayed block, line by line."""
    body = re.sub(r"\\(?:begin|end)\{aligned\}", "", latex)
    return [plain(line) for line in re.split(r"\\\\(?:\[[\d.]+em\])?", body) if plain(line)]


ON_THE_PAGE = re.findall(r"```\{math\}\n:label: ([\w-]+)\n\n(.*?)```", EQUATIONS, re.S)


@pytest.fixture(scope="module")
def course():
    """All that chapters and exercises say, without spaces."""
    texts = [path.read_text(encoding="utf-8") for path in pages()]
    texts += [text for _, cells in solutions() for kind, text in cells if kind == "markdown"]
    return "\n".join(plain(text) for text in texts)


@pytest.mark.parametrize("label, latex", [pytest.param(*pair, id=pair[0]) for pair in ON_THE_PAGE])
def test_an_equation_stands_in_the_course_as_it_stands_on_the_page(course, label, latex):
    for line in lines(latex):
        assert line in course, f"no chapter and no exercise has the equation {label} in this form"


@pytest.mark.parametrize("page", pages(), ids=lambda path: path.stem)
def test_a_page_links_to_the_glossary(page):
    links = re.findall(r"\{term\}`(?:[^`<]* <)?([^`>]+)>?`", page.read_text(encoding="utf-8"))
    assert len(links) >= 5
    assert len(links) == len(set(links)), "only the first use of a term is a link"


def test_each_symbol_of_the_equations_is_in_the_glossary():
    """The symbols that the page of equations uses outside of its equations, such as $x_t$, are explained."""
    explained = set(re.findall(r"^\$([^$]+)\$$", GLOSSARY, re.M))
    for symbol in [
        r"x_t",
        r"h_t",
        r"c_t",
        r"f_t",
        r"i_t",
        r"\tilde{c}_t",
        r"o_t",
        r"g_t",
        r"dh_t",
        r"dz_t",
        r"dc_t",
    ]:
        assert symbol in explained
    for letters in re.findall(r"`(d?[a-z]+_(?:t|prev|tilde)|d[hzxc])`", EQUATIONS):
        assert f"`{letters}`" in GLOSSARY


def exercises_of_stops():
    """{notebook: the numbers of its exercises, in the order in which the stops of the pages send the reader there}."""
    numbers = {}
    for path in pages():
        for stop in re.findall(r"\{admonition\} Stop.*?^:::", path.read_text(encoding="utf-8"), re.S | re.M):
            for notebook, number in re.findall(r"exercises/(\w+/\w+)\.ipynb#(\d+)-", stop):
                numbers.setdefault(notebook, []).append(int(number))
    return numbers


@pytest.mark.parametrize("notebook, numbers", exercises_of_stops().items())
def test_the_exercises_of_a_notebook_come_in_the_order_of_the_pages(notebook, numbers):
    assert numbers == sorted(numbers)
