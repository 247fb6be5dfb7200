import { AppError } from '../../../errors.ts';
import { openArchive } from '../archive.ts';
import type { Format } from '../format.ts';
import { limits } from '../limits.ts';
import { sheetPages } from '../markdown/sheet-markdown.ts';
import { parsing } from '../parsing.ts';
import { pagedDocument, tooMuchText } from '../text-document.ts';
import { readSharedStrings } from './shared-strings.ts';
import { sheetRows } from './sheet-text.ts';
import { readStyles } from './styles.ts';
import { readWorkbook } from './workbook.ts';

const name = 'an Excel workbook';

/** The sheets one after the other: the name of each, then a line per row with tabs between cells. */
export const xlsx: Format = {
  name,
  open: (bytes) =>
    parsing(name, () => {
      const archive = openArchive(bytes);
      const { sheets, startsIn1904 } = readWorkbook(archive);
      if (sheets.length === 0) throw new AppError('document_corrupt', 'The workbook is damaged: it has no sheets.');
      const context = {
        strings: readSharedStrings(archive),
        styles: readStyles(archive),
        startsIn1904,
        count: counter(),
      };
      return pagedDocument(
        sheets.flatMap((sheet) => sheetPages({ ...sheet, rows: sheetRows(archive.read(sheet.part), context) })),
      );
    }),
};

/** Every text is counted as it is written in the file and as it is shown. */
function counter(): (text: string) => void {
  let length = 0;
  return (text) => {
    length += text.length;
    if (length > 2 * limits.text) throw tooMuchText();
  };
}
