"""What every test may rely on: no screen, one time zone and locale, and no warning that goes unnoticed."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator

import pytest

# Before anything imports Qt or asks for the time.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Asia/Shanghai"
os.environ["LC_ALL"] = os.environ["LANG"] = "C.UTF-8"
if hasattr(time, "tzset"):
    time.tzset()
# A passphrase or language of whoever runs the tests must not decide their outcome.
for name in ("XUNLOU_PASSPHRASE", "LANGUAGE", "LC_MESSAGES"):
    os.environ.pop(name, None)


@pytest.fixture(autouse=True)
def no_unexpected_log_lines(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse: tomorrow's crash is today's warning.

    A test whose subject is such a line asks for it: `@pytest.mark.expects_log`.
    """
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    records = (record for record in caplog.get_records("call") if record.levelno >= logging.WARNING)
    lines = [f"{record.name}: {record.getMessage()}" for record in records]
    if lines:
        pytest.fail("unexpected in the log:\n" + "\n".join(lines), pytrace=False)


@pytest.fixture(autouse=True)
def pinned_qt_locale(request: pytest.FixtureRequest) -> None:
    """Let numbers and dates in widgets look the same on every machine."""
    if "qapp" in request.fixturenames:
        from PySide6.QtCore import QLocale

        QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
