from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from accounts.forms.export import ExportForm
from accounts.services import exports
from accounts.spreadsheets import SHEETS
from accounts.spreadsheets.formats import FORMATS


class Exporting:
    """A list as a spreadsheet: the rows that its filters and its search leave, the
    columns that its sheet declares. For a ModelAdmin whose model has a sheet."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_export"
        view = self.admin_site.admin_view(self.export_view)
        return [path("xuat/", view, name=name), *super().get_urls()]

    @property
    def sheet(self):
        return next((s for s in SHEETS.values() if s.model is self.model), None)

    def changelist_view(self, request, extra_context=None):
        context = extra_context or {}
        if self.sheet and self.has_view_permission(request):
            acts = context.get("acts", self.acts_for(request.user))
            act = {"label": "Xuất bảng tính", "url": self.export_address(request)}
            context = context | {"acts": [*acts, act | {"primary": not acts}]}
        return super().changelist_view(request, context)

    def export_address(self, request):
        """The page of the export, with the filters and the search of the list."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_export"
        query = request.GET.urlencode()
        return reverse(f"admin:{name}") + (f"?{query}" if query else "")

    def export_view(self, request):
        if self.sheet is None:
            raise Http404
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            found = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            # As the list itself does with an address that it cannot read.
            return redirect(f"{self.page_of(None)}?e=1")
        rows = found.count()
        form = ExportForm(request.POST if request.method == "POST" else None, rows=rows)
        if form.is_valid():
            return self.send_export(request, found, form.cleaned_data["file_format"])
        return self.show_export(request, form, rows)

    def send_export(self, request, found, file_format):
        today = timezone.localdate()
        file, _ = exports.write(
            sheet=self.sheet,
            queryset=found,
            file_format=file_format,
            by=request.user,
            on=today,
        )
        return FileResponse(
            file,
            as_attachment=True,
            filename=f"{self.sheet.id}-{today:%Y-%m-%d}.{file_format}",
            content_type=FORMATS[file_format].CONTENT_TYPE,
        )

    def show_export(self, request, form, rows):
        context = {
            **self.admin_site.each_context(request),
            "title": f"Xuất bảng tính: {self.sheet.label}",
            "opts": self.opts,
            "form": form,
            "row_count": rows,
            "columns": self.sheet.export_columns(request.user),
            "is_narrowed": bool(request.GET),
        }
        status = 400 if form.errors else 200
        return TemplateResponse(request, "admin/export.html", context, status=status)
