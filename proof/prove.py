"""Prove slices: in one pool of processes, with what is known already taken from the cache."""

import hashlib
import multiprocessing
import os
from collections import Counter
from collections.abc import Collection, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from multiprocessing.util import Finalize
from queue import SimpleQueue

from tqdm import tqdm

from coursekit.answers import Answer
from gradebox.running.box import close_servers

from .plan import AnswerPlan, MutantPlan, NotebookPlan
from .results import Results
from .since import TENTH, News
from .slices import OF_THE_MACHINE, Notebook, Slice, Together, run_in_turn, run_slice, run_together, said
from .unusable import UNUSABLE

GROUP = 15  # mutants for one worker at a time: more share a box, and the last ones are waited for
# What Keras and TensorFlow put around the line that says what is wrong: a check leaves it away (bank/helpers/what_failed.py).
WRAPPINGS = (
    *("\x1b[", "{{function_node", "[Op:"),
    *("Exception encountered", "Arguments received by", "in user code:", "Graph execution error"),
)
AGAIN = 200  # of what is cached, one in 200 is proven again: a result that lies is found


@dataclass
class Work:
    """Slices of one answer for one worker, in one box if there are several."""

    slices: tuple[Slice, ...]
    together: Together | None = None

    @property
    def size(self) -> int:
        """How far the bar moves when it is done."""
        return len(self.slices)

    def results(self) -> list[tuple[str, dict]]:
        """In a worker: the key and the result of each slice."""
        found = self.together and run_together(self.together)
        found = found or [run_slice(slice) for slice in self.slices]
        return [(slice.key, result) for slice, result in zip(self.slices, found, strict=True)]


@dataclass
class MutantWork:
    """Some mutants of one exercise for one worker. Each meets one test after the other, until one fails.

    mutants: the slices of each, in the order in which they are asked. references: by test the slice of the reference, for
    tests that do not train.
    """

    mutants: list[tuple[Slice, ...]] = field(default_factory=list)
    references: dict[str, Slice] = field(default_factory=dict)

    @property
    def slices(self) -> tuple[Slice, ...]:
        """All that may be asked."""
        return sum(self.mutants, ())

    @property
    def size(self) -> int:
        """How far the bar moves when it is done."""
        return len(self.mutants)

    def results(self) -> list[tuple[str, dict]]:
        """In a worker: the key and the result of each slice that was asked.

        Those that wait for the same test share a box: to start one takes longer than most tests do. Where a test trains,
        each has a box of its own.
        """
        asked, left = [], self.mutants
        while left:
            by_test = {}
            for slices in left:
                by_test.setdefault(slices[0].test, []).append(slices)
            left = []
            for test, waiting in by_test.items():
                reference = self.references.get(test)
                shared = reference and run_in_turn([slices[0] for slices in waiting], reference)
                for (slice, *others), result in zip(waiting, shared or [None] * len(waiting), strict=True):
                    result = result or run_slice(slice)
                    asked.append((slice.key, result))
                    if others and not is_lost(slice, result):
                        left.append(others)
        return asked


@dataclass
class Outcome:
    """What came of it. `results` is {key: result}, `failures` are sentences."""

    results: dict = field(default_factory=dict)
    failures: list = field(default_factory=list)
    passed: int = 0
    skipped: int = 0
    known: int = 0  # taken from the cache
    killed: dict = field(default_factory=dict)  # name of a notebook: mutants
    surviving: dict = field(default_factory=dict)
    named: dict = field(
        default_factory=dict
    )  # name of a notebook: wrong answers whose mistake the check itself names
    spent: Counter = field(default_factory=Counter)  # seconds by chapter, notebook and test

    @property
    def line(self) -> str:
        """The closing line."""
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {len(self.failures)} failed{skipped}"


def prove(
    plans: Iterable[NotebookPlan], results: Results, news: News | None = None, workers: int | None = None
) -> Outcome:
    """Prove everything in `plans`.

    news: what is new, if only this, and a part of the rest, is wanted; None to prove all. workers: processes, one for
    each core by default.
    """
    return Proof(results, news).run(list(plans), workers or os.cpu_count() or 1)


def ask(notebook: Notebook, slices: Collection[Slice], results: Results) -> dict[str, dict]:
    """The results of these slices of one answer by key, from the cache or from this process."""
    found = {slice.key: results.get(slice.key) for slice in slices}
    for work in _in_boxes(notebook, [slice for slice in slices if found[slice.key] is None]):
        for slice, (key, result) in zip(work.slices, work.results(), strict=True):
            if complaint(slice, result) is None:
                results.put(key, result)
            found[key] = result
    return found


def complaint(slice: Slice, result: dict) -> str | None:
    """What is wrong with a result, as a sentence, or None if it is as it should be."""
    file = _file(slice.name)
    if result["broken"]:
        return f"{file}: {slice.test} could not be asked: {result['broken']}"
    for draw, mark in zip(slice.draws, result["asked"], strict=True):
        where = f"{slice.test} at draw {draw}"
        because = f" ({said(mark)})" if mark["error"] else ""
        if slice.points is None:
            if mark["error"] and mark["error"][0] in OF_THE_MACHINE:
                return f"{file}: {where} was stopped{because}"
            if any(wrapping in because for wrapping in WRAPPINGS):
                return f"{file}: {where} does not say an error of Keras or TensorFlow by what_failed{because}"
        elif slice.lost is True and mark["points"] != 0:
            points = f"{mark['points']:g} of {slice.points:g} points"
            return f"{file}: keeps {points} in {where}, which its '# loses:' line names"
        elif slice.lost is False and mark["points"] != slice.points and slice.answer == UNUSABLE:
            return (
                f"{slice.chapter}/{slice.notebook}: {where} uses the answer to {slice.exercise}, so that a mistake there costs "
                f"its points too; have run_with put a correct one in its place (bank/helpers/run_with.py){because}"
            )
        elif slice.lost is False and mark["points"] != slice.points and slice.answer == "reference":
            lost = slice.points - mark["points"]
            return f"{file}: loses {lost:g} points in {where}: the test is wrong, or the solution{because}"
        elif slice.lost is False and mark["points"] != slice.points:
            line = "which its '# loses:' line does not name" if slice.own else "a test of another exercise"
            return f"{file}: loses {slice.points - mark['points']:g} points in {where}, {line}{because}"
    return None


def _file(name):
    """The file of the bank that an answer of this name stands in."""
    return "solution.py".join(f"{name}.py".rsplit("reference.py", 1))


def is_lost(slice: Slice, result: dict) -> bool:
    """Whether a test takes points at one of its draws."""
    if slice.points is None or result["broken"]:
        return False
    return any(mark["points"] < slice.points for mark in result["asked"])


def messages(plan: AnswerPlan, results: dict[str, dict]) -> list[str]:
    """What the check and the tests say to an answer, at its draw."""
    asked = [(slice, 0) for slice in plan.check] + plan.at_main_draw()
    marks = [results[slice.key]["asked"] for slice, _ in asked]
    return [text for (_, i), mark in zip(asked, marks, strict=True) if mark and (text := said(mark[i]))]


def messages_complaint(answer: Answer, told: list[str]) -> str | None:
    """What is wrong with what an answer is told, as a sentence, or None."""
    file = _file(f"{answer.chapter}/{answer.id}")
    if not answer.loses:
        return f"{file}: is right and is told {told[0]!r}" if told else None
    if not answer.says:
        return f"{file}: loses points and has no '# says:' line: write what a learner who gives it should be told"
    if not told:
        return f"{file}: loses points and is told nothing"
    if answer.says not in "\n".join(told):
        return f"{file}: nobody says {answer.says!r}, as its '# says:' line wants; it is told {told}"
    return None


def header_complaint(answer: Answer, tests: Collection[str]) -> str | None:
    """What is wrong with the tests that an answer's header names, as a sentence, or None.

    tests: those of its exercise.
    """
    unknown = ", ".join(sorted(answer.loses - set(tests)))
    if not unknown:
        return None
    file = f"{answer.chapter}/{answer.id}.py"
    if not tests:
        return f"{file}: {answer.cell} has no hidden test yet, so its '# loses:' line can name none"
    return (
        f"{file}: its '# loses:' line names {unknown}, no test of {answer.cell}; those are {', '.join(tests)}"
    )


class Proof:
    """One run: what has to be done, doing it, and what came of it. news: as in `prove`."""

    def __init__(self, results, news):
        self.results, self.news = results, news
        self.outcome = Outcome()

    def run(self, plans, workers):
        # One pool for all notebooks. The answers of the first are asked while the others are looked through. Mutants come once
        # all answers of their notebook are back: how long its tests take is known then.
        context = multiprocessing.get_context("spawn")
        done, running, answers, mutants = SimpleQueue(), {}, Counter(), {}
        with (
            ProcessPoolExecutor(workers, context, initializer=_close_at_end) as pool,
            tqdm(total=0, unit="slice", disable=None, smoothing=0.02) as bar,
        ):

            def submit(plan, work):
                for item in sorted(work, key=self._cost, reverse=True):
                    future = pool.submit(item.results)
                    running[future] = plan, item
                    future.add_done_callback(done.put)

            try:
                for plan in plans:
                    work = self.to_do(plan)
                    bar.total += sum(item.size for item in work)
                    bar.refresh()
                    first = [item for item in work if isinstance(item, Work)]
                    mutants[plan] = [item for item in work if isinstance(item, MutantWork)]
                    answers[plan] = len(first)
                    submit(plan, first or self._in_order(plan, mutants[plan]))
                while running:
                    future = done.get()
                    plan, item = running.pop(future)
                    self._arrived(item, future.result())
                    bar.update(item.size)
                    if isinstance(item, Work):
                        answers[plan] -= 1
                        if not answers[plan]:
                            submit(plan, self._in_order(plan, mutants[plan]))
            except BrokenProcessPool:
                self.outcome.failures.append(
                    "a process of the proof was ended, perhaps for want of memory; what was proven is kept: "
                    "run it again"
                )
                while not done.empty():
                    future = done.get()
                    if future.exception() is None:
                        self._arrived(running[future][1], future.result())
        for plan in plans:
            self._judge(plan)
        return self.outcome

    # -- before ----------------------------------------------------------------------------------------------------

    def to_do(self, plan: NotebookPlan) -> list[Work | MutantWork]:
        """What has to be run of a notebook; what is known is taken from the cache."""
        work, groups = [], {}
        for answer in plan.answers:
            wanted = [
                slice
                for slice in answer.slices
                if self._wanted(self._known(slice), [slice], f"{slice.name}/{slice.test}/{slice.draws}")
            ]
            work += _in_boxes(plan.notebook, wanted)
        for mutant in plan.mutants:
            known = any([self._known(slice) for slice in mutant.slices])
            if self._wanted(known, mutant.slices, mutant.name):
                cell = mutant.mutant.cell
                group = groups.setdefault(cell, [])
                if not group or group[-1].size == GROUP:
                    group.append(MutantWork(references=plan.references(cell)))
                group[-1].mutants.append(mutant.slices)
        for mutant in plan.no_mistakes:
            if self._wanted(all([self._known(slice) for slice in mutant.slices]), mutant.slices, mutant.name):
                work += _in_boxes(plan.notebook, mutant.slices)
        return work + sum(groups.values(), [])

    def _known(self, slice):
        result = self.results.get(slice.key)
        if result is not None:
            self.outcome.results[slice.key] = result
        return result is not None

    def _wanted(self, known, slices, name):
        """Whether slices are run: all that are not known, or only the new ones and a tenth of the others."""
        number = int(hashlib.sha256(name.encode()).hexdigest()[:8], 16)
        if known:
            self.outcome.known += 1
            return self.news is not None and number % AGAIN == self.news.number % AGAIN
        if self.news is None or any(map(self.news.is_new, slices)):
            return True
        return number % TENTH == self.news.number % TENTH

    def _in_order(self, plan, work):
        """First the test that found a mutant in an earlier run, then those that take little time for what they find, last
        those that train. A test that finds many of the wrong answers is taken to find many mutants.
        """
        finds = Counter(test for answer in plan.answers for test in answer.answer.loses)

        def in_order(slices):
            killer = self.results.hint(f"killer {slices[0].name}")

            def place(slice):
                seconds = self.results.hint(_seconds_of(slice)) or 1
                return slice.test != killer, slice.trains, seconds / (1 + finds[slice.test])

            return tuple(sorted(slices, key=place))

        return [replace(item, mutants=[in_order(slices) for slices in item.mutants]) for item in work]

    def _cost(self, work):
        """Seconds that work may take: the dearest is begun first, so that no worker waits for it at the end."""
        slices = [slices[0] for slices in work.mutants] if isinstance(work, MutantWork) else work.slices
        return sum((self.results.hint(_seconds_of(slice)) or 0) * len(slice.draws) for slice in slices)

    # -- meanwhile -------------------------------------------------------------------------------------------------

    def _arrived(self, work, results):
        slices = {slice.key: slice for slice in work.slices}
        for key, result in results:
            slice = slices[key]
            before = self.outcome.results.get(slice.key)
            if before is not None and _marks(before) != _marks(result) and not result["broken"]:
                self.outcome.failures.append(
                    f"{slice.name}.py: {slice.test} was {before['asked']} in the cache"
                )
            self.outcome.results[slice.key] = result
            self.outcome.spent[f"{slice.chapter}/{slice.notebook}/{slice.test}"] += result["seconds"]
            lost = is_lost(slice, result)
            if isinstance(work, MutantWork):
                if lost:
                    self.results.put(slice.key, result)
                    self.results.note(f"killer {slice.name}", slice.test)
            elif complaint(slice, result) is None:
                self.results.put(slice.key, result)
            if not lost and not result["broken"]:
                self.results.note(_seconds_of(slice), result["seconds"] / len(slice.draws))

    # -- after -----------------------------------------------------------------------------------------------------

    def _judge(self, plan):
        results = self.outcome.results
        named = 0
        at_fault = {
            slice.test
            for answer in plan.answers
            if answer.answer.name == "reference"
            for slice in answer.own
            if slice.key in results and complaint(slice, results[slice.key])
        }
        for answer in plan.answers:
            for slice in answer.slices:
                if slice.answer == UNUSABLE and slice.test in at_fault:
                    continue  # the reference has been told, and this says nothing more
                self._count(slice.key in results, lambda slice=slice: complaint(slice, results[slice.key]))
            self._count(
                True,
                lambda answer=answer: header_complaint(
                    answer.answer, plan.notebook.tests(answer.answer.cell)
                ),
            )
            asked = [*answer.check, *(slice for slice, _ in answer.at_main_draw())]
            if all(slice.key in results for slice in asked):
                self._count(
                    True, lambda answer=answer: messages_complaint(answer.answer, messages(answer, results))
                )
            named += bool(answer.answer.loses) and any(
                answer.answer.says in said(mark)
                for slice in answer.check
                for mark in results.get(slice.key, {"asked": []})["asked"]
            )
        self.outcome.named[plan.name] = named
        killed = surviving = 0
        for mutant in plan.mutants:
            found = [slice for slice in mutant.slices if slice.key in results]
            lost = any(is_lost(slice, results[slice.key]) for slice in found)
            whole = len(found) == len(mutant.slices)
            killed += lost
            surviving += whole and not lost
            self._count(
                lost or whole, lambda mutant=mutant, lost=lost: None if lost else _survives(mutant, results)
            )
        self.outcome.killed[plan.name], self.outcome.surviving[plan.name] = killed, surviving
        for mutant in plan.no_mistakes:
            found = [slice for slice in mutant.slices if slice.key in results]
            self._count(
                len(found) == len(mutant.slices),
                lambda mutant=mutant: _is_a_mistake(mutant, results),
            )
        made = {(mutant.cell, mutant.what) for mutant in plan.all_mutants}
        for cell, what in sorted(set(plan.equivalent) - made):
            self.outcome.failures.append(
                f"{plan.name}/{cell}: no mutant is called {what!r}; take it off the list of those that are no mistakes"
            )

    def _count(self, known, find):
        if not known:
            self.outcome.skipped += 1
        elif failure := find():
            self.outcome.failures.append(failure)
        else:
            self.outcome.passed += 1


def _survives(mutant: MutantPlan, results):
    return (
        _not_asked(mutant, results)
        or f"{mutant.name}: keeps full marks; test it, or show that it is no mistake"
    )


def _is_a_mistake(mutant: MutantPlan, results):
    lost = [slice.test for slice in mutant.slices if is_lost(slice, results[slice.key])]
    if not lost:
        return _not_asked(mutant, results)
    return f"{mutant.name}: loses points in {', '.join(lost)}; take it off the list of those that are no mistakes"


def _not_asked(mutant: MutantPlan, results):
    broken = [results[slice.key]["broken"] for slice in mutant.slices if results[slice.key]["broken"]]
    return f"{mutant.name}: could not be asked: {broken[0]}" if broken else None


def _seconds_of(slice):
    return f"seconds a draw {slice.chapter}/{slice.notebook}/{slice.test}"


def _marks(result):
    """Points and kinds of errors: the texts of TensorFlow's errors count what was made before them."""
    return [(mark["points"], mark["error"] and mark["error"][0]) for mark in result["asked"]]


def _in_boxes(notebook, slices):
    """Work with these slices of one answer: its tests and its check in one box.

    Many draws of a test that trains take long enough for a box of their own. The others of such a notebook share one, but
    not with tests that are asked at other draws: it would be long, and many boxes go side by side.
    """
    kinds = {}
    for slice in slices:
        alone = (
            (slice.draws, slice.trains and slice.test) if notebook.trains and len(slice.draws) > 1 else None
        )
        kinds.setdefault(alone, []).append(slice)
    return [
        Work(tuple(same), together=notebook.together(same) if len(same) > 1 else None)
        for same in kinds.values()
    ]


def _close_at_end():
    """Have a worker end its warm processes when it ends; atexit is not called in it."""
    Finalize(None, close_servers, exitpriority=10)
