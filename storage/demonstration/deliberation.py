"""The part of the story around the table: questionnaires, meeting, plan, activities, demands and fitting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from storage import forms_registry
from storage.community import plans, questionnaires
from storage.community.activities import activities, participations
from storage.community.cases import cases
from storage.community.ledger import add_row
from storage.community.meetings import meetings
from storage.demonstration.pictures import BY_DEVICE

if TYPE_CHECKING:
    from storage.demonstration.story import Chapter, Story
    from storage.transaction import Transaction


def add_case(txn: Transaction, case: Mapping[str, Any]) -> str:
    """The case itself, open: the story does not end it."""
    names = ("title", "goal", "topic", "reason", "begun", "guided_by", "note")
    return cases.add(txn, **{name: case[name] for name in names}, fictional=True)


def chapters(story: Story) -> list[Chapter]:
    from storage.demonstration.story import told

    data = told()
    found: list[Chapter] = [
        (data["batch"]["day"], lambda: _batch(story, data["batch"])),
        (data["meeting"]["day"], lambda: _meeting(story, data["meeting"], data["measures"])),
    ]
    found += [(activity["day"], partial(_activity, story, activity)) for activity in data["activities"]]
    found += [(demand["day"], partial(_demand, story, demand)) for demand in data["demands"]]
    found += [("2022-09-22", partial(_fit, story, demand, n)) for n, demand in enumerate(data["demands"])]
    for measure in data["measures"]:
        if "started_on" in measure:
            found.append((measure["started_on"], partial(_start, story, measure)))
        if "done_on" in measure:
            found.append((measure["done_on"], partial(_finish, story, measure)))
    return found


def _batch(story: Story, batch: Mapping[str, Any]) -> None:
    from storage.demonstration.story import sheets

    names = ("title", "day", "place", "prefix", "printed", "returned")
    rec = story.write(
        lambda txn: questionnaires.batches.add(
            txn, **{n: batch[n] for n in names}, form=questionnaires.QUESTIONNAIRE, case=story.case, fictional=True
        )
    )
    version = story.ws.read(lambda db: forms_registry.load(db, questionnaires.QUESTIONNAIRE)).version
    for number, sheet in enumerate(sheets()):
        keyed_by = ("社工乙", "社工丙")[number % 2]
        answers = {name: value for name, value in sheet.items() if value and name != "number"}
        answers |= {
            "paper_no": sheet["number"],
            "event": f"便民日 {batch['day']}",
            "keyed_by": keyed_by,
            "key_pass": "first",
        }
        void = batch["void"].get(sheet["number"], "")
        answers["is_valid"] = "no" if void else "yes"
        tag = batch["tags"].get(sheet["number"], "")
        story.write(
            _keying(rec, sheet["number"], version=version, answers=answers, keyed_by=keyed_by, void=void, tag=tag)
        )


def _keying(
    batch: str, number: str, *, version: str, answers: Mapping[str, str], keyed_by: str, void: str, tag: str
) -> Callable[[Transaction], None]:
    def key(txn: Transaction) -> None:
        sheet = questionnaires.key_sheet(
            txn, batch=batch, number=number, version=version, answers=answers, keyed_by=keyed_by
        )
        if void:
            questionnaires.void_sheet(txn, sheet=sheet, reason=void)
        if tag:
            questionnaires.tag_answer(txn, sheet=sheet, question="q14_idea", tag=tag)

    return key


def _meeting(story: Story, meeting: Mapping[str, Any], measures: list[Mapping[str, Any]]) -> None:
    names = ("title", "kind", "day", "starts", "ends", "place", "host", "recorder", "notice_days", "should_attend")
    from storage.demonstration.story import told

    people = {person["code"]: person for person in told()["people"]}
    offered = told()["options"]
    for scene in ("meeting", *(option["picture"] for option in offered)):
        story.album.object(scene)

    def hold(txn: Transaction) -> None:
        rec = meetings.add(txn, **{name: meeting[name] for name in names}, case=story.case, fictional=True)
        story.album.hang(txn, scene="meeting", variant=0, owner=rec, field="photo", day=meeting["day"])
        for code in meeting["attendees"]:
            person = people[code]
            add_row(
                txn, rec=rec, repeat="attendee", value=person["party"], name=person["name"], person=story.people[code]
            )
        topics = []
        for seq, (title, source, fact, groups, decision) in enumerate(meeting["topics"], start=1):
            parts = {
                "source": source,
                "fact": fact,
                "groups": groups.split(),
                "decision": decision,
                "vote_way": "consensus",
            }
            topics.append(add_row(txn, rec=rec, repeat="topic", value=title, seq=seq, **parts))
        for option in offered:
            _option(story, txn, rec, option, topic=topics[option["topic"] - 1], day=meeting["day"])
        for number, party, kind, words, item in meeting["statements"]:
            parts = {"topic": topics[number - 1], "party": party, "kind": kind, "item": item}
            key = add_row(txn, rec=rec, repeat="statement", value=words, **parts)
            if party == "neighbour":
                txn.append("meeting", rec, {f"topic:{topics[1]}/widened_from": key})
        for measure in measures:
            given = {name: measure[name] for name in ("track", "title", "party", "helper", "target", "due")}
            fund = measure.get("fund", "")
            plans.measures.add(
                txn, **given, fund=fund, case=story.case, meeting=rec, topic=topics[measure["topic"] - 1]
            )

    story.write(hold)


def _option(story: Story, txn: Transaction, rec: str, option: Mapping[str, Any], *, topic: str, day: str) -> None:
    """Put one way to go about a topic on the table, with its picture."""
    names = ("cost", "fund", "days", "affected", "good", "bad")
    key = add_row(txn, rec=rec, repeat="option", value=option["title"], topic=topic, **{n: option[n] for n in names})
    field = f"option:{key}/picture"
    photo = story.album.hang(txn, scene=option["picture"], variant=0, owner=rec, field=field, day=day)
    txn.append("meeting", rec, {field: photo})


def _measure(txn: Transaction, title: str) -> str:
    return plans.measures.select(txn.db, "title = ?", (title,))[0].id


def _start(story: Story, measure: Mapping[str, Any]) -> None:
    story.write(
        lambda txn: plans.measures.add(txn, rec=_measure(txn, measure["title"]), started_on=measure["started_on"])
    )


def _finish(story: Story, measure: Mapping[str, Any]) -> None:
    day, evidence = measure["done_on"], measure["evidence"]
    story.write(
        lambda txn: plans.finish_measure(txn, measure=_measure(txn, measure["title"]), day=day, evidence=evidence)
    )


def _activity(story: Story, activity: Mapping[str, Any]) -> None:
    names = ("title", "kind", "day", "slot", "place", "channel")
    if "photo" in activity:
        story.album.object(activity["photo"])

    def hold(txn: Transaction) -> None:
        given = {name: activity[name] for name in names if name in activity}
        rec = activities.add(txn, **given, case=story.case, fictional=True)
        if "photo" in activity:
            story.album.hang(txn, scene=activity["photo"], variant=0, owner=rec, field="photo", day=activity["day"])
        for title, count in activity.get("booths", ()):
            booth = add_row(txn, rec=rec, repeat="booth", value=title)
            participations.add(txn, activity=rec, booth=booth, role="visitor", party="resident", count=count)
        for phase, codes in activity["volunteers"]:
            for code in codes:
                person = next(person for person in _people() if person["code"] == code)
                participations.add(
                    txn,
                    activity=rec,
                    person=story.people[code],
                    party=person["party"],
                    role="volunteer",
                    phase=phase,
                    count=1,
                    hours=activity.get("hours"),
                )

    story.write(hold)


def _people() -> list[dict[str, Any]]:
    from storage.demonstration.story import told

    people: list[dict[str, Any]] = told()["people"]
    return people


def _demand(story: Story, demand: Mapping[str, Any]) -> None:
    house = story.at(demand["house"])
    story.write(
        lambda txn: plans.demand(
            txn,
            place=house.id,
            device=demand["device"],
            quantity=demand["quantity"],
            day=demand["day"],
            area=house.area,
            asked_by="tenant",
            item=demand.get("item", ""),
            fund="charity",
            landlord_agrees="yes",
            fictional=True,
        )
    )


def _fit(story: Story, demand: Mapping[str, Any], number: int) -> None:
    """Some of what was asked for is fitted; the rest stays open, because nobody wrote that it was done."""
    scene = BY_DEVICE[demand["device"]]
    story.album.object(scene, number)

    def fit(txn: Transaction) -> None:
        house = story.at(demand["house"])
        rec = next(one.id for one in plans.demands(txn.db, place=house.id, device=demand["device"]))
        photo = story.album.hang(txn, scene=scene, variant=number, owner=rec, field="after", day="2022-09-22")
        plans.advance(
            txn, demand=rec, stage="matched", day="2022-09-21", quantity=demand["fitted"], who="爱心企业（虚构示例）"
        )
        plans.advance(
            txn,
            demand=rec,
            stage="fitted",
            day="2022-09-22",
            quantity=demand["fitted"],
            who="电工、消防志愿者",
            photos=[photo],
        )

    story.write(fit)
