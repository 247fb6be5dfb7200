import { expect, test } from 'vitest';
import { createDocket, DocketError } from '../../client/docket.ts';
import { answering, json, problem } from './answers.ts';

const url = 'https://docket.example/';

const open = (fetch: ReturnType<typeof answering>['fetch'], getToken: () => string | null = () => 'token') =>
  createDocket({ url, getToken, fetch });

const failure = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable(),
    (error: DocketError) => error,
  );

test('a call goes to its path in the name of its token, without what is left out of the query', async () => {
  const { asked, fetch } = answering(json({ data: [], next_cursor: null }));
  const query = { q: 'a b&c', category: null, folder_id: undefined, limit: 5 };
  expect(await open(fetch).get('/v1/documents', { query })).toEqual({ data: [], next_cursor: null });
  await open(fetch).get('/v1/documents/{id}', { path: { id: 'a/b?' } });
  expect(asked.map((one) => one.url)).toEqual([
    'https://docket.example/v1/documents?q=a+b%26c&limit=5',
    'https://docket.example/v1/documents/a%2Fb%3F',
  ]);
  expect(asked[0]?.headers.get('authorization')).toBe('Bearer token');
});

test('an id that would lead to another route is never sent', async () => {
  const { asked, fetch } = answering(json({}));
  for (const id of ['', '.', '..'])
    await expect(open(fetch).delete('/v1/documents/{id}', { path: { id } })).rejects.toThrow('needs a id');
  expect(asked).toEqual([]);
});

test('objects are sent as JSON and forms as they are, under the key that was given', async () => {
  const { asked, fetch } = answering(json({}, 202));
  const body = { uploads: ['one'], queue: 'bulk' as const };
  await open(fetch).post('/v1/documents', { body, idempotencyKey: 'once' });
  const form = new FormData();
  await open(fetch).post('/v1/documents', { body: form });
  expect(asked[0]).toMatchObject({ method: 'POST', body });
  expect(asked[0]?.headers.get('content-type')).toBe('application/json');
  expect(asked[0]?.headers.get('idempotency-key')).toBe('once');
  expect(asked[1]?.body).toBe(form);
  expect(asked[1]?.headers.get('content-type')).toBeNull();
});

test('nothing is answered for 204, and a file comes as a file', async () => {
  const { fetch } = answering(
    new Response(null, { status: 204 }),
    new Response('a,b', { headers: { 'content-type': 'text/csv' } }),
  );
  const docket = open(fetch);
  expect(await docket.delete('/v1/documents/{id}', { path: { id: 'one' } })).toBeUndefined();
  const file: unknown = await docket.get('/v1/documents/{id}', { path: { id: 'one' } });
  expect(await (file as Blob).text()).toBe('a,b');
});

test('a refusal is an error with its code, its sentence and every issue', async () => {
  const issues = [{ path: 'limit', message: 'must be at most 100' }];
  const { fetch } = answering(problem(429, 'rate_limited', { issues }, { 'retry-after': '7', 'x-request-id': 'r1' }));
  const error = await failure(open(fetch).get('/v1/documents'));
  expect(error).toBeInstanceOf(DocketError);
  expect(error).toMatchObject({
    status: 429,
    code: 'rate_limited',
    detail: 'It is rate_limited.',
    message: 'It is rate_limited.',
    issues,
    retryAfter: 7,
    requestId: 'r1',
  });
});

test('an answer of something in between is told apart from one of the API', async () => {
  const { fetch } = answering(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  expect(await failure(open(fetch).get('/v1/documents'))).toMatchObject({ status: 502, code: 'unexpected_answer' });
});

test('nothing that answers is "offline", and a call that its caller ended ends with their reason', async () => {
  const { fetch } = answering();
  expect(await failure(open(fetch).get('/v1/documents'))).toMatchObject({ status: 0, code: 'offline' });
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(open(fetch).get('/v1/documents', { signal })).rejects.toThrow('enough');
});

test('a refused token is renewed once, and the call is made again with it', async () => {
  const { asked, fetch } = answering(problem(401, 'unauthorized'), json({ data: [] }));
  const tokens = ['old', 'new'];
  const docket = createDocket({ url, fetch, getToken: (why) => tokens[why?.refresh ? 1 : 0] });
  expect(await docket.get('/v1/folders')).toEqual({ data: [] });
  expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer old', 'Bearer new']);
});

test('a token that does not change is not tried twice', async () => {
  const { asked, fetch } = answering(problem(401, 'unauthorized'));
  expect(await failure(open(fetch).get('/v1/folders'))).toMatchObject({ code: 'unauthorized' });
  expect(asked).toHaveLength(1);
});

test('a token that cannot be had is an error like any other, and uploads wait for it', async () => {
  const { asked, fetch } = answering(
    json({ batch: {}, documents: [{ index: 0, id: 'one', filename: 'a' }], errors: [] }, 202),
  );
  let tries = 0;
  const getToken = async () => {
    tries += 1;
    if (tries < 3) throw new TypeError('fetch failed');
    return 'token';
  };
  const docket = createDocket({ url, fetch, getToken });
  expect(await failure(docket.get('/v1/folders'))).toMatchObject({ status: 0, code: 'no_token' });
  expect((await docket.upload([new File(['a'], 'a')])).documents).toHaveLength(1);
  expect(asked).toHaveLength(1);
});

test('what a route does not take, the compiler refuses', async () => {
  const docket = open(answering(json({})).fetch);
  // @ts-expect-error: there is no such route
  await docket.get('/v1/nothing');
  // @ts-expect-error: the id is missing
  await expect(docket.get('/v1/documents/{id}')).rejects.toThrow('needs a id');
  // @ts-expect-error: "urgent" is no queue
  await docket.post('/v1/documents', { body: { uploads: [], queue: 'urgent' } });
});
