import { expect, test } from 'vitest';
import { createDocket, type UploadProgress } from '../../client/docket.ts';
import { attribute, plan, shares } from '../../client/upload/plan.ts';
import { UploadQueue } from '../../client/upload/queue.ts';
import { type Asked, answering, json, problem } from './answers.ts';

const file = (name: string, size = 1) => new File([new Uint8Array(size)], name);
const named = (entries: { file: File }[]) => entries.map(({ file: { name } }) => name);
const open = (fetch: ReturnType<typeof answering>['fetch']) =>
  createDocket({ url: 'https://docket.example', getToken: () => 'token', fetch });

/** What the API answers to a call with these files. */
const taken = (...names: string[]) =>
  json(
    {
      batch: batch(names),
      documents: names.map((filename, index) => ({ index, id: `id of ${filename}`, filename })),
      errors: [],
    },
    202,
  );
const batch = (names: string[]) => ({ id: `batch of ${names}`, total: names.length, created_at: '' });
const filesOf = ({ body }: Asked) => (body as FormData).getAll('files').map((one) => (one as File).name);

test('small files share calls of at most 20 files and 9.5 MB, and large ones go by themselves', () => {
  const many = plan(Array.from({ length: 41 }, (_, index) => ({ file: file(`${index}`) })));
  expect(many.calls.map((call) => call.length)).toEqual([20, 20, 1]);
  const sizes = { a: 4_000_000, b: 5_000_001, c: 4_900_000, d: 700_000, e: 50_000 };
  const { calls, large } = plan(Object.entries(sizes).map(([name, size]) => ({ file: file(name, size) })));
  expect(calls.map(named)).toEqual([
    ['a', 'c'],
    ['d', 'e'],
  ]);
  expect(named(large)).toEqual(['b']);
});

test('bytes on their way belong to one file after the other', () => {
  const files = [file('a', 10), file('b', 0), file('c', 10)];
  expect([0, 5, 10, 12, 99].map((sent) => shares(files, sent))).toEqual([
    [0, 0, 0],
    [5, 0, 0],
    [10, 0, 0],
    [10, 0, 2],
    [10, 0, 10],
  ]);
});

test.each([
  ['first', 0],
  ['in the middle', 1],
  ['last', 2],
])('each file gets its own outcome when one is refused %s, whatever the service makes of their names', (_, place) => {
  const names = ['Lebenslauf Mu\u0308ller.pdf', '../up.zip', 'a  "b".pdf'];
  const answered = ['Lebenslauf M\u00fcller.pdf', 'up.zip', 'a b.pdf'];
  const documents = answered
    .map((filename, index) => ({ index, id: `id ${index}`, filename, status: 'queued' as const }))
    .filter(({ index }) => index !== place);
  const refusal = { index: place, filename: answered[place] ?? '', code: 'unsupported_format', detail: 'No.' };
  const outcomes = attribute(
    names.map((name) => file(name)),
    documents,
    [refusal],
  );
  const expected = names.map((_, index) => (index === place ? 'unsupported_format' : `id ${index}`));
  expect(outcomes.map((one) => ('code' in one ? one.code : one.id))).toEqual(expected);
});

test('a file of which the service says nothing is not taken for another one', () => {
  const [first, second] = attribute(
    [file('a'), file('b')],
    [{ index: 1, id: '1', filename: 'a', status: 'queued' }],
    [],
  );
  expect(first).toMatchObject({ filename: 'a', code: 'unexpected_answer' });
  expect(second).toMatchObject({ id: '1' });
});

test('a call whose answer was lost is made again under the same key', async () => {
  const lost = () => Promise.reject(new TypeError('fetch failed'));
  const { asked, fetch } = answering(lost, taken('a'));
  const { batch, documents, errors } = await open(fetch).upload([file('a')], { queue: 'bulk', notify: false });
  expect(errors).toEqual([]);
  expect(batch?.id).toBe('batch of a');
  expect(documents.map(({ id }) => id)).toEqual(['id of a']);
  const keys = asked.map(({ headers }) => headers.get('idempotency-key'));
  expect(keys).toEqual([keys[0], keys[0]]);
  expect(keys[0]).toMatch(/.{16,}/);
  expect(Object.fromEntries(asked[1]?.body as FormData)).toMatchObject({ queue: 'bulk', notify: 'false' });
});

test('what is wrong with one file, or with one call, stops no other', async () => {
  const refused = problem(422, 'invalid_input', {
    errors: [{ index: 0, filename: 'b', code: 'empty_file', detail: 'It is empty.' }],
  });
  const { fetch } = answering((asked) => {
    const names = filesOf(asked);
    return names.includes('b') ? refused.clone() : names.includes('c') ? problem(403, 'forbidden') : taken(...names);
  });
  const seen: string[] = [];
  const { documents, errors } = await open(fetch).upload(
    [file('a', 4_900_000), file('b', 4_900_000), file('c', 4_900_000)],
    {
      onDocument: ({ file }) => seen.push(`${file.name} is there`),
      onProblem: ({ file }) => seen.push(`${file.name} is not`),
    },
  );
  expect(named(documents)).toEqual(['a']);
  expect(errors.map(({ file: { name }, code }) => [name, code])).toEqual([
    ['b', 'empty_file'],
    ['c', 'forbidden'],
  ]);
  expect(seen.sort()).toEqual(['a is there', 'b is not', 'c is not']);
});

test('a large file goes to storage: again when the network fails, and to a fresh address when one is refused', async () => {
  const storage: (Response | 'lost')[] = [
    new Response('expired', { status: 400 }),
    'lost',
    new Response('{"statusCode":"409"}', { status: 400 }),
  ];
  let opened = 0;
  const { asked, fetch } = answering(async ({ url, method, body }) => {
    if (url.endsWith('/v1/uploads'))
      return json({ uploads: [{ id: `u${++opened}`, url: `https://storage/${opened}`, expires_at: '' }] }, 201);
    if (method === 'POST') {
      expect(body).toEqual({ uploads: ['u2'], queue: 'interactive' });
      return taken('big.pdf');
    }
    const answer = storage.shift();
    if (!(answer instanceof Response)) throw new TypeError('fetch failed');
    return answer;
  });
  const progress: UploadProgress[] = [];
  const big = file('big.pdf', 5_000_001);
  const { documents } = await open(fetch).upload([big], {
    queue: 'interactive',
    onProgress: (one) => progress.push(one),
  });
  expect(documents).toMatchObject([{ id: 'id of big.pdf', file: big }]);
  expect(asked.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
    'POST /v1/uploads',
    'PUT /1',
    'POST /v1/uploads',
    'PUT /2',
    'PUT /2',
    'POST /v1/documents',
  ]);
  expect(asked[1]?.headers.get('authorization')).toBeNull();
  expect(progress.map(({ fraction }) => fraction)).toEqual([0, 1]);
  expect(progress.at(-1)).toEqual({ file: big, loaded: big.size, total: big.size, fraction: 1 });
});

test('at most three transfers go on at a time', async () => {
  let going = 0;
  let most = 0;
  const { fetch } = answering(async (asked) => {
    most = Math.max(most, ++going);
    await new Promise((resolve) => setImmediate(resolve));
    going -= 1;
    return taken(...filesOf(asked));
  });
  const files = Array.from({ length: 8 }, (_, index) => file(`${index}`, 4_900_000));
  expect((await open(fetch).upload(files)).documents).toHaveLength(8);
  expect(most).toBe(3);
});

test('a signal ends everything with its reason, or one file alone', async () => {
  const controller = new AbortController();
  const hang = (_: string, { signal }: RequestInit) =>
    new Promise<Response>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
      controller.abort(new Error('enough'));
    });
  await expect(open(hang).upload([file('a')], { signal: controller.signal })).rejects.toThrow('enough');

  const { asked, fetch } = answering((one) => taken(...filesOf(one)));
  const { documents, errors } = await open(fetch).upload([file('a'), { file: file('b'), signal: AbortSignal.abort() }]);
  expect(named(documents)).toEqual(['a']);
  expect(errors).toMatchObject([{ filename: 'b', code: 'canceled' }]);
  expect(asked.map(filesOf)).toEqual([['a']]);
});

test('nothing to send is done at once, also where an input has no files', async () => {
  const { asked, fetch } = answering(taken('a'));
  const docket = open(fetch);
  const input: { files: FileList | null } = { files: null };
  for (const files of [input.files, undefined, []])
    expect(await docket.upload(files)).toEqual({ batch: null, batches: [], documents: [], errors: [] });
  expect(new UploadQueue(docket).add(input.files)).toEqual([]);
  expect(asked).toEqual([]);
});

test('what was taken before a signal ended the upload has been told', async () => {
  const controller = new AbortController();
  const told: string[] = [];
  const { fetch } = answering((asked) =>
    filesOf(asked).includes('a')
      ? taken('a')
      : new Promise<Response>((_, reject) =>
          controller.signal.addEventListener('abort', () => reject(controller.signal.reason)),
        ),
  );
  const upload = open(fetch).upload([file('a', 4_900_000), file('b', 4_900_000)], {
    signal: controller.signal,
    onDocument: ({ id }) => {
      told.push(id);
      controller.abort(new Error('enough'));
    },
  });
  await expect(upload).rejects.toThrow('enough');
  expect(told).toEqual(['id of a']);
});
