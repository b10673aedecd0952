"""Opens a report in a headless Chromium, uses it as a person would, and prints what it did as JSON.

Arguments: the page, a folder for what is made. Prints `missing` where Playwright or Chromium is not there.
"""

import json
import os
import pathlib
import re
import sys

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    print("missing")
    sys.exit()

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
if not os.path.exists(CHROMIUM):
    print("missing")
    sys.exit()

page_path, folder = sys.argv[1:3]
shots = sys.argv[3] if len(sys.argv) > 3 else None
address = pathlib.Path(page_path).resolve().as_uri()
seen = {"errors": [], "requests": []}


def open_page(playwright, name, **options):
    context = playwright.chromium.launch_persistent_context(
        os.path.join(folder, "profile-" + name), executable_path=CHROMIUM, headless=True, args=ARGUMENTS, **options
    )
    page = context.new_page()
    page.on("console", lambda message: seen["errors"].append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: seen["errors"].append(str(error)))
    page.on("request", lambda request: seen["requests"].append(request.url))
    page.goto(address)
    return context, page


def background(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def column(page, number):
    cells = page.locator(f"#findings tbody tr td:nth-child({number})")
    return cells.all_inner_texts()


def visible(page, rows):
    return page.evaluate("(rows) => [...document.querySelectorAll(rows)].filter((row) => !row.hidden).length", rows)


with sync_playwright() as playwright:
    context, page = open_page(playwright, "light", viewport={"width": 1280, "height": 900}, color_scheme="light")
    # Keyboard: the first stop leads past the sections.
    page.keyboard.press("Tab")
    seen["first_stop"] = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    seen["skips_to"] = page.evaluate("document.activeElement.id")
    # Sorting, by keyboard and by mouse.
    head = page.locator("#findings th", has_text="time").first
    head.locator("button").focus()
    page.keyboard.press("Enter")
    seen["sorted"] = [head.get_attribute("aria-sort"), column(page, 2) == sorted(column(page, 2))]
    events = page.locator("#findings th", has_text="events").first
    events.locator("button").click()
    numbers = [int(re.sub(r"\D", "", text)) for text in column(page, 7)]
    seen["sorted_numbers"] = [events.get_attribute("aria-sort"), numbers == sorted(numbers, reverse=True)]
    seen["sorts_one"] = page.locator("#findings th[aria-sort]").count()
    # Filtering.
    seen["rows"] = visible(page, "#findings tbody tr")
    box = page.locator("#findings .filter input")
    box.fill("critical a.lind")
    seen["rows_left"] = visible(page, "#findings tbody tr")
    texts = [text.lower() for text in page.locator("#findings tbody tr:visible").all_inner_texts()]
    seen["rows_fit"] = all("critical" in text and "a.lind" in text for text in texts)
    box.fill("")
    story = page.locator("#story .filter input")
    story.fill("martinstevens")
    seen["findings_left"] = visible(page, "#story .finding")
    story.fill("")
    # Copying.
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("#findings button.copy").first
    button.click()
    page.wait_for_function("document.getElementById('said').textContent !== ''")
    command = button.get_attribute("title")
    seen["copied"] = [page.locator("#said").inner_text() == "Copied: " + command, page.evaluate("navigator.clipboard.readText()") == command]
    seen["buttons"] = page.locator("button.copy").count()
    seen["proofs"] = page.locator("code.at").count()
    # Light and dark.
    light = background(page)
    page.locator("button.theme").click()
    dark = background(page)
    page.locator("button.theme").click()
    seen["toggles"] = light != dark and background(page) == light
    page.emulate_media(color_scheme="dark")
    page.evaluate("delete document.documentElement.dataset.theme")
    seen["follows"] = background(page) == dark
    page.emulate_media(color_scheme="light")
    # What is open is open, and a link opens the finding that it names.
    page.locator("button.open-all").click()
    seen["open"] = page.evaluate("[...document.querySelectorAll('details')].every((details) => details.open)")
    page.locator("button.open-all").click()
    # Printing.
    pdf = page.pdf(path=os.path.join(folder, "page.pdf"), format="A4")
    seen["pdf"] = [pdf[:5].decode("ascii"), len(pdf) > 20000]
    if shots:
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=os.path.join(shots, "light.png"))
        page.emulate_media(media="print")
        page.screenshot(path=os.path.join(shots, "print.png"), full_page=False)
        page.emulate_media(media="screen")
        for name in ("story", "findings", "attack", "sessions", "places", "hours", "top", "coverage", "manifest"):
            page.locator("#" + name).scroll_into_view_if_needed()
            page.evaluate("(name) => document.getElementById(name).scrollIntoView()", name)
            page.screenshot(path=os.path.join(shots, name + ".png"))
    # What a narrow window shows needs no sideways scrolling.
    page.set_viewport_size({"width": 380, "height": 800})
    seen["narrow"] = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if shots:
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=os.path.join(shots, "narrow.png"))
    context.close()

    if shots:
        context, page = open_page(playwright, "dark", viewport={"width": 1280, "height": 900}, color_scheme="dark")
        page.screenshot(path=os.path.join(shots, "dark.png"))
        for name in ("sessions", "hours"):
            page.evaluate("(name) => document.getElementById(name).scrollIntoView()", name)
            page.screenshot(path=os.path.join(shots, "dark-" + name + ".png"))
        context.close()

    # Without script everything can be read; only what needs it is not there.
    context, page = open_page(playwright, "plain", java_script_enabled=False)
    seen["plain"] = [page.locator("section").count(), page.locator("button, input").count(), page.locator(".finding").count()]
    context.close()

seen["requests"] = [request for request in seen["requests"] if request.split("#")[0] != address]
print(json.dumps(seen))
