"""What Python throws away, widgets among it, is thrown away where widgets live: on the main thread."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


def collect_when_due() -> None:
    """Collect the generations that Python itself would collect by now.

    Python collects in whatever thread happens to allocate. When that is a worker and a closed page is among the
    garbage, Qt deletes widgets and timers off the main thread, and the program ends with a fault. It would also happen
    in the middle of a key press. So who shows windows turns the automatic collection off and calls this in between.
    """
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


def keep_to_main_thread(parent: QObject) -> QTimer:
    """Collect garbage only on the thread of *parent*, in between its events."""
    gc.disable()
    timer = QTimer(parent, interval=EVERY_MS)
    timer.timeout.connect(collect_when_due)
    timer.start()
    return timer
