from django import forms

from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from cadres.services import field_trips
from unions.forms.unit_field import UnitField
from unions.models import Unit


class TripFacts(ActForm):
    name = forms.CharField(label="Đợt đi cơ sở", max_length=200)
    unit = UnitField(label="Cơ quan cử")
    begins_on = DayField(label="Từ ngày")
    ends_on = DayField(label="Đến hết ngày")
    purpose = forms.CharField(
        label="Nội dung", max_length=500, required=False, widget=forms.Textarea
    )

    def prepare(self):
        self.fields["unit"].rows = Unit.objects.visible_to(self.user)


class OpenTripForm(TripFacts):
    def perform(self, **facts):
        trip, footprint = field_trips.open_trip(by=self.user, at=self.now, **facts)
        return f"Đã ghi {trip}; hãy ghi cán bộ đi.", trip, footprint


class CorrectTripForm(CorrectionForm, TripFacts):
    def perform(self, **facts):
        footprint = self.correct(field_trips.correct, trip=self.subject, **facts)
        return "Đã đính chính đợt đi cơ sở.", self.subject, footprint
