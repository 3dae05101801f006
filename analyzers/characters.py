"""Which characters are kana and kanji, as the inside of a regular expression's character class.

Detection and tokenizers share them: what the one takes for Japanese, the others must cut as Japanese.
Ranges follow the blocks of the Unicode standard.
"""

KANA = "ぁ-ゖゝ-ゟァ-ヺー-ヿㇰ-ㇿｦ-ﾟ\U0001aff0-\U0001b16f"
HAN = "々〆〇〻㐀-䶿一-鿿\uf900-\ufaff\U00020000-\U0003ffff"
KANA_AND_HAN = KANA + HAN
"""The scripts that put no spaces between words."""
