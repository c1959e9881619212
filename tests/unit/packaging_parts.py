"""The modules of packaging/, which is no package and must not be one."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
sys.path.insert(0, str(PACKAGING))

import archives  # noqa: E402
import build  # noqa: E402
import contents  # noqa: E402
import deb  # noqa: E402
import elf  # noqa: E402
import for_linux  # noqa: E402
import for_macos  # noqa: E402
import for_windows  # noqa: E402
import icu  # noqa: E402
import licences  # noqa: E402
import look  # noqa: E402
import project  # noqa: E402
import publish  # noqa: E402
import sbom  # noqa: E402
import trimming  # noqa: E402

__all__ = [
    "PACKAGING", "ROOT", "archives", "build", "contents", "deb", "elf", "for_linux", "for_macos",
    "for_windows", "icu", "licences", "look", "project", "publish", "sbom", "trimming",
]  # fmt: skip
