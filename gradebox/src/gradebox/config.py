"""The nbgrader settings that make nbgrader use gradebox, and the settings of a course as nbgrader reads them."""

import copy
from contextlib import chdir
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbformat import NotebookNode
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.preprocessors import Execute, GetGrades
from traitlets import TraitError
from traitlets.config import Config, Configurable, LazyConfigValue
from traitlets.utils.importstring import import_item

from .errors import CannotGrade
from .feedback.exporter import FeedbackExporter
from .feedback.hidden import HideTests
from .intake.rebuild import RebuildFromRelease
from .nbgrader_parts import Settings
from .notes import KEY
from .running.execute import ExecuteInBox

# What gradebox does with nbgrader's settings for running a notebook; the others of that step are not followed.
FOLLOWED = {"timeout", "iopub_timeout", "kernel_name"}
HOOKS = ("pre_convert_hook", "post_convert_hook")


def configure(c: Config) -> None:
    """Make the nbgrader configuration `c` use gradebox's steps, in nbgrader's own commands too.

    Call it in `nbgrader_config.py`, after settings of the course's own: a list of steps that is set later is taken as
    it is by nbgrader's commands.

        from gradebox.config import configure
        c = get_config()
        configure(c)

    Steps of the course's own stay where they are.
    """
    # nbgrader's own lists, with the released notebook put back before anything else looks at the submission,
    steps = _steps(c.Autograde, "sanitize_preprocessors", Autograde)
    c.Autograde.sanitize_preprocessors = _with(RebuildFromRelease, 0, steps)
    # with an Execute that always comes back,
    steps = _steps(c.Autograde, "autograde_preprocessors", Autograde)
    c.Autograde.autograde_preprocessors = [_stand_in(step) for step in steps]
    # and with the hidden tests taken out of what the learner gets to read.
    steps = _steps(c.GenerateFeedback, "preprocessors", GenerateFeedback)
    known = [_imported(step) for step in steps]
    after = known.index(GetGrades) + 1 if GetGrades in known else 0
    c.GenerateFeedback.preprocessors = _with(HideTests, after, steps)
    if "exporter_class" not in c.GenerateFeedback:
        c.GenerateFeedback.exporter_class = FeedbackExporter


class ClearMetadataButNotes(ClearMetadataPreprocessor):
    """nbconvert's ClearMetadataPreprocessor, which is off by default, without clearing what gradebox notes."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        notes = [node.metadata.get(KEY) for node in (nb, *nb.cells)]
        nb, resources = super().preprocess(nb, resources)
        for node, note in zip((nb, *nb.cells), notes, strict=True):
            if note is not None:
                node.metadata[KEY] = note
        return nb, resources


def _steps(section, name, converter):
    """The list of steps in a section of a configuration, or nbgrader's own, each step once."""
    value = section.get(name)
    if value is None or isinstance(value, LazyConfigValue):  # changed by append, insert and the like
        default = list(getattr(converter(), name))
        value = default if value is None else value.get_value(default)
    return [step for number, step in enumerate(value) if step not in value[:number]]


def _with(ours, place, steps):
    return steps if ours in map(_imported, steps) else [*steps[:place], ours, *steps[place:]]


def _stand_in(step):
    """Gradebox's step for one of nbgrader's; any other one is left."""
    known = _imported(step)
    if _is_execute(known) and not issubclass(known, ExecuteInBox):
        return ExecuteInBox
    return ClearMetadataButNotes if known is ClearMetadataPreprocessor else step


def _is_execute(step):
    return isinstance(step, type) and issubclass(step, Execute)


def _imported(step):
    """The step of that name; the name itself if the course's own module cannot be imported yet."""
    try:
        return import_item(step) if isinstance(step, str) else step
    except ImportError:
        return step


def without_hooks(config: Config) -> Config:
    """A copy of a course's configuration without its hooks, for a trial of which nobody else is to hear."""
    config = copy.deepcopy(config)
    for section in ("Autograde", "GenerateAssignment", "BaseConverter"):
        for hook in HOOKS:
            config[section].pop(hook, None)
    return config


def read_settings(course_dir: str | Path | None) -> tuple[Config, Path, list[Path]]:
    """Read what nbgrader reads: its settings in the course, in Jupyter's folders, and in older names.

    course_dir: the course; None is this folder, unless the settings that hold here name another one. Returns the
    configuration, the course's folder, and the files that were read. Raises CannotGrade if one cannot be read.
    """
    start = Path(course_dir or ".").resolve()
    if not start.is_dir():
        raise CannotGrade(f"There is no folder {course_dir}.")
    app = Settings(log_level="CRITICAL")
    try:
        with chdir(start):
            app.initialize([f"--CourseDirectory.root={start}"] if course_dir else [])
    except TraitError as error:
        raise CannotGrade(f"A setting of the course has a value that it cannot have: {error}") from error
    except Exception as error:
        raise CannotGrade(f"The settings of the course cannot be read: {_where(error)}") from error
    finally:
        app.deinit_logging()
    files = list(dict.fromkeys(Path(name).resolve() for name in app.loaded_config_files))
    return copy.deepcopy(app.config), Path(app.coursedir.root).resolve(), files


def _where(error):
    """An error in a file of settings, with its place."""
    trace, place = error.__traceback__, ""
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if "_config" in Path(name).name:
            place = f"{name}, line {trace.tb_lineno}: "
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename:
        place = f"{error.filename}, line {error.lineno}: "
    return f"{place}{type(error).__name__}: {error}"


def passed_over(config: Config, original: Config) -> list[str]:
    """A sentence on each setting that nbgrader would follow and gradebox does not.

    config: the course's settings after `configure`; original: before.
    """
    sentences = []
    default = ExecuteInBox()
    for section in dict.fromkeys(kind.__name__ for kind in ExecuteInBox.__mro__):
        for name, value in config.get(section, {}).items():
            if name in FOLLOWED or name in ExecuteInBox.class_own_traits() or not default.has_trait(name):
                continue
            if isinstance(value, LazyConfigValue) or value != getattr(default, name):
                sentences.append(
                    f"{section}.{name} is set, and gradebox does not follow it: cells run in its box."
                )
    for step in _steps(original.Autograde, "autograde_preprocessors", Autograde):
        known = _imported(step)
        if _is_execute(known) and known is not Execute and not issubclass(known, ExecuteInBox):
            sentences.append(
                f"{known.__name__} of Autograde.autograde_preprocessors is not run: cells run in gradebox's box."
            )
    return sentences


def unknown_settings(config: Config) -> list[str]:
    """A sentence on each setting that no class has, with the one that it may be meant for.

    A section that looks like none of the known ones belongs to another program, or to a step of the course's own.
    """
    known = _configurable()
    if set(config) - known.keys():
        import_module("nbgrader.apps")  # takes a while, and has the classes of all of nbgrader's commands
        known = _configurable()
    sentences = []
    for section, values in config.items():
        if section == "NbGrader" or section.endswith("App"):
            continue  # nbgrader follows older names there
        if section not in known:
            close = get_close_matches(section, known, n=1, cutoff=0.8)
            if "gradebox" in section.lower():
                close = [ExecuteInBox.__name__]
            if close:
                sentences.append(f"c.{section} is set, and nothing is called so. Did you mean c.{close[0]}?")
            continue
        traits = {name for kind in known[section] for name in kind.class_trait_names(config=True)}
        for name in values if isinstance(values, dict) else ():
            if name not in traits:
                close = get_close_matches(name, traits, n=1)
                meant = f". Did you mean c.{section}.{close[0]}?" if close else "."
                sentences.append(
                    f"c.{section}.{name} is set, and nbgrader and gradebox have no such setting{meant}"
                )
    return sentences


def _configurable():
    """All classes with settings that are loaded, by their names."""
    found, left = {}, [Configurable]
    while left:
        kind = left.pop()
        found.setdefault(kind.__name__, []).append(kind)
        left += kind.__subclasses__()
    return found


def describe_sources(root: Path, files: list[Path]) -> list[str]:
    """A sentence on settings that come from elsewhere than the course."""
    outside = [str(path) for path in files if root not in path.parents]
    return [f"Settings were also read from {', '.join(outside)}."] if outside else []
