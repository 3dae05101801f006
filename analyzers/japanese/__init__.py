"""What the Japanese analyzer is made of: MeCab's dictionary, and spellings that it does not unite."""
