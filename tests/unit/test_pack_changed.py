"""A pack changed in any way is refused or gives just its files, and nothing lands elsewhere."""

import shutil
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pack_files import look, made_pack, made_zip, pack_in, tree

from reader.errors import ReaderError
from reader.library.adding import unpack
from reader.library.unpack import look_through

SEED = bytes(range(32))
_MARK = b"PK\x05\x06"

_CHANGES = st.lists(
    st.tuples(
        st.integers(0, 100_000),
        st.sampled_from(("set", "cut", "put", "end")),
        st.one_of(
            st.binary(min_size=1, max_size=4),
            st.sampled_from((b"..", b"/", b"\\", b"\0", b"PK\x01\x02", _MARK, b"\xff\xff\xff\xff")),
        ),
    ),
    min_size=1,
    max_size=4,
)


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """A good pack as bytes, and its files."""
    file = pack_in(tmp_path_factory.mktemp("good"), SEED)
    return file.read_bytes(), look(file)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150
)
@given(changes=_CHANGES, from_end=st.booleans())
def test_a_pack_with_any_changed_bytes_is_refused_or_gives_just_its_files(
    packed, tmp_path_factory, changes, from_end
):
    data, files = bytearray(packed[0]), packed[1]
    for place, how, value in changes:
        # most of what matters is the directory at the end
        at = len(data) - 1 - place % 1000 if from_end else place % max(1, len(data))
        match how:
            case "set":
                data[at : at + len(value)] = value
            case "cut":
                del data[at : at + len(value)]
            case "put":
                data[at:at] = value
            case "end":
                del data[at:]
    _refused_or_whole(tmp_path_factory.getbasetemp() / "changed", data, files)


_PARTS = st.sampled_from(
    ("a", "A", "é", "e\u0301", "..", ".", "", "con", "C:", "a ", "\\", "en.md")
)
_NAMES = st.tuples(
    st.sampled_from(("a", "a", "A", "..", "")),
    st.lists(_PARTS, max_size=3).map("/".join),
    st.sampled_from(("en.md", "zh.md", "x.py", "x.exe")),
).map("/".join)
_FILES = st.dictionaries(_NAMES, st.binary(max_size=9), min_size=1, max_size=3)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150
)
@given(
    said=_FILES,
    more=_FILES | st.just({}),
    attributes=st.sampled_from((0o100644, 0o120777, 0o040755, 0)) | st.integers(0, 0xFFFF),
)
def test_a_pack_of_any_names_is_refused_or_gives_just_its_files(
    tmp_path_factory, said, more, attributes
):
    around = tmp_path_factory.getbasetemp() / "named"
    around.mkdir(exist_ok=True)
    manifest = zipfile.ZipFile(made_pack(around / "said.zip", said)).read("manifest.json")
    entries = {}
    for name, data in {**said, **more}.items():
        entry = zipfile.ZipInfo(name)
        entry.external_attr = attributes << 16
        entries[entry] = data
    file = made_zip(around / "made.zip", {"manifest.json": manifest, **entries})

    _refused_or_whole(around / "out", file.read_bytes(), said)


def test_what_these_tests_compare_is_written_where_they_look(tmp_path):
    said = {"a/b/en.md": b"# A", "a/zh.md": b"# B"}

    assert _refused_or_whole(tmp_path / "x", made_pack(tmp_path / "p", said).read_bytes(), said)


def _refused_or_whole(around: Path, data: bytes, files: dict[str, bytes]) -> bool:
    """Return whether a pack was unpacked, and then just into these files."""
    shutil.rmtree(around, ignore_errors=True)
    around.mkdir()
    file, target = around / "changed.zip", around / "deep" / "target"
    file.write_bytes(data)
    try:
        unpack(look_through(file), target)
    except ReaderError:
        whole = False
    else:
        assert tree(target) == files
        whole = True
    written = {path for path in tree(around) if path != "changed.zip"}
    assert {path.removeprefix("deep/target/") for path in written} <= set(files)
    return whole
