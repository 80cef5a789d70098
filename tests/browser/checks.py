"""What every page is held to."""

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from PIL import Image

SCREENSHOTS = settings.VAR / "screenshots"


def check_access(page, but=()):
    """axe finds nothing to say, `but` for these rules."""
    rules = {rule: {"enabled": False} for rule in but}
    options = {"resultTypes": ["violations"], "rules": rules}
    found = Axe().run(page, options=options).response["violations"]
    assert [
        f"{rule['id']}: {rule['help']}: {node['html'][:120]}"
        for rule in found
        for node in rule["nodes"]
    ] == []


WIDER = """() => {
  const FRAMES = ".table-frame, .results, .inline-group"; // ours, the admin's
  const width = document.documentElement.clientWidth;
  const inside = (e) => !e.checkVisibility() || e.closest(FRAMES);
  return [...document.body.querySelectorAll("*")]
    .filter((e) => !inside(e) && e.getBoundingClientRect().right > width + 0.5)
    .map((e) => e.outerHTML.slice(0, 120));
}"""

WIDTHS = """() => [document.documentElement.scrollWidth,
                   document.documentElement.clientWidth]"""


def check_layout(page):
    """Nothing reaches beyond the window; a wide table scrolls in its own frame."""
    scrolled, window = page.evaluate(WIDTHS)
    assert scrolled == window
    assert page.evaluate(WIDER) == []


def check_words(page):
    """In Vietnamese, under one heading, with headings in order."""
    assert page.locator("html").get_attribute("lang") == "vi"
    levels = page.locator("h1, h2, h3, h4, h5").evaluate_all(
        "all => all.filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))"
    )
    assert (levels[:1], levels.count(1)) == ([1], 1)
    assert page.title().endswith(" · Đoàn Vụ")


WEIGHT = """() => ["navigation", "resource"]
  .flatMap((kind) => performance.getEntriesByType(kind))
  .reduce((sum, entry) => sum + entry.decodedBodySize, 0)"""


def check_weight(page, most):
    """All that the page fetched, uncompressed."""
    page.wait_for_load_state("networkidle")
    assert 10_000 < page.evaluate(WEIGHT) <= most


def check_picture(page, name, heading="h1"):
    """The screenshot shows letters on a ground: some ink where the heading is."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    path = SCREENSHOTS / f"{name}.png"
    page.screenshot(path=path)
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    size = page.viewport_size
    assert picture.size == (size["width"], size["height"])
    # Smoothed letters alone have dozens of shades.
    assert len(picture.getcolors(maxcolors=picture.width * picture.height)) > 40
    box = page.locator(heading).bounding_box()
    right, bottom = box["x"] + box["width"], box["y"] + box["height"]
    letters = picture.crop([round(v) for v in (box["x"], box["y"], right, bottom)])
    counted = sorted(n for n, _ in letters.convert("L").quantize(8).getcolors())
    inked = 1 - counted[-1] / sum(counted)
    assert 0.02 < inked < 0.6


def boxes(locator):
    """The boxes of all visible elements, in whole pixels, to be compared."""
    return locator.evaluate_all(
        """all => all.filter(e => e.checkVisibility()).map(e => {
             const box = e.getBoundingClientRect();
             const {left, top, right, bottom} = box;
             return Object.fromEntries(Object.entries({left, top, right, bottom})
               .map(([side, at]) => [side, Math.round(at)]));
           })"""
    )


def sides(locator, side):
    """Where that side of each element is: one value when they are aligned."""
    return sorted({box[side] for box in boxes(locator)})
