import { expect, test } from 'vitest';
import { attachmentHeaders, streamOf } from '../functions/routes/attachment.ts';

test.each([
  ['invoice.pdf', 'attachment; filename="invoice.csv"; filename*=UTF-8\'\'invoice.csv'],
  ['Rechnung März.pdf', 'attachment; filename="Rechnung Marz.csv"; filename*=UTF-8\'\'Rechnung%20M%C3%A4rz.csv'],
  [
    'a"\r\nset-cookie: b=c.pdf',
    'attachment; filename="a___set-cookie_ b_c.csv"; filename*=UTF-8\'\'a%22%0D%0Aset-cookie%3A%20b%3Dc.csv',
  ],
  ["it's (1)*.pdf", 'attachment; filename="it_s (1)_.csv"; filename*=UTF-8\'\'it%27s%20%281%29%2a.csv'],
  ['\ud800.pdf', 'attachment; filename="_.csv"; filename*=UTF-8\'\'%EF%BF%BD.csv'],
  ['.pdf', 'attachment; filename="document.csv"; filename*=UTF-8\'\'document.csv'],
])('check 7: a file named %j is saved under a name that breaks no header', (name, disposition) => {
  const headers = new Headers(attachmentHeaders(name, 'csv'));
  expect(headers.get('content-disposition')).toBe(disposition);
});

test('what fails before the first part is an error, and what fails later ends the stream with one', async () => {
  await expect(
    streamOf(
      // biome-ignore lint/correctness/useYield: it fails before there is anything to yield
      (async function* () {
        throw new Error('away');
      })(),
    ),
  ).rejects.toThrow('away');
  const stream = await streamOf(
    (async function* () {
      yield 'first';
      throw new Error('gone');
    })(),
  );
  await expect(new Response(stream).text()).rejects.toThrow('gone');
});

test('a part is made only when its reader is ready for it', async () => {
  let made = 0;
  const stream = await streamOf(
    (async function* () {
      for (; made < 100; made++) yield 'part';
    })(),
  );
  const reader = stream.getReader();
  await reader.read();
  await reader.cancel();
  expect(made).toBeLessThan(4);
});
