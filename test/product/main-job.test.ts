import { expect, test } from 'vitest';
import { aContract, aLetter, anInvoice } from './papers.ts';
import { world } from './world.ts';

interface Field {
  name: string;
  value: unknown;
  confidence: number;
  page: number;
  bbox: number[];
  quote: string;
}
interface Found {
  category: string;
  status: string;
  page_count: number;
  fields: Field[];
  stages: { stage: string; engine: string }[];
}

test('an uploaded invoice is read, classified, its fields extracted, and its owner told by mail', async () => {
  const ada = await world.user();
  const { batch, documents } = await world.upload(ada, anInvoice('Rechnung März.pdf', 'INV-2026-77'), {
    duplicates: 'allow',
  });
  expect(documents).toMatchObject([{ filename: 'Rechnung März.pdf', status: 'queued' }]);
  const id = documents[0]?.id ?? '';
  const status = await world.settled(ada, id);
  expect(status).toMatchObject({
    document_id: id,
    job_id: documents[0]?.job_id,
    filename: 'Rechnung März.pdf',
    stage: null,
    progress: 100,
    error: null,
  });
  expect(['completed', 'needs_review']).toContain(status.status);

  const found = await world.get<Found>(ada, `/v1/documents/${id}`);
  expect(found).toMatchObject({ category: 'invoice', page_count: 2 });
  expect(found.stages.map(({ stage }) => stage).sort()).toEqual([
    'classify',
    'embed',
    'extract_fields',
    'extract_text',
  ]);
  const value = (name: string) => found.fields.find((field) => field.name === name)?.value;
  expect([value('invoice_number'), value('date'), value('total'), value('currency')]).toEqual([
    'INV-2026-77',
    '2026-03-14',
    600,
    'EUR',
  ]);
  const total = found.fields.find((field) => field.name === 'total');
  expect(total).toMatchObject({ page: 2, quote: expect.stringContaining('600.00') });
  expect(total?.bbox.every((edge) => edge >= 0 && edge <= 1)).toBe(true);

  const text = await world.get<{ pages: { number: number; text: string }[] }>(ada, `/v1/documents/${id}/text`);
  expect(text.pages.map(({ number }) => number)).toEqual([1, 2]);
  expect(text.pages[1]?.text).toContain('Total due: EUR 600.00');

  const mails = await world.mails(ada.email);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ category: 'job_result' });
  for (const part of [mails[0]?.text, mails[0]?.html]) {
    expect(part).toContain('Rechnung März.pdf');
    expect(part).toContain(`${world.env('API_URL')}/documents/${id}`);
    expect(part).toContain(documents[0]?.job_id);
  }

  const timeline = await world.get<{ data: { type: string; cursor: number }[] }>(ada, `/v1/documents/${id}/timeline`);
  const types = timeline.data.map(({ type }) => type);
  expect(types.filter((type) => type === 'document_processed')).toHaveLength(1);
  expect(types).toEqual(
    expect.arrayContaining(['document_uploaded', 'job_queued', 'job_started', 'stage_finished', 'batch_finished']),
  );
  expect(await world.get(ada, `/v1/batches/${batch.id}`)).toMatchObject({ total: 1, progress: 100 });
  expect(await world.get(ada, `/v1/jobs/${documents[0]?.job_id}`)).toMatchObject({
    document_id: id,
    status: 'completed',
    tries: 1,
  });
});

test('Word files, mails, tables, pages and plain text are read as well', async () => {
  const ada = await world.user();
  const files = [
    aContract(),
    aLetter(),
    {
      name: 'note.eml',
      bytes: `From: Jo <jo@example.com>\r\nTo: Ada <ada@example.com>\r\nSubject: Lunch\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\nMessage-ID: <${Date.now()}@example.com>\r\n\r\nTuesday at noon?\r\n`,
    },
    {
      name: 'page.html',
      bytes: '<!doctype html><title>Hours</title><script>alert(1)</script><h1>Opening hours</h1><p>Nine to five.</p>',
    },
    { name: 'table.csv', bytes: 'name,amount\nPaper,500.00\nInk,20.50\n' },
    { name: 'readme.md', bytes: '# A plan\n\n- first [step](https://example.com)\n- second step\n' },
  ];
  const { documents } = await world.upload(ada, files);
  const texts = await Promise.all(
    documents.map(async ({ id }) => {
      expect(['completed', 'needs_review']).toContain((await world.settled(ada, id)).status);
      const { pages } = await world.get<{ pages: { text: string }[] }>(ada, `/v1/documents/${id}/text`);
      return pages.map(({ text }) => text).join('\n');
    }),
  );
  const expected = [
    'Northwind Paper Ltd and Fenwick Books',
    'Yours sincerely',
    'Tuesday at noon?',
    'Nine to five.',
    'Ink',
    'second step',
  ];
  for (const [index, words] of expected.entries()) expect(texts[index]).toContain(words);
  expect(texts[3]).not.toContain('alert');
});

test('a batch is answered by one mail about all of it', async () => {
  const ada = await world.user();
  const { documents } = await world.upload(ada, [
    anInvoice('one.pdf'),
    anInvoice('two.pdf'),
    { name: 'three.pdf', bytes: '%PDF-1.4 broken' },
  ]);
  for (const { id } of documents) await world.settled(ada, id);
  const mails = await world.mails(ada.email);
  expect(mails).toHaveLength(1);
  for (const name of ['one.pdf', 'two.pdf', 'three.pdf']) expect(mails[0]?.text).toContain(name);
});

test('only the text is read when nothing more is asked for, and no mail is sent when none is wanted', async () => {
  const ada = await world.user();
  const { documents } = await world.upload(ada, anInvoice(), { stages: 'extract_text', notify: 'false' });
  const id = documents[0]?.id ?? '';
  expect((await world.settled(ada, id)).status).toBe('completed');
  expect(await world.get<Found>(ada, `/v1/documents/${id}`)).toMatchObject({
    category: null,
    fields: [],
    stages: [{ stage: 'extract_text' }],
  });
  expect(await world.mails(ada.email)).toEqual([]);
});

test('the status answers 304 to somebody who has it already', async () => {
  const ada = await world.user();
  const { document_id } = await world.process(ada, aLetter());
  const first = await world.api(ada, `/v1/documents/${document_id}/status`);
  const tag = first.headers.get('etag') ?? '';
  const again = await world.api(ada, `/v1/documents/${document_id}/status`, { headers: { 'if-none-match': tag } });
  expect([tag.length > 10, again.status, await again.text()]).toEqual([true, 304, '']);
});

test('the original comes back byte for byte under its name', async () => {
  const ada = await world.user();
  const letter = aLetter('Grüße "an" alle.txt');
  const { document_id } = await world.process(ada, letter);
  const { url } = await world.get<{ url: string }>(ada, `/v1/documents/${document_id}/content`);
  const response = await fetch(url);
  expect(await response.text()).toBe(letter.bytes);
  expect(response.headers.get('content-disposition')).toContain('attachment');
});

test('a two-page PDF costs one message, four database requests, four cache commands, one write, one read and one mail call', async () => {
  const ada = await world.user();
  await world.process(ada, anInvoice());
  await world.quiet();
  await world.resetCounts();
  const { documents } = await world.upload(ada, anInvoice());
  while ((await world.mails(ada.email)).length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const counts = await world.counts();
  expect(documents).toHaveLength(1);
  expect(counts).toMatchObject({
    'qstash.messages': 1,
    'storage.puts': 1,
    'storage.gets': 1,
    'sendgrid.requests': 1,
    'sendgrid.mails': 1,
  });
  expect(counts['postgrest.requests']).toBeLessThanOrEqual(4);
  expect(counts['redis.commands']).toBeLessThanOrEqual(4);
});

test('documents are listed newest first, page by page, and filtered', async () => {
  const ada = await world.user();
  const { id: folder } = await (
    await world.api(ada, '/v1/folders', {
      method: 'POST',
      body: '{"name":"Taxes"}',
      headers: { 'content-type': 'application/json' },
    })
  ).json();
  for (const name of ['a.txt', 'b.txt', 'c.txt'])
    await world.process(ada, aLetter(name), name === 'b.txt' ? { folder_id: folder } : {});
  type Page = { data: { filename: string }[]; next_cursor: string | null };
  const first = await world.get<Page>(ada, '/v1/documents?limit=2');
  const second = await world.get<Page>(
    ada,
    `/v1/documents?limit=2&cursor=${encodeURIComponent(first.next_cursor ?? '')}`,
  );
  expect([first, second].map(({ data }) => data.map(({ filename }) => filename))).toEqual([
    ['c.txt', 'b.txt'],
    ['a.txt'],
  ]);
  expect(second.next_cursor).toBeNull();
  const names = async (query: string) =>
    (await world.get<Page>(ada, `/v1/documents?${query}`)).data.map(({ filename }) => filename);
  expect(await names(`folder_id=${folder}`)).toEqual(['b.txt']);
  expect(await names('q=C.TX')).toEqual(['c.txt']);
  expect(await names('status=failed')).toEqual([]);
});

test('a deleted document is gone at once, comes back when restored, and is erased for good when asked', async () => {
  const ada = await world.user();
  const { document_id: id } = await world.process(ada, aLetter());
  const act = (method: string, path: string) => world.api(ada, path, { method });
  expect((await act('DELETE', `/v1/documents/${id}`)).status).toBe(204);
  expect((await act('GET', `/v1/documents/${id}`)).status).toBe(404);
  expect((await act('POST', `/v1/documents/${id}/restore`)).status).toBe(200);
  const { url } = await world.get<{ url: string }>(ada, `/v1/documents/${id}/content`);
  expect((await act('DELETE', `/v1/documents/${id}?permanent=true`)).status).toBe(204);
  expect((await act('POST', `/v1/documents/${id}/restore`)).status).toBe(404);
  expect((await fetch(url)).ok).toBe(false);
});
