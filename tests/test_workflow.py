"""The workflow for GitHub: it parses, has no more rights than it needs, and calls commands that exist."""

import re
import tomllib

import pytest
import yaml

from coursekit.notebooks import ROOT

TEXT = (ROOT / ".github" / "workflows" / "book.yml").read_text(encoding="utf-8")
WORKFLOW = yaml.safe_load(TEXT)
STEPS = [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]


def test_only_the_job_that_publishes_may_write_and_it_runs_no_code_of_a_pull_request():
    assert WORKFLOW["permissions"] == {"contents": "read", "actions": "read"}
    jobs = WORKFLOW["jobs"]
    assert [name for name, job in jobs.items() if "permissions" in job] == ["publish"]
    assert jobs["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert all("run" not in step for step in jobs["publish"]["steps"])
    assert "pull_request'" in jobs["publish"]["if"]
    assert "pull_request_target" not in TEXT


def test_it_tests_before_it_publishes():
    assert WORKFLOW["jobs"]["publish"]["needs"] == "test"
    assert ".ci/run" in [step.get("run") for step in STEPS]


@pytest.mark.parametrize("action", sorted({step["uses"] for step in STEPS if "uses" in step}))
def test_an_action_is_pinned_to_a_major_version(action):
    assert re.fullmatch(r"actions/[\w-]+@v\d+", action)


def test_the_commands_that_it_calls_are_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in re.findall(r"\bmake ([a-z-]+)", TEXT):
        assert re.search(rf"^{command}:", makefile, re.M), command


def test_the_whole_bank_is_proven_each_week_and_then_only():
    triggers = WORKFLOW[True]  # YAML 1.1 reads the key `on` so
    assert re.fullmatch(r"\d+ \d+ \* \* \d", triggers["schedule"][0]["cron"])
    prove = WORKFLOW["jobs"]["prove"]
    assert "make prove OPTIONS=--every-draw" in [step.get("run") for step in prove["steps"]]
    assert "pull_request" not in prove["if"] and "'push'" not in prove["if"]


def test_what_is_left_out_has_passed_in_a_run_that_succeeded():
    steps = WORKFLOW["jobs"]["test"]["steps"]
    runs = [step.get("run", "") for step in steps]
    (found,) = [place for place, command in enumerate(runs) if "SINCE=" in command]
    assert found < runs.index(".ci/run") and "status=success" in runs[found] and "$GITHUB_ENV" in runs[found]
    assert not any("SINCE" in step.get("env", {}) for step in steps)


def test_each_week_all_tests_are_run():
    """At a push those are left out that the commit before has passed: tests/known.py and tests/turns.py."""
    job = WORKFLOW["jobs"]["test"]
    assert "if" not in job
    (step,) = [step for step in job["steps"] if step.get("run") == ".ci/run"]
    assert step["env"]["EVERY_TURN"] == "${{ github.event_name == 'schedule' }}"
    assert "'schedule'" in WORKFLOW["jobs"]["publish"]["if"]


@pytest.mark.parametrize("job", ["test", "prove"])
def test_what_is_new_and_whose_turn_it_is_can_be_seen_in_its_checkout(job):
    (checkout,) = [
        s for s in WORKFLOW["jobs"][job]["steps"] if s.get("uses", "").startswith("actions/checkout")
    ]
    assert checkout["with"]["fetch-depth"] == 0


def test_the_course_installs_what_gradebox_asks_for():
    """`make setup` installs gradebox without its dependencies: the course's lock file has them."""
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    its = tomllib.loads((ROOT / "gradebox" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*its["dependencies"], *sum(its["optional-dependencies"].values(), [])]
    assert set(asked) <= set(ours["dependencies"])
