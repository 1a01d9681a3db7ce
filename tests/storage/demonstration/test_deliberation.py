"""The part of the story around the table."""

from __future__ import annotations

from storage.community import meetings, plans, questionnaires
from storage.workspace import Workspace


def test_every_measure_names_a_party_and_belongs_to_a_topic(told: Workspace) -> None:
    meeting = told.read(meetings.meetings.select)[0]
    topics = {topic.key for topic in told.read(lambda db: meetings.topics.select(db, "owner = ?", (meeting.id,)))}
    measures = told.read(plans.measures.select)
    assert {measure.track for measure in measures} == set(plans.TRACKS)
    assert all(measure.party and measure.topic in topics for measure in measures)


def test_hygiene_was_added_by_what_a_neighbour_said(told: Workspace) -> None:
    widened = told.read(lambda db: meetings.topics.select(db, "widened_from <> ''"))
    (topic,) = widened
    source = told.read(lambda db: meetings.statements.select(db, "key = ?", (topic.widened_from,)))
    assert (topic.title, source[0].party) == ("卫生意识", "neighbour")


def test_open_answers_are_tagged(told: Workspace) -> None:
    batch = told.read(questionnaires.batches.select)[0]
    tags = told.read(lambda db: questionnaires.tag_counts(db, batch=batch.id, question="q14_idea"))
    assert tags == {"设备不足": 2, "电动车充电": 2, "卫生": 1}
