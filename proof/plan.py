"""What is proven: which answers are put before which tests, at which draws.

| who | own tests | tests of exercises that lean on it | its check |
|---|---|---|---|
| reference | all draws | (they are their own) | once |
| the first right answer of an exercise | all draws | one draw, see below | once |
| other right answers | all draws; where tests train, one (all with `prove --every-draw`) | one draw, see below | once |
| wrong answers | five draws (all with `prove --every-draw`); where tests train, one | one draw, see below | once, if the header says what is said |
| an answer that fails when it is used | | five draws; where tests train, one (all with `prove --every-draw`) | |
| mutants | one draw, until the first test that fails | | |
| mutants that are no mistakes | with `prove --every-draw` one draw | | |

"One draw" is another one for each answer, by the hash of its name, and "five draws" are those with it in one box. What
draws nothing is asked once.
"Lean on" goes by names: a mistake costs its own points and no others. So for each exercise that others lean on, an answer
that fails when it is used (unusable.py) must cost nothing in their tests: then they use none at these draws. Answers that
do more than to define the same functions and classes, or less, are asked themselves.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from coursekit.answers import BANK, Answer, equivalents
from coursekit.notebooks import ROOT

from .mutants import Mutant, mutants
from .slices import DRAWS, Notebook, Slice, main_draw
from .unusable import UNUSABLE, only_defines, unusable

SOMETIMES = (
    "sometimes "  # so begins the reason why a mutant is no mistake, if it may lose points all the same
)
FIVE = 5  # draws of a wrong answer where no test trains
# For one cell: a loop that never ends is a mutant that was found. A test that does not train took at most 2.3 s on a slow machine.
MUTANT_SECONDS, TRAINING_MUTANT_SECONDS = 5, 30


@dataclass(frozen=True)
class AnswerPlan:
    """One answer and its slices: of its own tests, of others' tests, and of its check."""

    answer: Answer
    own: tuple[Slice, ...]
    others: tuple[Slice, ...]
    check: tuple[Slice, ...]  # one or none

    @property
    def slices(self) -> tuple[Slice, ...]:
        """All of them."""
        return (*self.own, *self.others, *self.check)

    def at_main_draw(self) -> list[tuple[Slice, int]]:
        """Each own test once, at the answer's draw, which is at this place of the slice's draws."""
        draw = main_draw(self.answer.id)
        return [
            (slice, slice.draws.index(draw) if draw in slice.draws else 0)
            for slice in self.own
            if draw in slice.draws or slice.draws == (0,)
        ]


@dataclass(frozen=True)
class MutantPlan:
    """One mutant, and a slice for each test that may find it, in the order of the notebook."""

    mutant: Mutant
    slices: tuple[Slice, ...]

    @property
    def name(self) -> str:
        """Names the mutant among all of the course."""
        return self.slices[0].name


class NotebookPlan:
    """All that is proven of one notebook.

    every_draw: all right answers meet all draws of their own tests, and where no test trains all wrong ones too.
    """

    def __init__(self, notebook: Notebook, every_draw: bool = False):
        self.notebook, self.every_draw = notebook, every_draw

    @property
    def name(self) -> str:
        return f"{self.notebook.chapter}/{self.notebook.name}"

    @cached_property
    def answers(self) -> list[AnswerPlan]:
        """The references, what fails when it is used in their place, and the answers of the bank.

        (Worked out when first asked for: it takes a second or two.)
        """
        plans = [self._reference(exercise) for exercise in self.notebook.reference]
        plans += [
            self._unusable(exercise)
            for exercise, source in self.notebook.reference.items()
            if self._leaning[exercise] and only_defines(source, source)
        ]
        first = set()
        for answer in self.notebook.answers:
            full = not answer.loses and answer.cell not in first
            first |= {answer.cell} if full else set()
            plans.append(self._plan(answer, self._draws(answer, full, self.every_draw)))
        return plans

    @cached_property
    def mutants(self) -> list[MutantPlan]:
        """Mutants that are to be found."""
        made = [mutant for mutant in self.all_mutants if (mutant.cell, mutant.what) not in self.equivalent]
        return [MutantPlan(m, tuple(map(_limited, self._slices_of(m)))) for m in made]

    @cached_property
    def no_mistakes(self) -> list[MutantPlan]:
        """With every_draw the mutants that are no mistakes, which are to keep full marks; without, none of them."""
        if not self.every_draw:
            return []
        known = [m for m in self.all_mutants if (m.cell, m.what) in self.equivalent]
        known = [m for m in known if not self.equivalent[m.cell, m.what].startswith(SOMETIMES)]
        return [MutantPlan(m, tuple(self._slices_of(m))) for m in known]

    @cached_property
    def all_mutants(self) -> list[Mutant]:
        """Those that are no mistakes included."""
        return [m for cell, source in self.notebook.reference.items() for m in mutants(cell, source)]

    @cached_property
    def equivalent(self) -> dict:
        """Those of this notebook that are no mistakes: {(cell, what): why}."""
        notebook = self.notebook
        return equivalents(notebook.chapter, notebook.name, notebook.root / BANK.relative_to(ROOT))

    def references(self, exercise: str) -> dict[str, Slice]:
        """By test the slice of the reference that stands behind mutants in one box, for tests that do not train."""
        ask = (exercise, "reference", self.notebook.reference[exercise])
        draw = main_draw(self.name, exercise)
        slices = self.notebook.slices(*ask, self.notebook.tests(exercise), [draw])
        return {slice.test: slice for slice in slices if not slice.trains}

    def _draws(self, answer, full, every_draw):
        """The draws at which an answer meets its own tests. full: whether it is the first right one of its exercise."""
        trains, wrong, draw = self.notebook.trains, bool(answer.loses), main_draw(answer.id)
        if full or not (trains or wrong) or (every_draw and not (trains and wrong)):
            return range(DRAWS)
        if trains:
            return [draw]
        return _five(draw)

    def _plan(self, answer, draws):
        """The slices of one answer. draws: of its own tests."""
        notebook, draw = self.notebook, main_draw(answer.id)
        ask = (answer.cell, answer.name, answer.source)
        own = notebook.slices(*ask, notebook.tests(answer.cell), draws, answer.loses)
        others = self._leaning[answer.cell]
        if answer.name == "reference" or only_defines(answer.source, notebook.reference[answer.cell]):
            others = []
        check = notebook.check(answer.cell)
        asked = [check] if check and (answer.says or not answer.loses) else []
        return AnswerPlan(
            answer,
            tuple(own),
            tuple(notebook.slices(*ask, others, [draw], frozenset())),
            tuple(notebook.slices(*ask, asked, [draw])),
        )

    def _slices_of(self, mutant):
        ask = (mutant.cell, f"mutant {mutant.what}", mutant.source)
        draw = main_draw(self.name, mutant.cell, mutant.what)
        return self.notebook.slices(*ask, self.notebook.tests(mutant.cell), [draw])

    @cached_property
    def _leaning(self):
        return {exercise: self.notebook.leaning(exercise) for exercise in self.notebook.reference}

    def _reference(self, exercise):
        notebook = self.notebook
        source = notebook.reference[exercise]
        answer = Answer(notebook.chapter, notebook.name, exercise, "reference", source, frozenset(), "")
        return self._plan(answer, range(DRAWS))

    def _unusable(self, exercise):
        notebook = self.notebook
        source = unusable(notebook.reference[exercise])
        answer = Answer(notebook.chapter, notebook.name, exercise, UNUSABLE, source, frozenset(), "")
        draw = main_draw(answer.id)
        draws = range(DRAWS) if self.every_draw else [draw] if notebook.trains else _five(draw)
        ask = (exercise, UNUSABLE, source, self._leaning[exercise], draws, frozenset())
        return AnswerPlan(answer, (), tuple(notebook.slices(*ask)), ())


def _five(draw):
    """Five draws, spread evenly, with this one among them."""
    return sorted((draw + step) % DRAWS for step in range(0, DRAWS, DRAWS // FIVE))


def _limited(slice):
    """The slice with a mutant's limits."""
    seconds = TRAINING_MUTANT_SECONDS if slice.trains else MUTANT_SECONDS
    limits = replace(slice.job.limits, cell_seconds=seconds, interrupt_seconds=1)
    return replace(slice, job=replace(slice.job, limits=limits))
