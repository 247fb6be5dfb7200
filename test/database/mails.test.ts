import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderBulk, renderMail } from '../../lib/notifications/render.ts';
import { Stored, told } from '../../lib/notifications/told.ts';
import { site } from '../lib/notifications/site.ts';
import {
  type Answer,
  aFile,
  claim,
  fail,
  type Person,
  settle,
  startDatabase,
  submit,
  type TestDatabase,
} from './database.ts';
import { at, day, lease, plan, processed, settings } from './digesting.ts';
import { aPosting, aResume, embedAll, match, promote, savePostings, vectorAt } from './matchmaking.ts';

// What the database owes is what the templates can say.

let db: TestDatabase;
let operator: Person;
beforeAll(async () => {
  db = await startDatabase();
  operator = await db.person('operator');
  await promote(db, operator);
});
afterAll(() => db.close());

const render = ({ effects }: Answer) =>
  Promise.all(
    effects
      .filter(({ kind }) => kind === 'send_mail')
      .map((effect) => renderMail(site, { ...effect, owner: String((effect as { owner?: string }).owner) })),
  );

/** A posting that whoever can bake suits, with its vector. */
async function aBakery(title = 'Baker') {
  const posting = aPosting({
    title,
    skills: ['bake', 'knead'],
    salary_min: 40_000,
    salary_max: 52_000.5,
    currency: 'EUR',
    apply_url: 'https://jobs.example.com/baker',
  });
  const saved = await savePostings(db, operator, [posting]);
  await embedAll(db, () => vectorAt(0));
  return saved.data[0]?.id ?? '';
}

const titles = async (person: Person): Promise<string[]> => {
  const { data } = await person.client.rpc('list_notifications', {});
  return data.data.map((one: unknown) => told(Stored.parse(one)).title);
};

test('a mail about matches, as it is owed by the hourly run', async () => {
  const ann = await db.person('ann');
  await settings(db, ann, { min_match_score: 0.5 });
  await aResume(db, ann, { skills: ['bake'], vector: vectorAt(0) });
  await aBakery();
  await match(db);
  const { mails, unreadable } = await renderBulk(site, (await lease(db)).mails);
  expect(unreadable).toEqual([]);
  const [mail] = mails;
  expect(mail?.category).toBe('job_match');
  expect(mail?.recipients.map(({ to }) => to.email)).toEqual([ann.email]);
  const said = Object.values(mail?.recipients[0]?.substitutions ?? {}).join('\n');
  expect(mail?.recipients[0]?.subject).toMatch(/^Baker at Canteen Ltd: \d\d% match$/);
  expect(said).toContain('€40,000\u00a0–\u00a0€52,000.50');
  expect(said).toContain('Skills 1 of 2');
  expect(said).toContain('“I know bake” (resume.pdf, page 1)');
  expect(said).toContain('Apply: https://jobs.example.com/baker');
  expect((await titles(ann))[0]).toBe(mail?.recipients[0]?.subject);
});

test('a mail about an application, as it is owed by whoever moves it', async () => {
  const bob = await db.person('bob');
  const { application } = await db.call('apply_to_posting', {
    p_owner: bob.id,
    p_id: crypto.randomUUID(),
    p_posting: await aBakery(),
    p_document: null,
    p_note: null,
  });
  const moved = await db.call('move_application', {
    p_actor: operator.id,
    p_application: (application as { id: string }).id,
    p_status: 'interview',
  });
  expect((await render(moved))[0]).toMatchObject({
    category: 'application_update',
    subject: 'Baker at Canteen Ltd: Interview',
    text: expect.stringContaining('Before: Submitted'),
  });
  expect((await titles(bob))[0]).toBe('Baker at Canteen Ltd: Interview');
});

test('a digest of everything at once, as it is owed in the morning', async () => {
  const cy = await db.person('cy');
  await at(db, '2027-03-01T10:00:00Z');
  await settings(db, cy, { digest_frequency: 'daily', digest_hour: 9, time_zone: 'UTC', min_match_score: 0.5 });
  await aResume(db, cy, { skills: ['bake'], vector: vectorAt(0) });
  await processed(db, cy, 'invoice.pdf');
  const broken = aFile('broken.pdf');
  await submit(db, cy, [broken]);
  const { fence } = await claim(db, broken.job_id);
  await fail(db, broken.job_id, fence, { code: 'document_encrypted', retry: false });
  const unsure = aFile('unsure.pdf');
  await submit(db, cy, [unsure]);
  const second = await claim(db, unsure.job_id);
  await settle(db, unsure.job_id, second.fence, {
    media_type: 'application/pdf',
    classification: { category: 'invoice', confidence: 0.2, reasons: [], engine: 'rules-1' },
  });
  await aBakery('Pastry cook');
  await match(db);
  await savePostings(db, operator, [aPosting({ title: 'Gardener', skills: ['prune'] })]);
  await lease(db);
  await db.advance(day);
  await plan(db);
  const { mails, unreadable } = await renderBulk(site, (await lease(db)).mails);
  expect(unreadable).toEqual([]);
  const recipient = mails
    .find(({ category }) => category === 'digest')
    ?.recipients.find(({ to }) => to.email === cy.email);
  const said = Object.values(recipient?.substitutions ?? {}).join('\n');
  expect(said).toContain('Tuesday 2 March');
  for (const one of [
    'NEW MATCHES',
    'Pastry cook',
    'invoice.pdf (invoice)',
    'COULD NOT BE READ',
    'Remove the password',
    'NEW JOBS',
    'Gardener',
  ])
    expect(said).toContain(one);
  expect((await titles(cy))[0]).toBe(recipient?.subject);
});
