import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFile, type Person, startDatabase, submit, type TestDatabase } from './database.ts';
import { aPosting, promote, savePostings } from './matchmaking.ts';

let db: TestDatabase;
let operator: Person;
let ann: Person;

beforeAll(async () => {
  db = await startDatabase();
  operator = await db.person('operator');
  await promote(db, operator);
});
afterAll(() => db.close());

interface Applied {
  outcome: string;
  application: { id: string; status: string; document_id: string | null; posting: { title: string } };
}

async function aPostingId(changes = {}): Promise<string> {
  const { data } = await savePostings(db, operator, [aPosting({ title: 'Gardener', ...changes })]);
  return String(data[0]?.id);
}

const apply = async (person: Person, posting: string, more: Record<string, unknown> = {}) =>
  (await db.call('apply_to_posting', {
    p_owner: person.id,
    p_id: crypto.randomUUID(),
    p_posting: posting,
    p_document: null,
    p_note: null,
    ...more,
  })) as Awaited<ReturnType<TestDatabase['call']>> & Applied;

const move = (actor: Person, id: string, status: string) =>
  db.call('move_application', { p_actor: actor.id, p_application: id, p_status: status });

describe('an application', () => {
  test('names the posting, the resume and a note, and is in the log', async () => {
    ann = await db.person('ann');
    const file = aFile();
    await submit(db, ann, [file]);
    const { application, events, effects } = await apply(ann, await aPostingId(), {
      p_document: file.id,
      p_note: 'Soon',
    });
    expect(application).toMatchObject({
      status: 'submitted',
      document_id: file.id,
      note: 'Soon',
      posting: { title: 'Gardener' },
    });
    expect(events).toMatchObject([
      { type: 'application_updated', data: { application_id: application.id, status: 'submitted' } },
    ]);
    expect(effects).toEqual([]);
    const { data } = await ann.client.rpc('get_application', { p_application: application.id });
    expect(data).toEqual(application);
  });

  test('is made once, and the answer to a repeated call is the same', async () => {
    const posting = await aPostingId();
    const id = crypto.randomUUID();
    const first = await apply(ann, posting, { p_id: id });
    const again = await apply(ann, posting, { p_id: id });
    expect(again.application).toEqual(first.application);
    expect(again.events).toEqual([]);
    expect(await apply(ann, posting)).toMatchObject({ outcome: 'already_applied', application_id: id });
  });

  test.each([
    ['a posting that is not there', async () => apply(ann, crypto.randomUUID()), 'posting_not_found'],
    [
      'a closed posting',
      async () => apply(ann, await aPostingId({ closes_at: '2020-01-01T00:00:00Z' })),
      'posting_closed',
    ],
    [
      "somebody else's document",
      async () => {
        const bob = await db.person('bob');
        const file = aFile();
        await submit(db, bob, [file]);
        return apply(ann, await aPostingId(), { p_document: file.id });
      },
      'document_not_found',
    ],
  ])('with %s is refused', async (_, attempt, outcome) => {
    expect(await attempt()).toMatchObject({ outcome, events: [] });
  });

  test('is moved on by operators, each change told once in the log, in the app and by mail', async () => {
    const eve = await db.person('eve');
    const { application } = await apply(eve, await aPostingId());
    const moved = await move(operator, application.id, 'interview');
    expect(moved).toMatchObject({ outcome: 'moved', application: { status: 'interview' } });
    expect(moved.events.map(({ type }) => type)).toEqual(['application_updated', 'notification']);
    expect(moved.effects).toMatchObject([
      {
        kind: 'send_mail',
        dedupe_key: `mail:application:${application.id}:1`,
        payload: {
          template: 'application',
          to: { email: eve.email },
          content: { id: application.id, status: 'interview', previous: 'submitted', posting: { title: 'Gardener' } },
        },
      },
    ]);
    expect(await move(operator, application.id, 'interview')).toMatchObject({
      outcome: 'unchanged',
      events: [],
      effects: [],
    });
    expect((await move(operator, application.id, 'offered')).effects[0]?.dedupe_key).toBe(
      `mail:application:${application.id}:2`,
    );
    const { data } = await eve.client.rpc('list_notifications', { p_type: 'application_update' });
    expect(data.data.map((one: { data: { status: string } }) => one.data.status)).toEqual(['offered', 'interview']);
  });

  test('is told by no mail to whoever does not want one', async () => {
    const quiet = await db.person('quiet');
    await db.call('save_settings', { p_owner: quiet.id, p_changes: { notify_application_updates: false } });
    const { application } = await apply(quiet, await aPostingId());
    expect((await move(operator, application.id, 'rejected')).effects).toEqual([]);
  });

  test('goes forwards only', async () => {
    const { application } = await apply(await db.person('ann'), await aPostingId());
    const { id } = application as { id: string };
    const move = (p_status: string) =>
      db.call('move_application', { p_actor: operator.id, p_application: id, p_status });
    expect((await move('offered')).outcome).toBe('moved');
    expect(await move('interview')).toMatchObject({ outcome: 'backwards', status: 'offered' });
    expect((await move('rejected')).outcome).toBe('moved');
  });

  test('is withdrawn by whoever made it, who decides nothing else', async () => {
    const { application } = await apply(ann, await aPostingId());
    expect(await move(ann, application.id, 'hired')).toMatchObject({ outcome: 'not_yours' });
    expect(await move(operator, application.id, 'withdrawn')).toMatchObject({ outcome: 'not_yours' });
    expect(await move(ann, application.id, 'withdrawn')).toMatchObject({ outcome: 'moved' });
  });

  test.each(['hired', 'rejected', 'withdrawn'])('that is %s stays so', async (status) => {
    const { application } = await apply(ann, await aPostingId());
    await move(status === 'withdrawn' ? ann : operator, application.id, status);
    expect(await move(operator, application.id, 'reviewing')).toMatchObject({ outcome: 'ended', status });
  });

  test("is nobody else's to see or to change", async () => {
    const bob = await db.person('bob');
    const { application } = await apply(ann, await aPostingId());
    expect(await move(bob, application.id, 'withdrawn')).toMatchObject({ outcome: 'not_found' });
    expect((await bob.client.rpc('get_application', { p_application: application.id })).data).toBeNull();
    expect((await bob.client.rpc('list_applications', {})).data).toEqual({ data: [], next_cursor: null });
    expect((await bob.client.rpc('list_applications', { p_all: true })).data).toBeNull();
    expect((await bob.client.from('applications').select('*')).data).toEqual([]);
    const everybody = (await operator.client.rpc('list_applications', { p_all: true, p_limit: 100 })).data.data;
    expect(everybody.map(({ id }: { id: string }) => id)).toContain(application.id);
  });

  test('loses its resume when that is erased, and stays', async () => {
    const file = aFile();
    await submit(db, ann, [file]);
    const { application } = await apply(ann, await aPostingId(), { p_document: file.id });
    await db.call('delete_documents', { p_owner: ann.id, p_documents: [file.id], p_permanent: true });
    expect((await ann.client.rpc('get_application', { p_application: application.id })).data.document_id).toBeNull();
  });

  test('is listed newest first, page by page, by posting and status', async () => {
    const pat = await db.person('pat');
    const postings = [await aPostingId(), await aPostingId(), await aPostingId()];
    for (const posting of postings) {
      await apply(pat, posting);
      await db.advance(1000);
    }
    const page = (await pat.client.rpc('list_applications', { p_limit: 2 })).data;
    const rest = (await pat.client.rpc('list_applications', { p_limit: 2, p_cursor: page.next_cursor })).data;
    const found = [...page.data, ...rest.data].map(({ posting }: { posting: { id: string } }) => posting.id);
    expect(found).toEqual(postings.toReversed());
    expect(rest.next_cursor).toBeNull();
    expect((await pat.client.rpc('list_applications', { p_posting: postings[1] })).data.data).toHaveLength(1);
    expect((await pat.client.rpc('list_applications', { p_status: 'hired' })).data.data).toEqual([]);
  });
});
