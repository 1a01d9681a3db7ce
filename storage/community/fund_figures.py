"""What a fund has left, as a figure: a printed statement can be counted again, and called stale."""

from __future__ import annotations

from storage.community.figures import Figure, question
from storage.community.funds import balance, funds
from storage.engine import Database

FEN = {"zh": "分", "en": "fen"}


@question("fund_left")
def fund_left(db: Database, fund: str, *, until: str = "9999-12-31") -> Figure:
    """What is left of a fund by a day, in fen; in and out are its parts, and in − out is the figure."""
    known, found = funds.load(db, fund), balance(db, fund, until=until)
    title = known.title if known else ""
    return Figure(
        key="fund_left",
        asked=(("fund", fund), ("until", until)),
        value=found.left,
        unit=FEN,
        scope={"zh": f"资金：{title}", "en": f"Fund: {title}"},
        rule={
            "zh": "收入减支出；撤销的和撤销它的两笔都不计",
            "en": "In less out; an entry that was taken back does not count, nor does what took it back",
        },
        period=(known.opened_on if known else "", until),
        rows=found.rows,
        parts=(("收入", found.incoming), ("支出", found.outgoing)),
    )
