"""Large blocks of memory are given back."""

import sys

import pytest

from reader.allocation import give_large_blocks_back

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="A matter of glibc alone.")


def test_processes_that_are_started_later_give_large_blocks_back():
    environment = {}

    give_large_blocks_back(environment)

    assert environment == {"MALLOC_MMAP_THRESHOLD_": "131072"}


def test_what_the_user_chose_is_kept():
    environment = {"MALLOC_MMAP_THRESHOLD_": "1"}

    give_large_blocks_back(environment)

    assert environment == {"MALLOC_MMAP_THRESHOLD_": "1"}
