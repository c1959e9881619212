"""The web engine's sandbox: left out after a test that failed, and never otherwise."""

import logging
import os
import subprocess
import sys

import pytest

from reader.ui.sandbox import (
    DISABLED,
    leave_out_where_it_cannot_work,
    namespaces_work,
    why_no_sandbox,
)


def works():
    return True


def fails():
    return False


def not_to_be_tried():
    raise AssertionError("there was nothing to find out")


def test_it_stays_where_namespaces_work():
    assert why_no_sandbox({}, 1000, works) == ""


def test_it_is_left_out_where_they_do_not():
    assert why_no_sandbox({}, 1000, fails) == "this system gives no user namespaces"


def test_it_is_left_out_for_root_without_a_try():
    assert why_no_sandbox({}, 0, not_to_be_tried) == "the program runs as root"


@pytest.mark.parametrize("value", ["0", "1", ""])
@pytest.mark.parametrize("user", [0, 1000])
def test_who_has_set_the_variable_has_decided(value, user):
    assert why_no_sandbox({DISABLED: value}, user, not_to_be_tried) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has to be asked")
def test_leaving_it_out_is_told_in_the_log(monkeypatch, caplog):
    monkeypatch.setattr("reader.ui.sandbox.os.geteuid", lambda: 0)
    environment = {}

    with caplog.at_level(logging.INFO):
        leave_out_where_it_cannot_work(environment)

    assert environment == {DISABLED: "1"}
    assert "left out: the program runs as root" in caplog.text


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has to be asked")
def test_the_try_says_what_the_system_says():
    tried = subprocess.run(
        ["unshare", "--user", "--pid", "--net", "true"], check=False, capture_output=True
    )

    assert namespaces_work() == (tried.returncode == 0)
    assert os.getpid()  # this process is where it was
