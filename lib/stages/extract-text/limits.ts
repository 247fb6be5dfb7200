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
  /** Milliseconds for one step of the PDF library. */
  pdfStep: 20_000,
} as const;
