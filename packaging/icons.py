"""All sizes of the program's icon, made from resources/icons/reader.svg."""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from project import ROOT, fresh
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = ROOT / "resources" / "icons" / "reader.svg"
PNG_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)  # the folders of freedesktop's hicolor theme
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # of Windows, at 100 % to 400 %
ICNS_SIZES = (16, 32, 64, 128, 256, 512, 1024)
# An icon of macOS has air round it: a tenth on every side, as Apple's template has.
_MAC_SHARE = 0.8


def draw(size: int, share: float = 1.0) -> Image.Image:
    """Return the icon as a picture of `size` by `size`, of which it takes that share."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = size * share
    painter.translate((size - inner) / 2, (size - inner) / 2)
    painter.scale(inner / size, inner / size)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stub wants bytes
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGBA")


def make(target: Path) -> list[Path]:
    """Write `SIZE.png` for every size, `reader.svg`, `reader.ico` and `reader.icns`."""
    fresh(target)
    files = [target / "reader.svg"]
    shutil.copyfile(SOURCE, files[0])
    for size in PNG_SIZES:
        files.append(target / f"{size}.png")
        draw(size).save(files[-1], optimize=True)
    ico = [draw(size) for size in ICO_SIZES]
    files.append(target / "reader.ico")
    ico[-1].save(files[-1], sizes=[(size, size) for size in ICO_SIZES], append_images=ico[:-1])
    icns = [draw(size, _MAC_SHARE) for size in ICNS_SIZES]
    files.append(target / "reader.icns")
    icns[-1].save(files[-1], append_images=icns[:-1])
    return files


if __name__ == "__main__":
    make(Path(sys.argv[1]))
