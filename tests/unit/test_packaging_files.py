"""The files that systems read: menu entry, package, installer, manifests, workflows."""

import configparser
import gzip
import io
import re
import subprocess
import tarfile
from shutil import which
from xml.etree import ElementTree as ET

import pytest
import yaml
from packaging_parts import PACKAGING, ROOT, archives, deb, for_linux, for_windows, project, publish

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.fixture
def tree(monkeypatch, tmp_path):
    """A small program laid out as on an installed Linux."""
    for module in (for_linux, deb, project, for_windows):
        for name in ("WORK", "OUT"):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, tmp_path / name.lower())
    icons = tmp_path / "work" / "icons"
    icons.mkdir(parents=True)
    (tmp_path / "out").mkdir()
    for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
        (icons / f"{size}.png").write_bytes(b"png")
    for name in ("reader.svg", "reader.ico"):
        (icons / name).write_bytes(b"icon")
    made = tmp_path / project.NAME
    (made / "_internal").mkdir(parents=True)
    (made / "_internal" / "LICENSE").write_text("MIT", encoding="utf-8")
    (made / project.NAME).write_bytes(b"\x7fELF")
    (made / project.NAME).chmod(0o755)
    return for_linux.make_tree(made, tmp_path / "tree")


def _desktop(tree):
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str
    parser.read(tree / "usr/share/applications/bilingual-reader.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_menu_entry_starts_the_program_and_opens_its_links(tree):
    entry = _desktop(tree)

    assert entry["Exec"] == "bilingual-reader %u"
    assert entry["MimeType"] == "x-scheme-handler/reader;"
    assert (tree / "usr/bin" / entry["TryExec"]).resolve().is_file()
    assert (tree / "usr/share/icons/hicolor/48x48/apps" / f"{entry['Icon']}.png").is_file()
    assert 'setDesktopFileName("bilingual-reader")' in (
        (ROOT / "reader" / "ui" / "app.py").read_text(encoding="utf-8")
    )


def test_the_metainfo_names_the_menu_entry_and_the_version(tree):
    file = next(tree.glob("usr/share/metainfo/*.xml"))
    root = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314  (our own)

    assert root.findtext("launchable") == "bilingual-reader.desktop"
    assert root.find("releases/release").get("version") == project.version()


def test_the_profile_covers_the_program_and_the_web_engine(tree):
    text = (tree / "usr/lib/bilingual-reader/apparmor").read_text(encoding="utf-8")

    path = re.search(r"^profile bilingual-reader (\S+) ", text, re.MULTILINE)[1]
    assert path == (
        "/usr/lib/bilingual-reader/"
        "{bilingual-reader,_internal/PySide6/Qt/libexec/QtWebEngineProcess}"
    )
    assert "userns," in text


@pytest.mark.parametrize("script", ["postinst", "prerm", "AppRun"])
def test_scripts_parse(tmp_path, script):
    known = project.values(FOLDER="/usr/lib/bilingual-reader")
    file = project.write_filled(PACKAGING / "linux" / script, tmp_path / script, known)

    if which("sh"):
        subprocess.run(["sh", "-n", file], check=True)
    assert file.read_text(encoding="utf-8").startswith("#!/bin/sh\n")


def _members(package):
    """Yield name and bytes of what an `ar` archive has."""
    data = package.read_bytes()
    assert data.startswith(b"!<arch>\n")
    at = 8
    while at < len(data):
        head = data[at : at + 60].decode()
        size = int(head[48:58])
        yield head[:16].strip(), data[at + 60 : at + 60 + size]
        at += 60 + size + size % 2


def test_the_package_says_what_it_needs_and_has_every_file(tree):
    package = deb.make(tree, [("libasound2", "libasound2t64"), ("libc6",)], quick=True)
    members = dict(_members(package))

    assert list(members) == ["debian-binary", "control.tar.gz", "data.tar"]
    with tarfile.open(fileobj=io.BytesIO(members["control.tar.gz"])) as control:
        said = control.extractfile("./control").read().decode()
        assert {member.mode for member in control if member.name != "./control"} >= {0o755}
    assert "Depends: libasound2 | libasound2t64, libc6\n" in said
    assert f"Version: {project.version()}\n" in said
    with tarfile.open(fileobj=io.BytesIO(members["data.tar"])) as data:
        names = {member.name: member for member in data}
    assert (
        names["./usr/bin/bilingual-reader"].linkname == "../lib/bilingual-reader/bilingual-reader"
    )
    assert names["./usr/lib/bilingual-reader/bilingual-reader"].mode == 0o755
    assert {member.uid for member in names.values()} == {0}


@pytest.mark.skipif(which("dpkg-deb") is None, reason="dpkg-deb is not installed")
def test_dpkg_reads_the_package(tree):
    package = deb.make(tree, [("libc6",)], quick=True)

    done = subprocess.run(["dpkg-deb", "--info", package], check=False, capture_output=True)

    assert (done.returncode, done.stderr) == (0, b"")
    subprocess.run(["dpkg-deb", "--contents", package], check=True, capture_output=True)


def test_the_manifest_of_flatpak_names_what_is_there(tree):
    known = project.values(TREE=tree.name)
    manifest = yaml.safe_load(project.filled(PACKAGING / "linux" / "flatpak.yml", known))
    (module,) = manifest["modules"]

    assert manifest["app-id"] == project.APP_ID
    assert module["sources"] == [{"type": "dir", "path": tree.name}]
    copied = [c.split()[2] for c in module["build-commands"] if c.startswith("cp -r ")]
    assert copied
    assert all((tree / path).is_dir() for path in copied)


def test_the_installer_wants_no_administrator_and_takes_what_is_there(tree):
    program = tree / "usr/lib/bilingual-reader"
    (program / "bilingual-reader.exe").write_bytes(b"MZ")
    text = project.filled(PACKAGING / "windows" / "installer.iss", for_windows.known(program))
    sections = re.findall(r"^\[(\w+)\]$", text, re.MULTILINE)

    assert sections == [
        "Setup",
        "Languages",
        "Tasks",
        "InstallDelete",
        "Files",
        "Icons",
        "Registry",
        "Run",
    ]
    assert "\nPrivilegesRequired=lowest\n" in text
    assert f"\nAppVersion={project.version()}\n" in text
    assert set(re.findall(r"^Root: (\w+);", text, re.MULTILINE)) == {"HKCU"}
    (source,) = re.findall(r'^Source: "([^"]+)\\\*"', text, re.MULTILINE)
    assert source == str(program)
    for key in ("SetupIconFile", "LicenseFile"):
        assert for_linux.Path(re.search(rf"^{key}=(.+)$", text, re.MULTILINE)[1]).is_file()


def test_the_manifests_of_winget_are_of_one_version(tmp_path):
    known = project.values(
        WINGET_ID=for_windows.WINGET_ID, WINGET_ARCHITECTURE="x64", URL="https://x", SHA256="A" * 64
    )
    files = sorted((PACKAGING / "windows" / "winget").glob("*.yaml"))
    read = {file.stem: yaml.safe_load(project.filled(file, known)) for file in files}

    assert {m["PackageVersion"] for m in read.values()} == {project.version()}
    kinds = {name: manifest["ManifestType"] for name, manifest in read.items()}
    assert kinds == {
        "installer": "installer",
        "locale.en-US": "defaultLocale",
        "locale.zh-CN": "locale",
        "version": "version",
    }
    assert read["installer"]["Scope"] == "user"


def test_the_portable_marker_is_the_one_that_the_program_looks_for():
    text = (ROOT / "reader" / "settings.py").read_text(encoding="utf-8")

    assert f'PORTABLE_MARKER = "{for_windows.MARKER}"' in text


def test_the_version_stands_in_one_place():
    templates = [f for f in PACKAGING.rglob("*") if f.is_file() and f.suffix != ".txt"]
    ours = [
        f for f in templates if "__pycache__" not in f.parts and f.suffix not in (".png", ".pyc")
    ]

    assert len(ours) > 25
    assert project.version()
    assert not [f.name for f in ours if f'"{project.version()}"' in f.read_text("utf-8")]


def test_what_a_template_does_not_know_is_a_fault(tmp_path):
    (tmp_path / "x").write_text("@NOBODY@", encoding="utf-8")

    with pytest.raises(project.PackagingError, match="nothing is known as @NOBODY@"):
        project.filled(tmp_path / "x", project.values())


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda f: f.name)
def test_a_workflow_parses_and_runs_scripts_that_exist(file):
    text = file.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)

    assert {"name", "jobs", "permissions"} <= set(workflow)
    for script in re.findall(r"(?<![\w/])packaging/[\w.-]+\.py", text):
        assert (ROOT / script).is_file()
    for job in workflow["jobs"].values():
        assert all({"run", "uses"} & set(step) for step in job["steps"])


def test_a_release_needs_a_tag_alone_and_every_picture_is_looked_at():
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)

    assert workflow[True] == {"push": {"tags": ["v*"]}}  # YAML 1.1 takes `on` for a truth
    systems = {row["system"] for row in workflow["jobs"]["build"]["strategy"]["matrix"]["include"]}
    assert systems == set(project.SYSTEMS)
    taken = set(re.findall(r"screenshot \S+ (\S+\.png)", text))
    looked_at = set(
        re.findall(r"build/package/\w+\.png", " ".join(re.findall(r"look\.py .*", text)))
    )
    assert taken == looked_at


def test_the_release_page_has_one_list_of_sums_and_the_cask(tmp_path, monkeypatch):
    images = [
        tmp_path / f"{project.NAME}-{project.version()}-macos-{p}.dmg" for p in ("arm64", "x86_64")
    ]
    for image in images:
        image.write_bytes(image.name.encode())
    archives.write_sums(tmp_path / "one.sha256", images)
    monkeypatch.setattr("sys.argv", ["publish.py", str(tmp_path)])

    assert publish.main() == 0

    cask = (tmp_path / "bilingual-reader.rb").read_text(encoding="utf-8")
    assert all(archives.sha256(image) in cask for image in images)
    assert (tmp_path / "SHA256SUMS").read_text("utf-8").count("\n") == 3
    assert not list(tmp_path.glob("*.sha256"))


def test_a_build_that_changed_on_its_way_is_not_published(tmp_path, monkeypatch, capsys):
    file = tmp_path / "a.zip"
    file.write_bytes(b"as built")
    archives.write_sums(tmp_path / "a.sha256", [file])
    file.write_bytes(b"other")
    monkeypatch.setattr("sys.argv", ["publish.py", str(tmp_path)])

    assert publish.main() == 2
    assert "a.zip is missing or not as it was built" in capsys.readouterr().err


@pytest.mark.skipif(which("xz") is None, reason="xz is not installed")
def test_a_package_that_is_given_away_is_packed_with_xz(tree):
    members = dict(_members(deb.make(tree, [("libc6",)], quick=False)))

    assert list(members) == ["debian-binary", "control.tar.gz", "data.tar.xz"]
    with tarfile.open(fileobj=io.BytesIO(members["data.tar.xz"])) as data:
        assert "./usr/bin/bilingual-reader" in data.getnames()


def test_the_same_folder_packs_into_the_same_bytes(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a").write_text("one", encoding="utf-8")
    (folder / "b").hardlink_to(folder / "a")
    first = archives.tar(folder, tmp_path / "1.tar.gz", "named").read_bytes()
    (folder / "a").touch()

    second = archives.tar(folder, tmp_path / "2.tar.gz", "named").read_bytes()

    assert first == second
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(first))) as archive:
        assert [member.islnk() for member in archive] == [False, False, True]
