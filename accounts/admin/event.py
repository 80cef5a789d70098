from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from accounts import sentences
from accounts.forms.log import LogForm
from accounts.models import Event

from .base import BaseAdmin


class LogFilter(admin.ListFilter):
    """One form in the place of a filter for each question."""

    title = "Lọc nhật ký"
    template = "admin/accounts/event/filter.html"

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        asked = {name: params.pop(name)[-1] for name in self.names() if name in params}
        self.form = LogForm(asked)
        self.used_parameters = {name: text for name, text in asked.items() if text}

    def names(self):
        return list(LogForm.base_fields)

    expected_parameters = names

    def has_output(self):
        return True

    def queryset(self, request, queryset):
        return self.form.narrow(queryset)

    def choices(self, changelist):
        kept = changelist.params.items()
        rest = [(name, text) for name, text in kept if name not in self.names()]
        yield {"form": self.form, "rest": rest, "selected": self.used_parameters}


@admin.register(Event)
class EventAdmin(BaseAdmin):
    list_display = ["when", "who", "told", "office", "way"]
    list_display_links = ["when"]
    list_filter = [LogFilter]
    search_fields = ["subject"]
    ordering = ["-pk"]
    fields = ["told", "when", "who", "office", "face", "address", "what", "sealed"]
    readonly_fields = fields

    def get_queryset(self, request):
        return super().get_queryset(request).with_names().select_related("seal")

    @admin.display(description="Lúc", ordering="pk")
    def when(self, event):
        return f"{timezone.localtime(event.at):%d/%m/%Y %H:%M:%S}"

    @admin.display(description="Người thực hiện", ordering="by")
    def who(self, event):
        return sentences.author(event)

    @admin.display(description="Việc đã làm")
    def told(self, event):
        return sentences.tell_deed(event)

    @admin.display(description="Từ đâu")
    def way(self, event):
        return ", ".join(filter(None, [event.face, event.address]))

    @admin.display(description="Nội dung")
    def what(self, event):
        facts = sentences.list_facts(event)
        return format_html_join("", "<p>{}: {}</p>", facts) if facts else "–"

    @admin.display(description="Niêm phong")
    def sealed(self, event):
        seal = getattr(event, "seal", None)
        if seal is None:
            return "–"
        # It breaks on a narrow page, and is copied whole.
        eights = [(seal.digest[at : at + 8],) for at in range(0, 64, 8)]
        digits = format_html_join("", "{}<wbr>", eights)
        return format_html("Số {}: {}", seal.number, digits)
