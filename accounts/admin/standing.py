from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.utils import timezone

from accounts.integrity import PARAMETER, rules


class StandingRuleFilter(admin.SimpleListFilter):
    """Keeps the rows that break one standing rule today: ?kiem-tra=<rule id>."""

    title = "kiểm tra"
    parameter_name = PARAMETER
    template = "admin/standing_filter.html"

    def lookups(self, request, model_admin):
        self.rules = {r.id: r for r in rules() if r.model is model_admin.model}
        return [(rule.id, rule.label) for rule in self.rules.values()]

    @property
    def rule(self):
        return self.rules.get(self.value())

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        if self.rule is None:
            raise IncorrectLookupParameters(self.value())
        offenders = self.rule.find(timezone.localdate())
        return queryset.filter(pk__in=offenders.values("pk"))
