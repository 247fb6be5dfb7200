import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFile, claim, fail, type Person, startDatabase, submit, type TestDatabase } from './database.ts';
import { at, dates, plan, processed, sent, settings } from './digesting.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await startDatabase();
});
afterAll(() => db.close());

let year = 2040;
async function reader(name: string, changes: Record<string, unknown> = {}): Promise<Person> {
  year += 1;
  await at(db, `${year}-05-05T12:00:00Z`);
  const person = await db.person(name);
  await settings(db, person, { digest_frequency: 'daily', ...changes });
  return person;
}
const toMorning = () => at(db, `${year}-05-06T09:00:00Z`);

/** What this person's digest of the morning says; undefined when none leaves. */
async function digest(person: Person) {
  await toMorning();
  await plan(db);
  return (await sent(db)).find(({ owner }) => owner === person.id)?.payload.content;
}

const nothing = { count: 0, data: [] };

let number = 0;
/** A posting that is open until this time, or for good. */
async function posting(title: string, closes_at: string | null = null): Promise<string> {
  number += 1;
  const id = crypto.randomUUID();
  await db.query(
    `insert into public.postings (id, external_id, title, company, number, listed, closes_at)
     select $1, $2, $3, 'Acme', 1 + coalesce(max(number), 0), 1 + coalesce(max(number), 0), $4 from public.postings`,
    [id, `e${number}`, title, closes_at],
  );
  return id;
}

/** A match of a document with a posting, of which the owner's log tells. */
async function match(person: Person, document: string, posting: string, score: number): Promise<string> {
  const id = crypto.randomUUID();
  await db.query(
    'insert into public.resumes (document_id, owner, generation) values ($1, $2, 1) on conflict do nothing',
    [document, person.id],
  );
  await db.query(
    `insert into public.matches (id, owner, document_id, posting_id, score, vector_score, skills_score, matched_skills, missing_skills, evidence, model, run)
     values ($1, $2, $3, $4, $5, 0.8, 1, '{sql}', '{go}', '[{"page": 1, "quote": "Ten years of SQL"}]', 'm', nextval('private.match_runs'))`,
    [id, person.id, document, posting, score],
  );
  await db.query(
    `select private.emit(jsonb_build_array(private.event('match_found', $1, null, null, null,
       jsonb_build_object('count', 1, 'run', currval('private.match_runs'), 'match_ids', jsonb_build_array($2::text)))))`,
    [person.id, id],
  );
  return id;
}

describe('a digest tells', () => {
  test('of documents that were processed, failed and wait for a review, as they stand now', async () => {
    const ann = await reader('ann');
    const done = await processed(db, ann, 'done.pdf');
    const broken = aFile('broken.pdf');
    await submit(db, ann, [broken]);
    const { fence } = await claim(db, broken.job_id);
    await fail(db, broken.job_id, fence, { code: 'file_encrypted', detail: 'It is locked.', retryable: false });
    const unsure = await processed(db, ann, 'unsure.pdf');
    await db.query("update public.documents set status = 'needs_review' where id = $1", [unsure.id]);
    const gone = await processed(db, ann, 'gone.pdf');
    await db.call('delete_documents', { p_owner: ann.id, p_documents: [gone.id] });
    expect(await digest(ann)).toEqual({
      local_date: `${year}-05-06`,
      frequency: 'daily',
      postings: nothing,
      matches: nothing,
      applications: nothing,
      completed: { count: 1, data: [{ id: done.id, filename: 'done.pdf', category: 'invoice' }] },
      failed: {
        count: 1,
        data: [{ id: broken.id, filename: 'broken.pdf', code: 'file_encrypted', detail: 'It is locked.' }],
      },
      waiting_for_review: { count: 1, data: [{ id: unsure.id, filename: 'unsure.pdf' }] },
    });
  });

  test('of the best five matches with their reasons, and of how many there are', async () => {
    const bob = await reader('bob');
    const resume = await processed(db, bob, 'resume.pdf');
    const ids: string[] = [];
    for (const [index, score] of [0.9, 0.95, 0.87, 0.99, 0.86, 0.91].entries())
      ids.push(await match(bob, resume.id, await posting(`Job ${index}`), score));
    const closed = await match(bob, resume.id, await posting('Closed', `${year}-05-05T13:00:00Z`), 0.99);
    const content = await digest(bob);
    expect(content?.matches.count).toBe(6);
    expect(content?.matches.data.map(({ score }) => score)).toEqual([0.99, 0.95, 0.91, 0.9, 0.87]);
    expect(JSON.stringify(content?.matches)).not.toContain(closed);
    const [line] = await db.query<{ line: object }>(
      'select private.match_line(m) as line from public.matches m where m.id = $1',
      [ids[3]],
    );
    expect(content?.matches.data[0]).toEqual(line?.line);
  });

  test('of a job once, however many resumes suit it, and of none that was applied for or is not good enough any more', async () => {
    const ida = await reader('ida', { min_match_score: 0.5 });
    const [one, two] = [await processed(db, ida, 'one.pdf'), await processed(db, ida, 'two.pdf')];
    const [wanted, applied, poor] = [await posting('Wanted'), await posting('Applied'), await posting('Poor')];
    await match(ida, one.id, wanted, 0.8);
    await match(ida, two.id, wanted, 0.9);
    await match(ida, one.id, applied, 0.9);
    await match(ida, one.id, poor, 0.6);
    await db.query("insert into public.applications (id, owner, posting_id, status) values ($1, $2, $3, 'submitted')", [
      crypto.randomUUID(),
      ida.id,
      applied,
    ]);
    await settings(db, ida, { min_match_score: 0.7 });
    const content = await digest(ida);
    expect(content?.matches).toMatchObject({ count: 1, data: [{ posting: { id: wanted }, score: 0.8 }] });
    expect(content?.postings).toMatchObject({ count: 1, data: [{ id: poor }] });
  });

  test('only of what is still there, when it waited before it left', async () => {
    const joe = await reader('joe');
    const gone = await processed(db, joe, 'gone.pdf');
    const kept = await processed(db, joe, 'kept.pdf');
    for (let index = 0; index < 8; index += 1) await match(joe, gone.id, await posting(`Job ${index}`), 0.9);
    await match(joe, kept.id, await posting('Kept'), 0.95);
    await toMorning();
    await plan(db);
    await db.call('delete_documents', { p_owner: joe.id, p_documents: [gone.id] });
    await db.advance(10 * 60_000);
    const content = (await sent(db)).find(({ owner }) => owner === joe.id)?.payload.content;
    expect(content?.matches).toMatchObject({ count: 1, data: [{ posting: { title: 'Kept' } }] });
    expect(content?.completed).toMatchObject({ count: 1, data: [{ id: kept.id }] });
  });

  test('nothing of what somebody does not want to hear of, but of new jobs', async () => {
    const kim = await reader('kim', { notify_job_results: false, notify_application_updates: false });
    await processed(db, kim, 'done.pdf');
    await posting('New');
    expect(await digest(kim)).toMatchObject({ completed: nothing, postings: { count: 1 } });
  });

  test('of new postings that are open, newest first', async () => {
    await posting('Old');
    const cat = await reader('cat');
    await posting('Early');
    await posting('Over', `${year}-05-05T13:00:00Z`);
    await posting('Late');
    const content = await digest(cat);
    expect(content?.postings.count).toBe(2);
    expect(content?.postings.data.map(({ title }) => title)).toEqual(['Late', 'Early']);
  });

  test('of applications whose state changed, once each', async () => {
    const dan = await reader('dan');
    const job = await posting('Wanted');
    const id = crypto.randomUUID();
    await db.query("insert into public.applications (id, owner, posting_id, status) values ($1, $2, $3, 'interview')", [
      id,
      dan.id,
      job,
    ]);
    await db.query(
      `select private.emit((select jsonb_agg(private.event('application_updated', $1, null, null, null, jsonb_build_object('application_id', $2::text)))
       from generate_series(1, 2)))`,
      [dan.id, id],
    );
    expect((await digest(dan))?.applications).toMatchObject({
      count: 1,
      data: [{ id, status: 'interview', posting: { id: job, title: 'Wanted' } }],
    });
  });

  test('nothing of matches to somebody who does not want to hear of them', async () => {
    const eve = await reader('eve', { notify_new_matches: false });
    const resume = await processed(db, eve, 'resume.pdf');
    await match(eve, resume.id, await posting('Fitting'), 0.9);
    expect((await digest(eve))?.matches).toEqual(nothing);
  });
});

describe('a day without news', () => {
  test('brings no mail and no notification, and is not planned again', async () => {
    const fay = await reader('fay');
    await toMorning();
    const [answer] = await plan(db);
    expect(Number(answer?.empty)).toBeGreaterThan(0);
    expect(await dates(db, fay)).toEqual([`${year}-05-06`]);
    expect((await sent(db)).filter(({ owner }) => owner === fay.id)).toEqual([]);
    expect((await fay.client.rpc('list_notifications')).data.total).toBe(0);
    expect((await plan(db))[0]).toMatchObject({ planned: 0, empty: 0 });
  });

  test('is one on which older documents go on waiting for a review', async () => {
    const gil = await db.person('gil');
    const old = await processed(db, gil);
    await db.query("update public.documents set status = 'needs_review' where id = $1", [old.id]);
    year += 1;
    await at(db, `${year}-05-05T12:00:00Z`);
    await settings(db, gil, { digest_frequency: 'daily' });
    expect(await digest(gil)).toBeUndefined();
  });
});

describe('somebody whom no mail reaches', () => {
  test.each([
    ['has an address that bounced', "insert into public.suppressions (email, reason) values ($1, 'bounced')"],
    ['has turned mails off', 'update public.people set email_enabled = false where email = $1'],
  ])('because he or she %s reads the digest in the app', async (_, sql) => {
    const hal = await reader('hal');
    await processed(db, hal);
    await db.query(sql, [hal.email]);
    expect((await hal.client.rpc('preview_digest')).data).toMatchObject({
      next_at: null,
      content: { completed: { count: 1 } },
    });
    expect(await digest(hal)).toBeUndefined();
    expect((await hal.client.rpc('list_notifications', { p_type: 'digest' })).data.data).toMatchObject([
      { type: 'digest', mail: null, data: { local_date: `${year}-05-06`, completed: 1, failed: 0 } },
    ]);
  });
});

test('a dry run counts and writes nothing', async () => {
  const lea = await reader('lea');
  await processed(db, lea);
  await toMorning();
  const counted = await db.call('plan_digests', { p_dry_run: true });
  expect(counted).toMatchObject({ outcome: 'previewed', effects: [], events: [] });
  expect(Number(counted.planned)).toBeGreaterThan(0);
  expect(await dates(db, lea)).toEqual([]);
  expect((await digest(lea))?.completed.count).toBe(1);
});
