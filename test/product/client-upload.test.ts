import { afterEach, expect, test } from 'vitest';
import type { UploadProgress } from '../../client/docket.ts';
import { all, docketOf } from './client.ts';
import { aContract, aCorruptPdf, aLetter, anInvoice } from './papers.ts';
import { type TestFile, world } from './world.ts';

afterEach(() => world.heal());

const fileOf = ({ name, bytes, type = '' }: TestFile) => new File([bytes], name, { type });

/** A text file of so many bytes. */
const ofSize = (name: string, bytes: number) =>
  fileOf(aLetter(name, `${name} ${Date.now()}\n`.padEnd(bytes, 'lorem ipsum ')));

test('files of every size arrive, and each that cannot be taken says why', async () => {
  const ada = await world.user();
  const docket = docketOf(ada);
  const progress: UploadProgress[] = [];
  const files = [
    fileOf(anInvoice()),
    new File([], 'empty.txt'),
    fileOf(aContract()),
    ofSize('large.txt', 6_000_000),
    fileOf(aCorruptPdf()),
  ];
  const { batches, documents, errors } = await docket.upload(files, {
    notify: false,
    stages: ['extract_text'],
    onProgress: (one) => progress.push(one),
  });
  expect(documents.map(({ file }) => file.name)).toEqual(['invoice.pdf', 'contract.docx', 'large.txt', 'broken.pdf']);
  expect(errors).toMatchObject([{ filename: 'empty.txt', code: 'empty_file', file: files[1] }]);
  expect(batches.map(({ total }) => total).sort()).toEqual([1, 3]);
  for (const { file } of documents) expect(progress.findLast((one) => one.file === file)?.fraction).toBe(1);
  const ends = await Promise.all(documents.map(async ({ id }) => (await all(docket.watch(id))).at(-1)?.status));
  expect(ends).toEqual(['completed', 'completed', 'completed', 'failed']);
});

test('an upload whose answer is lost arrives once', async () => {
  const ada = await world.user();
  let lost = 0;
  const losing = async (url: string, init: RequestInit) => {
    const response = await fetch(url, init);
    if (init.method === 'GET' || lost === 2) return response;
    lost += 1;
    throw new TypeError('terminated');
  };
  const { documents } = await docketOf(ada, { fetch: losing }).upload([fileOf(aLetter())], { notify: false });
  expect(lost).toBe(2);
  const { data } = await docketOf(ada).get('/v1/documents');
  expect(data.map(({ id }) => id)).toEqual(documents.map(({ id }) => id));
});

test('a large file whose storage fails and loses its answer arrives once', async () => {
  const ada = await world.user();
  await world.fault({ service: 'storage', fault: '5xx-after', times: 1 });
  const { documents, errors } = await docketOf(ada).upload([ofSize('large.txt', 5_500_000)], {
    notify: false,
    stages: ['extract_text'],
  });
  expect(errors).toEqual([]);
  expect(await world.settled(ada, documents[0]?.id ?? '')).toMatchObject({
    status: 'completed',
    filename: 'large.txt',
  });
});

test('a service that is away is waited for', async () => {
  const ada = await world.user();
  await world.fault({ service: 'worker', fault: 'kill', times: 1, match: 'submit_documents' });
  const { documents, errors } = await docketOf(ada).upload([fileOf(aLetter())], { notify: false });
  expect(errors).toEqual([]);
  expect(documents).toHaveLength(1);
  expect((await docketOf(ada).get('/v1/documents')).data).toHaveLength(1);
});

test('the same file twice is one document', async () => {
  const ada = await world.user();
  const letter = aLetter();
  const first = await docketOf(ada).upload([fileOf(letter)], { notify: false });
  const second = await docketOf(ada).upload([fileOf(letter)], { notify: false });
  expect(second.documents[0]).toMatchObject({ duplicate_of: first.documents[0]?.id });
});
