import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startDatabase, type TestDatabase } from './database.ts';
import { at, hour, plan, processed, sent, settings } from './digesting.ts';

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

/** What this person's digest of the morning says. */
async function digest(person: Person) {
  await at(db, `${year}-05-06T09:00:00Z`);
  await plan(db);
  return (await sent(db)).find(({ owner }) => owner === person.id)?.payload.content;
}

const preview = async (person: Person) => (await person.client.rpc('preview_digest')).data;
const nothing = { count: 0, data: [] };

describe('the preview', () => {
  test('says what the mail says, and when it comes, and changes nothing', async () => {
    const ivy = await reader('ivy', { time_zone: 'Asia/Kolkata', digest_hour: 7 });
    await processed(db, ivy, 'mine.pdf');
    const shown = await preview(ivy);
    expect(shown).toMatchObject({ local_date: `${year}-05-06`, frequency: 'daily', time_zone: 'Asia/Kolkata' });
    expect(Date.parse(shown.next_at)).toBe(Date.parse(`${year}-05-06T01:30:00Z`));
    expect(await preview(ivy)).toEqual(shown);
    expect(await digest(ivy)).toEqual(shown.content);
    expect((await preview(ivy)).content.completed).toEqual(nothing);
  });

  test('shows a digest that is late for its hour of this day, or for now', async () => {
    const jan = await reader('jan');
    await at(db, `${year}-05-07T03:00:00Z`);
    expect(Date.parse((await preview(jan)).next_at)).toBe(Date.parse(`${year}-05-07T09:00:00Z`));
    await at(db, `${year}-05-07T10:00:00Z`);
    expect(Date.parse((await preview(jan)).next_at) - Date.parse(`${year}-05-07T10:00:00Z`)).toBeLessThan(hour);
  });

  test('has no time for somebody without digests', async () => {
    const kim = await reader('kim', { digest_frequency: 'disabled' });
    expect(await preview(kim)).toMatchObject({ next_at: null, frequency: 'disabled', content: { completed: nothing } });
  });
});
