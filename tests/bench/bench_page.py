"""The page of a plan of a hundred pages in a browser, against its bare text in a <pre>: load and scroll.

Run by `make bench`; prints what it measures. Asserted is only what must hold on every machine: that both
pages were drawn and scrolled to their end.
"""

from __future__ import annotations

import statistics
from html import escape
from typing import TYPE_CHECKING

import pytest

from extract.explain import explain
from extract.outputs import html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

REPETITIONS = 7

# Milliseconds from the beginning of the navigation to the second frame after everything is loaded.
_DRAWN = """addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(() => {
    window.drawn = performance.now();
})));"""

# Half a window further in each frame, to the end; gives the time between frames in milliseconds.
_SCROLL = """name => new Promise(done => {
    const pane = name ? document.querySelector(name) : document.scrollingElement;
    const frames = [];
    let before = performance.now();
    const step = now => {
        frames.push(now - before);
        before = now;
        const at = pane.scrollTop;
        pane.scrollTop += innerHeight / 2;
        if (pane.scrollTop > at) requestAnimationFrame(step);
        else done({frames: frames.slice(1), left: pane.scrollHeight - pane.clientHeight - pane.scrollTop});
    };
    requestAnimationFrame(step);
})"""


@pytest.fixture(scope="module")
def pages(long_text: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both files: ours with tasks, marks and reasons, and the bare text."""
    folder = tmp_path_factory.mktemp("pages")
    ours, bare = folder / "ours.html", folder / "bare.html"
    with ours.open("wb") as file:
        html.write([explain(long_text.encode(), name="plan.txt")], file)
    bare.write_text(
        f'<!doctype html><meta charset="utf-8"><title>.</title><pre>{escape(long_text)}</pre>',
        encoding="utf-8",
    )
    return {"ours": ours, "bare": bare}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that remembers when it was drawn."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.add_init_script(_DRAWN)
    yield page
    context.close()


def drawn(page: Page, path: Path) -> float:
    """Milliseconds until the page at `path` stands on the screen."""
    page.goto(path.as_uri())
    page.wait_for_function("window.drawn > 0")
    return float(page.evaluate("window.drawn"))


def test_loading(page: Page, pages: dict[str, Path]) -> None:
    drawn(page, pages["ours"])
    drawn(page, pages["bare"])
    ours, bare = [], []
    for _ in range(REPETITIONS):
        ours.append(drawn(page, pages["ours"]))
        bare.append(drawn(page, pages["bare"]))
    ratios = [a / b for a, b in zip(ours, bare, strict=True)]
    sizes = {name: path.stat().st_size / 1e6 for name, path in pages.items()}
    print(f"\na plan of a hundred pages, {REPETITIONS} repetitions, medians, until it is drawn:")
    print(f"  our page       {statistics.median(ours):7.0f} ms  ({sizes['ours']:.1f} MB)")
    print(f"  bare text      {statistics.median(bare):7.0f} ms  ({sizes['bare']:.1f} MB)")
    print(f"  ratio          {statistics.median(ratios):7.2f}  (from {min(ratios):.2f} to {max(ratios):.2f})")


def test_scrolling(page: Page, pages: dict[str, Path]) -> None:
    longest: dict[str, list[float]] = {"ours": [], "bare": []}
    steps = {}
    for _ in range(REPETITIONS):
        for name, pane in (("ours", "#text"), ("bare", "")):
            drawn(page, pages[name])
            scrolled = page.evaluate(_SCROLL, pane)
            assert scrolled["left"] < 1
            longest[name].append(max(scrolled["frames"]))
            steps[name] = len(scrolled["frames"])
    ratios = [a / b for a, b in zip(longest["ours"], longest["bare"], strict=True)]
    print(f"\nscrolled through, {REPETITIONS} repetitions, medians of the longest frame:")
    print(f"  our page       {statistics.median(longest['ours']):7.1f} ms  ({steps['ours']} frames)")
    print(f"  bare text      {statistics.median(longest['bare']):7.1f} ms  ({steps['bare']} frames)")
    print(f"  ratio          {statistics.median(ratios):7.2f}  (from {min(ratios):.2f} to {max(ratios):.2f})")
