"""What an English reader takes for the same word, told from single words: spellings and inflections."""
