"""Translations: compiled from dictionaries into one file, looked up by word."""
