"""The web page and the JSON API: Flask around :class:`search_app.search.Searcher`."""

from __future__ import annotations

from flask import Flask

from indexer.settings import Settings
from search_app.search import Searcher
from search_app.web import api, assets, errors, headers, hosts, interface, links, views


def create_app(settings: Settings) -> Flask:
    """A WSGI application that searches the index of ``settings``.

    It starts without an index, too, and answers as soon as there is one.
    """
    app = Flask(__name__)
    app.config["PER_PAGE"] = settings.per_page
    app.config["EXPAND"] = settings.expand
    app.extensions["babelfind"] = searcher = Searcher(settings)
    searcher.warm_up()
    hosts.install(app, settings)
    for part in (links, assets, headers, interface, errors, views, api):
        part.install(app)
    return app
