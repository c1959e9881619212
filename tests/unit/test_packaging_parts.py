"""What is made for the bundle: licences, list of parts, icons, ICU's data; looking at pictures."""

import json
import os
import struct
import subprocess
import sys

import pytest
from packaging_parts import (
    PACKAGING,
    ROOT,
    build,
    for_macos,
    icu,
    licences,
    look,
    project,
    sbom,
    trimming,
)  # fmt: skip
from PIL import Image, ImageDraw

needs_builder = pytest.mark.skipif(
    subprocess.run(
        [sys.executable, "-c", "import PyInstaller"], check=False, capture_output=True
    ).returncode
    != 0,
    reason="PyInstaller is not installed",
)


@pytest.fixture(scope="module")
def parts():
    return licences.parts()


@needs_builder
def test_every_locked_package_is_in_the_list_of_parts(parts):
    listed = sbom.document(parts, "linux")
    packages = {c["purl"] for c in listed["components"] if "purl" in c}

    wanted = {f"pkg:pypi/{name}@{pinned}" for name, pinned in licences.locked().items()}
    assert len(wanted) > 10
    assert wanted <= packages
    assert {f"pkg:generic/qt@{licences.locked()['pyside6-essentials']}"} <= packages


@needs_builder
def test_the_list_of_parts_is_what_cyclonedx_wants(parts, tmp_path):
    listed = json.loads(sbom.write(tmp_path / "parts.json", parts, "linux").read_text("utf-8"))

    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.6")
    assert listed["metadata"]["component"]["version"] == project.version()
    references = [component["bom-ref"] for component in listed["components"]]
    assert len(references) == len(set(references))
    assert all(component["licenses"] for component in listed["components"])
    assert set(listed["dependencies"][0]["dependsOn"]) == set(references)


@needs_builder
def test_every_part_comes_with_its_licence(parts, tmp_path):
    licences.gather(tmp_path / "licences", parts)

    text = (tmp_path / "licences" / "README.md").read_text(encoding="utf-8")
    for part in parts:
        assert f"| {part.name} | {part.version} | {part.licence} |" in text
        assert any((tmp_path / "licences" / part.folder).iterdir())
    fonts = (ROOT / "resources" / "LICENSES" / "README.md").read_text("utf-8").count("\n| `")
    assert sum("OFL" in part.licence or part.name == "KaTeX" for part in parts) == fonts


def test_the_icon_is_made_in_every_size(tmp_path):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [sys.executable, PACKAGING / "icons.py", tmp_path / "icons"], check=True, env=environment
    )

    for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
        with Image.open(tmp_path / "icons" / f"{size}.png") as picture:
            assert picture.size == (size, size)
            assert len(picture.convert("RGB").getcolors(size * size)) > 10
            assert picture.getpixel((0, 0))[3] == 0  # round corners
    with Image.open(tmp_path / "icons" / "reader.ico") as picture:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= picture.info["sizes"]
    with Image.open(tmp_path / "icons" / "reader.icns") as picture:
        assert {(16, 16, 2), (128, 128, 1), (512, 512, 2)} <= set(picture.info["sizes"])


def _icu_data(entries):
    """Return a package of ICU data with these entries."""
    head = struct.pack("<HH", 32, 0x27DA).ljust(12, b"\0") + b"CmnD"
    names, at = b"", 4 + 8 * len(entries)
    offsets = []
    for name in entries:
        offsets.append(at + len(names))
        names += name.encode() + b"\0"
    first = -(-(at + len(names)) // 16) * 16
    table, data = b"", b""
    for offset, content in zip(offsets, entries.values(), strict=True):
        table += struct.pack("<2I", offset, first + len(data))
        data += content.ljust(-(-len(content) // 16) * 16, b"\0")
    body = struct.pack("<I", len(entries)) + table + names
    return head.ljust(32, b"\0") + body.ljust(first, b"\0") + data


def test_of_icu_the_order_of_chinese_stays_and_old_encodings_go():
    kept = {"icudt73l/coll/zh.res": b"order", "icudt73l/root.res": b"root" * 9}
    data = _icu_data({"icudt73l/big5.cnv": b"table", **kept, "icudt73l/zone/de.res": b"zones"})

    assert icu.kept_of(data) == _icu_data(kept)


def test_twins_are_one_file_afterwards(tmp_path):
    for name, byte in (("a", b"x"), ("b", b"x"), ("c", b"y")):
        (tmp_path / name).write_bytes(byte * 5000)

    assert trimming.link_twins(tmp_path) == 5000
    assert (tmp_path / "a").samefile(tmp_path / "b")
    assert trimming.size_of(tmp_path) == 10_000
    assert trimming.link_twins(tmp_path) == 0


def _picture(lines):
    picture = Image.new("RGB", (800, 600), "#fcfbf8")
    draw = ImageDraw.Draw(picture)
    for number in range(lines):
        text = "Attention is all that a decoder pays for. " * 3
        draw.text((20, 10 + 14 * number), text, fill=(30 + number % 60, 40, 50), font_size=11)
    return picture


def test_a_page_of_text_is_not_blank():
    assert not look.is_blank(_picture(40))


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("RGB", (800, 600), "white"),
        Image.new("RGBA", (800, 600), (0, 0, 0, 0)),
        Image.linear_gradient("L").resize((800, 600)),
        _picture(1),
    ],
    ids=["white", "clear", "gradient", "one line"],
)
def test_a_picture_without_a_text_is_blank(picture):
    assert look.is_blank(picture)


def test_a_build_is_made_on_its_own_system(monkeypatch, capsys):
    other = next(system for system in project.SYSTEMS if system != project.this_system())
    monkeypatch.setattr("sys.argv", ["build.py", other])

    assert build.main() == 2
    assert capsys.readouterr().err == f"build: A build for {other} is made on {other}.\n"


def test_a_bundle_of_macos_is_signed_from_the_inside_out(tmp_path):
    app = tmp_path / "Reader.app"
    framework = app / "Contents" / "Frameworks" / "Core.framework"
    helper = framework / "Versions" / "A" / "Helpers" / "Helper.app"
    binaries = [
        helper / "Contents" / "MacOS" / "helper",
        framework / "Versions" / "A" / "Core",
        app / "Contents" / "MacOS" / "reader",
    ]
    for binary in binaries:
        binary.parent.mkdir(parents=True, exist_ok=True)
        binary.write_bytes(b"\xcf\xfa\xed\xfe")
    (app / "Contents" / "Info.plist").write_text("no binary", encoding="utf-8")

    signed = list(for_macos.inside_out(app))

    assert sorted(signed) == sorted([*binaries, helper, framework, app])
    order = {path: place for place, path in enumerate(signed)}
    assert order[binaries[0]] < order[helper] < order[framework] < order[app]
    assert order[binaries[1]] < order[framework]
