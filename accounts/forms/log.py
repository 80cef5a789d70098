from datetime import datetime, time, timedelta

from django import forms
from django.apps import apps
from django.utils import timezone

from accounts import acts, vietnamese
from accounts.models import User

from .day import DayField

OURS = ("accounts", "unions", "members", "cadres", "reports")


def list_acts():
    told = {act: f"{told[0].upper()}{told[1:]}" for act, told in acts.PHRASES.items()}
    ordered = sorted(told.items(), key=lambda pair: vietnamese.sort_key(pair[1]))
    return [("", "Mọi việc"), *ordered]


def list_kinds():
    models = [m for name in OURS for m in apps.get_app_config(name).get_models()]
    kinds = {m._meta.label_lower: str(m._meta.verbose_name) for m in models}
    ordered = sorted(kinds.items(), key=lambda pair: vietnamese.sort_key(pair[1]))
    return [("", "Mọi loại"), *ordered]


class LogForm(forms.Form):
    """What an auditor asks the log: who, what, of what kind, between which days."""

    ai = forms.CharField(label="Người thực hiện", required=False, max_length=150)
    viec = forms.ChoiceField(label="Việc", required=False, choices=list_acts)
    loai = forms.ChoiceField(label="Loại đối tượng", required=False, choices=list_kinds)
    tu = DayField(label="Từ ngày", required=False)
    den = DayField(label="Đến hết ngày", required=False)

    def narrow(self, events):
        """`events` as far as asked; a field that cannot be read asks nothing."""
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("ai"):
            events = events.filter(by__in=list_usernames(asked["ai"]))
        if asked.get("viec"):
            events = events.filter(act=asked["viec"])
        if asked.get("loai"):
            events = events.filter(subject_type=asked["loai"])
        if asked.get("tu"):
            events = events.filter(at__gte=midnight(asked["tu"]))
        if asked.get("den"):
            events = events.filter(at__lt=midnight(asked["den"] + timedelta(days=1)))
        return events


def list_usernames(words):
    """The word itself, since an account may be gone, and whoever is called so."""
    wanted = vietnamese.fold(words)
    known = User.objects.values_list("username", "full_name")
    return [words, *(name for name, full in known if wanted in vietnamese.fold(full))]


def midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))
