"""The pages: search with its hits, and a whole document."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Flask, abort, render_template, request

from search_app.messages import SearchResponse
from search_app.web.expanding import credited, expanded
from search_app.web.highlighting import NumberedMarks, highlighted
from search_app.web.narrowing import facets_to_show
from search_app.web.parameters import Parameters
from search_app.web.reasons import reason, reason_of
from search_app.web.searching import default_per_page, expands_by_default, searcher

pages = Blueprint("pages", __name__)


@pages.get("/")
def search() -> str:
    """The hits for ``q``; without it, what there is to be searched."""
    parameters = Parameters.read(request.args)
    health = searcher().health()
    if not parameters.query.strip():
        return render_template("home.html", health=health)
    response = _answer(parameters)
    return render_template(
        "results.html",
        response=response,
        facets=facets_to_show(response),
        expanded=expanded(response, parameters.without),
        expands=expands_by_default() if parameters.expand is None else parameters.expand,
    )


@pages.get("/documents/<document_id:document_id>")
def document(document_id: str) -> str:
    """A whole document, with every hit for ``q`` highlighted and numbered."""
    view = searcher().document(document_id, Parameters.read(request.args).request(1, expands_by_default()))
    if view is None:
        abort(404)
    return render_template("document.html", document=view, marked=NumberedMarks(reason_of))


def install(app: Flask) -> None:
    """Add the pages and what their templates use."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(highlighted=partial(highlighted, explain=reason_of), reason=reason)
    app.context_processor(lambda: {"parameters": Parameters.read(request.args)})
    app.context_processor(lambda: {"credits": credited(searcher().sources)})
    app.register_blueprint(pages)


def _answer(parameters: Parameters) -> SearchResponse:
    """The page of hits that was asked for, or the last one there is."""
    per_page = default_per_page()
    expand = expands_by_default()
    response = searcher().search(parameters.request(per_page, expand))
    if parameters.page <= response.pages:
        return response
    return searcher().search(parameters.on_page(response.pages).request(per_page, expand))
