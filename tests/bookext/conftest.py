"""Pages of the book with Python at hand: Pyodide's own files, in Chromium, and no network."""

import pytest
from pyodide_fixture import pyodide_folder
from run_page import opener


@pytest.fixture(scope="session")
def pyodide():
    return pyodide_folder()


@pytest.fixture
def open_run(site, browser, pyodide):
    """A function that opens a page as a RunPage: open_run("exercises/01_memory/numpy")."""
    with opener(site, browser, pyodide) as open_it:
        yield open_it


@pytest.fixture(scope="module")
def open_shared(site, browser, pyodide):
    """The same for a page that the tests of a file use one after the other, because Python takes seconds to start."""
    with opener(site, browser, pyodide) as open_it:
        yield open_it


@pytest.fixture(scope="module")
def open_next(site, browser, pyodide):
    """The same for pages that one reader opens one after the other: from the second one on Python starts sooner."""
    with opener(site, browser, pyodide, keeps=True) as open_it:
        yield open_it
