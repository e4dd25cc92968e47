"""Numbers for people: the formatter, and that no page hands a sentence a number in Python's notation."""

import re

import pytest

from coursekit.notebooks import ROOT, page_names
from coursekit.numerals import listing, scientific, share


@pytest.mark.parametrize(
    "value, digits, text",
    [
        (8e24, 1, "8 · 10²⁴"),
        (3.4e-5, 1, "3 · 10⁻⁵"),
        (-1.26e-12, 2, "−1.3 · 10⁻¹²"),
        (9.99e-5, 1, "1 · 10⁻⁴"),  # rounding can reach the next power
        (0.0512, 1, "0.05"),
        (0.001, 1, "0.001"),
        (0.09996, 2, "0.10"),
        (1.96, 1, "2"),
        (63.2, 1, "60"),
        (2345, 2, "2,300"),
        (9999, 1, "1 · 10⁴"),
        (0, 1, "0"),
        (-2, 1, "−2"),
        (float("inf"), 1, "inf"),
    ],
)
def test_a_number_for_a_sentence(value, digits, text):
    assert scientific(value, digits) == text


def test_names_in_a_sentence():
    assert [listing(["a", "b", "c"][:count]) for count in range(4)] == ["none", "a", "a and b", "a, b and c"]


def test_how_many_of_how_many():
    assert [share(count, 5) for count in (0, 3, 5)] == ["none of 5", "3 of 5", "all 5"]
    assert share(2, 2) == "both"


@pytest.mark.parametrize("name", page_names())
def test_no_sentence_gets_a_number_in_pythons_notation(name):
    """1e-05 is fine in a printed table; what is glued stands in prose, and goes through `scientific`."""
    page = (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")
    glued = re.findall(r"^ *glue\(.*\)$", page, re.M)
    assert glued
    for line in glued:
        value = line.split(",", 1)[1]
        assert not re.search(r":[,.\d]*[eEgG]\}", value), (
            f"{line.strip()} wants coursekit.numerals.scientific"
        )


@pytest.mark.parametrize("name", page_names())
def test_alt_texts_count_no_runs(name):
    """Another machine's runs may end otherwise, and nothing can be glued into an alt text: say most, some or none."""
    page = (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")
    number = "one|two|three|four|five|[0-9]+"
    for alt in re.findall(r"alt: (.*)", page):
        assert not re.search(rf"\b({number}) of (the )?({number}) (runs|seeds)", alt, re.I), alt


@pytest.mark.parametrize("path", sorted(ROOT.glob("book/*.md")), ids=lambda path: path.stem)
def test_no_sentence_writes_a_number_in_pythons_notation(path):
    prose = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.S | re.M)
    prose = re.sub(r"`[^`]*`", "", prose)
    assert not re.findall(r"\d[eE][-+]?\d+\b", prose)
