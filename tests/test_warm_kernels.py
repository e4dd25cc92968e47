"""Pages in kernels that are forked from a process which has imported TensorFlow."""

import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor

import pytest
from code_page import PAGE
from jupyter_cache import get_cache

from coursekit import book, warm_kernels

pytestmark = pytest.mark.skipif(not warm_kernels.POSSIBLE, reason="only Linux forks such processes")
GOOD = """import os, sys
imported = "keras" in sys.modules
import keras, matplotlib.pyplot as plt
print(imported, keras.ops.sum(keras.ops.ones((2, 2))).numpy(), os.path.exists("good.md"), __name__)
plt.plot([1, 2]);"""
CODES = {"good": GOOD, "fails": "1 / 0", "ends": "import os\nos._exit(1)"}


def execute(page, cache):
    """In a process of the pool, which knows nothing of what is patched in that of the tests."""
    book.LOG = page.with_name("book.log")
    return book.execute(page, cache, forked=True)


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """What execute says of each page, and the outputs of those that it keeps."""
    folder = tmp_path_factory.mktemp("pages")
    pages = [folder / f"{name}.md" for name in CODES]
    for page in pages:
        page.write_text(PAGE.format(code=CODES[page.stem]))
    with pytest.MonkeyPatch.context() as changed:
        changed.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
        cache = folder / "cache"
        book.to_execute(pages, cache)
        with ProcessPoolExecutor(2, warm_kernels.context(folder / "book.log"), max_tasks_per_child=1) as pool:
            said = list(pool.map(execute, pages, [cache] * len(pages)))
    kept = get_cache(cache)
    outputs = {
        os.path.basename(record.uri).removesuffix(".md"): kept.get_cache_bundle(record.pk).nb.cells[0].outputs
        for record in kept.list_cache_records()
    }
    return dict(zip(CODES, said, strict=True)), outputs


def test_what_tensorflow_says_goes_to_the_log(tmp_path):
    program = f"""if True:
        import pathlib
        from coursekit import warm_kernels
        process = warm_kernels.context(pathlib.Path({str(tmp_path / "log")!r})).Process(target=print)
        process.start()
        process.join()"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_a_page_finds_tensorflow_imported_and_else_what_every_kernel_has(executed):
    said, outputs = executed
    assert said["good"].endswith(" s")
    printed, drawn = outputs["good"]
    assert printed.text.split() == ["True", "4.0", "True", "__main__"]
    assert "image/png" in drawn.data


@pytest.mark.parametrize("page", ["fails", "ends"])
def test_a_page_that_fails_is_told_and_not_kept(executed, page):
    said, outputs = executed
    assert said[page] == "failed" and page not in outputs
