"""Questionnaires on paper: counts of sheets, and nothing that points at one or two people."""

from __future__ import annotations

from exporters.handout.content import Answer, Question, Survey
from tests.exporters.handout.sample import STEPS, handout, printed
from tests.exporters.reading import text


def test_small_samples_are_printed_as_counts() -> None:
    read = text(printed(handout()))
    assert "14份中9份" in read and "6处中5处" in read
    assert "%" not in read and "可多选" in read


def test_shares_appear_from_thirty_answers_on() -> None:
    survey = Survey("便民日", "2022-08-20", 30, (Question("停哪里？", "single", 30, (Answer("车棚", 12),)),))
    assert "30份中12份（40%）" in text(printed(handout(surveys=(survey,))))


def test_a_public_paper_hides_small_cells_and_who_answers() -> None:
    public, internal = text(printed(handout())), text(printed(handout(audience="internal")))
    assert "少于3份，不公开" in public and "很不同意" not in public
    assert "房东A" not in public and "房东A" in internal and "很不同意" in internal


def test_choices_too_few_to_show_are_said_in_one_line_without_a_bar() -> None:
    answers = (Answer("电动车", 9), Answer("拥挤", None), Answer("门禁", None))
    question = Question("您担心什么（最多选3项）", "multiple", 14, answers)
    read = text(printed(handout(surveys=(Survey("便民日", "2022-08-20", 14, (question,)),))))
    assert "另有2项各少于3份，不公开" in read and "拥挤" not in read and read.count("（可多选") == 0


def test_scales_with_other_words_have_a_chart_of_their_own() -> None:
    def scale(*words: str) -> tuple[Answer, ...]:
        return tuple(Answer(word, n) for n, word in enumerate(words))

    own = Question("常见面吗", "scale", 10, scale("从不", "很少", "有时", "常常", "天天"))
    survey = Survey("便民日", "2022-08-20", 14, (own, Question("放心吗", "scale", 10, scale(*STEPS))))
    read = text(printed(handout(surveys=(survey,), audience="internal")))
    assert "从不" in read and "很不同意" in read and read.count("同意程度") == 2


def test_what_people_wrote_is_counted_by_tag_and_quoted_where_chosen() -> None:
    read = text(printed(handout()))
    assert "14份中9份写了意见" in read and "9份中4份" in read and "另有1类各少于3份，不公开" in read
    assert "原话：“充电桩太远，晚上不敢走。”" in read and "还没有归类" not in read
    assert "1份还没有归类" in text(printed(handout(audience="internal")))


def test_numbers_are_printed_with_their_middle_and_range() -> None:
    assert "家里有几辆电动车：12份答了，中间值1.5，最小0，最大4" in text(printed(handout()))
