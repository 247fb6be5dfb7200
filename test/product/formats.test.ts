import { expect, test } from 'vitest';
import { aFax, anOutlookMessage, aPresentation } from './papers.ts';
import { type TestFile, world } from './world.ts';

interface Read {
  mediaType: string;
  pages: { text: string; markdown: string | null; source: string }[];
}

async function read(file: TestFile): Promise<Read> {
  const ada = await world.user();
  const { document_id } = await world.process(ada, file, { stages: 'extract_text', notify: 'false' });
  const { media_type } = await world.get<{ media_type: string }>(ada, `/v1/documents/${document_id}`);
  const { pages } = await world.get<{ pages: Read['pages'] }>(ada, `/v1/documents/${document_id}/text`);
  return { mediaType: media_type, pages };
}

test('a presentation has a page per slide, with what the speaker noted', async () => {
  const { mediaType, pages } = await read(aPresentation());
  expect(mediaType).toBe('application/vnd.openxmlformats-officedocument.presentationml.presentation');
  expect(pages[0]?.text).toMatch(/^Pitch \S+\n\nPlan for the year$/);
  expect(pages[1]?.text).toBe('Paper of tomorrow\n\nNotes:\nPause here.');
});

test('a document comes as Markdown, page by page and as one file', async () => {
  const ada = await world.user();
  const { document_id } = await world.process(ada, aPresentation(), { stages: 'extract_text', notify: 'false' });
  const path = `/v1/documents/${document_id}/text`;
  const { pages } = await world.get<{ pages: Read['pages'] }>(ada, path);
  expect(pages.map(({ markdown }) => markdown)).toEqual([expect.stringMatching(/^# Pitch \S+\n\nPlan/), null]);
  const file = await world.api(ada, path, { headers: { accept: 'text/markdown' } });
  expect(file.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  expect(await file.text()).toMatch(
    /^# Pitch \S+\n\nPlan for the year\n\n---\n\nPaper of tomorrow\n\nNotes:\nPause here\.\n$/,
  );
});

test('a message of Outlook is read like any e-mail', async () => {
  const { mediaType, pages } = await read(anOutlookMessage());
  expect(mediaType).toBe('application/vnd.ms-outlook');
  expect(pages.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^From: Jane Doe\nSubject: Order \S+\n\nForty boxes, please\.\n\nAttachments: order\.pdf$/),
  ]);
});

test('a fax of two pages is read to its end', async () => {
  const { mediaType, pages } = await read(aFax());
  expect(mediaType).toBe('image/tiff');
  expect(pages.map(({ source }) => source)).toEqual(['ocr', 'ocr']);
  expect(pages[0]?.text).toMatch(/^Order/);
  expect(pages[1]?.text).toBe('Forty boxes of paper');
});
