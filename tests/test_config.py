"""The steps that gradebox gives nbgrader are nbgrader's own, with gradebox's in their place and no other."""

from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.preprocessors import Execute, GetGrades, SaveAutoGrades
from traitlets.config import Config

from gradebox.config import configure
from gradebox.execute import ExecuteInBox
from gradebox.feedback import HideTests
from gradebox.record import SaveGradesAndFlags
from gradebox.sanitize import RebuildFromRelease


def configured():
    c = Config()
    configure(c)
    return c


def test_autograding_has_every_step_of_this_nbgrader():
    c = configured().Autograde
    assert c.sanitize_preprocessors == [RebuildFromRelease, *Autograde().sanitize_preprocessors]
    ours = {Execute: ExecuteInBox, SaveAutoGrades: SaveGradesAndFlags}
    # It would remove what gradebox notes in the metadata.
    steps = [step for step in Autograde().autograde_preprocessors if step is not ClearMetadataPreprocessor]
    assert c.autograde_preprocessors == [ours.get(step, step) for step in steps]


def test_feedback_has_every_step_of_this_nbgrader():
    steps = GenerateFeedback().preprocessors
    after = steps.index(GetGrades) + 1
    assert configured().GenerateFeedback.preprocessors == [*steps[:after], HideTests, *steps[after:]]
