"""Pages of the book with Python at hand: Pyodide's own files, in Chromium, and no network."""

import pytest
from one_python import one_python
from pyodide_fixture import pyodide_folder
from run_page import opener

from coursekit.static_host import serve


@pytest.fixture(scope="session")
def pyodide():
    return pyodide_folder()


@pytest.fixture(scope="session")
def cdn(pyodide):
    """The address of a host that has Pyodide's files, as the CDN does."""
    with serve(pyodide, shared=True) as address:
        yield address


@pytest.fixture
def open_run(site, browser, cdn):
    """A function that opens a page as a RunPage: open_run("exercises/01_memory/numpy")."""
    with opener(site, browser, cdn) as open_it:
        yield open_it


@pytest.fixture(scope="module")
def open_shared(site, browser, cdn):
    """The same for a page that the tests of a file use one after the other, because Python takes seconds to start."""
    with opener(site, browser, cdn) as open_it:
        yield open_it


@pytest.fixture(scope="module")
def open_next(site, browser, cdn):
    """The same for pages that are opened one after the other, and share one Python."""
    with one_python(site, browser, cdn) as open_it:
        yield open_it
