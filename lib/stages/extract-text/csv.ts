import Papa from 'papaparse';
import { decodeText } from '../../documents/media-type/text-encoding.ts';
import { tableDelimiter } from '../../documents/media-type.ts';
import type { Format } from './format.ts';
import { limits } from './limits.ts';
import { sheetMarkdown } from './markdown/sheet-markdown.ts';
import { pagedDocument, tooMuchText } from './text-document.ts';

/** One page: a line per row, a tab between cells. */
export const csv: Format = {
  name: 'a CSV file',
  async open(bytes) {
    const rows: string[] = [];
    const table = decodeText(bytes);
    if (table.length > limits.text) throw tooMuchText();
    Papa.parse<string[]>(table, {
      delimiter: tableDelimiter(table.slice(0, 65_536)) ?? ',',
      step: ({ data }) => {
        rows.push(data.map(oneLine).join('\t'));
      },
    });
    const filled = rows.filter((row) => row.trim() !== '');
    return pagedDocument([async () => ({ text: rows.join('\n'), markdown: sheetMarkdown(null, filled) })]);
  },
};

const oneLine = (cell: string) => cell.replace(/\s+/g, ' ').trim();
