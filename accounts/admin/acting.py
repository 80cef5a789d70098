from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from accounts.models import Event

from .acts import ADDED, Page

READ = "da-xem"


def shown_to(user, record):
    """The record, unless the act was about somebody whom `user` does not see."""
    if record is None:
        return None
    return type(record)._default_manager.visible_to(user).filter(pk=record.pk).first()


class Acting:
    """The acts of a ModelAdmin: their buttons, their pages, and the history of a
    record as the log tells it."""

    acts = []

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view(self.act_view)
        return [
            path("viec/<slug:slug>/", view, name=f"{name}_open"),
            path("<path:object_id>/viec/<slug:slug>/", view, name=f"{name}_act"),
            *super().get_urls(),
        ]

    def all_acts(self):
        return [*self.acts, *ADDED[self.model]]

    def acts_for(self, user, subject=None):
        """The buttons that `user` may press, on a record or on the list."""
        return [
            {
                "label": act.label,
                "url": self.address(act, subject),
                "primary": not place,
            }
            for place, act in enumerate(self.all_acts())
            if act.allows(user, subject)
        ]

    def address(self, act, subject):
        if isinstance(act, Page):
            return act.address(subject)
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        if subject is None:
            return reverse(f"admin:{name}_open", args=[act.slug])
        return reverse(f"admin:{name}_act", args=[subject.pk, act.slug])

    def changelist_view(self, request, extra_context=None):
        context = {"acts": self.acts_for(request.user)} | (extra_context or {})
        return super().changelist_view(request, context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        subject = self.find_subject(request, object_id)
        context = {"acts": self.acts_for(request.user, subject)}
        context |= extra_context or {}
        return super().change_view(request, object_id, form_url, context)

    def history_view(self, request, object_id, extra_context=None):
        subject = self.find_subject(request, object_id)
        if not request.user.has_perm("accounts.view_event"):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": f"Lịch sử: {subject}",
            "opts": self.opts,
            "object": subject,
            "events": Event.objects.about(subject),
        }
        return TemplateResponse(request, "admin/object_history.html", context)

    def act_view(self, request, slug, object_id=None):
        subject = self.find_subject(request, object_id)
        act = self.find_act(request, slug, subject)
        form = act.form(
            request.POST or None,
            subject=subject,
            user=request.user,
            now=timezone.localtime(),
            initial=request.GET.dict(),
        )
        if form.is_valid() and (not act.confirm or READ in request.POST):
            done = form.carry_out()
            if done:
                return self.tell(request, *done)
        return self.show_act(request, act, subject, form)

    def tell(self, request, sentence, record, footprint=None):
        """Says what happened, and where it can be undone."""
        if footprint:
            undo = reverse("footprint", args=[footprint.pk])
            sentence = format_html('{} <a href="{}">Hoàn tác</a>', sentence, undo)
        messages.success(request, sentence)
        return redirect(self.page_of(shown_to(request.user, record)))

    def find_subject(self, request, object_id):
        """The record of an address, if the user may see it; otherwise 404."""
        if object_id is None:
            return None
        subject = self.get_object(request, object_id)
        if subject is None:
            raise Http404
        return subject

    def find_act(self, request, slug, subject):
        act = next((act for act in self.all_acts() if act.slug == slug), None)
        if act is None or isinstance(act, Page) or act.opens != (subject is None):
            raise Http404
        if not act.allows(request.user, subject):
            raise PermissionDenied
        return act

    def show_act(self, request, act, subject, form):
        # Where there is nothing to fill in, the consequences are the page.
        asked = not form.fields or (form.is_bound and form.is_valid())
        confirmed = act.confirm and asked
        context = {
            **self.admin_site.each_context(request),
            "title": act.label,
            "opts": self.opts,
            "act": act,
            "subject": subject,
            "form": form,
            "consequences": form.consequences() if confirmed else [],
            "back": self.page_of(subject),
        }
        status = 400 if form.is_bound and form.errors else 200
        return TemplateResponse(request, "admin/act.html", context, status=status)

    def page_of(self, record):
        """The page of a record, also of another model; the list when there is none."""
        meta = record._meta if record else self.opts
        name = f"admin:{meta.app_label}_{meta.model_name}"
        if record is None:
            return reverse(f"{name}_changelist")
        return reverse(f"{name}_change", args=[record.pk])
