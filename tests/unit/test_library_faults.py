"""What is wrong with the content is told, and stops no build."""

import errno
import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library import build as build_module
from reader.library.build import build_library
from reader.library.store import open_library

_CASES = Path(__file__).resolve().parents[1] / "cases" / "archives"


@pytest.fixture(autouse=True)
def _no_processes(monkeypatch):
    monkeypatch.setattr(build_module, "_FEW", 100)
    monkeypatch.setattr(build_module, "write_assets", lambda _out: "assets-none")  # 8 MB of fonts


@pytest.fixture
def archive(tmp_path):
    return Path(shutil.copytree(_CASES / "ours", tmp_path / "ours"))


@pytest.fixture
def out(tmp_path):
    return tmp_path / "library"


def _build(archive, out):
    return build_library(archive, out, lambda _done, _total: None)


def _readable(out):
    """Return what every article of the library shows, so that two states can be compared."""
    library = open_library(out)
    return {
        path: library.file_for(f"/article/{path}").read_text(encoding="utf-8")
        for path in library.entries
    }


def test_every_fault_of_the_content_names_file_and_line(out):
    root = _CASES / "broken"
    wanted = (_CASES / "broken.load.txt").read_text(encoding="utf-8").splitlines()
    wanted += (_CASES / "broken.build.txt").read_text(encoding="utf-8").splitlines()

    found = sorted(str(p).removeprefix(f"{root}/") for p in _build(root, out).problems)

    assert len(found) == len(wanted)
    assert not [(f, w) for f, w in zip(found, sorted(wanted), strict=True) if not f.startswith(w)]


def test_every_article_of_a_faulty_archive_has_its_page(out):
    built = _build(_CASES / "broken", out)

    assert len(built.compiled) == 6
    assert "All is well." in _readable(out)["essays/good"]
    assert "正文。" in _readable(out)["essays/latin"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("memory.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><text>\xe9</text></svg>'),
     ("weight.out", b"256 num\xe9ros\n")],
)  # fmt: skip
def test_a_file_beside_the_text_that_is_not_utf8_is_named(archive, out, name, content):
    file = archive / "essentials" / "cache" / name
    file.write_bytes(content)

    built = _build(archive, out)

    assert [str(p) for p in built.problems] == [
        f"{file.resolve()}:1: The file is not UTF-8. Save it as UTF-8."
    ]
    assert len(_readable(out)) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="names are UTF-8 elsewhere")
def test_a_file_whose_name_is_not_utf8_does_not_matter(archive, out):
    (archive / "lab" / "short" / os.fsdecode(b"\xd6\xd0.txt")).write_text("GBK\n")

    assert _build(archive, out).problems == ()


def test_a_file_that_nobody_may_read_does_not_stop_the_build(archive, out, monkeypatch):
    secret = archive / "lab" / "dot.png"
    opened = Path.open

    def refuse(self, *args, **options):
        if self.name == secret.name and self.is_relative_to(archive):
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(self, *args, **options)

    monkeypatch.setattr(Path, "open", refuse)

    built = _build(archive, out)

    assert len(built.compiled) == 3
    assert {p.sentence for p in built.problems} == {"The picture ../dot.png is not in the archive."}


_TARGETS = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from("./%0aé字[]:@?#\\<>x\t\0-"), max_size=40),
    st.sampled_from(["//[", "http://[bad", "a%00b.png", "x" * 5_000, "../" * 60 + "etc/passwd"]),
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(st.lists(_TARGETS, max_size=5))
def test_no_link_and_no_picture_stops_a_build(tmp_path, targets):
    folder = tmp_path / "any" / "a" / "b"
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"[x]({t}) ![x]({t}) [y]\n\n![f]({t}.svg)\n\n[y]: {t}\n" for t in targets]
    text = "# Any\n\n" + "\n".join(lines)
    (folder / "en.md").write_text(text, encoding="utf-8", newline="")

    _build(tmp_path / "any", tmp_path / "any library")

    assert "a/b" in open_library(tmp_path / "any library").entries


def test_a_picture_outside_of_the_archive_is_not_copied(archive, out):
    (archive.parent / "secret.png").write_bytes(b"secret")
    text = "# Thief\n\n![x](../../../secret.png)\n\nAnd ![y](../../../secret.png) too.\n"
    (archive / "lab" / "short" / "en.md").write_text(text)

    built = _build(archive, out)

    assert len(built.problems) == 2
    assert not [f for f in out.rglob("*") if f.is_file() and f.read_bytes() == b"secret"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
@pytest.mark.parametrize("name", ["dot.png", "memory.svg"])
def test_a_picture_that_is_a_link_out_of_the_archive_is_not_shown(archive, out, name):
    (archive.parent / "secret").write_text("<svg>secret</svg>")
    picture = next(archive.rglob(name))
    picture.unlink()
    picture.symlink_to(archive.parent / "secret")

    built = _build(archive, out)

    assert built.problems
    assert not any("secret" in page for page in _readable(out).values())
    assert not [f for f in out.rglob("*.png") if f.read_bytes() == b"<svg>secret</svg>"]


def test_a_giant_picture_is_missing_and_not_copied(archive, out):
    with (archive / "lab" / "dot.png").open("wb") as file:
        file.truncate(20_000_001)

    built = _build(archive, out)

    assert {p.sentence for p in built.problems} == {"The picture ../dot.png is not in the archive."}
    assert not (out / "files").exists()
