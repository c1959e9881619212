"""What goes into the bundle of each system, and the spec that says so to PyInstaller."""

import os
import plistlib
import sys
from importlib.metadata import distribution
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from packaging_parts import PACKAGING, ROOT, contents, elf, project

CASES = ROOT / "tests" / "cases" / "packaging"


def _rows(system):
    lines = (CASES / f"{system}.txt").read_text(encoding="utf-8").splitlines()
    return [(line[0] == "+", line[2:]) for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("system", project.SYSTEMS)
def test_a_bundle_has_what_is_used_and_nothing_else(system):
    rows = _rows(system)

    wrong = [name for wanted, name in rows if contents.is_wanted(name, system) != wanted]

    assert len(rows) > 20
    assert not wrong


@pytest.fixture
def evaluated(monkeypatch, tmp_path):
    """Evaluate the spec as PyInstaller would on a system; return what it asked for."""

    def evaluate(system):
        asked = {}
        found = [(name, "", "DATA") for _, name in _rows(system)]
        analysis = SimpleNamespace(binaries=found, datas=found, pure=[], scripts=[])
        hooks = ModuleType("PyInstaller.utils.hooks")
        hooks.collect_data_files = lambda name: [(name, name)]
        for name in ("PyInstaller", "PyInstaller.utils"):
            monkeypatch.setitem(sys.modules, name, ModuleType(name))
        monkeypatch.setitem(sys.modules, hooks.__name__, hooks)
        monkeypatch.setattr(project, "this_system", lambda: system)
        monkeypatch.setattr(project, "WORK", tmp_path)
        template = PACKAGING / "macos" / "Info.plist"
        project.write_filled(template, tmp_path / "Info.plist", project.values())
        monkeypatch.setattr(sys, "path", list(sys.path))

        def noting(name, answer=None):
            def note(*words, **named):
                asked[name] = SimpleNamespace(words=words, **named)
                return answer

            return note

        names = {name: noting(name) for name in ("PYZ", "EXE", "COLLECT", "BUNDLE")}
        code = compile((PACKAGING / "reader.spec").read_text("utf-8"), "reader.spec", "exec")
        exec(code, {"SPECPATH": str(PACKAGING), "Analysis": noting("Analysis", analysis), **names})  # noqa: S102
        return asked

    return evaluate


@pytest.mark.parametrize("system", project.SYSTEMS)
def test_the_spec_asks_for_one_folder_without_console_and_upx(evaluated, system):
    asked = evaluated(system)

    assert asked["EXE"].console is False
    assert asked["EXE"].upx is False
    assert asked["EXE"].exclude_binaries is True
    assert asked["COLLECT"].upx is False
    kept = {row[0] for row in asked["COLLECT"].words[1]}
    assert kept == {name for wanted, name in _rows(system) if wanted}


@pytest.mark.parametrize(("system", "icon"), [("windows", "reader.ico"), ("macos", "reader.icns")])
def test_the_program_has_its_own_icon(evaluated, system, icon):
    assert Path(evaluated(system)["EXE"].icon).name == icon


def test_every_file_that_the_spec_names_is_there_or_made_before(evaluated):
    analysis = evaluated("linux")["Analysis"]
    made = (str(ROOT / "build" / "library"), str(ROOT / "build" / "package" / "licences"))
    sources = [source for source, _ in analysis.datas if source not in contents.DATA_OF]

    assert not [source for source in sources if source not in made and not Path(source).exists()]
    assert all(Path(script).is_file() for script in analysis.words[0])
    assert all(Path(folder).is_dir() for folder in (*analysis.pathex, *analysis.hookspath))


def test_the_bundle_of_macos_opens_links_of_the_reader(evaluated):
    asked = evaluated("macos")["BUNDLE"]

    assert asked.version == project.version()
    assert asked.info_plist["CFBundleShortVersionString"] == project.version()
    schemes = asked.info_plist["CFBundleURLTypes"][0]["CFBundleURLSchemes"]
    assert schemes == ["reader"]
    rights = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert rights["com.apple.security.cs.allow-jit"] is True


def test_the_sources_go_in_by_which_a_library_is_known_to_be_of_this_version():
    files = {source for source, _ in contents.data_files()}

    assert str(ROOT / "reader" / "library" / "memory.py") in files
    assert not [file for file in files if file.endswith(".ts")]


@pytest.mark.skipif(sys.platform != "linux", reason="it reads binaries of Linux")
def test_what_is_kept_of_the_wheels_is_linked_with_what_is_kept_and_with_the_system():
    kept = {}
    for name in ("PySide6_Essentials", "PySide6_Addons", "PySide6_WebEngine"):
        for file in map(str, distribution(name).files):
            if file.startswith("PySide6/Qt/") and contents.is_wanted(file, "linux"):
                path = Path(distribution(name).locate_file(file))
                if ".so" in path.name or path.parent.name == "libexec":
                    kept[path] = elf.read(path)
    inside = {binary.name for binary in kept.values()}
    system = set(elf.packages_of_system())

    missing = {
        (path.name, need)
        for path, binary in kept.items()
        for need in set(binary.needs) - inside
        if need.partition(".so")[0] not in system
        and not contents.TAKEN_ALONG.match(need)
        and not elf.OPTIONAL.search(path.name)
    }

    assert len(kept) > 35
    assert not missing


def test_a_binary_says_what_it_is_linked_with(tmp_path):
    if sys.platform != "linux":
        pytest.skip("it reads binaries of Linux")
    (tmp_path / "text").write_text("no binary", encoding="utf-8")

    assert any(
        need.startswith("libc.so") for need in elf.read(Path(os.path.realpath("/bin/sh"))).needs
    )
    assert elf.read(tmp_path / "text") is None
