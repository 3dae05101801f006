"""The part of fugashi that is used."""

class Node:
    surface: str
    white_space: str
    feature_raw: str

class GenericTagger:
    def __init__(self, args: str = "") -> None: ...
    def __call__(self, text: str) -> list[Node]: ...
    def parse(self, text: str) -> str: ...
