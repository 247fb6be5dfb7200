import { makePdf, type Part } from './make-pdf.ts';

interface OnePage {
  content: string | Uint8Array;
  /** Dictionaries of fonts by their names; Helvetica is `F1` unless said otherwise. */
  fonts?: Record<string, string>;
  /** More entries of the resources and of the page. */
  resources?: string;
  entries?: string;
  /** Further objects; the first of them is number 5. */
  more?: Part[];
  filter?: string;
  isPacked?: boolean;
}

export const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

/** A PDF of one page on A4. */
export function onePage({ content, fonts = {}, resources = '', entries = '', more = [], filter, isPacked }: OnePage) {
  const names = Object.entries({ F1: helvetica, ...fonts }).map(([name, font]) => `/${name} ${font}`);
  const parts: Part[] = [
    { text: '<< /Type /Catalog /Pages 2 0 R >>' },
    { text: '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>' },
    {
      text: `<< /Type /Page /Parent 2 0 R /Contents 4 0 R ${entries} /Resources << /Font << ${names.join(' ')} >> ${resources} >> >>`,
    },
    { text: '<<', stream: content, ...(filter === undefined ? {} : { filter }) },
    ...more,
  ];
  return makePdf(parts, isPacked === undefined ? {} : { isPacked });
}

/** Shows text at a place, without escapes. */
export const at = (x: number, y: number, text: string, size = 12): string =>
  `BT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET\n`;

/** A map to Unicode of codes with so many digits. */
export const toUnicode = (entries: Record<string, string>): string => {
  const rows = Object.entries(entries).map(([code, text]) => `<${code}> <${utf16(text)}>`);
  return `/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <00> <ff> endcodespacerange\n${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar\nendcmap`;
};

const utf16 = (text: string) =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0')).join('');
