"""The nbgrader settings that make nbgrader use gradebox."""

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    GetGrades,
    IgnorePattern,
    LimitOutput,
    OverwriteCells,
    OverwriteKernelspec,
)

from .execute import ExecuteInBox
from .feedback import FeedbackExporter, HideTests
from .record import SaveGradesAndFlags
from .sanitize import RebuildFromRelease


def configure(c):
    """Make the nbgrader configuration `c` use gradebox's steps, in nbgrader's own commands too.

    Call it in `nbgrader_config.py`, before settings of the course's own:

        from gradebox.config import configure
        c = get_config()
        configure(c)
    """
    # nbgrader's own lists, with the released notebook put back before anything else looks at the submission,
    c.Autograde.sanitize_preprocessors = [
        RebuildFromRelease,
        ClearOutput,
        DeduplicateIds,
        OverwriteKernelspec,
        OverwriteCells,
        CheckCellMetadata,
    ]
    # with an Execute that always comes back (and without ClearMetadataPreprocessor, which is off by default and
    # would remove what gradebox notes in the metadata if it were on),
    c.Autograde.autograde_preprocessors = [
        ExecuteInBox,
        IgnorePattern,
        LimitOutput,
        SaveGradesAndFlags,
        AssignLatePenalties,
        CheckCellMetadata,
    ]
    # and with the hidden tests taken out of what the learner gets to read.
    c.GenerateFeedback.preprocessors = [GetGrades, HideTests, CSSHTMLHeaderPreprocessor]
    c.GenerateFeedback.exporter_class = FeedbackExporter
    c.HTMLExporter.sanitize_html = True


def uses_gradebox(c):
    """Whether the nbgrader configuration `c` has been through `configure`."""
    return RebuildFromRelease in (c.Autograde.get("sanitize_preprocessors") or [])
