/** What one document may cost to read; beyond it, reading ends with `document_too_complex`. */
export const limits = {
  pages: 2000,
  /** Characters of text in one document. */
  text: 20_000_000,
  archiveEntries: 2000,
  /** Bytes that all parts of an archive may inflate to. */
  archiveInflated: 100 * 1024 * 1024,
  /** Inflated ÷ compressed, of archives that inflate to more than `archiveRatioFrom` bytes. */
  archiveRatio: 100,
  archiveRatioFrom: 10 * 1024 * 1024,
  /** Elements within elements. */
  xmlDepth: 1000,
  tableDepth: 50,
  /** Bytes that one stream of a PDF may inflate to, pictures excepted. */
  pdfStream: 48 * 1024 * 1024,
  /** The same for what is no font and no file either, where the PDF library is to read it: it takes seconds for this much. */
  pdfContent: 12 * 1024 * 1024,
  /** Pieces that the content of one page may be in, and notes and fields on it. */
  pdfPieces: 20_000,
  /** Milliseconds for one step of the PDF library. */
  pdfStep: 8000,
  /** Bytes that a file within a document may inflate to, and how many are taken out of one. */
  embeddedFile: 2_000_000,
  embeddedFiles: 5,
  /** What the fast reader of PDFs may spend on a document; operators, glyphs, bytes and milliseconds on a page. */
  fastPdf: {
    objects: 200_000,
    /** Nodes of the tree of pages, and annotations of one page. */
    nodes: 20_000,
    annotations: 20_000,
    /** Entries of one list, of one table of a font, and of all tables of fonts together. */
    list: 500_000,
    table: 200_000,
    entries: 2_000_000,
    /** Lists within lists, and levels of the tree of pages. */
    depth: 40,
    /** Forms within forms, and states that are kept at once. */
    forms: 12,
    states: 5000,
    inflated: 64 * 1024 * 1024,
    /** Unpacked streams of objects, which stay in memory. */
    containers: 64 * 1024 * 1024,
    operators: 2_000_000,
    glyphs: 1_000_000,
    milliseconds: 4000,
  },
} as const;
