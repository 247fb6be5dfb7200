import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RestoreInput } from '../lib/documents/bulk.ts';
import { limits as calls } from '../lib/documents/document.ts';
import { ListDocumentsInput } from '../lib/documents/list.ts';
import { pixelLimit } from '../lib/documents/media-type/image-size.ts';
import { ReviewInput } from '../lib/documents/review.ts';
import { mostPostings } from '../lib/postings/save.ts';
import { limits as sockets } from '../lib/realtime/realtime.ts';
import { limits as reading } from '../lib/stages/extract-text/limits.ts';

const page = readFileSync('docs/limits.md', 'utf8');
const sizes = page.slice(page.indexOf('## Sizes'), page.indexOf('## Quotas of a person'));
const rows = new Map(
  [...sizes.matchAll(/^\| (.+?) \| (.+?) \|$/gm)].map(([, what = '', most = '']) => [what, most] as const),
);

const megabytes = (bytes: number) => `${bytes / 1024 / 1024} MB`;
const app = readFileSync('functions/app.ts', 'utf8');

describe('the page of limits says', () => {
  test.each([
    ['files in one `POST /v1/documents`', `${calls.filesPerCall}, and ${megabytes(calls.requestBytes)} together`],
    ['uploads announced in one `POST /v1/uploads`', `${calls.uploadsPerCall}`],
    ['a file', megabytes(calls.fileBytes)],
    ['a picture', `${pixelLimit / 1e6} megapixels, and less than 30 MB`],
    ['a document', `${reading.pages.toLocaleString('en')} pages, and ${reading.text / 1e6} million characters of text`],
    ['a message on a socket, sockets of one person', `${sockets.messageBytes / 1024} KB, ${sockets.socketsPerPerson}`],
  ])('how much is too much of %s', (what, most) => {
    expect(rows.get(what)).toBe(most);
  });

  test('how large a JSON body may be', () => {
    expect(app).toContain('smallBody = jsonOfAtMost(128)');
    expect(app).toContain('postingsBody = jsonOfAtMost(8 * 1024)');
    expect(rows.get('a JSON body')).toBe('128 KB; of `POST /v1/postings` 8 MB');
  });

  test('how many things one call may name', () => {
    const ids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());
    const isMost = (takes: (count: number) => boolean, most: number) => takes(most) && !takes(most + 1);
    expect(rows.get('documents named in one call')).toMatch(/^1,000 ids/);
    expect(isMost((count) => RestoreInput.safeParse({ ids: ids(count) }).success, 1000)).toBe(true);
    expect(rows.get('entries of a list in one answer')).toBe('100');
    expect(isMost((limit) => ListDocumentsInput.safeParse({ limit }).success, 100)).toBe(true);
    expect(rows.get('fields reviewed in one call')).toBe('100');
    const tooMany = ReviewInput.safeParse({ fields: Array(101).fill({ name: 'total', action: 'accept' }) });
    expect(tooMany.error?.issues.map(({ code }) => code)).toContain('too_big');
    expect(rows.get('postings in one call')).toBe(mostPostings.toLocaleString('en'));
  });
});
