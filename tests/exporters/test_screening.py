"""What points at a person leaves a public text, and the log says where it stood."""

from __future__ import annotations

import pytest

from exporters.screening import MASK, Screen
from exporters.sentences import sentence


@pytest.mark.parametrize(
    "secret",
    [
        "13800138000",
        "138-0013-8000",
        "+86 138 0013 8000",
        "0757-22334455",
        "440681199001011234",
        "44068119900101123X",
        "粤X12345",
        "22幢301室",
        "22栋2单元301",
        "301房",
        "A301室",
        "a.b@example.com",
        "新基路12号",
        "张小三",
    ],
)
def test_secrets_are_masked_and_reported(secret: str) -> None:
    screen = Screen(["张小三", " "])
    text = screen(f"联系（{secret}）后处理", where="备注")
    assert secret not in text and MASK in text
    assert len(screen.remarks) == 1 and "备注" in sentence(screen.remarks[0])


@pytest.mark.parametrize(
    "harmless",
    [
        "22 幢东侧空地",
        "14 份中 9 份",
        "2022-08-26 15:00",
        "每75㎡ 2具4kg",
        "约 9,000 元",
        "119",
        "第一片区 03 号",
        "二层走道",
        "18–24 幢",
    ],
)
def test_ordinary_words_and_numbers_stay(harmless: str) -> None:
    screen = Screen()
    assert screen(harmless, where="备注") == harmless and screen.remarks == []
