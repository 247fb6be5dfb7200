import { AppError } from '../../../errors.ts';
import type { Format } from '../format.ts';
import { sheetPages } from '../markdown/sheet-markdown.ts';
import { parsing } from '../parsing.ts';
import { pagedDocument } from '../text-document.ts';
import { openPackage } from './package.ts';
import { readSheets } from './sheets.ts';

const name = 'an OpenDocument spreadsheet';

/** The sheets one after the other: the name of each, then a line per row with tabs between cells. */
export const ods: Format = {
  name,
  open: (bytes) =>
    parsing(name, () => {
      const sheets = readSheets(openPackage(bytes));
      if (sheets.length === 0) throw new AppError('document_corrupt', 'The spreadsheet is damaged: it has no sheets.');
      return pagedDocument(sheets.flatMap(sheetPages));
    }),
};
