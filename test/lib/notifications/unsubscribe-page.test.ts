import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../functions/app.ts';
import type { Composition } from '../../../functions/composition.ts';
import { createDatabase } from '../../../lib/adapters/supabase/rpc.ts';
import type { Context } from '../../../lib/context.ts';
import { type Person, startDatabase, type TestDatabase } from '../../database/database.ts';
import { site } from './site.ts';

let db: TestDatabase;
let app: ReturnType<typeof createApp>;
let ann: Person;
const logged: string[] = [];

beforeAll(async () => {
  db = await startDatabase();
  ann = await db.person('ann');
  app = createApp(compositionOf(db));
});
afterAll(() => db.close());

/** The edge over the embedded database alone. */
function compositionOf({ worker, anonymous }: TestDatabase): Composition {
  const database = createDatabase({ anyone: anonymous, service: worker, accessToken: null, timeoutMs: 5000 });
  const live = { ring: async () => {} };
  const silent = {
    info: (_: string, fields: unknown) => void logged.push(JSON.stringify(fields)),
    warn() {},
    error() {},
  };
  const edge = {
    for: (actor: unknown, { log }: { log: unknown }) => ({ ...site, actor, log, database, live }) as unknown as Context,
    log: silent,
    appUrl: site.appUrl,
    corsOrigins: [],
  };
  return edge as unknown as Composition;
}

const pathOf = async (list: Parameters<typeof site.unsubscribe.to>[1], owner = ann.id) =>
  new URL(await site.unsubscribe.to(owner, list)).pathname;

const post = (path: string, fields: Record<string, string>) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields) });
const oneClick = { 'List-Unsubscribe': 'One-Click' };

const settings = async () => {
  const [row] = await db.query<Record<string, unknown>>(
    `select email_enabled, digest_frequency, notify_job_results, notify_new_matches, notify_application_updates
     from public.people where id = $1`,
    [ann.id],
  );
  return row;
};
const reset = () =>
  db.query(
    `update public.people set email_enabled = true, digest_frequency = 'daily', notify_job_results = true, notify_new_matches = true,
       notify_application_updates = true where id = $1`,
    [ann.id],
  );

test.each([
  ['job_result', { notify_job_results: false }],
  ['job_match', { notify_new_matches: false }],
  ['application_update', { notify_application_updates: false }],
  ['digest', { digest_frequency: 'disabled' }],
] as const)('one click on a mail of %s leaves that list and no other, once or twice', async (list, change) => {
  await reset();
  const before = await settings();
  for (const time of ['first', 'second']) {
    const response = await post(await pathOf(list), oneClick);
    expect([time, response.status]).toEqual([time, 200]);
    expect(response.headers.get('location')).toBeNull();
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await settings()).toEqual({ ...before, ...change });
  }
});

test('one click works as a multipart form too', async () => {
  await reset();
  const body = new FormData();
  body.set('List-Unsubscribe', 'One-Click');
  expect((await app.request(await pathOf('digest'), { method: 'POST', body })).status).toBe(200);
  expect(await settings()).toMatchObject({ digest_frequency: 'disabled' });
});

test('a look at the page changes nothing, asks for no login and lets nothing run', async () => {
  await reset();
  const before = await settings();
  for (const method of ['GET', 'HEAD']) {
    const response = await app.request(await pathOf('job_match'), { method });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'nonce-[\w-]+'; form-action 'self'/,
    );
  }
  const html = await (await app.request(await pathOf('job_match'))).text();
  expect(html).toContain('You get mails about job matches');
  expect(html).not.toMatch(/<script|\son\w+=|https?:/);
  expect(html).not.toContain(ann.email);
  expect(await settings()).toEqual(before);
});

test('the page changes what is heard, turns all mails off and on again, and says so', async () => {
  await reset();
  const path = await pathOf('job_match');
  const saved = await post(path, { save: 'lists', notify_new_matches: 'true', digest_frequency: 'weekly' });
  expect(await saved.text()).toContain('Saved.');
  expect(await settings()).toMatchObject({
    notify_job_results: false,
    notify_new_matches: true,
    notify_application_updates: false,
    digest_frequency: 'weekly',
    email_enabled: true,
  });
  expect(await (await post(path, { email_enabled: 'false' })).text()).toContain('All mails are off');
  expect(await settings()).toMatchObject({ email_enabled: false, notify_new_matches: true });
  expect(await (await post(path, { email_enabled: 'true' })).text()).toContain('You get mails about job matches');
  expect(await settings()).toMatchObject({ email_enabled: true, digest_frequency: 'weekly' });
});

test('whoever cannot be written to is told so, and why, instead of which mails they get', async () => {
  await reset();
  await db.query("insert into public.suppressions (email, reason) values ($1, 'complained')", [ann.email]);
  const html = await (await app.request(await pathOf('job_match'))).text();
  expect(html).toContain('No mails reach you');
  expect(html).toContain('reported as spam');
  expect(html).not.toContain('You get mails');
  expect((await post(await pathOf('job_match'), oneClick)).status).toBe(200);
  await db.query('delete from public.suppressions where email = $1', [ann.email]);
});

test('a form that is none of the page is refused and changes nothing', async () => {
  await reset();
  const before = await settings();
  const path = await pathOf('digest');
  const refused = [
    await post(path, {}),
    await post(path, { 'List-Unsubscribe': 'yes' }),
    await post(path, { save: 'lists', digest_frequency: 'hourly' }),
    await post(path, { email_enabled: 'maybe' }),
    await app.request(path, {
      method: 'POST',
      body: '{"List-Unsubscribe":"One-Click"}',
      headers: { 'content-type': 'application/json' },
    }),
    await app.request(path, { method: 'POST' }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400]);
  for (const response of refused) {
    expect(response.headers.get('content-type')).toContain('text/html');
    const page = await response.text();
    expect(page).toContain('Nothing was changed: something was missing');
    expect(page).toContain('You get the digest');
  }
  expect((await post(path, { 'List-Unsubscribe': 'x'.repeat(9000) })).status).toBe(413);
  expect((await app.request(path, { method: 'PUT' })).status).toBe(405);
  expect(await settings()).toEqual(before);
});

test('every link that we did not make gets one and the same answer, and an account that is gone no other than one that is there', async () => {
  const path = await pathOf('digest');
  const nonceless = async (response: Response) => (await response.text()).replace(/nonce="[^"]*"/, '');
  const wrong = [
    path.slice(0, -1),
    `${path}A`,
    path.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')),
    '/unsubscribe/x',
    '/unsubscribe/%2e%2e%2f',
  ];
  const pages = new Set<string>();
  for (const one of wrong) {
    for (const response of [await app.request(one), await post(one, oneClick)]) {
      expect([one, response.status]).toEqual([one, 404]);
      pages.add(await nonceless(response));
    }
  }
  expect(pages.size).toBe(1);

  const gone = await pathOf('digest', crypto.randomUUID());
  await db.query('update public.people set email_enabled = false where id = $1', [ann.id]);
  expect((await post(gone, oneClick)).status).toBe(200);
  expect(await nonceless(await app.request(gone))).toBe(await nonceless(await app.request(path)));
});

test('no link gets into the log', () => {
  expect(logged.length).toBeGreaterThan(20);
  expect(logged.filter((line) => /unsubscribe\/[^…:*]/.test(line))).toEqual([]);
});
