"""The files that take longest are run first, so that at the end of a run no process waits long for another.

pytest-xdist hands out a file at a time. By itself it begins with those that have most tests, and they take a second;
--no-loadscope-reorder in addopts keeps the order of this file.
"""

import pytest

from coursekit.notebooks import ROOT

# Those that take more than about 15 seconds, from pytest's own times: `--junitxml=times.xml` has the seconds of each test.
LONGEST = """
tests/test_answers.py
tests/bookext/test_run.py
tests/bookext/test_browser.py
tests/test_solutions_in_the_box.py
tests/bookext/test_figures.py
tests/bookext/test_panel.py
tests/test_bank.py
gradebox/tests/test_real_courses.py
gradebox/tests/test_scale.py
tests/test_pdf.py
gradebox/tests/test_courses.py
tests/test_practice.py
gradebox/tests/test_forgeries.py
tests/bookext/test_previews.py
tests/test_draws.py
tests/test_proof.py
gradebox/tests/test_box.py
gradebox/tests/test_hostile.py
gradebox/tests/test_grade.py
tests/bookext/test_progress.py
tests/test_help.py
tests/bookext/test_published.py
tests/bookext/test_whole_notebook.py
gradebox/tests/test_limited.py
gradebox/tests/test_installed.py
""".split()


def pytest_collection_modifyitems(items):
    place = {ROOT / file: number for number, file in enumerate(LONGEST)}
    if gone := [file for file in LONGEST if not (ROOT / file).is_file()]:
        raise pytest.UsageError(f"tests/longest_first.py names {gone[0]}, which is not there.")
    items.sort(key=lambda item: place.get(item.path, len(place)))
