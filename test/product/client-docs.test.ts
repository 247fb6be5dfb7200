import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { Window } from 'happy-dom';
import { createElement, Fragment } from 'react';
import { afterAll, describe, expect, test } from 'vitest';
import * as client from '../../client/docket.ts';
import * as react from '../../client/react/react.ts';
import { docketOf } from './client.ts';
import { aLetter, anInvoice } from './papers.ts';
import { type TestFile, world } from './world.ts';

// The examples of docs/client.md, run as they stand there against the running cloud.

const page = new Window();
afterAll(() => page.happyDOM.close());

const guide = readFileSync('docs/client.md', 'utf8');

/** The code under a heading. */
function example(heading: string): string {
  const section = guide.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/```tsx?\n(.+?)```/gs)].map(([, code]) => code).join('\n');
}

/** Runs an example with what it takes for granted; answers what it leaves behind under these names. */
async function run(code: string, given: object, leaves: string[] = []): Promise<Record<string, unknown>> {
  const js = transformSync(code, { loader: 'tsx', jsxFactory: 'createElement', jsxFragment: 'Fragment' }).code;
  const body = js.replace(/^import .+$/gm, '').replace(/^export \{.+?\};?$|^export /gms, '');
  const known = { ...client, ...react, createElement, Fragment, ...given };
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  return new AsyncFunction(...Object.keys(known), `${body}\nreturn { ${leaves} };`)(...Object.values(known));
}

const fileOf = ({ name, bytes, type = '' }: TestFile) => new File([bytes], name, { type });
const files = () => [fileOf(anInvoice('invoice.pdf')), new File([], 'empty.txt'), fileOf(aLetter('letter.txt'))];

/** Somebody's page with a place where examples show what they have to say. */
async function setting() {
  const ada = await world.user();
  const shown: [string, string][] = [];
  const show = (what: string, words: string) => shown.push([what, words]);
  const about = (what: string) => shown.flatMap(([name, words]) => (name === what ? words : []));
  return { ada, docket: docketOf(ada), show, about };
}

describe('the examples of the guide', () => {
  test('ten lines upload files and show each go to its end', async () => {
    const { ada, show, about } = await setting();
    const code = example('Ten lines').replace('https://docket.example.com', world.env('API_URL'));
    expect(
      code
        .replace(/^import.+$/m, '')
        .trim()
        .split('\n').length,
    ).toBeLessThanOrEqual(11);
    const session = { data: { session: { access_token: ada.token } } };
    const supabase = { auth: { getSession: async () => session } };
    await run(code, { supabase, input: { files: files() }, show });
    expect(about('invoice.pdf')).toContain('uploaded 100 %');
    expect(about('invoice.pdf').at(-1)).toBe('completed 100 %');
    expect(about('letter.txt').at(-1)).toBe('completed 100 %');
    expect(about('empty.txt').at(-1)).toMatch(/empty/);
  });

  test('a React page shows them too', async () => {
    const { docket } = await setting();
    Object.assign(globalThis, { window: page, document: page.document });
    const { createRoot } = await import('react-dom/client');
    const { App } = await run(example('The same in React'), {}, ['App']);
    const place = document.createElement('div');
    document.body.append(place);
    const root = createRoot(place);
    root.render(createElement(App as () => null, { docket } as object));
    await expect.poll(() => place.querySelector('input')).toBeTruthy();
    const input = place.querySelector('input') as HTMLInputElement;
    Object.defineProperty(input, 'files', { value: files() });
    input.dispatchEvent(new page.Event('change', { bubbles: true }) as unknown as Event);
    await expect
      .poll(() => place.textContent, { timeout: 15_000 })
      .toMatch(/invoice\.pdf: completed.*empty\.txt: .*empty.*letter\.txt: completed/s);
    expect(place.querySelector('progress')?.getAttribute('value')).toBe('1');
    root.unmount();
  });

  test('routes are called by their paths', async () => {
    const { ada, docket } = await setting();
    const { document_id } = await world.process(ada, fileOfUnsure());
    const { invoice } = await run(example('Every route'), { docket }, ['invoice']);
    expect(invoice).toMatchObject({ id: document_id });
    await world.settled(ada, document_id);
    const { category, job_id } = await docket.get('/v1/documents/{id}', { path: { id: document_id } });
    expect(category).toBe('receipt');
    expect(job_id).not.toBe((invoice as client.Document).job_id);
  });

  test('an upload tells of each file, and its batch can be watched', async () => {
    const { docket, show, about } = await setting();
    await run(example('Uploads'), { docket, files: files(), show });
    expect(about('invoice.pdf')).toEqual([
      expect.stringMatching(/^is document /),
      expect.any(String),
      ...about('invoice.pdf').slice(2),
    ]);
    expect(about('invoice.pdf').at(-1)).toBe('completed');
    expect(about('empty.txt')).toEqual([expect.stringMatching(/^empty_file: /)]);
  });

  test('a document is watched, and everything is heard of', async () => {
    const { ada, docket, show, about } = await setting();
    const { documents } = await world.upload(ada, aLetter('letter.txt'));
    const [watching, listening] = example('Progress').split(/\n(?=const stop)/);
    const { stop } = await run(listening ?? '', { docket, show }, ['stop']);
    const id = documents[0]?.id ?? '';
    await run(watching ?? '', { docket, id, signal: undefined, show });
    expect(about(id).length).toBeGreaterThan(0);
    const next = await world.process(ada, aLetter('next.txt'));
    await expect.poll(() => about('next.txt')).toEqual([next.status]);
    await expect.poll(() => about('bell')).toContain('job_result');
    expect(about('connection')).toContain('live');
    (stop as () => void)();
  });

  test('a refusal has its code and its sentence', async () => {
    const { docket, show, about } = await setting();
    await run(example('Errors'), { docket, show });
    expect(about('not_found')).toEqual(['There is no such document.']);
  });
});

/** A paper that needs a person. */
const fileOfUnsure = (): TestFile => aLetter('scribble.txt', `Some words that say little about ${Date.now()}.\n`);
