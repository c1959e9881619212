"""Which file of a library answers which address, and that no other ever does."""

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.library.catalogue import Catalogue, Entry, write_catalogue
from reader.library.store import open_library

_SECRETS = ("secret.txt", "library/catalogue.json", "library/build.json", "library/files-not/x")
_FILES = {
    "library/pages/v/a.1.html": "page",
    "library/assets-1/css/page.css": "sheet",
    "library/files/v/a b.png": "picture",
    "library/files/短/图.png": "picture",
    "library/contents.1.html": "contents",
    "library/build.json": "secret",
    "library/files-not/x": "secret",
    "secret.txt": "secret",
}


def _entry(path, page):
    return Entry(path, {"en": path}, "v", (), ("en",), page, "", path)


@pytest.fixture
def library(tmp_path):
    for name, text in _FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    entries = (
        _entry("v/a", "pages/v/a.1.html"),
        _entry("v/gone", "pages/v/gone.1.html"),
        _entry("v/thief", "../secret.txt"),
        _entry("v/absolute", str(tmp_path / "secret.txt")),
        _entry("v/memory", "build.json"),
    )
    catalogue = Catalogue({}, "", "", "", "assets-1", "contents.1.html", (), (), entries, ())
    write_catalogue(tmp_path / "library", catalogue)
    return open_library(tmp_path / "library")


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/article/v/a", "pages/v/a.1.html"),
        ("article/v/a", "pages/v/a.1.html"),
        ("/assets/css/page.css", "assets-1/css/page.css"),
        ("/files/v/a b.png", "files/v/a b.png"),
        ("/files/短/图.png", "files/短/图.png"),
        ("/contents", "contents.1.html"),
    ],
)
def test_an_address_has_its_file(library, address, file):
    assert library.file_for(address) == library.root.resolve() / file


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "/nothing",
        "/article",
        "/article/",
        "/article/v",
        "/article/v/other",
        "/article/v/gone",
        "/assets",
        "/assets/css",
        "/files/",
        "/files/v",
        "/pages/v/a.1.html",
        "/catalogue.json",
    ],
)
def test_an_address_of_nothing_has_no_file(library, address):
    assert library.file_for(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "/article/v/thief",
        "/article/v/absolute",
        "/article/v/memory",
        "/article/../../secret.txt",
        "/files/../../secret.txt",
        "/files/../catalogue.json",
        "/files/../files-not/x",
        "/files/v/../../build.json",
        "/assets/../build.json",
        "/assets/../../secret.txt",
        "/assets/..\\..\\secret.txt",
        "/../secret.txt",
        "/contents/../../secret.txt/../library/build.json",
        "/files/%2e%2e/%2e%2e/secret.txt",
        "/files/\0",
        "/files/../../secret.txt\0.png",
        "/files/" + "x" * 5_000,
        "/files/" + "../" * 500 + "etc/passwd",
    ],
)
def test_no_address_leads_out_of_its_folder(library, address):
    file = library.file_for(address)

    assert file is None or file.read_text() != "secret"


@pytest.mark.parametrize("kind", ["files", "assets"])
def test_an_absolute_path_leads_nowhere(library, kind):
    secret = library.root.parent / "secret.txt"

    assert secret.is_file()
    assert library.file_for(f"/{kind}/{secret}") is None
    assert library.file_for(f"/{kind}//{secret}") is None


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
@pytest.mark.parametrize("target", _SECRETS)
def test_a_link_out_of_its_folder_leads_nowhere(library, target):
    link = library.root / "files" / "link.png"
    link.symlink_to(library.root.parent / target)

    assert link.is_file()
    assert library.file_for("/files/link.png") is None


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_in_a_circle_lead_nowhere(library):
    (library.root / "files" / "circle").symlink_to("circle")

    assert library.file_for("/files/circle/x.png") is None


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_library_that_is_itself_a_link_is_served(library):
    link = library.root.parent / "link"
    link.symlink_to(library.root)

    assert open_library(link).file_for("/article/v/a").read_text() == "page"


_PART = st.sampled_from(
    ["..", ".", "", "article", "assets", "files", "contents", "pages", "v", "a", "css",
     "secret.txt", "library", "build.json", "catalogue.json", "files-not", "x", "%2e%2e",
     "..%2f", "\\..", "C:", "~", "\0", "a b.png", "page.css"]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_PART, max_size=8).map("/".join) | st.text(max_size=30))
def test_any_address_is_answered_from_three_folders_or_not_at_all(library, address):
    file = library.file_for(address)

    assert file is None or file.read_text() in {"page", "sheet", "picture", "contents"}


def test_a_folder_without_a_library_is_told(tmp_path):
    with pytest.raises(ReaderError, match="There is no library here yet"):
        open_library(tmp_path / "nowhere")


def test_opening_a_library_gives_its_articles_by_path(library):
    assert library.entries["v/a"].page == "pages/v/a.1.html"
    assert isinstance(library.root, Path)
