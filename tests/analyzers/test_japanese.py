"""MeCab's output read in bulk is what MeCab's own tokens say."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

import fugashi
import pytest
import unidic_lite
from hypothesis import given
from hypothesis import strategies as st

from analyzers import analyzer_for
from analyzers.charfilters import fold_case, normalize
from analyzers.japanese.spelling import for_cutting, same_kanji, same_katakana

TEXTS = (
    "図書館の裏の坂道をのぼると、上手に植えられた桜の木が見えてきた。",
    "いった。言った、行った、要った。人気のない市場で、上手に開いた。辛い！",
    "明日は今日よりうまくいくだろうか。かえる、かえれば、かえろう、かえった。",
    "サーバーのＣＰＵ使用率が100%を超えたので、ＡＢＣ社のsupportに連絡した（Node.js 18）。",
    "ﾊﾟｿｺﾝとﾌﾟﾘﾝﾀを㍻30年に買った…。グニャポレペレケの意味は不明。",
    "𠮷野家で𠮷田さんと👩‍👩‍👧が食べた。鷗外の「雁」\tと\tÐ と 空白　あり ",
    "東京都千代田区霞が関1-2-3　〒100-8916 ☎03(5253)1111\r\n第二行\x0b第三行\u2028第四行",
    "すもももももももものうち。にわにはにわにわとりがいる。" * 3,
    '"引用"と,コンマ,と""。-マイナス-',
    "\0\ud800は\u0300が\u3099\u00ad、",
    "國會議事堂で、\t 髙橋氏はヴェネツィアの𠮷田さんにいろ〳〵と學んだ。みすゞのこゝろ。",
)
LINE_BREAKS = re.compile("[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
tagger = fugashi.GenericTagger(f'-r "{unidic_lite.DICDIR}/mecabrc" -d "{unidic_lite.DICDIR}"')


def nodes(text: str) -> Iterator[tuple[str, int, int]]:
    """Term and place of each node with a letter or digit that is no particle or auxiliary."""
    normalized = normalize(text)
    offset = 0
    for line in re.split(f"({LINE_BREAKS.pattern})", for_cutting(normalized.text)):
        at = offset
        for node in tagger(line) if not LINE_BREAKS.match(line) else ():
            start = at + len(node.white_space)
            at = start + len(node.surface)
            columns = next(csv.reader([node.feature_raw]))
            if columns[0] not in ("助詞", "助動詞") and re.search(r"[^\W_]", node.surface):
                same = same_katakana(same_kanji(fold_case(term(node.surface, columns))))
                if same:
                    yield same, *normalized.original(start, at)
        offset += len(line)


def term(surface: str, columns: list[str]) -> str:
    if (
        re.fullmatch("[0-9A-Za-z\u00c0-\u024f]+", surface)
        or columns[0] in ("記号", "補助記号")
        or len(columns) < 11
    ):
        return surface
    lemma, _, source = columns[7].partition("-")
    is_name = columns[1] == "固有名詞" and not (source and re.fullmatch("[ァ-ヺー]+", columns[10]))
    base = columns[10] if is_name else lemma
    return surface if base in ("", "*") else base


@pytest.mark.parametrize("text", TEXTS)
def test_real_text_gives_the_terms_of_its_nodes(text: str) -> None:
    assert [(t.term, t.start, t.end) for t in analyzer_for("ja")(text)] == list(nodes(text))


@given(
    st.text(max_size=30)
    | st.text(
        st.sampled_from(
            "のはがをにでとかいうえるたっ上手人気今日明市場行言開家東京カタパソ ー。、1aÐ\t\n\"',-"
            "國會學𠮷ゝゞ〳〵"
        ),
        max_size=40,
    )
)
def test_any_text_gives_the_terms_of_its_nodes(text: str) -> None:
    assert [(t.term, t.start, t.end) for t in analyzer_for("ja")(text)] == list(nodes(text))


def test_a_homograph_is_the_one_that_mecab_prefers() -> None:
    """上手 is twice in the dictionary as the same kind of noun, and a manner besides."""
    assert [t.term for t in analyzer_for("ja")("舞台の上手から、上手に出る")] == [
        "舞台",
        "上手",
        "上手",
        "出る",
    ]
