"""One value of the configuration switches on what needs a public address; without it, a page names no other place."""

import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from browser import axe, is_wider_than_the_window, open_page

from coursekit import card
from coursekit.notebooks import ROOT
from coursekit.static_host import serve

pytestmark = [
    pytest.mark.reads_pages("01_memory"),
    pytest.mark.children_read_no_notebook,  # but for the one that they are given, and a digest of all: renewal.py
]

REPOSITORY = "https://github.com/somebody/rnn-course"
LAUNCHED = {
    "Colab": "https://colab.research.google.com/github/somebody/rnn-course/blob/main/exercises/numpy.ipynb",
    "Binder": "https://mybinder.org/v2/gh/somebody/rnn-course/main?urlpath=lab/tree/exercises/numpy.ipynb",
}


def build(folder, repository):
    """Build a book of three pages with the course's own configuration, but for its repository; gives its folder."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    config["execute"] = {"execute_notebooks": "off"}
    config["html"]["favicon"] = str(ROOT / config["html"]["favicon"])
    config["sphinx"]["config"] |= {
        "course_repository": repository,
        "practice_marks": False,  # they would need the bank
        "html_static_path": [str(ROOT / path) for path in config["sphinx"]["config"]["html_static_path"]],
    }
    source = folder / "source"
    (source / "exercises").mkdir(parents=True)
    (source / "book").mkdir()
    shutil.copy(ROOT / "exercises" / "01_memory" / "numpy.ipynb", source / "exercises")
    (source / "book" / "references.bib").write_text("", encoding="utf-8")
    (source / "index.md").write_text("# Front\n\nThis course is about memory.\n", encoding="utf-8")
    (source / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    toc = "format: jb-book\nroot: index\nchapters:\n- file: exercises/numpy\n"
    (source / "_toc.yml").write_text(toc, encoding="utf-8")
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    command = [Path(sys.executable).parent / "jupyter-book", "build", source]
    done = subprocess.run(
        command,
        env={"PATH": path, "HOME": str(folder), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    return source / "_build" / "html"


def read_pages(html):
    """The HTML of the book's pages, by name."""
    names = ("index", "exercises/numpy", "404")
    return {name: (html / f"{name}.html").read_text(encoding="utf-8") for name in names}


@pytest.fixture(scope="module")
def private(tmp_path_factory):
    return read_pages(build(tmp_path_factory.mktemp("private"), ""))


@pytest.fixture(scope="module")
def public_folder(tmp_path_factory):
    return build(tmp_path_factory.mktemp("public"), REPOSITORY)


@pytest.fixture(scope="module")
def public(public_folder):
    return read_pages(public_folder)


def test_without_a_repository_a_page_names_no_other_place(private):
    for page in private.values():
        header = page[page.index('class="article-header-buttons"') : page.index("<article")]
        assert "https://" not in header
        assert 'rel="canonical"' not in page and "og:image" not in page


def test_with_a_repository_an_exercise_opens_in_colab_and_binder(public):
    page = public["exercises/numpy"]
    assert all(f'href="{address}"' in page for address in LAUNCHED.values())
    assert f'href="{REPOSITORY}"' in page
    assert "colab" not in public["index"], "a Markdown page cannot be launched"


@pytest.mark.parametrize("width", [1280, 360])
def test_the_rocket_opens_a_menu_whose_entries_lead_there(public_folder, browser, width):
    """By keyboard and by mouse; the menu fits the window, has a picture for each entry, and Escape closes it."""
    with (
        serve(public_folder) as site,
        open_page(browser, f"{site}/exercises/numpy.html", width=width) as opened,
    ):
        page = opened.page
        page.context.route(re.compile("^https:"), lambda route: route.fulfill(body="<title>There</title>"))
        rocket = page.get_by_role("button", name="Open in Colab or Binder")
        menu = page.locator("#launch-buttons")
        assert menu.is_hidden()
        rocket.press("Enter")
        assert menu.is_visible() and axe(page) == []
        box = menu.bounding_box()
        assert 0 <= box["x"] and box["x"] + box["width"] <= width
        assert not is_wider_than_the_window(page)
        page.keyboard.press("Escape")
        assert menu.is_hidden()
        for name, address in LAUNCHED.items():
            rocket.click()
            entry = menu.get_by_role("link", name=name)
            assert entry.bounding_box()["height"] >= 44
            logo = "image => image.decode().then(() => image.naturalWidth)"
            assert entry.locator("img").evaluate(logo) > 0
            assert (
                opened.errors == [] and opened.external == []
            )  # nothing of it is asked for before the click
            entry.click()
            page.wait_for_url(address)
            page.go_back()
            opened.requests.clear()


def test_with_a_repository_pages_have_an_address_and_a_card(public):
    assert '<link rel="canonical" href="https://somebody.github.io/rnn-course/index.html"' in public["index"]
    image = r'property="og:image" content="https://somebody\.github\.io/rnn-course/(_static/.+?\.png)"'
    picture = (ROOT / "book" / re.search(image, public["index"]).group(1)).read_bytes()
    assert picture.startswith(b"\x89PNG") and len(picture) < 200_000
    assert struct.unpack(">II", picture[16:24]) == (1200, 630), "the size that messengers want"


def test_the_card_has_a_key_that_is_read_at_half_its_size(site, browser):
    with open_page(browser, f"{site}/book/index.html", width=card.WIDTH, height=card.HEIGHT) as opened:
        opened.page.locator(".playable-picture .key").first.wait_for()
        opened.page.evaluate(card.ARRANGE)
        key = opened.page.locator(".key")
        assert key.inner_text() == "A word moves the answer by 0%  100%"
        assert key.evaluate("key => parseFloat(getComputedStyle(key).fontSize)") / 2 >= 12  # pixels
        box = key.bounding_box()
        assert box["y"] + box["height"] < card.HEIGHT, box


def test_with_a_repository_the_404_page_works_below_its_name(public, private):
    assert 'href="/rnn-course/_static/own/' in public["404"]
    assert 'href="/rnn-course/search.html"' in public["404"]
    assert 'href="/_static/own/' in private["404"]
    assert 'href="/search.html"' in private["404"]
