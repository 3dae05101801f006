"""Our segments as Whoosh knows segments and codecs."""

from __future__ import annotations

from pathlib import Path
from weakref import WeakValueDictionary

from whoosh.codec import base
from whoosh.filedb.filestore import FileStorage

from indexer.engines.whoosh_index.document_reader import ArrayPerDocumentReader
from indexer.engines.whoosh_index.fields import SegmentFields
from indexer.engines.whoosh_index.segment import Segment
from indexer.engines.whoosh_index.term_reader import ArrayTermsReader

_opened: WeakValueDictionary[Path, SegmentFields] = WeakValueDictionary()


class ArraySegment(base.Segment):
    """A segment as Whoosh's table of contents keeps it: its name, how many documents, which are deleted.

    That table is a pickle of such objects. It names this class by its module, and it has the attributes
    as they are: all of that is part of the index's format.
    """

    def __init__(self, indexname: str, documents: int = 0) -> None:
        super().__init__(indexname)
        self.documents = documents
        """How many documents there are, deleted ones included."""
        self.deleted: set[int] = set()
        """The numbers of deleted documents."""

    def __eq__(self, other: object) -> bool:
        """By the name: Whoosh 2.7.4 compares identities."""
        return isinstance(other, ArraySegment) and self.segment_id() == other.segment_id()

    def __hash__(self) -> int:
        return hash(self.segment_id())

    def file_in(self, folder: Path) -> Path:
        """Where the file of the segment is, or is to be written."""
        return folder / self.make_filename(".bbl")

    def codec(self) -> ArrayCodec:
        """What Whoosh reads the segment with."""
        return ArrayCodec()

    def should_assemble(self) -> bool:
        """Never: arrays are mapped from a file of their own."""
        return False

    def set_doc_count(self, doccount: int) -> None:
        """How many documents there are, deleted ones included."""
        self.documents = doccount

    def doc_count_all(self) -> int:
        """How many documents there are, deleted ones included."""
        return self.documents

    def deleted_count(self) -> int:
        """How many documents are deleted."""
        return len(self.deleted)

    def deleted_docs(self) -> set[int]:
        """The numbers of the deleted documents."""
        return self.deleted

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Marks a document as deleted, or takes the mark away."""
        if delete:
            self.deleted.add(docnum)
        else:
            self.deleted.discard(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is marked as deleted."""
        return docnum in self.deleted


class ArrayCodec(base.Codec):
    """Reads our segments for Whoosh; :mod:`~indexer.engines.whoosh_index.assembly` writes them."""

    length_stats = False

    def new_segment(self, storage: FileStorage, indexname: str) -> ArraySegment:
        """One without documents, under a new name."""
        return ArraySegment(indexname)

    def terms_reader(self, storage: FileStorage, segment: base.Segment) -> ArrayTermsReader:
        """Of the terms and postings; raises :class:`OSError` if the segment's file is gone."""
        return ArrayTermsReader(_fields(storage, segment))

    def per_document_reader(self, storage: FileStorage, segment: base.Segment) -> ArrayPerDocumentReader:
        """Of the documents; raises :class:`OSError` if the segment's file is gone."""
        return ArrayPerDocumentReader(_fields(storage, segment), segment)

    def per_document_writer(self, storage: FileStorage, segment: base.Segment) -> NothingToWrite:
        """Whoosh's writer asks for one; it has nothing to do."""
        return NothingToWrite()

    def field_writer(self, storage: FileStorage, segment: base.Segment) -> NothingToWrite:
        """Whoosh's writer asks for one; it has nothing to do."""
        return NothingToWrite()


class NothingToWrite(base.PerDocumentWriter, base.FieldWriter):
    """Stands where Whoosh's writer closes what other codecs write."""

    is_closed = True


def _fields(storage: FileStorage, segment: base.Segment) -> SegmentFields:
    """The segment that is open already, if any: files of segments never change."""
    if not isinstance(segment, ArraySegment) or not isinstance(storage, FileStorage):
        raise TypeError("segments of arrays are files in a folder")
    path = segment.file_in(Path(storage.folder).resolve())
    fields = _opened.get(path)
    if fields is None:
        fields = _opened[path] = SegmentFields(Segment(path))
    return fields
