from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.utils.functional import cached_property

from accounts import vietnamese

from .acting import Acting
from .exporting import Exporting
from .standing import StandingRuleFilter

MOST_COUNTED = 10_000


class CappedPaginator(Paginator):
    """Counts no further than anybody pages: a whole register is not counted to show
    its first rows."""

    @cached_property
    def count(self):
        return self.object_list.order_by()[:MOST_COUNTED].count()


class Rows(ChangeList):
    """Puts the filters of the list into the links of its rows itself: Django looks up
    the address of every row again for it, among all addresses of the house."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.kept, self.preserved_filters = self.preserved_filters, ""

    def url_for_result(self, result):
        url = super().url_for_result(result)
        return f"{url}?{self.kept}" if self.kept else url


class BaseAdmin(Exporting, Acting, admin.ModelAdmin):
    """Every class of the admin: scoped in its lists and choices. Records are read here;
    what changes them are the acts, and nothing is deleted."""

    list_per_page = 100
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = CappedPaginator

    def lookup_allowed(self, lookup, value, request):
        """An address asks a list by its own columns, never by a password, nor whether
        there is something in a table that has no list."""
        name = lookup.partition("__")[0]
        foreign = {field.name for field in self.opts.get_fields() if not field.concrete}
        closed = foreign | {"password"}
        return name not in closed and super().lookup_allowed(lookup, value, request)

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    def get_changelist(self, request, **options):
        return Rows

    def get_list_filter(self, request):
        return [*super().get_list_filter(request), StandingRuleFilter]

    def get_search_results(self, request, queryset, search_term):
        if search_term and hasattr(queryset, "named"):
            return queryset.named(search_term), False
        if any(name.endswith("search_name") for name in self.search_fields):
            search_term = vietnamese.fold(search_term)
        return super().get_search_results(request, queryset, search_term)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        related = db_field.remote_field.model._default_manager
        if hasattr(related.all(), "visible_to"):
            kwargs["queryset"] = related.visible_to(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
