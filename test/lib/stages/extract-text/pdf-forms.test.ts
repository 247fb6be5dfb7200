import { expect, test } from 'vitest';
import { openFastPdf } from '../../../../lib/stages/extract-text/pdf/fast/fast-pdf.ts';
import { readAll, utf8 } from './fixtures/reading.ts';
import { at, onePage } from './pdf-fast/pages.ts';

const field = (entries: string, rectangle: string) =>
  `<< /Type /Annot /Subtype /Widget /Rect [${rectangle}] ${entries} >>`;

/** The text of a page with these annotations, by our own reader and by the library, which must agree. */
async function textWith(annotations: string[], content: string): Promise<string> {
  const bytes = onePage({ content, entries: `/Annots [${annotations.join(' ')}]` });
  expect(openFastPdf(bytes)?.page(1)).not.toBeNull();
  const left = Uint8Array.from([...utf8('\n'), ...bytes]);
  const texts = await Promise.all([bytes, left].map(async (file) => (await readAll(file))[0]?.text));
  expect(texts[0]).toBe(texts[1]);
  return texts[0] ?? '';
}

test('what was filled into a form stands beside its label', async () => {
  const content = at(50, 700, 'Name:') + at(300, 700, 'City:') + at(50, 650, 'Sign below');
  const text = await textWith(
    [
      field('/FT /Tx /T (a) /V (Ada Byron)', '90 694 250 712'),
      field('/FT /Ch /T (b) /V (l) /Opt [[(p) (Paris)] [(l) (London)]]', '340 694 500 712'),
    ],
    content,
  );
  expect(text).toBe('Name: Ada Byron\tCity: London\nSign below');
});

test('a value of many lines stands below the line above it, in any script', async () => {
  const content = at(50, 700, 'Remarks') + at(50, 500, 'End of the form');
  const remarks = field('/FT /Tx /T (a) /V <FEFF0047007200FC00DF0065000A006100750073>', '50 600 300 680');
  expect(await textWith([remarks], content)).toBe('Remarks\nGrüße\naus\nEnd of the form');
});

test('what was typed onto a page belongs to it, what is hidden, secret or no text does not', async () => {
  const note = '<< /Type /Annot /Subtype /FreeText /Contents (Paid in cash) /DA (/F1 12 Tf) /Rect [100 600 300 620] >>';
  const text = await textWith(
    [
      note,
      field('/FT /Tx /T (a) /V (hidden) /F 2', '100 500 300 520'),
      field('/FT /Tx /T (b) /V (secret) /Ff 8192', '100 480 300 500'),
      field('/FT /Btn /Ff 65536 /T (c)', '100 460 300 480'),
      '<< /Type /Annot /Subtype /Text /Contents (a remark) /Rect [0 0 20 20] >>',
    ],
    at(50, 700, 'Receipt'),
  );
  expect(text).toBe('Receipt\nPaid in cash');
});

test('a box that is ticked reads so, beside what it stands for, and one that is not says nothing', async () => {
  const looks = (state: string) => `/AP << /N << /Off << >> /${state} << >> >> >>`;
  const answer = (state: string) =>
    `/FT /Btn /Ff 32768 /Parent << /FT /Btn /Ff 32768 /T (r) /V /no >> /AS /${state === 'no' ? state : 'Off'} ${looks(state)}`;
  const text = await textWith(
    [
      field(`/FT /Btn /T (a) /V /On /AS /On ${looks('On')}`, '50 697 60 707'),
      field(`/FT /Btn /T (b) /V /Off /AS /Off ${looks('On')}`, '50 677 60 687'),
      field('/FT /Btn /T (c) /V /Yes', '50 657 60 667'),
      field(answer('yes'), '50 637 60 647'),
      field(answer('no'), '150 637 160 647'),
    ],
    at(70, 700, 'I agree') +
      at(70, 680, 'Send me letters') +
      at(70, 660, 'Of age') +
      at(70, 640, 'Yes') +
      at(170, 640, 'No'),
  );
  expect(text.replaceAll('\t', ' ')).toBe('[x] I agree\nSend me letters\n[x] Of age\nYes [x] No');
});
