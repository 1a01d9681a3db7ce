"""The notice as it hangs on the board."""

from __future__ import annotations

import pytest

from exporters.papers.making import PAPERS, Wanted
from forms.errors import UserError
from storage.workspace import Workspace
from tests.exporters.conftest import SECRETS
from tests.exporters.papers.conftest import Printed
from tests.exporters.papers.sample import large_meeting
from tests.exporters.reading import pages


def test_the_notice_says_what_by_whom_and_until_when(ws: Workspace, printed: Printed) -> None:
    ids = large_meeting(ws)
    read = printed("notice", meeting=ids["meeting"], first_day="2022-10-24", last_day="2022-10-29")
    assert "公示时间：2022年10月24日至2022年10月29日（5天）" in read and "可以不留姓名" in read
    assert "22幢东侧加装两个充电口居委会2022年11月15日" in read and "到会40人、8类主体" in read
    assert "周慎之" not in read and "代表00号" not in read


def test_a_notice_stays_on_one_page_of_the_board(ws: Workspace) -> None:
    ids = large_meeting(ws)
    assert len(pages(PAPERS["notice"](ws, Wanted(meeting=ids["meeting"])).data)) == 1


def test_before_the_meeting_there_is_room_for_its_decisions(ws: Workspace, printed: Printed) -> None:
    read = printed("notice", meeting=large_meeting(ws)["empty"])
    assert read.count("决定：") == 2 and "做什么谁负责什么时候做完" in read
    assert "公示时间：____年__月__日至____年__月__日" in read


def test_a_notice_holds_no_secret(ws: Workspace, quarter: dict[str, str], printed: Printed) -> None:
    read = printed("notice")
    assert [secret for secret in SECRETS if secret in read] == []


def test_there_is_no_internal_notice(ws: Workspace) -> None:
    with pytest.raises(UserError) as raised:
        PAPERS["notice"](ws, Wanted(audience="internal"))
    assert raised.value.code == "EXPORT_012"
