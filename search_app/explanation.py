"""What a response tells of the ways in which documents say what was typed, and of what they count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from indexer.query import TYPED, Concept, Contribution, Hit, Query
from search_app.expansion import is_on, switch
from search_app.messages import Expansion, Reason, Share, Translation


def expansions(
    everything: Query, asked: Query, documents: Mapping[tuple[int, int], int], switched_off: Collection[str]
) -> tuple[Expansion, ...]:
    """Of a query with all translations and the same without those that are switched off.

    ``documents`` are those of :class:`indexer.query.SearchResult` for the latter.
    """
    off = {name.casefold() for name in switched_off}
    found: dict[str, Expansion] = {}
    for number, (concept, of_asked) in enumerate(zip(everything.concepts, asked.concepts, strict=True)):
        counts: Counter[tuple[str, tuple[str, ...]]] = Counter()
        for place, alternative in enumerate(of_asked.alternatives):
            key = alternative.language, alternative.terms
            counts[key] = max(counts[key], documents.get((number, place), 0))
        if translations := sorted(_translations(concept, counts, off), key=lambda shown: -shown.weight):
            found.setdefault(concept.keyword.casefold(), Expansion(concept.keyword, tuple(translations)))
    return tuple(found.values())


def _translations(
    concept: Concept, counts: Mapping[tuple[str, tuple[str, ...]], int], off: Collection[str]
) -> Iterator[Translation]:
    for alternative in concept.alternatives:
        is_on_now = is_on(alternative, off)
        documents = counts.get((alternative.language, alternative.terms), 0) if is_on_now else 0
        is_shown = alternative.origin != TYPED and not alternative.in_parts
        if is_shown and (documents or not is_on_now):
            yield Translation(
                alternative.text,
                alternative.language,
                alternative.origin,
                round(alternative.weight, 3),
                documents,
                switch(alternative),
                is_on_now,
            )


def reasons(hit: Hit, query: Query) -> tuple[Reason, ...]:
    """What made the score of a hit that was explained, the keyword that did most first."""
    found = (_reason(each, query.concepts[each.concept]) for each in hit.contributions)
    return tuple(sorted(found, key=_sum, reverse=True))


def _sum(reason: Reason) -> float:
    return reason.score + reason.exact + reason.adjacent + reason.early


def _reason(contribution: Contribution, concept: Concept) -> Reason:
    shares = (_share(concept, *frequency) for frequency in contribution.frequencies)
    return Reason(
        concept.keyword,
        concept.whole,
        round(contribution.score, 4),
        round(contribution.exact, 4),
        round(contribution.adjacent, 4),
        round(contribution.early, 4),
        tuple(sorted(shares, key=lambda share: -share.weight * share.occurrences)),
    )


def _share(concept: Concept, place: int, occurrences: float, documents: int) -> Share:
    alternative = concept.alternatives[place]
    return Share(
        alternative.text or concept.keyword,
        alternative.language,
        alternative.origin,
        alternative.in_parts,
        round(alternative.weight, 3),
        occurrences,
        documents,
    )
