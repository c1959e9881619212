"""The worker: a thread of its own for the work, the UI thread for the answers."""

import threading

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from reader.errors import ReaderError
from reader.ui.worker import Worker


@pytest.fixture
def worker(qapp):
    worker = Worker()
    yield worker
    worker.wait()


class Ends:
    """Notes what comes back, and on which thread."""

    def __init__(self):
        self.answers, self.errors, self.on_ui_thread = [], [], []

    def done(self, answer):
        self.answers.append(answer)
        self._note()

    def failed(self, error):
        self.errors.append(error)
        self._note()

    def _note(self):
        self.on_ui_thread.append(QThread.currentThread() is QApplication.instance().thread())


@pytest.fixture
def ends():
    return Ends()


def fail(error):
    raise error


def test_the_work_is_done_elsewhere_and_its_answer_comes_back_on_the_ui_thread(qtbot, worker, ends):
    worker.run(threading.get_ident, ends.done, ends.failed)

    qtbot.waitUntil(lambda: len(ends.answers) == 1)
    assert ends.answers[0] != threading.get_ident()
    assert ends.on_ui_thread == [True]


def test_a_reader_error_comes_back_as_it_is_on_the_ui_thread(qtbot, worker, ends):
    error = ReaderError("The file is empty.", "Write something.")

    worker.run(lambda: fail(error), ends.done, ends.failed)

    qtbot.waitUntil(lambda: ends.errors == [error])
    assert ends.on_ui_thread == [True]
    assert not ends.answers


@pytest.mark.expects_log("A task on the worker failed")
def test_an_error_of_ours_becomes_a_sentence_and_is_logged(qtbot, worker, ends, caplog):
    worker.run(lambda: fail(ZeroDivisionError("boom")), ends.done, ends.failed)

    qtbot.waitUntil(lambda: len(ends.errors) == 1)
    assert "ZeroDivisionError('boom')" in ends.errors[0].sentence
    assert "A task on the worker failed" in caplog.text


def test_tasks_run_one_after_another_in_the_order_given(qtbot, worker, ends):
    for number in range(20):
        worker.run(lambda number=number: number, ends.done, ends.failed)

    qtbot.waitUntil(lambda: len(ends.answers) == 20)
    assert ends.answers == list(range(20))


def test_waiting_ends_when_everything_has_run(worker, ends):
    gate, seen = threading.Event(), []
    worker.run(lambda: gate.wait(5) and seen.append("first"), ends.done, ends.failed)
    worker.run(lambda: seen.append("second"), ends.done, ends.failed)

    gate.set()
    worker.wait()

    assert seen == ["first", "second"]


def test_the_window_stays_awake_while_the_worker_works(qtbot, worker, ends):
    gate = threading.Event()
    worker.run(lambda: gate.wait(5), ends.done, ends.failed)

    qtbot.waitUntil(lambda: not ends.answers)
    gate.set()

    qtbot.waitUntil(lambda: ends.answers == [True])
