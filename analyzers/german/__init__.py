"""What German needs beside a stemmer: compounds taken apart, spellings and irregular forms united.

Everything here works on single words in their written form, where case is folded and ß is ss.
"""
