"""The files that a form speaks of by name, and that somebody has to bring along."""

from __future__ import annotations

from forms.form import Form

_MEDIA = ("image", "big-image", "audio", "video")


def files_named(form: Form) -> list[str]:
    """Return the names of the lists, pictures and sounds that *form* speaks of, each once, lists first."""
    lists = [_name(each.source) for each in form.instances.values() if each.source.startswith("jr://file")]
    media = {
        _name("".join(part for part, _ in texts[kind].parts))
        for language in form.itext.values()
        for texts in language.values()
        for kind in _MEDIA
        if kind in texts
    }
    return [name for name in dict.fromkeys([*lists, *sorted(media)]) if name]


def _name(address: str) -> str:
    return address.rpartition("/")[2].strip()
