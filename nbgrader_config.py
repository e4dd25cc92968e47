"""nbgrader's settings for this course; `nbgrader` and `gradebox` both read them."""

from gradebox.config import configure

c = get_config()  # noqa: F821  (nbgrader puts it here)
configure(c)

c.CourseDirectory.course_id = "networks-that-remember"
# What nbgrader calls source is written by hand, what it calls release is what learners open.
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
# nbgrader copies every other file of a source folder into the release, and of a submission into the folder in which
# the kernel runs. The first line is nbgrader's own list.
c.CourseDirectory.ignore = [
    *(".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback"),
    *("*.py", "*.md", "*.so", "*.pyd", ".*", "*.html", "*.log"),
]

c.ExecutePreprocessor.timeout = 60  # seconds for one cell
c.ExecutePreprocessor.kernel_name = "python3"
c.ExecuteInBox.referee = True  # tests that look at values run where no line of a student's does
