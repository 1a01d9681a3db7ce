"""What this program is."""

from __future__ import annotations

import os

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui import crash, input_method, parts
from ui.desk import Desk
from ui.tokens import BETWEEN

VERSION = "0.1.0"


class AboutCard(parts.Card):
    """Version, folder, laptop, log."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=BETWEEN)
        methods = input_method.in_use(os.environ) or self.tr("as the system says")
        self.body.addWidget(parts.section(self.tr("About")))
        for line in (
            self.tr("Xunlou {version}, free software under the MIT licence.").format(version=VERSION),
            self.tr("Records: {folder}").format(folder=desk.ws.folder),
            self.tr("This laptop signs as {device}.").format(device=desk.ws.device_id[:12]),
            self.tr("Input methods: {methods}").format(methods=methods),
        ):
            label = parts.words(line)
            self.body.addWidget(label)
        log = crash.log_file()
        show = parts.button(
            self.tr("Show the log file"),
            icon="folder",
            role="plain",
            clicked=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log.parent))),
        )
        self.body.addLayout(parts.row(show, None))
