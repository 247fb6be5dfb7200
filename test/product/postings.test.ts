import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type User, world } from './world.ts';

interface Problem {
  status: number;
  code: string;
  detail: string;
  issues?: { path: string; message: string }[];
}

const send = (user: User, method: string, path: string, body: unknown) =>
  world.api(user, path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const post = async (postings: unknown[]) => send(await world.signIn(), 'POST', '/v1/postings', { postings });
const problem = async (response: Response): Promise<Problem> => {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return response.json() as Promise<Problem>;
};
const aPosting = (changes: object = {}) => ({ external_id: randomUUID(), title: 'Lighthouse keeper', ...changes });

describe('postings', () => {
  test('are taken a thousand at a time with their descriptions, and found again', async () => {
    const company = randomUUID();
    const postings = Array.from({ length: 1000 }, (_, index) =>
      aPosting({
        title: `Keeper ${index}`,
        company,
        description: 'Light. '.repeat(400),
        closes_at: index ? '2020-01-01T00:00:00Z' : null,
      }),
    );
    const response = await post(postings);
    expect(response.status).toBe(201);
    const saved = await response.json();
    expect(saved).toMatchObject({ created: 1000, updated: 0, unchanged: 0 });
    expect(saved.data.map(({ external_id }: { external_id: string }) => external_id)).toEqual(
      postings.map(({ external_id }) => external_id),
    );
    const again = await post(postings.slice(0, 2));
    expect([again.status, await again.json()]).toMatchObject([200, { created: 0, unchanged: 2 }]);
    const user = await world.user();
    const open = await world.get<{ data: { id: string; title: string }[] }>(user, `/v1/postings?q=${company}`);
    expect(open.data).toMatchObject([{ title: 'Keeper 0', company, is_open: true }]);
    expect(await world.get(user, `/v1/postings/${open.data[0]?.id}`)).toMatchObject({
      description: expect.stringMatching(/^Light/),
    });
    const first = await world.get<{ data: unknown[]; next_cursor: string }>(
      user,
      `/v1/postings?q=${company}&status=closed&limit=100`,
    );
    expect(first.data).toHaveLength(100);
    const next = await world.get<{ data: { title: string }[] }>(
      user,
      `/v1/postings?q=${company}&status=closed&cursor=${first.next_cursor}`,
    );
    expect(next.data[0]?.title).toBe('Keeper 899');
  });

  test('that are wrong are all named at once, and none of the call is kept', async () => {
    const company = randomUUID();
    const response = await post([
      aPosting({ company }),
      { external_id: 'x' },
      aPosting({ salary_min: 2, salary_max: 1, pay: 3, apply_url: 'javascript:alert(1)' }),
    ]);
    expect(response.status).toBe(422);
    const { code, issues } = await problem(response);
    expect(code).toBe('invalid_input');
    expect(issues?.map(({ path }) => path).sort()).toEqual([
      'postings.1.title',
      'postings.2',
      'postings.2.apply_url',
      'postings.2.salary_min',
    ]);
    expect((await world.get<{ data: unknown[] }>(await world.user(), `/v1/postings?q=${company}`)).data).toEqual([]);
  });

  test.each([
    ['1,001 at once', () => Array.from({ length: 1001 }, () => aPosting()), 422, /1,000/],
    ['none at all', () => [], 422, /at least one/],
    [
      'the same external id twice',
      () => [aPosting({ external_id: 'twin' }), aPosting({ external_id: 'twin' })],
      422,
      /"twin"/,
    ],
    [
      'more than 8 MB',
      () => Array.from({ length: 500 }, () => aPosting({ description: 'x'.repeat(19_000) })),
      413,
      /8192 KB/,
    ],
  ])('%s are refused with what would be right', async (_, postings, status, sentence) => {
    const response = await post(postings());
    expect(response.status).toBe(status);
    expect((await problem(response)).detail).toMatch(sentence);
  });

  test('are for operators to save', async () => {
    const response = await send(await world.user(), 'POST', '/v1/postings', { postings: [aPosting()] });
    expect([response.status, (await problem(response)).code]).toEqual([403, 'forbidden']);
  });

  test('keep markup as text and lose line breaks', async () => {
    const title = '<img src=x onerror=alert(1)>\r\nBcc: everybody@example.com {{7*7}}';
    const { data } = await (await post([aPosting({ title })])).json();
    const posting = await world.get(await world.user(), `/v1/postings/${data[0].id}`);
    expect(posting).toMatchObject({ title: '<img src=x onerror=alert(1)> Bcc: everybody@example.com {{7*7}}' });
  });
});

describe('an application', () => {
  const apply = (user: User, body: object) => send(user, 'POST', '/v1/applications', body);
  const move = (user: User, id: string, status: string) => send(user, 'PATCH', `/v1/applications/${id}`, { status });
  const aPostingId = async (changes: object = {}) =>
    (await (await post([aPosting(changes)])).json()).data[0].id as string;

  test('goes from hand to hand, and its owner hears of each step by mail', async () => {
    const ada = await world.user();
    const operator = await world.signIn();
    const posting_id = await aPostingId();
    const made = await apply(ada, { posting_id, note: 'I like lamps.' });
    expect(made.status).toBe(201);
    const application = await made.json();
    expect(application).toMatchObject({ status: 'submitted', note: 'I like lamps.', posting: { id: posting_id } });
    expect((await move(operator, application.id, 'interview')).status).toBe(200);
    await expect
      .poll(async () => (await world.mails(ada.email)).map(({ category }) => category))
      .toEqual(['application_update']);
    const all = await world.get<{ data: { id: string }[] }>(
      operator,
      `/v1/applications?scope=all&posting_id=${posting_id}`,
    );
    expect(all.data.map(({ id }) => id)).toEqual([application.id]);
    expect(await (await move(ada, application.id, 'withdrawn')).json()).toMatchObject({ status: 'withdrawn' });
    const late = await move(operator, application.id, 'hired');
    expect([late.status, (await problem(late)).detail]).toEqual([
      409,
      'This application is withdrawn, which is final: it cannot become hired.',
    ]);
  });

  test('that cannot be is refused with the reason', async () => {
    const [ada, bob] = [await world.user(), await world.user()];
    const posting_id = await aPostingId();
    const { id } = await (await apply(ada, { posting_id })).json();
    const refused = async (response: Promise<Response>) => {
      const { status, code } = await problem(await response);
      return [status, code];
    };
    expect(await refused(apply(ada, { posting_id }))).toEqual([409, 'conflict']);
    expect(await refused(apply(ada, { posting_id: randomUUID() }))).toEqual([404, 'not_found']);
    expect(await refused(apply(ada, { posting_id: await aPostingId({ closes_at: '2020-01-01T00:00:00Z' }) }))).toEqual([
      409,
      'conflict',
    ]);
    expect(await refused(apply(ada, { posting_id: await aPostingId(), document_id: randomUUID() }))).toEqual([
      404,
      'not_found',
    ]);
    expect(await refused(move(ada, id, 'hired'))).toEqual([403, 'forbidden']);
    expect(await refused(move(ada, id, 'submitted'))).toEqual([422, 'invalid_input']);
    expect(await refused(move(bob, id, 'withdrawn'))).toEqual([404, 'not_found']);
    expect(await refused(world.api(bob, `/v1/applications/${id}`))).toEqual([404, 'not_found']);
    expect(await refused(world.api(bob, '/v1/applications?scope=all'))).toEqual([403, 'forbidden']);
  });
});
