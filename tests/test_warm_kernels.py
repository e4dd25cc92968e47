"""Pages in kernels that are forked from a process which has imported TensorFlow."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from code_page import PAGE
from jupyter_cache import get_cache

from coursekit import warm_kernels

pytestmark = [
    pytest.mark.skipif(not warm_kernels.POSSIBLE, reason="only Linux forks such processes"),
    pytest.mark.reads_pages(),
    pytest.mark.children_read_no_notebook,  # they execute the test's own pages
]
GOOD = """import os, sys
imported = "keras" in sys.modules
import keras, matplotlib.pyplot as plt
print(imported, keras.ops.sum(keras.ops.ones((2, 2))).numpy(), os.path.exists("good.md"), __name__)
plt.plot([1, 2]);"""
CODES = {"good": GOOD, "fails": "1 / 0", "ends": "import os\nos._exit(1)"}


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """What execute says of each page, the outputs of those that it keeps, and what is written on the screen."""
    folder = tmp_path_factory.mktemp("pages")
    for name, code in CODES.items():
        (folder / f"{name}.md").write_text(PAGE.format(code=code))
    command = [sys.executable, Path(__file__).with_name("forked_pages.py"), folder]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    kept = get_cache(folder / "cache")
    outputs = {
        Path(record.uri).stem: kept.get_cache_bundle(record.pk).nb.cells[0].outputs
        for record in kept.list_cache_records()
    }
    return json.loads(done.stdout), outputs, done.stderr


def test_what_tensorflow_says_goes_to_the_log(executed):
    *_, screen = executed
    assert screen == ""


def test_a_page_finds_tensorflow_imported_and_else_what_every_kernel_has(executed):
    said, outputs, _ = executed
    assert said["good"].endswith(" s")
    printed, drawn = outputs["good"]
    assert printed.text.split() == ["True", "4.0", "True", "__main__"]
    assert "image/png" in drawn.data


@pytest.mark.parametrize("page", ["fails", "ends"])
def test_a_page_that_fails_is_told_and_not_kept(executed, page):
    said, outputs, _ = executed
    assert said[page] == "failed" and page not in outputs
