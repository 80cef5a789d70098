"""Which rows of a return stand on which page: whole groups, so that what is summed is
in sight."""

from django.core.paginator import Paginator

# A page is light. In cells: the most on it, and what else weighs as much.
MOST, A_ROW, A_COLUMN = 330, 2, 7
MOST_ROWS = 80
WHOLE = "tat-ca"


def paginate(sheet, query):
    """The page that the address asks for, by its number (`trang`) or by the key of a
    unit with a row there (`hang`), and what stands on it: [(block, its groups)]."""
    parts = [(block, group) for block in sheet.blocks for group in block.groups]
    pages = [parts] if is_whole(query) else list(_split(parts)) or [[]]
    page = Paginator(pages, 1).get_page(_find(pages, query))
    return page, _by_block(page.object_list[0])


def is_whole(query):
    return query.get("trang") == WHOLE


def _find(pages, query):
    sought = query.get("hang")
    if sought is None or "trang" in query:
        return query.get("trang")
    for number, parts in enumerate(pages, start=1):
        if any(str(row.unit) == sought for _, group in parts for row in group.rows):
            return number
    return None


def _split(parts):
    page, weight = [], 0
    for block, group in parts:
        is_first = not page or page[-1][0] is not block
        more = _weigh(block, group, is_first)
        count = sum(len(each.rows) for _, each in page) + len(group.rows)
        if page and (weight + more > MOST or count > MOST_ROWS):
            yield page
            page, weight, more = [], 0, _weigh(block, group, is_first=True)
        page.append((block, group))
        weight += more
    if page:
        yield page


def _weigh(block, group, is_first):
    cells = sum(len(row.cells) + A_ROW for row in group.rows)
    return cells + (A_COLUMN * len(block.columns) if is_first else 0)


def _by_block(parts):
    found = {}
    for block, group in parts:
        found.setdefault(block.kind, (block, []))[1].append(group)
    return list(found.values())
