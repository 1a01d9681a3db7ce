from __future__ import annotations

from exporters.remarks import Remark, remark
from exporters.sentences import sentence


def test_a_remark_is_said_in_the_reader_s_language_with_its_lists() -> None:
    masked = remark("EXPORT_040", where="备注", kinds=(Remark("SCREEN_002"), Remark("SCREEN_007")))
    assert sentence(masked, "zh") == "“备注”里有疑似手机号、姓名，公开版已隐去，请核对原句。"
    assert sentence(masked, "en").startswith(
        "“备注” seems to hold a mobile number, a name; the public version hides it."
    )


def test_the_same_remark_twice_is_one() -> None:
    assert remark("EXPORT_044", count=3) == remark("EXPORT_044", count=3)
    assert len({remark("EXPORT_044", count=3), remark("EXPORT_044", count=3)}) == 1
