"""The page that goes with an invitation can be scanned, and does not give the code away."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
import segno

from exporters.invitation import _modules, draw_invitation
from storage.sync.joining import Invitation, invite, read_invitation
from storage.vault import FLOOR
from storage.workspace import Workspace


@pytest.fixture
def invitation(tmp_path: Path) -> Invitation:
    made, _ = Workspace.create(tmp_path / "w", "passphrase", community="敦根社区", person="陈姑娘", cost=FLOOR)
    with made as ws:
        return invite(ws, tmp_path / "x.invitation", cost=FLOOR)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_says_what_to_do_and_keeps_the_code_secret(invitation, tmp_path, language):
    page = tmp_path / "page.pdf"
    draw_invitation(page, invitation, by="陈姑娘", at=datetime(2026, 11, 22, 9), language=language)
    document = pypdfium2.PdfDocument(page)
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "敦根社区" in text and "x.invitation" in text and "陈姑娘" in text
    assert invitation.code not in text and invitation.code.replace("-", "") not in text


def test_what_the_square_holds_joins_like_the_file(invitation, tmp_path):
    scanned = tmp_path / "scanned.txt"
    scanned.write_text(invitation.text.lower() + "\n", "ascii")
    assert read_invitation(scanned, invitation.code)["name"] == "敦根社区"
    assert len(_modules(invitation.text)) == segno.make_qr(invitation.text, error="l").symbol_size(border=4)[0]


def test_an_invitation_too_large_for_a_square_says_so(invitation, tmp_path):
    large = Invitation(**{**vars(invitation), "text": "A" * 9000})
    page = tmp_path / "page.pdf"
    draw_invitation(page, large, by="", at=datetime(2026, 11, 22, 9), language="en")
    document = pypdfium2.PdfDocument(page)
    assert "too large" in document[0].get_textpage().get_text_range()
    document.close()
