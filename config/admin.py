"""The admin as an office: its sidebar is arranged by work, not by table."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models.base import ModelBase
from django.shortcuts import redirect
from django.urls import NoReverseMatch, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from config.sections import SECTIONS
from reports import dashboard
from reports.views import integrity

# What libraries register and nobody opens here: the roles come with the software.
LEFT_OUT = {"auth.Group"}
# The portal has a page for the password, for everybody.
LEFT_TO_PORTAL = {"password_change/", "password_change/done/"}


class Office(admin.AdminSite):
    site_title = site_header = "Đoàn Vụ"
    index_title = "Bàn làm việc"
    empty_value_display = "–"

    @method_decorator([never_cache, login_not_required])
    def login(self, request, extra_context=None):
        """The portal's own door; who is in already and still came here has no right."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def logout(self, request, extra_context=None):
        return redirect("logout", preserve_request=True)

    def get_urls(self):
        rules = self.admin_view(integrity.list_rules)
        urls = [path("kiem-tra/", rules, name="integrity"), *super().get_urls()]
        return [url for url in urls if str(url.pattern) not in LEFT_TO_PORTAL]

    def app_index(self, request, app_label, extra_context=None):
        """There are no pages by table: the work begins at the desk."""
        return redirect("admin:index")

    def index(self, request, extra_context=None):
        desk = dashboard.build(request.user, timezone.localdate())
        return super().index(request, {"desk": desk} | (extra_context or {}))

    def register(self, model_or_iterable, admin_class=None, **options):
        one = isinstance(model_or_iterable, ModelBase)
        models = [model_or_iterable] if one else model_or_iterable
        kept = [model for model in models if model._meta.label not in LEFT_OUT]
        super().register(kept, admin_class, **options)

    def get_app_list(self, request, app_label=None):
        if not hasattr(request, "office_work"):
            request.office_work = self._arrange(request)
        return request.office_work

    def _arrange(self, request):
        """The sections with what this user may open in each; empty ones left out."""
        entries = {}
        for app in self._build_app_dict(request).values():
            for entry in app["models"]:
                entries[entry["model"]._meta.label] = entry
        placed = {label for section in SECTIONS for label in section.models}
        rest = sorted(label for label in entries if label not in placed)
        sections = []
        for section in SECTIONS:
            labels = section.models + (tuple(rest) if section is SECTIONS[-1] else ())
            found = [entries[label] for label in labels if label in entries]
            found = _list_links(section, request.user) + found
            if found:
                sections.append(_as_app(section, found, request.path))
        return sections


def _list_links(section, user):
    links = []
    for link in section.links:
        if link.permission and not user.has_perm(link.permission):
            continue
        try:
            links.append(_as_entry(link.label, reverse(link.url_name)))
        except NoReverseMatch:
            continue
    return links


def _as_entry(label, url):
    """A page, in the words that Django has for a list."""
    return {
        "name": label,
        "object_name": label,
        "admin_url": url,
        "add_url": None,
        "view_only": True,
        "perms": {},
    }


def _as_app(section, entries, path):
    """A section, in the words that Django has for an app."""
    return {
        "name": section.label,
        "app_label": section.slug,
        "app_url": reverse("admin:index"),
        "has_module_perms": True,
        "icon": section.icon,
        "models": [
            entry | {"current": path.startswith(entry["admin_url"] or "\n")}
            for entry in entries
        ],
    }
