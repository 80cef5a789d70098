"""An event of the log, told as a sentence."""

import re

from django.apps import apps
from django.utils import timezone

from accounts import acts, vietnamese
from accounts.choices import Role

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def label_of(key):
    return acts.LABELS.get(key, key.replace("_", " "))


def phrase_of(act):
    return acts.PHRASES.get(act, act)


def tell(event):
    """ "22/11/2026 lúc 14:05, Nông Thúy An (Tỉnh Đoàn Cao Bằng) đã đổi tên đơn vị: Chi
    đoàn Pác Bó (từ ngày: 01/01/2020; tên: “A” → “B”), qua Trang quản trị, từ 10.0.0.1."
    """
    at = timezone.localtime(event.at)
    office = f" ({event.office})" if event.office else ""
    deed = tell_deed(event)
    return (
        f"{vietnamese.day(at)} lúc {at:%H:%M}, {author(event)}{office} đã "
        f"{deed[0].lower()}{deed[1:]}{tell_way(event)}."
    )


def tell_deed(event):
    """ "Đổi tên đơn vị: Chi đoàn Pác Bó (từ ngày: 01/01/2020; tên: “A” → “B”)"."""
    phrase = phrase_of(event.act)
    facts = "; ".join(f"{label}: {text}" for label, text in list_facts(event))
    facts = f" ({facts})" if facts else ""
    return f"{phrase[:1].upper()}{phrase[1:]}: {event.subject}{facts}"


def author(event):
    return getattr(event, "by_name", None) or event.by or "Người chưa đăng nhập"


def tell_way(event):
    face = f", qua {event.face}" if event.face else ""
    return face + (f", từ {event.address}" if event.address else "")


def list_facts(event):
    """[(label, text)]: what else is known of the act, then what became of what."""
    facts = [
        (label_of(key), say(value, key))
        for key, value in event.detail.items()
        if key != "changes" and key not in acts.UNTOLD
    ]
    changes = event.detail.get("changes") or {}
    return facts + [
        (label_of(key), f"{quote(old, key)} → {quote(new, key)}")
        for key, (old, new) in changes.items()
    ]


def quote(value, key):
    if isinstance(value, int | float) and not isinstance(value, bool):
        return say(value, key)
    return "(trống)" if value in (None, "") else f"“{say(value, key)}”"


def say(value, key=""):
    if value is None or value == "":
        return "không"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, dict):
        return ", ".join(f"{label_of(k)} {say(v, k)}" for k, v in value.items())
    if isinstance(value, list):
        return ", ".join(say(each, key) for each in value)
    if isinstance(value, int | float):
        return str(value) if is_year(key) else vietnamese.number(value)
    return word(value, key)


def is_year(key):
    return "year" in key or "năm" in key.lower()


def word(text, key):
    """A day as it is written here, a code as its label, anything else as it is."""
    if DAY.fullmatch(text):
        year, month, day = text.split("-")
        return f"{day}/{month}/{year}"
    if key == "role":
        return dict(Role.choices).get(text, text)
    if key == "undone":
        return phrase_of(text)
    if key not in acts.WORDED_BY:
        return text
    model, _, field = acts.WORDED_BY[key].rpartition(".")
    choices = dict(apps.get_model(model)._meta.get_field(field).flatchoices)
    return str(choices.get(text, text))
