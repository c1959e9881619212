"""Every rule finds its fault and no other rule does; what is right stays silent."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from reader.check.registry import CODES
from reader.check.run import check

_CASES = Path(__file__).parents[1] / "cases" / "check"
_FAULTS = sorted((_CASES / "faults").glob("*.toml"))
_FINE = sorted((_CASES / "fine").glob("*.toml"))


@pytest.fixture(scope="module")
def memory(tmp_path_factory):
    """One memory for all cases, so that what is not edited runs once."""
    return tmp_path_factory.mktemp("memory") / "check.json"


def _edited(case: Path, tmp_path: Path) -> Path:
    """Return a copy of the small archive with the edits of a case."""
    root = tmp_path / "archive"
    shutil.copytree(_CASES / "archive", root)
    for edit in tomllib.loads(case.read_text(encoding="utf-8"))["edit"]:
        file = root / edit["file"]
        file.parent.mkdir(parents=True, exist_ok=True)
        if "delete" in edit:
            file.unlink()
        elif "write" in edit:
            file.write_text(edit["write"], encoding="utf-8", newline="")
        elif "copy_of" in edit:
            shutil.copyfile(root / edit["copy_of"], file)
        else:
            old = file.read_bytes()
            new = _changed(old, edit)
            assert new != old, f"{case.name}: an edit of {edit['file']} changes nothing"
            file.write_bytes(new)
    return root


def _changed(data: bytes, edit: dict) -> bytes:
    if "prepend_hex" in edit or "append_hex" in edit:
        return (
            bytes.fromhex(edit.get("prepend_hex", ""))
            + data
            + bytes.fromhex(edit.get("append_hex", ""))
        )
    text = data.decode("utf-8")
    if "append" in edit:
        text += edit["append"]
    elif "pattern" in edit:
        text = re.sub(
            edit["pattern"], edit["new"], text, count=0 if "all" in edit else 1, flags=re.DOTALL
        )
    else:
        assert text.count(edit["old"]) == 1, edit["old"]
        text = text.replace(edit["old"], edit["new"])
    return text.encode("utf-8")


@pytest.mark.parametrize("case", _FAULTS, ids=lambda case: case.stem)
def test_a_fault_is_found_by_its_rule_alone(case, tmp_path, memory):
    root = _edited(case, tmp_path)

    findings = check(root, [], memory).findings

    assert {finding.code for finding in findings} == {case.stem.split("--")[0]}, findings
    for finding in findings:
        lines = Path(finding.path).read_bytes().count(b"\n") + 1
        assert 1 <= finding.line <= lines
        assert finding.message[-1] in ".?!"


@pytest.mark.parametrize("case", _FINE, ids=lambda case: case.stem)
def test_what_is_right_is_no_fault(case, tmp_path, memory):
    assert not check(_edited(case, tmp_path), [], memory).findings


def test_the_archive_of_the_cases_is_without_fault(memory):
    checked = check(_CASES / "archive", [], memory)

    assert checked.articles == 2
    assert not checked.findings
    assert not checked.unable


def test_every_rule_has_a_case():
    assert {case.stem.split("--")[0] for case in _FAULTS} == set(CODES)


def test_every_code_belongs_to_one_rule():
    assert len(CODES) == len(set(CODES))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", code) for code in CODES)
