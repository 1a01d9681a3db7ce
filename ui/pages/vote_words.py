"""The result of a vote in words: what was counted, what the rule asks for, and never a verdict that is not its own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from storage.community.vote_rules import Threshold, needs_owners
from storage.community.votes import ABSTAIN, Result


def choice_words(result: Result, key: str) -> str:
    """What a choice is called."""
    if key == ABSTAIN:
        return QCoreApplication.translate("VoteWords", "abstained")
    if key == "yes":
        return QCoreApplication.translate("VoteWords", "yes")
    if key == "no":
        return QCoreApplication.translate("VoteWords", "no")
    return next((one.value for one in result.choices if one.key == key), key)


def numbers_words(result: Result) -> str:
    """Issued, returned, valid, void and not returned; valid + void + not returned = issued."""
    text = QCoreApplication.translate(
        "VoteWords",
        "May vote {base} · issued {issued} · returned {returned} (valid {valid}, void {void}) · not back {out}",
    )
    return text.format(
        base=result.vote.base or result.issued,
        issued=result.issued,
        returned=result.returned,
        valid=len(result.valid),
        void=len(result.void),
        out=result.unreturned,
    )


def counts_words(result: Result) -> str:
    """How many chose each, and who abstained."""
    counted = [f"{choice_words(result, one.key)} {result.count(one.key)}" for one in result.choices]
    return " · ".join([*counted, f"{choice_words(result, ABSTAIN)} {result.abstained}"])


def result_words(result: Result) -> str:
    """One or two sentences on how it stands by the rule."""
    if not result.returned:
        return QCoreApplication.translate("VoteWords", "No paper has been keyed yet.")
    said = []
    if result.unsettled:
        said.append(QCoreApplication.translate("VoteWords", "Keyed differently twice, to settle: {voters}.").format(
            voters=", ".join(result.unsettled)))  # fmt: skip
    if result.tie:
        names = " = ".join(choice_words(result, key) for key in result.leading)
        said.append(
            QCoreApplication.translate("VoteWords", "A tie: {options}. The meeting decides how to go on.").format(
                options=names
            )
        )
    said += [_threshold(one) for one in result.thresholds]
    if not result.thresholds:
        said.append(QCoreApplication.translate("VoteWords", "This vote only hears opinions; it binds nobody."))
    elif result.meets:
        said.append(QCoreApplication.translate("VoteWords", "The rule is met."))
    elif not result.tie:
        said.append(QCoreApplication.translate("VoteWords", "The rule is not met."))
    if needs_owners(result.vote.subject):
        said.append(
            QCoreApplication.translate(
                "VoteWords", "This may need all owners to decide; what the meeting says is an opinion."
            )
        )
    return " ".join(said)


def _threshold(one: Threshold) -> str:
    unit = QCoreApplication.translate("VoteWords", " (by floor area)") if one.measure == "area" else ""
    if one.what == "take_part":
        text = QCoreApplication.translate("VoteWords", "Took part: {count} of {of}, at least {least} needed")
    else:
        text = QCoreApplication.translate("VoteWords", "Agreed: {count} of {of}, at least {least} needed")
    mark = (
        QCoreApplication.translate("VoteWords", "reached")
        if one.met
        else QCoreApplication.translate("VoteWords", "not reached")
    )
    return f"{text.format(count=one.count, of=one.of, least=one.least)}{unit}: {mark}."
