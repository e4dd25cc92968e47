"""`pytest --new`: which tests are run again after a change. See known.py, may_read.py and pages_read.py."""

import functools
import multiprocessing
import re
import subprocess
import sys
from types import SimpleNamespace

import known
import may_read
import pages_read
import pytest
from browser import open_page

from coursekit.notebooks import ROOT


@pytest.fixture(autouse=True)
def alone(request):
    """What other files of tests, in the same process before, have started is not what is asked here."""
    places = [pages_read._kept[None], pages_read._kept[request.path], pages_read._started]
    had = [place for place in places if known.EVERYTHING in place]
    for place in had:
        place.discard(known.EVERYTHING)
    yield
    for place in had:
        place.add(known.EVERYTHING)


TEST = "bank/01_memory/numpy/rnn-step/test_values.py"
ANSWER = "bank/01_memory/numpy/rnn-step/answers/no_bias.py"
OTHER = "bank/02_unrolling/numpy/rnn-backward/test_inputs.py"
FILES = [
    TEST,
    ANSWER,
    OTHER,
    "book/01_memory.md",
    "book/figures/scan.js",
    "bookext/run.py",
    "gradebox/src/gradebox/grade.py",
    "tests/browser.py",
    "tests/bookext/test_run.py",
    "tests/bookext/test_frame.py",
    "requirements.txt",
]
BUILT = [
    "_build/html/book/01_memory.html",
    "_build/html/exercises/01_memory/numpy.html",
    "_build/html/_static/own/run.js",
    "_build/html/_static/practice/exercises/01_memory/numpy.js",
]
AT_IMPORT = (ROOT / "bank/01_memory/numpy/notebook.toml").read_bytes()


def clear():
    for function in vars(known).values():
        if hasattr(function, "cache_clear"):
            function.cache_clear()


@pytest.fixture
def again(monkeypatch):
    """A function that says whether a test is run again after a change of one file, or after a file that is new."""

    def is_run_again(
        path, file="tests/bookext/test_run.py", without=(), words=(), read=(known.EVERYTHING,), built=False
    ):
        hashes = []
        for content in ("before", "after"):
            with monkeypatch.context() as patch:
                clear()
                for function, names in (("files", FILES), ("built_files", BUILT)):
                    contents = dict.fromkeys(names, "") | ({path: content} if path in names else {})
                    if (
                        path not in FILES + BUILT
                        and content == "after"
                        and path.startswith("_build") == (names is BUILT)
                    ):
                        contents[path] = ""
                    patch.setattr(known, function, contents.copy)
                asked = (file, without, frozenset(words), frozenset(read), built)
                hashes.append(known.hash_of_what_is_read(*asked))
        clear()
        return hashes[0] != hashes[1]

    return is_run_again


def test_a_test_is_run_again_when_its_helpers_or_the_course_change_and_not_after_other_tests(again):
    changed = {path for path in FILES if again(path)}
    assert changed == set(FILES) - {"tests/bookext/test_frame.py"}


def test_a_test_of_the_grader_is_not_run_again_after_a_change_of_the_course(again):
    changed = {path for path in FILES if again(path, "gradebox/tests/test_grade.py", may_read.COURSE)}
    assert changed == {"gradebox/src/gradebox/grade.py", "tests/browser.py", "requirements.txt"}


def test_a_test_that_names_a_notebook_is_not_run_again_for_another(again):
    words = {"02_unrolling", "numpy"}
    assert again(OTHER, words=words) and not again(TEST, words=words)


def test_a_test_is_run_again_for_the_notebooks_and_pages_that_it_has_read_and_for_all_that_is_none(again):
    changed = {path for path in FILES if again(path, read=[TEST])}
    sources = {path for path in FILES if may_read.is_a_source_of_pages(path)}
    assert changed == set(FILES) - sources - {"tests/bookext/test_frame.py"} | {TEST}


def test_a_new_file_may_be_looked_for_by_name(again):
    """A test that has not found a file has not opened one."""
    assert again("bank/01_memory/numpy/rnn-step/hints.md", read=[])
    assert again("solutions/06_new/numpy.ipynb", read=[])
    assert again("book/06_new.md", read=[])


def test_a_new_answer_counts_where_something_of_its_notebook_was_read_or_its_folder_listed(again):
    new = "bank/01_memory/numpy/rnn-step/answers/new.py"
    assert not again(new, read=[OTHER, "bank/02_unrolling/"])
    for read in (TEST, ANSWER, "bank/", "bank/01_memory/", "bank/01_memory/numpy/", known.EVERYTHING):
        assert again(new, read=[read]), read


def test_what_looks_at_the_built_book_is_run_again_for_the_files_that_it_has_read(again):
    read = ["_build/html/book/01_memory.html", OTHER]
    changed = {path for path in [*FILES, *BUILT] if again(path, read=read, built=True)}
    assert set(read) < changed
    assert {"_build/html/_static/own/run.js", "book/figures/scan.js", "bookext/run.py"} < changed
    assert not changed & {
        TEST,
        "book/01_memory.md",
        "_build/html/exercises/01_memory/numpy.html",
        "_build/html/_static/practice/exercises/01_memory/numpy.js",
    }
    new = "_build/html/new/page.html"
    assert again(new, read=["_build/html/"], built=True) and not again(new, read=read, built=True)


def test_what_a_page_says_of_the_content_of_other_files_is_not_its_own(tmp_path):
    page, same, other = (tmp_path / f"{name}.html" for name in ("page", "same", "other"))
    page.write_text('<script src="a.js?v=0123abcd">')
    same.write_text('<script src="a.js?v=89ab4567">')
    other.write_text('<script src="b.js?v=0123abcd">')
    assert known.content_of(page) == known.content_of(same) != known.content_of(other)


def test_what_a_browser_asks_for_and_what_python_opens_and_lists_is_noted(site, browser, request):
    with open_page(browser, f"{site}/book/02_gradient.html"):
        pass
    (ROOT / ANSWER).read_bytes()
    list((ROOT / "bank/02_unrolling/numpy").glob("*.toml"))
    read = pages_read.pages_read(request.node)
    assert {"_build/html/book/02_gradient.html", ANSWER, "bank/02_unrolling/numpy/"} <= set(read)
    assert not {"_build/html/book/03_lstm.html", OTHER, known.EVERYTHING} & set(read)


def test_a_page_opened_from_disk_is_noted(book, browser, request):
    with open_page(browser, (book / "book" / "03_parts.html").as_uri()):
        pass
    assert "_build/html/book/03_parts.html" in pages_read.pages_read(request.node)


def test_what_is_read_while_a_file_is_collected_counts_for_its_tests(request):
    assert "bank/01_memory/numpy/notebook.toml" in pages_read.pages_read(request.node)
    assert AT_IMPORT


def test_what_a_host_has_sent_counts_for_those_who_ask_it(site, browser, request):
    address = f"{site}/book/02_gradient.html"
    for _ in range(2):  # the second time the host has it in memory
        pages_read._now.clear()
        with open_page(browser, address):
            pass
        assert "_build/html/book/02_gradient.html" in pages_read.pages_read(request.node)
    pages_read._now.clear()
    assert not [path for path in pages_read.pages_read(request.node) if path.startswith("_build/")]


@functools.cache
def cached():
    return (ROOT / TEST).read_bytes()


@functools.cache
def cached_of_another():
    return (ROOT / OTHER).read_bytes()


@pytest.fixture(scope="module")
def remembering():
    found = {}

    def read(path):
        if path not in found:
            found[path] = (ROOT / path).read_bytes()
        return found[path]

    return read


@pytest.mark.parametrize("time", [1, 2])
def test_what_is_in_memory_counts_as_read(request, remembering, time):
    """At the second time nothing is opened."""
    assert cached() and remembering(OTHER)
    assert {TEST, OTHER} <= set(pages_read.pages_read(request.node))


def test_a_wider_fixture_counts_for_those_who_have_it(request):
    pages_read._kept[request.path, "remembering"].add(str(ROOT / OTHER))
    assert OTHER not in pages_read.pages_read(request.node)


def has_read_everything(request):
    return pages_read.pages_read(request.node) == [known.EVERYTHING]


def test_who_starts_a_process_may_have_read_everything(request):
    assert not has_read_everything(request)
    subprocess.run([sys.executable, "-c", ""], check=True)
    assert has_read_everything(request)


def test_who_starts_a_process_of_multiprocessing_may_have_read_everything(request):
    process = multiprocessing.get_context("spawn").Process(target=print)
    process.start()
    process.join()
    assert has_read_everything(request)


def test_who_can_still_ask_a_process_that_was_started_before_may_have_read_everything(request):
    with subprocess.Popen(
        [sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE
    ) as process:
        pages_read._now.clear()
        assert has_read_everything(request)
        process.stdin.close()
        process.wait()
    pages_read._now.clear()
    assert not has_read_everything(request)


@pytest.mark.children_read_no_notebook
def test_a_test_may_say_that_its_processes_read_no_notebook(request):
    subprocess.run([sys.executable, "-c", ""], check=True)
    assert not has_read_everything(request)


@pytest.mark.parametrize(
    "command, elsewhere, reads",
    [
        (["/usr/bin/node", "-e", "1"], False, False),
        (["sh", "-c", 'exec "$@"', "sh", "bwrap", "python", "-m", "gradebox.inside.server"], True, False),
        (["git", "rev-list", "--count", "HEAD"], False, False),
        (["git", "init"], True, False),
        (["git", "archive", "HEAD"], False, True),
        (["git", "status"], False, True),
        (["python", "-m", "jupyter_kernels"], True, False),
        (["python", "-B", "-c", "from multiprocessing.forkserver import main; main(3)"], False, False),
        (["python", "-c", "from multiprocessing.spawn import spawn_main; spawn_main(3)"], False, True),
        (["python", "-m", "proof", "slices"], False, True),
        (["python", "-m", "nbgrader", "generate_assignment"], False, True),
        (["cat", "bank/01_memory/numpy/notebook.toml"], False, True),
        ("cat bank/01_memory/numpy/notebook.toml", False, True),
    ],
)
def test_which_processes_read_no_notebook(command, elsewhere, reads, tmp_path):
    assert pages_read.reads_no_notebook(None, command, tmp_path if elsewhere else ROOT) != reads


def test_nothing_that_is_imported_before_the_hook_reads_a_notebook():
    """What conftest.py imports is imported before pages_read.py can see what it opens."""
    program = """if True:
        import sys
        opened = []
        sys.addaudithook(lambda event, arguments: event == "open" and opened.append(str(arguments[0])))
        import building, proof.since, coursekit.static_host
        print("\\n".join(opened))"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT / "tests", capture_output=True, text=True, check=True
    )
    assert "coursekit" in done.stdout
    assert [path for path in done.stdout.splitlines() if path.startswith(pages_read.WATCHED)] == []


def item_of(file, name="test_it", fixtures=(), marks=(), **parameters):
    """A test, as pytest collects it. fixtures: of the file, {name: scope}. marks: {name: mark}."""
    callspec = SimpleNamespace(params=parameters)
    full = f"{name}[{'-'.join(parameters.values())}]" if parameters else name
    more = {"callspec": callspec} if parameters else {}
    found = {one: [SimpleNamespace(scope=scope, baseid=file)] for one, scope in dict(fixtures).items()}
    more |= {"get_closest_marker": dict(marks).get, "_fixtureinfo": SimpleNamespace(name2fixturedefs=found)}
    return SimpleNamespace(nodeid=f"{file}::{full}", name=full, path=ROOT / file, **more)


def left_out(changed, file="tests/bookext/test_browser.py", **more):
    """Whether a test has passed in the commit before, when its tenth has no turn. more: of the test, see item_of."""
    one = item_of(file, **more)
    number = next(number for number in range(10) if not known.has_its_turn(one, number))
    return known.passed_before(one, changed, number)


def test_what_passed_in_the_commit_before_with_the_same_files_is_left_out():
    assert left_out([]) and left_out(["README.md", "tests/bookext/test_frame.py"])
    for path in ("tests/bookext/test_browser.py", "tests/browser.py", "bookext/run.py", "book/01_memory.md"):
        assert not left_out([path]), path

    grader = "gradebox/tests/test_grade.py"
    assert left_out(["bookext/run.py", "book/01_memory.md", TEST], grader)
    assert not left_out(["gradebox/src/gradebox/grade.py"], grader) and not left_out(
        ["tests/browser.py"], grader
    )

    page = {"path": "book/03_lstm.html"}
    assert left_out(["book/01_memory.md", TEST], **page)
    for path in ("book/03_lstm.md", "book/03_parts.md", "book/figures/scan.js"):
        assert not left_out([path], **page), path
    assert not left_out(["book/01_memory.md"], marks={may_read.READS_OTHERS: True}, **page)
    assert not left_out([], marks={known.TAKES_TURNS: True})


def reads_pages(*names):
    """The marks of a test that says which pages it reads."""
    return {may_read.READS_PAGES: pytest.mark.reads_pages(*names).mark}


def test_a_mark_says_which_pages_a_test_reads_whose_name_has_none():
    first, both, none = (reads_pages(*names) for names in (["01_memory"], ["01_memory", "03_parts"], []))
    for path in ("book/02_gradient.md", OTHER, "solutions/02_unrolling/numpy.ipynb"):
        assert all(left_out([path], marks=marks) for marks in (first, both, none)), path
    for path in ("book/01_memory.md", TEST):
        assert not left_out([path], marks=first) and left_out([path], marks=none), path
    assert left_out(["book/03_lstm.md"], marks=first) and not left_out(["book/03_lstm.md"], marks=both)
    for path in ("book/glossary.md", "book/figures/scan.js", "bank/helpers/check.py", "tests/browser.py"):
        assert not left_out([path], marks=none), path
    assert not left_out(["book/02_gradient.md"], marks=first, path="book/02_unrolling.html")
    assert not left_out(["book/02_gradient.md"], marks=none | {may_read.READS_OTHERS: True})


def test_a_mark_with_a_name_that_is_no_page_is_refused():
    with pytest.raises(pytest.UsageError, match="no page and no chapter: {'01_memories'}"):
        left_out([], marks=reads_pages("01_memory", "01_memories"))


def wrong(read, **more):
    """What is said of a test that has read these paths. more: of the test, see item_of."""
    return may_read.what_is_wrong(item_of("tests/bookext/test_browser.py", **more), read)


@pytest.mark.parametrize(
    "one", [{"notebook": "01_memory/numpy"}, {"marks": reads_pages("01_memory"), "kind": "numpy"}]
)
def test_who_reads_another_page_or_notebook_than_it_says_is_told(one):
    own = [TEST, "book/01_memory.md", "_build/html/book/01_memory.html", "exercises/01_memory/numpy.ipynb"]
    shared = ["_build/html/index.html", "_build/html/book/glossary.html", "book/figures/scan.js", "bank/"]
    assert wrong(own + shared + ["bank/02_unrolling/numpy/"], **one) == ""
    for path in (
        OTHER,
        "book/02_gradient.md",
        "_build/html/book/02_gradient.html",
        "_build/html/exercises/02_unrolling/numpy.html",
        "_build/html/exercises/01_memory/tensorflow.html",
    ):
        said = wrong([*own, path], **one)
        assert said.startswith(f"This test has read {path}. ") and "reads_other_chapters" in said
        assert wrong([path]) == "", "a test that names none may read all"
        assert wrong([path], **one | {"marks": {may_read.READS_OTHERS: True}}) == ""


def test_a_mark_holds_for_the_processes_of_a_test_too():
    read, marks = [known.EVERYTHING], reads_pages("01_memory")
    assert wrong(read, marks=marks).startswith("This test has started a process")
    assert wrong(read, marks=marks | {pages_read.CHILDREN: True}) == ""
    assert wrong([*read, OTHER], notebook="01_memory/numpy") == "", "what it starts may read anything"
    assert wrong([*read, OTHER], notebook="01_memory/numpy", marks={pages_read.CHILDREN: True})


@pytest.mark.reads_pages("01_memory")
def test_what_a_test_reads_itself_is_looked_at_when_it_ends(request, site, browser):
    def end():
        call = may_read.pytest_runtest_call(request.node)
        next(call)
        with pytest.raises(StopIteration):
            call.send(None)

    assert cached() and (ROOT / "book" / "01_memory.md").read_bytes()
    end()
    cached_of_another()  # in another order of the tests another one would have had it read
    end()
    (ROOT / OTHER).read_bytes()
    with open_page(browser, f"{site}/book/03_parts.html"):
        pass
    with pytest.raises(pytest.fail.Exception, match=f"has read _build/html/book/03_parts.html, {OTHER}"):
        end()
    pages_read._by_itself.clear()  # it has, and is no mistake


def test_another_file_of_tests_counts_where_it_is_imported():
    read = ("tests/bookext/test_figures.py", "tests/browser.py", "gradebox/tests/hostile/attacks.py")
    assert all(may_read.reads(path, "tests/bookext/test_readers.py", (), set()) for path in read)
    assert may_read.reads("tests/test_answers.py", "tests/test_turns.py", (), set()), "it is named there"
    assert not may_read.reads("tests/bookext/test_browser.py", "tests/bookext/test_readers.py", (), set())
    assert may_read.reads("gradebox/tests/test_box.py", "tests/test_solutions_in_the_box.py", (), set())


def test_a_test_that_names_a_text_for_people_reads_it():
    assert may_read.reads("README.md", "tests/test_known.py", (), set())
    assert not may_read.reads("README.md", "tests/bookext/test_pictures.py", (), set())


def test_nothing_is_left_out_where_nobody_knows_what_is_new_or_every_turn_is_wanted(monkeypatch):
    assert left_out([]) and not left_out(None)
    monkeypatch.setenv("EVERY_TURN", "true")
    known.pytest_collection_modifyitems(SimpleNamespace(getoption=lambda _: True), [])


def test_who_takes_turns_is_not_left_out_as_well():
    """What has its turn in turns.py would have it in the same commit as in known.py once in ten, or never."""
    for path in sorted((ROOT / "tests").glob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        if re.search(r"^from turns import|^from proof.since import .*commit_number", text, re.M):
            assert f"pytest.mark.{known.TAKES_TURNS}" in text, path.name


def test_each_test_has_its_turn_once_in_ten_commits():
    items = [item_of("tests/bookext/test_browser.py", path=f"book/{page}.html") for page in may_read.PAGES]
    run = [[one for one in items if not known.passed_before(one, [], number)] for number in range(7, 17)]
    assert sorted(map(id, sum(run, []))) == sorted(map(id, items))


def test_tests_of_one_page_and_those_that_share_a_wider_fixture_have_their_turn_together():
    def group(name, **more):
        return known.group_of(item_of("tests/bookext/test_browser.py", name, **more))

    page = {"path": "book/03_lstm.html"}
    assert group("test_a", **page) == group("test_b", **page) != group("test_a", path="book/03_parts.html")
    graded = {"fixtures": {"graded": "module"}}
    assert group("test_a", student="ada", **graded) == group("test_b", student="ben", **graded)
    assert group("test_a", marks=reads_pages()) != group("test_b", marks=reads_pages()), "they share no page"
    for own in ({"site": "session"}, {"tmp_path": "function"}, {}):
        assert group("test_a", fixtures=own) != group("test_b", fixtures=own)


def test_what_failed_here_is_asked_again_until_it_passes(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(known, "changed_since", lambda *_: frozenset())
    one = item_of("tests/bookext/test_browser.py")
    number = next(number for number in range(10) if not known.has_its_turn(one, number))
    monkeypatch.setattr(known, "turn", lambda _: number)
    monkeypatch.setenv("CI", "true")
    monkeypatch.delenv("EVERY_TURN", raising=False)
    hook = SimpleNamespace(pytest_deselected=lambda items: None)
    config = SimpleNamespace(getoption=lambda _: True, hook=hook, stash={})

    def is_asked():
        items = [one]
        known.pytest_collection_modifyitems(config, items)
        return items == [one]

    def ends(passed):
        passes = known.Passed()
        report = SimpleNamespace(
            nodeid=one.nodeid,
            when="call",
            passed=passed,
            failed=not passed,
            user_properties=[("known", "key"), ("read", [])],
        )
        passes.pytest_runtest_logreport(report)
        passes.pytest_sessionfinish(SimpleNamespace(exitstatus=pytest.ExitCode.OK))

    assert not is_asked()
    ends(passed=False)
    assert is_asked()
    ends(passed=True)
    assert not is_asked()


def test_a_run_with_nothing_new_is_a_run_that_passed(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for before, after in [("NO_TESTS_COLLECTED", "OK"), ("TESTS_FAILED", "TESTS_FAILED")]:
        session = SimpleNamespace(exitstatus=pytest.ExitCode[before])
        known.Passed().pytest_sessionfinish(session)
        assert session.exitstatus == pytest.ExitCode[after]


def test_a_variable_is_no_way_to_the_course():
    assert not may_read.reads_the_course("gradebox/tests/test_real_courses.py")  # it has a `site`
    assert may_read.reads_the_course("tests/bookext/test_frame.py")
