"""One program at a time in a folder; the second is told who is there."""

from __future__ import annotations

import os
import platform
import sys

import pytest

from forms.errors import UserError
from storage.lock import FILE, WorkspaceLock


def test_the_second_is_refused_with_host_and_process_until_the_first_lets_go(tmp_path):
    first = WorkspaceLock(tmp_path)
    with pytest.raises(UserError, match="WORKSPACE_004") as caught:
        WorkspaceLock(tmp_path)
    assert (caught.value.values["host"], caught.value.values["pid"]) == (platform.node(), os.getpid())
    first.release()
    first.release()
    WorkspaceLock(tmp_path).release()


def test_who_only_reads_writes_no_lock_file_but_respects_one(tmp_path):
    WorkspaceLock(tmp_path, readonly=True).release()
    assert not (tmp_path / FILE).exists()
    first = WorkspaceLock(tmp_path)
    text = (tmp_path / FILE).read_bytes()
    with pytest.raises(UserError, match="WORKSPACE_004"):
        WorkspaceLock(tmp_path, readonly=True)
    first.release()
    WorkspaceLock(tmp_path, readonly=True).release()
    assert (tmp_path / FILE).read_bytes() == text


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_disk_too_full_to_say_who_is_there_leaves_the_folder_free(tmp_path):
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        with pytest.raises(UserError, match="WORKSPACE_005") as kept:  # a window keeps the error while it shows it
            WorkspaceLock(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    WorkspaceLock(tmp_path).release()
    assert kept.value.values["path"] == str(tmp_path / FILE)
