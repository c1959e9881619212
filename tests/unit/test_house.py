"""The rules of the house that no other tool holds: files, lock files, documents."""

import ast
import fnmatch
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_ROOT = Path(__file__).resolve().parents[2]
_LONGEST = 320  # lines; past that a file has two purposes
_SOURCES = sorted(
    file for folder in ("reader", "packaging", "tests") for file in (_ROOT / folder).rglob("*.py")
)
_TESTS = [file for file in _SOURCES if file.is_relative_to(_ROOT / "tests")]
_PROJECT = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_RUN = [Requirement(text) for text in _PROJECT["project"]["dependencies"]]
_DEV = [Requirement(text) for text in _PROJECT["dependency-groups"]["dev"]]


def _id(value):
    return str(value.relative_to(_ROOT)) if isinstance(value, Path) else str(value)


def _locked(name):
    """Return the versions that a lock file has of each package, and its text."""
    text = (_ROOT / "packaging" / name).read_text(encoding="utf-8")
    versions = {}
    for package, version in re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE):
        versions.setdefault(package, set()).add(version)
    return versions, text


@pytest.mark.parametrize("file", _SOURCES, ids=_id)
def test_a_file_has_one_purpose_and_says_it_in_its_first_line(file):
    text = file.read_text(encoding="utf-8")

    assert text.count("\n") <= _LONGEST
    assert ast.get_docstring(ast.parse(text))
    assert text.startswith(('"""', "#!"))


@pytest.mark.parametrize("file", _TESTS, ids=_id)
def test_no_test_waits_for_time_to_pass(file):
    calls = [n for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.Call)]
    names = {ast.unparse(call.func) for call in calls}

    assert not names & {"sleep", "time.sleep", "qtbot.wait", "QTest.qWait"}


@pytest.mark.parametrize(
    ("lock", "wanted"), [("requirements.txt", _RUN), ("requirements-dev.txt", _RUN + _DEV)]
)
def test_a_lock_file_has_every_dependency_in_a_version_that_fits(lock, wanted):
    versions, _ = _locked(lock)

    unfit = [
        str(requirement)
        for requirement in wanted
        if not any(
            requirement.specifier.contains(version)
            for version in versions.get(canonicalize_name(requirement.name), ())
        )
    ]
    assert not unfit, "run `make lock`"


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_file_has_a_hash_for_every_package_and_names_no_server(lock):
    versions, text = _locked(lock)
    packages = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]

    assert len(packages) >= len(versions)
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in text


def test_both_lock_files_agree():
    run, _ = _locked("requirements.txt")
    dev, _ = _locked("requirements-dev.txt")

    assert run.items() <= dev.items()


def test_every_dependency_has_its_line_in_contributing():
    rows = re.findall(r"^\| ([^|]+) \|", (_ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.M)
    explained = {name.strip() for row in rows for name in row.split(",")}

    assert {requirement.name for requirement in _RUN + _DEV} <= explained


def test_every_borrowed_file_has_a_licence():
    licences = _ROOT / "resources" / "LICENSES"
    table = (licences / "README.md").read_text("utf-8")
    patterns = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    texts = re.findall(r"\]\(([^)]+\.txt)\)", table)
    borrowed = [
        file.relative_to(_ROOT / "resources").as_posix()
        for folder in ("fonts", "katex")
        for file in (_ROOT / "resources" / folder).rglob("*.*")
    ]

    assert borrowed
    unnamed = [f for f in borrowed if not any(fnmatch.fnmatch(f, p) for p in patterns)]
    assert not unnamed
    assert all((licences / text).is_file() for text in texts)
