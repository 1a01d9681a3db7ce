from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pypdfium2

from ui import recovery_slip


def test_the_slip_is_one_page_with_the_whole_code(qapp, chinese: None, tmp_path: Path) -> None:
    code = "ABCDE-FGHJK-MNPQR-STVWX-YZ012-34*"
    recovery_slip.save(
        tmp_path / "slip.pdf", code=code, community="敦根社区", folder="/home/x/敦根", made=datetime(2022, 9, 22)
    )
    with pypdfium2.PdfDocument(tmp_path / "slip.pdf") as pdf:
        assert len(pdf) == 1
        text = pdf[0].get_textpage().get_text_bounded()
    assert code in text
    assert "敦根社区" in text
    assert "2022-09-22" in text
