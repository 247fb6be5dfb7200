import { AppError } from '../../../errors.ts';
import { openArchive } from '../archive.ts';
import type { Format } from '../format.ts';
import { sheetPage } from '../markdown/sheet-markdown.ts';
import { parsing } from '../parsing.ts';
import { pagedDocument } from '../text-document.ts';
import { readSharedStrings } from './shared-strings.ts';
import { sheetRows } from './sheet-text.ts';
import { readStyles } from './styles.ts';
import { readWorkbook } from './workbook.ts';

const name = 'an Excel workbook';

/** A page per sheet: its name, then a line per row with tabs between cells. */
export const xlsx: Format = {
  name,
  open: (bytes) =>
    parsing(name, () => {
      const archive = openArchive(bytes);
      const { sheets, startsIn1904 } = readWorkbook(archive);
      if (sheets.length === 0) throw new AppError('document_corrupt', 'The workbook is damaged: it has no sheets.');
      const context = { strings: readSharedStrings(archive), styles: readStyles(archive), startsIn1904 };
      return pagedDocument(
        sheets.map(
          (sheet) => () => parsing(name, () => sheetPage(sheet.name, sheetRows(archive.read(sheet.part), context))),
        ),
      );
    }),
};
