import Papa from 'papaparse';
import { decodeText } from '../../documents/media-type/text-encoding.ts';
import { tableDelimiter } from '../../documents/media-type.ts';
import type { Format } from './format.ts';
import { limits } from './limits.ts';
import { sheetMarkdown } from './markdown/sheet-markdown.ts';
import { partsOfRows } from './parts.ts';
import { pagedDocument, tooMuchText } from './text-document.ts';

/** A line per row, a tab between cells; a long table goes on over several pages, under its first row on each. */
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
    const [head = ''] = rows.filter(isFilled);
    const pages = partsOfRows(rows).map((part, index) => async () => ({
      text: part.join('\n'),
      markdown: sheetMarkdown(null, [...(index > 0 ? [head] : []), ...part.filter(isFilled)]),
    }));
    return pagedDocument(pages);
  },
};

const isFilled = (row: string) => row.trim() !== '';
const oneLine = (cell: string) => cell.replace(/\s+/g, ' ').trim();
