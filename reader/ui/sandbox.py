"""Whether the web engine can shut its pages in here; that is left out only where it cannot.

Chromium's sandbox on Linux wants a user namespace, and the engine ends when it gets none. Root
never gets a sandbox. Some systems give namespaces to nobody (a container, a Flatpak), some only to
programs with a profile of AppArmor (Ubuntu since 24.04); trying is the one way to know.
"""

import ctypes
import logging
import os
import sys
from collections.abc import Callable, Mapping, MutableMapping

DISABLED = "QTWEBENGINE_DISABLE_SANDBOX"
# CLONE_NEWUSER, CLONE_NEWPID and CLONE_NEWNET of linux/sched.h: what Chromium's zygote asks for.
_NAMESPACES = 0x10000000 | 0x20000000 | 0x40000000
_log = logging.getLogger(__name__)


def why_no_sandbox(
    environment: Mapping[str, str], user: int, namespaces_work: Callable[[], bool]
) -> str:
    """Return why the sandbox cannot work on Linux, empty when it can or somebody has decided.

    Args:
        environment: The variables that the program was started with.
        user: The number of the user; 0 is root.
        namespaces_work: Tries whether this user gets namespaces.
    """
    if DISABLED in environment:
        return ""
    if user == 0:
        return "the program runs as root"
    return "" if namespaces_work() else "this system gives no user namespaces"


def leave_out_where_it_cannot_work(environment: MutableMapping[str, str]) -> None:
    """Turn the sandbox off where it cannot work, and say so in the log.

    Must come before the QApplication and before any thread: the test forks.
    """
    if sys.platform != "linux":
        return  # what it needs on Windows and macOS is there for everybody
    reason = why_no_sandbox(environment, os.geteuid(), namespaces_work)
    if reason:
        environment[DISABLED] = "1"
        _log.info("The web engine's sandbox is left out: %s.", reason)


def namespaces_work() -> bool:
    """Return whether a child of this process gets the namespaces that the engine's would; 3 ms.

    On Ubuntu a program without a profile gets the namespaces and nothing to do in them, so the
    child also changes its root there, as Chromium's does.
    """
    if sys.platform != "linux":
        return True
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    child = os.fork()
    if child == 0:  # nothing here may raise, write or come back
        try:
            if unshare(_NAMESPACES) == 0:
                os.chroot("/")
                os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
