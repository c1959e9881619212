"""The one error that a user may meet."""

import pickle
from pathlib import Path

import pytest

from reader.errors import ReaderError


@pytest.mark.parametrize(
    ("error", "printed"),
    [
        (ReaderError("It broke."), "It broke."),
        (ReaderError("It broke.", "Mend it."), "It broke. Mend it."),
        (ReaderError("It broke.", path=Path("en.md")), "en.md: It broke."),
        (ReaderError("It broke.", "Mend it.", Path("en.md"), 7), "en.md:7: It broke. Mend it."),
        (ReaderError("It broke.", line=7), "It broke."),
    ],
)
def test_it_prints_what_is_known(error, printed):
    assert str(error) == printed


def test_it_comes_back_whole_from_another_process():
    sent = ReaderError("It broke.", "Mend it.", Path("en.md"), 7)

    came = pickle.loads(pickle.dumps(sent))  # noqa: S301  (what was sent is our own)

    assert type(came) is ReaderError
    assert (came.sentence, came.hint, came.path, came.line) == sent.args
