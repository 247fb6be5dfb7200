import { describe, expect, test } from 'vitest';
import { buildOpenDocument, odfCell, odfRow } from './fixtures/open-document.ts';
import { failure, readAll, readText } from './fixtures/reading.ts';

const sheet = (name: string, rows: string) => `<table:table table:name="${name}">${rows}</table:table>`;
const ods = (body: string) => buildOpenDocument('spreadsheet', body);
const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;

describe('an OpenDocument spreadsheet', () => {
  test('is a page per sheet, in the order of their tabs', async () => {
    const pages = await readAll(ods(sheet('Q1 &amp; Q2', odfRow(['Müller', '1'])) + sheet('Rest', odfRow(['2']))));
    expect(pages.map((page) => page.text)).toEqual(['Q1 & Q2\nMüller\t1', 'Rest\n2']);
  });

  test('goes on over several pages where a sheet is long, and says of one that it is hidden', async () => {
    const styles =
      '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>' +
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const table = (name: string, style: string, rows: string) =>
      `<table:table table:name="${name}" table:style-name="${style}">${rows}</table:table>`;
    const rows = Array.from({ length: 4_000 }, (_, index) => odfRow([`item ${index} of a long list`])).join('');
    const body = table('Stock', 'ta1', rows) + table('Rates', 'ta2', odfRow(['7']));
    const pages = await readAll(buildOpenDocument('spreadsheet', body, { styles }));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.slice(0, -1).every(({ text }) => text.startsWith('Stock\nitem ') && text.length < 60_100)).toBe(true);
    expect(pages.at(-1)?.text).toBe('Rates (hidden sheet)\n7');
  });

  test('gives dates as ISO has them, numbers plain, and everything else as it is shown', async () => {
    const cells = [
      odfCell('office:value-type="date" office:date-value="2024-03-05"', '05.03.24'),
      odfCell('office:value-type="date" office:date-value="2024-03-05T14:30:00"', '05.03.24 14:30'),
      odfCell('office:value-type="time" office:time-value="PT09H05M00S"', '9:05'),
      odfCell('office:value-type="float" office:value="1234.5000000000002"', '1.234,50'),
      odfCell('office:value-type="currency" office:value="4"', '4,00 €'),
      odfCell('office:value-type="percentage" office:value="0.19"', '19 %'),
      odfCell('office:value-type="boolean" office:boolean-value="true"', 'WAHR'),
      odfCell('office:value-type="string" calcext:value-type="error"', '#DIV/0!'),
    ];
    expect(await readText(ods(sheet('A', row(...cells))))).toBe(
      'A\n2024-03-05\t2024-03-05 14:30\t09:05\t1234.5\t4,00 €\t19 %\tTRUE\t#DIV/0!',
    );
  });

  test('keeps the columns of cells apart, and leaves out empty rows and comments', async () => {
    const gap = '<table:table-cell table:number-columns-repeated="2"/>';
    const comment = odfCell('', 'x<office:annotation><text:p>who?</text:p></office:annotation>');
    const rest =
      '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
    expect(await readText(ods(sheet('A', row(gap, odfCell('', 'c'), comment) + rest + odfRow(['end']))))).toBe(
      'A\n\t\tc\tx\nend',
    );
  });

  test('repeats what is said to repeat', async () => {
    const twice = odfCell('table:number-columns-repeated="2"', 'a');
    expect(
      await readText(ods(sheet('A', `<table:table-row table:number-rows-repeated="2">${twice}</table:table-row>`))),
    ).toBe('A\na\ta\na\ta');
  });

  test('that repeats without end is stopped before it fills the memory', async () => {
    const wide = row(odfCell('table:number-columns-repeated="2000000000"', 'bomb'));
    await expect(readText(ods(sheet('A', wide)))).rejects.toMatchObject(failure('document_too_complex', /20 million/));
    const long = odfRow(['bomb'.repeat(100)], 'table:number-rows-repeated="1048576"');
    await expect(readText(ods(sheet('A', long)))).rejects.toMatchObject(failure('document_too_complex', /20 million/));
  });

  test('without sheets is called damaged', async () => {
    await expect(readText(ods(''))).rejects.toMatchObject(failure('document_corrupt', /no sheets/));
  });
});
