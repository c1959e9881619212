"""What is made of a Windows bundle: a portable `.zip`, an installer, the manifests for winget.

Keys for `--sign`, in the environment: WINDOWS_CERTIFICATE is the path of a `.pfx` file and
WINDOWS_PASSWORD its password. `signtool` is of the Windows SDK, `ISCC` of Inno Setup.
"""

import os
from pathlib import Path
from shutil import which

import archives
from project import (
    HERE,
    NAME,
    OUT,
    ROOT,
    WORK,
    PackagingError,
    Wishes,
    fresh,
    processor,
    release_url,
    run,
    values,
    version,
    write_filled,
)  # fmt: skip

_TEMPLATES = HERE / "windows"
WINGET_ID = "BilingualReader.BilingualReader"
MARKER = "portable.txt"  # reader/settings.py: settings and marks stay beside the program
_MARKER_TEXT = (
    "While this file is here, settings, notes and cards are kept in the folder data beside it.\r\n"
)
_STAMPS = "http://timestamp.digicert.com"  # so that a signature outlives its certificate


def finish(made: Path, wishes: Wishes) -> list[Path]:
    """Sign the program, pack it both ways; return what to give away."""
    base = f"{NAME}-{version()}-windows-{processor()}"
    if wishes.sign:
        _sign(made / f"{NAME}.exe")
    more = {MARKER: _MARKER_TEXT}
    zipped = OUT / f"{base}-portable.zip"
    files = [archives.zip_folder(made, zipped, more)]
    compiler = _inno_setup()
    if compiler is None:
        print("  Inno Setup is not installed: no installer")
        return files
    script = write_filled(_TEMPLATES / "installer.iss", WORK / "installer.iss", known(made))
    # With a mark in front, else the compiler reads it in the code page of the system.
    script.write_text(script.read_text(encoding="utf-8"), encoding="utf-8-sig", newline="\r\n")
    run(compiler, "/Qp", script)
    installer = OUT / f"{base}-setup.exe"
    if wishes.sign:
        _sign(installer)
    return [*files, installer, winget(OUT / f"{base}-winget", installer)]


def known(made: Path) -> dict[str, str]:
    """Return what the installer's script is filled with."""
    return values(
        ARCHITECTURE={"x86_64": "x64compatible"}.get(processor(), "arm64"),
        BASE=f"{NAME}-{version()}-windows-{processor()}",
        FOLDER=str(made),
        ICON=str(WORK / "icons" / "reader.ico"),
        LICENSE=str(ROOT / "LICENSE"),
        OUT=str(OUT),
    )


def winget(target: Path, installer: Path) -> Path:
    """Write the manifests that winget's repository wants, for this installer."""
    fresh(target)
    filled = values(
        WINGET_ID=WINGET_ID,
        WINGET_ARCHITECTURE={"x86_64": "x64"}.get(processor(), processor()),
        URL=release_url(installer.name),
        SHA256=archives.sha256(installer).upper(),
    )
    for template in sorted((_TEMPLATES / "winget").glob("*.yaml")):
        kind = "" if template.stem == "version" else f".{template.stem}"
        write_filled(template, target / f"{WINGET_ID}{kind}.yaml", filled)
    return archives.zip_folder(target, target.with_name(f"{target.name}.zip"), {})


def _inno_setup() -> str | None:
    places = (os.environ.get(name) for name in ("ProgramFiles(x86)", "ProgramFiles"))
    usual = (Path(place, "Inno Setup 6", "ISCC.exe") for place in places if place)
    return which("ISCC") or next((str(path) for path in usual if path.is_file()), None)


def _sign(file: Path) -> None:
    certificate, password = (
        os.environ.get(name) for name in ("WINDOWS_CERTIFICATE", "WINDOWS_PASSWORD")
    )
    if not certificate or not password:
        raise PackagingError("--sign wants WINDOWS_CERTIFICATE and WINDOWS_PASSWORD.")
    run(
        "signtool", "sign", "/f", certificate, "/p", password, "/fd", "sha256",
        "/tr", _STAMPS, "/td", "sha256", file,
    )  # fmt: skip
