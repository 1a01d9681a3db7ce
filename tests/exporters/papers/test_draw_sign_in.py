"""The sign-in sheet as it lies on the table."""

from __future__ import annotations

from io import BytesIO

from exporters.papers.draw_sign_in import draw
from exporters.papers.frame import Head
from exporters.papers.sign_in import Line, SignIn
from storage.workspace import Workspace
from tests.exporters.conftest import SECRETS
from tests.exporters.papers.conftest import Printed
from tests.exporters.reading import RARE, missing_glyphs, pages, text

HEAD = Head("签到表", "多元主体沟通会", "敦根社区", "internal", "2022-08-26 15:00", "会议室", "2022-08-25 18:30")


def sheet(lines: tuple[Line, ...], **more: object) -> bytes:
    values: dict[str, object] = {"blank": 8, "kinds": (), "asked": None, "people": None, "source": "名册"}
    out = BytesIO()
    draw(SignIn(HEAD, lines, **(values | more)), out, invariant=True)  # type: ignore[arg-type]
    return out.getvalue()


def test_forty_people_find_their_line_under_a_repeated_head() -> None:
    lines = tuple(Line(f"代表{RARE}{n}", "居民代表") for n in range(1, 41))
    made = sheet(lines, kinds=(("居民代表", 40, 0),), asked=45)
    assert missing_glyphs(made) == 0
    for page in pages(made)[:2]:
        assert "主体（代表哪一方）" in page.replace("\n", "")
    read = text(made)
    assert all(f"代表{RARE}{n}" in read for n in range(1, 41)) and "应到45人" in read


def test_the_sums_by_party_stand_under_the_names() -> None:
    made = text(sheet((Line("甲", "社工", True), Line("乙", "商户", True)), kinds=(("社工", 1, 1),) * 2, people=2))
    assert "已登记到会" in made and "合计（同一人只算一次）2人2人，2类" in made


def test_a_very_long_name_wraps_inside_its_cell() -> None:
    name = "第一片区新基路街坊互助消防安全巡查与楼道清理志愿服务队队长" * 2
    assert name in text(sheet((Line(name, name),)))


def test_a_public_sheet_holds_no_secret(ws: Workspace, quarter: dict[str, str], printed: Printed) -> None:
    read = printed("sign-in", audience="public")
    assert [secret for secret in SECRETS if secret in read] == [] and "公开版" in read
