"""From what a person typed to what they see: terminal, JSON and page."""
