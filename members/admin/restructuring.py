"""What the members have to say on the page of a decision."""

from accounts.admin import acts
from accounts.admin.acts import Page
from unions.choices import LineKind
from unions.models import Restructuring


def splits(document):
    return document.rows.filter(kind=LineKind.SPLIT).exists()


acts.add(
    Restructuring,
    Page(
        "phan-doan-vien",
        "Phân đoàn viên",
        "allotments",
        "members.view_allotment",
        splits,
    ),
)
