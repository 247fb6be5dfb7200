import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { connectSupabase, type Supabase } from '../../../../lib/adapters/supabase/database.ts';
import { keys, type Project, serve, serveProject } from './server.ts';

let project: Project;
let supabase: Supabase;

beforeAll(async () => {
  project = await serveProject();
  supabase = connectSupabase({ ...keys, url: project.url });
});
afterAll(() => project.close());
beforeEach(() => project.supabase.query("select setval('public.attempts', 1, false)"));

const Who = z.object({ id: z.string().nullable(), role: z.string() });

test('a read runs as the user whose token came with the request, and the next one’s as theirs', async () => {
  const anna = await project.signUp('anna@example.com');
  const boris = await project.signUp('boris@example.com');
  const reads = [anna, boris].map(({ token }) => supabase.databaseFor(token).read('who_am_i', {}, Who));
  expect(await Promise.all(reads)).toEqual([
    { id: anna.id, role: 'authenticated' },
    { id: boris.id, role: 'authenticated' },
  ]);
  expect(await supabase.databaseFor(null).read('who_am_i', {}, Who)).toEqual({ id: null, role: 'anon' });
});

test('a commit answers its result with the events and effects it wrote', async () => {
  const schema = z.object({ outcome: z.literal('accepted'), name: z.string() });
  const commit = await supabase.databaseFor(null).commit('submit_thing', { p_name: 'ä' }, schema);
  expect(commit).toMatchObject({
    outcome: 'accepted',
    name: 'ä',
    events: [{ cursor: 1, type: 'document_uploaded' }],
    effects: [{ id: null, kind: 'run_job', dedupe_key: 'job:1:1:1', payload: { queue: 'default' } }],
  });
});

test('what the database cannot hold is left out of a text, and what only looks like it stays', async () => {
  const schema = z.object({ name: z.string() });
  const { name } = await supabase.databaseFor(null).commit('submit_thing', { p_name: 'a\0b\ud800 \\u0000' }, schema);
  expect(name).toBe('ab\ufffd \\u0000');
});

test('a write function is not for users', async () => {
  const { token } = await project.signUp('carla@example.com');
  const read = supabase.databaseFor(token).read('submit_thing', { p_name: 'x' }, z.unknown());
  await expect(read).rejects.toMatchObject({ code: 'internal', message: 'The database refused submit_thing.' });
});

test('a commit that lost a race is made again, up to three times', async () => {
  const schema = z.object({ attempt: z.int() });
  const { attempt } = await supabase.databaseFor(null).commit('lose_races', { p_times: 3 }, schema);
  expect(attempt).toBe(4);
  await project.supabase.query("select setval('public.attempts', 1, false)");
  const before = project.counts['postgrest.requests'] ?? 0;
  const hopeless = supabase.databaseFor(null).commit('lose_races', { p_times: 99 }, schema);
  await expect(hopeless).rejects.toMatchObject({ code: 'unavailable' });
  expect(project.counts['postgrest.requests']).toBe(before + 4);
});

test('what the database raises is an internal error that quotes nothing of it', async () => {
  const failed = supabase.databaseFor(null).commit('fail', {}, z.unknown());
  await expect(failed).rejects.toMatchObject({
    code: 'internal',
    message: 'The database refused fail.',
    cause: { code: 'P0001', message: 'a secret of the schema' },
  });
});

test('a function that the database does not have yet is missed by its name, with what to do', async () => {
  const missed = supabase.databaseFor(null).commit('remind_of_things', {}, z.unknown());
  await expect(missed).rejects.toMatchObject({
    code: 'internal',
    message: expect.stringMatching(/no such function as remind_of_things: apply the migrations .+--fresh/),
    cause: { code: 'PGRST202' },
  });
});

test('an answer of another shape is an internal error', async () => {
  const read = supabase.databaseFor(null).read('who_am_i', {}, z.object({ id: z.uuid() }));
  await expect(read).rejects.toMatchObject({ code: 'internal' });
});

test('a token that is no good any more is the caller’s matter', async () => {
  const read = supabase.databaseFor('eyJhbGciOiJIUzI1NiJ9.e30.x').read('who_am_i', {}, Who);
  await expect(read).rejects.toMatchObject({ code: 'unauthorized' });
});

test('a database that refuses, fails or is silent is unavailable, soon', async () => {
  const failing = await serve((_request, response) => response.writeHead(502).end('<html>bad gateway</html>'));
  const silent = await serve(() => {});
  const urls = [failing.url, silent.url, 'http://127.0.0.1:1'];
  for (const url of urls) {
    const broken = connectSupabase({ ...keys, url, timeoutMs: 200 });
    await expect(broken.databaseFor(null).commit('fail', {}, z.unknown())).rejects.toMatchObject({
      code: 'unavailable',
    });
    await expect(broken.databaseFor('token').read('fail', {}, z.unknown())).rejects.toMatchObject({
      code: 'unavailable',
    });
  }
  await Promise.all([failing.close(), silent.close()]);
});

test('the project is asked whether it answers, and a refusal says what is wrong', async () => {
  await supabase.ping();
  const gone = connectSupabase({ ...keys, url: 'http://127.0.0.1:1' });
  await expect(gone.ping()).rejects.toThrow('cannot be reached');
  const locked = connectSupabase({ ...keys, secretKey: 'sb_secret_wrong', url: project.url });
  await expect(locked.ping()).rejects.toThrow('answered 400');
});
