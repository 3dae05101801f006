"""The text of an HTML tree as a browser would show it, without what is on every page of a site.

Only the markup decides what is left out, never the name of a class: "sidebar" may be the subject.
"""

from __future__ import annotations

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.errors import UnreadableDocument

DEEPEST_NESTING = 5_000
"""Open elements; the time that parsing takes grows with the square of it."""

_UNSEEN = (
    "head, title, script, style, noscript, template, iframe, noembed, noframes, video, audio, canvas, "
    'annotation, [hidden]:not([hidden="until-found" i]), dialog:not([open])'
)
# Attributes of our own, set before these selectors are used: ``:has()`` would look through all that is
# below each element, in time that grows with the square of the page.
_HOLDS_HEADING = "babelfind-holds-heading"
_HOLDS_CONTENT = "babelfind-holds-content"

_AROUND_THE_CONTENT = (
    "nav, footer, aside, "
    f"header:not(main [{_HOLDS_HEADING}], article [{_HOLDS_HEADING}]), "
    f"form:not([{_HOLDS_CONTENT}]), "  # some servers wrap the whole page in a form
    '[role="navigation" i], [role="banner" i], [role="contentinfo" i], [role="search" i], '
    '[role="complementary" i]'
)
_READING_AIDS = "rt, rp"  # ruby: the reading of a word in the middle of it
_LEFT_OUT = f"{_UNSEEN}, {_AROUND_THE_CONTENT}, {_READING_AIDS}"

_BLOCKS = (
    "address, article, aside, blockquote, caption, center, dd, details, dialog, dir, div, dl, dt, fieldset, "
    "figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend, li, main, menu, "
    "nav, ol, optgroup, option, p, pre, search, section, summary, table, tr, ul"
)
_CELLS_AFTER_CELLS = "td + td, td + th, th + td, th + th"
_HEADINGS = (
    "main h1, article h1",
    "h1",
    "body > h2:first-child, body > h3:first-child, body > h4:first-child",
)

# Stand for what must survive the collapsing of white space: control characters, which no page shows.
_LINE_END, _CELL_END, _NEWLINE, _TAB, _SPACE = "\1\2\3\4\5"
_PREFORMATTED = str.maketrans({"\n": _NEWLINE, "\t": _TAB, " ": _SPACE})
_MEANT = ((_NEWLINE, "\n"), (_TAB, "\t"), (_SPACE, " "), (_CELL_END, "\t"))

_WIDE = "\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff9f\uffe0-\uffe6\U00020000-\U0003ffff"
_SPACES = re.compile(r"  +")
_WRAP = re.compile(r" ?\n[ \n]*")
_WRAP_BETWEEN_WIDE = re.compile(rf"\n(?<=[{_WIDE}]\n)(?=[{_WIDE}])")

_TAG = re.compile(
    r"<!--(?:-?>|.*?(?:-->|\Z))"
    r"|<(script|style)\b.*?(?:</\1|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-z][^\s/>]*)",
    re.DOTALL | re.IGNORECASE,
)
# The first have no content, each of the others ends where the next of its kind begins.
_NEVER_NESTED = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
    | {"dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr"}
)


def parse(html: str) -> LexborHTMLParser:
    """The tree of a page or a fragment.

    Raises UnreadableDocument where elements are nested deeper than :data:`DEEPEST_NESTING`.
    """
    if html.count("<") > DEEPEST_NESTING and _nesting(html) > DEEPEST_NESTING:
        raise UnreadableDocument(f"its elements are nested deeper than {DEEPEST_NESTING:,}")
    return LexborHTMLParser(html)


def _nesting(html: str) -> int:
    """How deep the elements are nested at most; too much rather than too little where ends are missing."""
    unclosed: Counter[str] = Counter()
    depth = deepest = 0
    for tag in _TAG.finditer(html):
        name = (tag["name"] or "").lower()
        if not name or name in _NEVER_NESTED:
            continue
        if not tag["end"]:
            unclosed[name] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif unclosed[name]:
            unclosed[name] -= 1
            depth -= 1
        if name == "ruby":  # its annotations end with it, closed or not
            depth -= unclosed.pop("rt", 0) + unclosed.pop("rp", 0)
    return deepest


def take_heading(tree: LexborHTMLParser, title: str) -> str:
    """The title, or where it is empty the main heading, which may be empty, too.

    A main heading that says the same as the title leaves the tree, so that nothing is found twice.
    """
    found = (tree.css_first(selector) for selector in _HEADINGS)
    heading = next((node for node in found if node is not None), None)
    if heading is None:
        return title
    said = one_line(text_of(heading))
    if title in ("", said):
        heading.decompose()
    return title or said


def one_line(text: str) -> str:
    """The text with its white space collapsed, as in a title; a wide space stays."""
    return _with_single_spaces(text).strip()


def text_of(root: LexborNode) -> str:
    """The text of an element, a block or a table row a line, table cells with tabs between; alters the tree.

    White space is collapsed, except in ``pre``; a line of the source that ends between two East Asian
    characters ends there without a space (CSS Text 3, section 4.1.3).
    """
    _mark_ancestors(root, "h1", _HOLDS_HEADING)
    _mark_ancestors(root, "h1, main, article", _HOLDS_CONTENT)
    _remove(root, _LEFT_OUT)
    for element in root.css("pre:not(pre pre)"):
        _preserve_white_space(element)
    for element in root.css("br"):
        element.replace_with(_LINE_END)
    for element in root.css(_CELLS_AFTER_CELLS):
        element.insert_before(_CELL_END)
    for element in root.css(_BLOCKS):
        element.insert_before(_LINE_END)
        element.insert_after(_LINE_END)
    return _collapsed(root.text())


def _mark_ancestors(root: LexborNode, selector: str, mark: str) -> None:
    """Sets an attribute on every element that has such an element in it."""
    for element in root.css(selector):
        ancestor = element.parent
        while ancestor is not None and ancestor.is_element_node and mark not in ancestor.attributes:
            ancestor.attrs[mark] = ""
            ancestor = ancestor.parent


def _remove(root: LexborNode, selector: str) -> None:
    for element in reversed(root.css(selector)):  # the inner ones first: an outer one takes them along
        if element.mem_id != root.mem_id:
            element.decompose()


def _preserve_white_space(element: LexborNode) -> None:
    for node in list(element.traverse(include_text=True)):
        if node.tag == "-text":
            node.replace_with((node.text_content or "").translate(_PREFORMATTED))


def _collapsed(text: str) -> str:
    text = _with_single_spaces(text).replace(f" {_CELL_END}", _CELL_END).replace(f"{_CELL_END} ", _CELL_END)
    lines = (line.strip(f" {_CELL_END}{_NEWLINE}") for line in text.split(_LINE_END))
    collapsed = "\n".join(filter(None, lines))
    for stand_in, meant in _MEANT:  # several times as fast as str.translate
        collapsed = collapsed.replace(stand_in, meant)
    return collapsed


def _with_single_spaces(text: str) -> str:
    text = _SPACES.sub(" ", text.replace("\t", " ").replace("\f", " "))
    return _WRAP_BETWEEN_WIDE.sub("", _WRAP.sub("\n", text)).replace("\n", " ")
