"""JMdict, by a small one that is made like it."""

import gzip
import io

import pytest

from search_app.lexicon import jmdict
from search_app.lexicon.errors import LexiconError
from search_app.lexicon.groups import Group

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE JMdict [
<!ELEMENT JMdict (entry*)>
<!-- a comment -->
<!ENTITY n "noun (common)">
<!ENTITY uk "word usually written using kana alone">
<!ENTITY oK "word containing out-dated kanji">
]>
"""


def gloss(text: str, language: str = "", kind: str = "") -> str:
    of_language = f' xml:lang="{language}"' if language else ""
    of_kind = f' g_type="{kind}"' if kind else ""
    return f"<gloss{of_language}{of_kind}>{text}</gloss>"


def sense(*glosses: str, misc: str = "") -> str:
    marker = f"<misc>&{misc};</misc>" if misc else ""
    return f"<sense>\n<pos>&n;</pos>{marker}\n{''.join(glosses)}</sense>\n"


def entry(*parts: str) -> str:
    return f"<entry>\n<ent_seq>1</ent_seq>\n{''.join(parts)}</entry>\n"


def written(word: str, *, more: str = "") -> str:
    return f"<k_ele>\n<keb>{word}</keb>\n{more}</k_ele>\n"


def read_as(word: str, *, more: str = "") -> str:
    return f"<r_ele>\n<reb>{word}</reb>\n{more}</r_ele>\n"


def read(*entries: str) -> list[Group]:
    content = f"{HEAD}<JMdict>\n{''.join(entries)}</JMdict>\n"
    return list(jmdict.read(io.BytesIO(gzip.compress(content.encode()))))


def words_of(group: Group, language: str) -> list[str]:
    return [word for word, _ in group.words[language]]


def test_an_entry_groups_its_spellings_with_the_glosses_of_each_language() -> None:
    groups = read(
        entry(
            written("密偵", more="<ke_pri>news1</ke_pri>"),
            read_as("みってい"),
            sense(gloss("spy"), gloss("secret agent"), gloss("espion", "fre")),
            sense(gloss("Spion", "ger"), gloss("Geheimagent (m)", "ger")),
        )
    )
    assert [sorted(group.words) for group in groups] == [["en", "ja"], ["de", "ja"], ["de", "en"]]
    assert words_of(groups[0], "en") == ["spy", "secret agent"]
    assert words_of(groups[1], "de") == ["Spion", "Geheimagent"]
    assert words_of(groups[2], "de") == ["Spion", "Geheimagent"]
    assert groups[0].words["ja"] == groups[1].words["ja"]


def test_a_reading_of_a_word_in_kanji_counts_little() -> None:
    (group,) = read(entry(written("会談"), read_as("かいだん"), sense(gloss("talks"))))
    (_, whole), (kana, little) = group.words["ja"]
    assert (whole, kana) == (1.0, "かいだん")
    assert little < 0.3


def test_kana_count_fully_where_the_word_is_written_so() -> None:
    without_kanji, usually_kana = read(
        entry(read_as("スパイ"), sense(gloss("spy"))),
        entry(written("亀虫"), read_as("カメムシ"), sense(gloss("stink bug"), misc="uk")),
    )
    assert without_kanji.words["ja"] == [("スパイ", 1.0)]
    assert usually_kana.words["ja"] == [("亀虫", 1.0), ("カメムシ", 1.0)]


def test_a_name_in_kana_that_is_no_reading_of_the_kanji_counts_fully() -> None:
    (group,) = read(
        entry(
            written("亜米利加"),
            read_as("アメリカ", more="<re_nokanji></re_nokanji>"),
            sense(gloss("America")),
        )
    )
    assert ("アメリカ", 1.0) in group.words["ja"]


def test_spellings_that_nobody_uses_are_left_out() -> None:
    (group,) = read(
        entry(
            written("国家"),
            written("國家", more="<ke_inf>&oK;</ke_inf>\n"),
            read_as("こっか"),
            sense(gloss("state")),
        )
    )
    assert words_of(group, "ja") == ["国家", "こっか"]


def test_earlier_senses_and_glosses_and_common_words_count_more() -> None:
    common, rare = read(
        entry(
            read_as("いち", more="<re_pri>ichi1</re_pri>"),
            sense(gloss("first"), gloss("second")),
            sense(gloss("other")),
        ),
        entry(read_as("に"), sense(gloss("first"))),
    )
    weights = dict(common.words["en"])
    assert weights["first"] == 1.0
    assert weights["first"] > weights["second"] > weights["other"]
    assert dict(rare.words["en"])["first"] < weights["other"]


def test_german_senses_count_by_their_own_order() -> None:
    groups = read(
        entry(
            read_as("いち", more="<re_pri>ichi1</re_pri>"),
            sense(gloss("one")),
            sense(gloss("two")),
            sense(gloss("eins", "ger")),
        )
    )
    assert dict(groups[1].words["de"]) == {"eins": 1.0}


def test_explanations_notes_and_what_has_no_gloss_give_nothing() -> None:
    assert (
        read(
            entry(read_as("ヽ"), sense(gloss("repetition mark in katakana", kind="expl"))),
            entry(read_as("あ"), sense(gloss("(Abk.)", "ger"))),
            entry(read_as("い"), sense(gloss("woord", "dut"))),
        )
        == []
    )


def test_character_references_are_read() -> None:
    (group,) = read(entry(read_as("しろくろ"), sense(gloss("black &amp; white &lt;3"))))
    assert words_of(group, "en") == ["black & white <3"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no gzip",
        gzip.compress(b"no XML"),
        gzip.compress(b"<JMdict><entry>"),
        gzip.compress(b"<JMdict/>" * 1000)[:20],
    ],
    ids=["nothing", "no gzip", "no XML", "XML that is cut off", "gzip that is cut off"],
)
def test_what_is_no_jmdict_is_told(content: bytes) -> None:
    with pytest.raises(LexiconError, match="JMdict"):
        list(jmdict.read(io.BytesIO(content)))
