// Paragraphs of WordprocessingML, in the styles that `word-file.ts` defines.

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

const styled = (style: string, text: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;

export const title = (text: string): string => styled('Title', text);

export const heading = (text: string): string => styled('Heading1', text);

export const paragraph = (text: string): string => `<w:p>${run(text)}</w:p>`;

export const pageBreak = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';

/** A table without borders: a line to sign on for each party, and below it who signs for whom. */
export function signatures(parties: [firm: string, person: string][]): string {
  const cells = parties.map(
    ([firm, person]) =>
      `<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>${styled('SignHere', firm)}${paragraph(person)}${paragraph('Date:')}</w:tc>`,
  );
  const columns = parties.map(() => '<w:gridCol w:w="4500"/>').join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${columns}</w:tblGrid><w:tr>${cells.join('')}</w:tr></w:tbl>`;
}
