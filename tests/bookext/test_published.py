"""One value of the configuration switches on what needs a public address; without it, a page names no other place."""

import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from coursekit.notebooks import ROOT

REPOSITORY = "https://github.com/somebody/rnn-course"


def build(folder, repository):
    """Build a book of three pages with the course's own configuration, but for its repository; gives its pages' HTML."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    config["execute"] = {"execute_notebooks": "off"}
    config["html"]["favicon"] = str(ROOT / config["html"]["favicon"])
    config["sphinx"]["config"] |= {
        "course_repository": repository,
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
    html = source / "_build" / "html"
    return {
        name: (html / f"{name}.html").read_text(encoding="utf-8")
        for name in ("index", "exercises/numpy", "404")
    }


@pytest.fixture(scope="module")
def private(tmp_path_factory):
    return build(tmp_path_factory.mktemp("private"), "")


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    return build(tmp_path_factory.mktemp("public"), REPOSITORY)


def test_without_a_repository_a_page_names_no_other_place(private):
    for page in private.values():
        header = page[page.index('class="article-header-buttons"') : page.index("<article")]
        assert "https://" not in header
        assert 'rel="canonical"' not in page and "og:image" not in page


def test_with_a_repository_an_exercise_opens_in_colab_and_binder(public):
    page = public["exercises/numpy"]
    assert (
        "https://colab.research.google.com/github/somebody/rnn-course/blob/main/exercises/numpy.ipynb" in page
    )
    assert (
        "https://mybinder.org/v2/gh/somebody/rnn-course/main?urlpath=lab/tree/exercises/numpy.ipynb" in page
    )
    assert f'href="{REPOSITORY}"' in page
    assert "colab" not in public["index"], "a Markdown page cannot be launched"


def test_with_a_repository_pages_have_an_address_and_a_card(public):
    assert '<link rel="canonical" href="https://somebody.github.io/rnn-course/index.html"' in public["index"]
    image = r'property="og:image" content="https://somebody\.github\.io/rnn-course/(_static/.+?\.png)"'
    picture = (ROOT / "book" / re.search(image, public["index"]).group(1)).read_bytes()
    assert picture.startswith(b"\x89PNG") and len(picture) < 200_000
    assert struct.unpack(">II", picture[16:24]) == (1200, 630), "the size that messengers want"


def test_with_a_repository_the_404_page_works_below_its_name(public, private):
    assert 'href="/rnn-course/_static/own/' in public["404"]
    assert 'href="/_static/own/' in private["404"]
