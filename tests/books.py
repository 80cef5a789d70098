"""Workbooks of returns in the hands of people: cells changed in the XML, for what wrote
the file reads none."""

import io
import re
import zipfile
from xml.etree import ElementTree

import python_calamine
from xlsxwriter.utility import xl_rowcol_to_cell

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ElementTree.register_namespace("", MAIN)
ElementTree.register_namespace("r", RELATION)


class Workbook:
    def __init__(self, content):
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            self.members = {name: file.read(name) for name in file.namelist()}

    @property
    def content(self):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self.members.items():
                package.writestr(name, content)
        return file.getvalue()

    @property
    def sheets(self):
        """{title: the element that names it}, in their order."""
        root = self.tree("xl/workbook.xml")
        return {each.get("name"): each for each in root.iter(f"{{{MAIN}}}sheet")}

    def tree(self, name):
        return ElementTree.fromstring(self.members[name])

    def path(self, title):
        return f"xl/worksheets/sheet{[*self.sheets].index(title) + 1}.xml"

    def rows(self, title):
        """What the cells show, from the first on."""
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(self.content))
        return [list(row) for row in book.get_sheet_by_name(title).iter_rows()]

    def find(self, title, code, mark):
        """The address of the cell of a unit's code and a mark."""
        rows = self.rows(title)
        line = [row[0] for row in rows].index(code)
        return xl_rowcol_to_cell(line, rows[0].index(mark))

    def element(self, title, address):
        root = self.tree(self.path(title))
        return next(c for c in root.iter(f"{{{MAIN}}}c") if c.get("r") == address)

    def put(self, title, address, value, formula=""):
        """A number, a text, or None for nothing, in place of what stands there."""
        root = self.tree(self.path(title))
        cell = next(c for c in root.iter(f"{{{MAIN}}}c") if c.get("r") == address)
        cell[:] = []
        cell.attrib.pop("t", None)
        if formula:
            ElementTree.SubElement(cell, f"{{{MAIN}}}f").text = formula
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            part = ElementTree.SubElement(cell, f"{{{MAIN}}}is")
            ElementTree.SubElement(part, f"{{{MAIN}}}t").text = value
        elif value is not None:
            ElementTree.SubElement(cell, f"{{{MAIN}}}v").text = str(value)
        self.members[self.path(title)] = ElementTree.tostring(root)
        return self

    def enter(self, title, code, mark, value, formula=""):
        return self.put(title, self.find(title, code, mark), value, formula)

    def drop_row(self, title, code):
        """As a user deletes a row: those below move up."""
        number = int(re.sub(r"\D", "", self.find(title, code, self.rows(title)[0][0])))
        root = self.tree(self.path(title))
        data = root.find(f"{{{MAIN}}}sheetData")
        for row in list(data):
            at = int(row.get("r"))
            if at == number:
                data.remove(row)
            elif at > number:
                move(row, at - 1)
        self.members[self.path(title)] = ElementTree.tostring(root)
        return self

    def swap_rows(self, title, one, other):
        """As a user sorts: two rows change places."""
        marked = self.rows(title)[0][0]
        numbers = [
            int(re.sub(r"\D", "", self.find(title, code, marked)))
            for code in (one, other)
        ]
        root = self.tree(self.path(title))
        data = root.find(f"{{{MAIN}}}sheetData")
        rows = {int(row.get("r")): row for row in data}
        move(rows[numbers[0]], numbers[1])
        move(rows[numbers[1]], numbers[0])
        data[:] = sorted(data, key=lambda row: int(row.get("r")))
        self.members[self.path(title)] = ElementTree.tostring(root)
        return self

    def drop_sheet(self, title):
        """Nothing leads to it any more."""
        root = self.tree("xl/workbook.xml")
        listed = root.find(f"{{{MAIN}}}sheets")
        listed.remove(next(each for each in listed if each.get("name") == title))
        for names in root.findall(f"{{{MAIN}}}definedNames"):
            root.remove(names)
        self.members["xl/workbook.xml"] = ElementTree.tostring(root)
        return self


def move(row, number):
    row.set("r", str(number))
    for cell in row:
        cell.set("r", re.sub(r"\d+", str(number), cell.get("r")))
