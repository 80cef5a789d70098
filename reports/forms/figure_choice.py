from django import forms

from reports.choices import Respondent

NOT_ASKED = "khong"
NEEDED, OPTIONAL = "bat-buoc", "tuy-y"
WORDS = {NEEDED: "bắt buộc", OPTIONAL: "không bắt buộc"}

CHOICES = [
    (NOT_ASKED, "Không hỏi"),
    *(
        (f"{each.value}.{need}", f"{each.label}, {words}")
        for need, words in WORDS.items()
        for each in Respondent
    ),
]


class FigureChoice(forms.TypedChoiceField):
    """Whether a period asks a declared figure, of whom, and whether it must be said:
    (Respondent, is compulsory), or None."""

    def __init__(self, figure):
        super().__init__(
            label=figure.label,
            help_text=f"Thường hỏi: {figure.asked_of.label.lower()}.",
            choices=CHOICES,
            initial=NOT_ASKED,
            coerce=_read,
        )

    @staticmethod
    def key(asked_of, is_compulsory):
        return f"{asked_of}.{NEEDED if is_compulsory else OPTIONAL}"


def _read(text):
    if text == NOT_ASKED:
        return None
    asked_of, _, need = text.partition(".")
    return Respondent(asked_of), need == NEEDED
