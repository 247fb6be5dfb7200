import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startDatabase, type TestDatabase } from './database.ts';
import { at, dates, day, hour, plan, processed, sent, settings } from './digesting.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await startDatabase();
});
afterAll(() => db.close());

let people = 0;
/** Somebody in this zone who switches daily digests on at this moment, which the clock is moved to. */
async function reader(zone: string, since: string, changes: Record<string, unknown> = {}): Promise<Person> {
  people += 1;
  const person = await db.person(`reader${people}`);
  await at(db, since);
  await settings(db, person, { time_zone: zone, digest_frequency: 'daily', digest_hour: 9, ...changes });
  return person;
}

/** Fires the cron every quarter of an hour until this moment; answers when this person had digests. */
async function live(person: Person, until: string, from: string): Promise<string[]> {
  const moments: string[] = [];
  for (let now = Date.parse(from); now <= Date.parse(until); now += hour / 4) {
    const before = (await dates(db, person)).length;
    await at(db, new Date(now).toISOString());
    await plan(db);
    if ((await dates(db, person)).length > before) moments.push(new Date(now).toISOString().slice(0, 16));
  }
  return moments;
}

describe('a digest comes', () => {
  test('at the hour where the person is, and not before', async () => {
    const tokyo = await reader('Asia/Tokyo', '2030-01-01T00:00:00Z');
    expect(await live(tokyo, '2030-01-03T01:00:00Z', '2030-01-01T22:00:00Z')).toEqual([
      '2030-01-02T00:00',
      '2030-01-03T00:00',
    ]);
    expect(await dates(db, tokyo)).toEqual(['2030-01-02', '2030-01-03']);
  });

  test('on the weekday of weekly ones, and a late one on the next day at the hour', async () => {
    const ann = await reader('Europe/Berlin', '2030-02-01T12:00:00Z', {
      digest_frequency: 'weekly',
      digest_weekday: 1,
    });
    await at(db, '2030-02-03T12:00:00Z');
    await plan(db);
    expect(await dates(db, ann)).toEqual([]);
    await at(db, '2030-02-04T08:00:00Z');
    await plan(db);
    expect(await dates(db, ann)).toEqual(['2030-02-04']);
    // The next Monday nothing runs until the evening of Tuesday, and then not in the night.
    await at(db, '2030-02-12T23:30:00Z');
    await plan(db);
    expect(await dates(db, ann)).toEqual(['2030-02-04']);
    await at(db, '2030-02-13T08:00:00Z');
    await plan(db);
    expect(await dates(db, ann)).toEqual(['2030-02-04', '2030-02-13']);
    await at(db, '2030-02-18T08:00:00Z');
    await plan(db);
    expect(await dates(db, ann)).toEqual(['2030-02-04', '2030-02-13', '2030-02-18']);
  });

  test('once for the days that nobody ran, with all that happened in them', async () => {
    const bob = await reader('America/New_York', '2030-03-01T00:00:00Z');
    for (const name of ['one.pdf', 'two.pdf', 'three.pdf']) {
      await db.advance(day);
      await processed(db, bob, name);
    }
    await at(db, '2030-03-05T15:00:00Z');
    await plan(db);
    expect(await dates(db, bob)).toEqual(['2030-03-05']);
    const [mail] = (await sent(db)).filter(({ owner }) => owner === bob.id);
    expect(mail?.payload.content.completed).toMatchObject({ count: 3 });
    await plan(db);
    expect(await dates(db, bob)).toEqual(['2030-03-05']);
  });

  test('once however often the cron fires', async () => {
    const cat = await reader('UTC', '2030-03-10T00:00:00Z');
    await processed(db, cat);
    await at(db, '2030-03-10T09:00:00Z');
    const answers = [...(await plan(db)), ...(await plan(db)), ...(await plan(db))];
    expect(answers.reduce((sum, { planned }) => sum + Number(planned), 0)).toBe(1);
    expect(await dates(db, cat)).toEqual(['2030-03-10']);
  });
});

describe('one digest for each local date', () => {
  test.each([
    // Clocks go from 2:00 to 3:00 on 10 March 2030 and back on 3 November.
    ['America/New_York', 2, '2030-03-09T12:00:00Z', ['2030-03-10T07:00', '2030-03-11T06:00']],
    ['America/New_York', 1, '2030-11-02T12:00:00Z', ['2030-11-03T06:00', '2030-11-04T06:00']],
    // From 2:00 to 3:00 on 31 March 2030, and back on 27 October.
    ['Europe/Berlin', 2, '2030-03-30T12:00:00Z', ['2030-03-31T01:00', '2030-04-01T00:00']],
    ['Europe/Berlin', 2, '2030-10-26T12:00:00Z', ['2030-10-27T01:00', '2030-10-28T01:00']],
    // Half an hour: from 2:00 to 2:30 on 6 October 2030, and back on 7 April.
    ['Australia/Lord_Howe', 2, '2030-10-05T00:00:00Z', ['2030-10-05T15:30', '2030-10-06T15:00']],
    ['Australia/Lord_Howe', 1, '2030-04-06T00:00:00Z', ['2030-04-06T14:00', '2030-04-07T14:30']],
  ])('in %s at %i o’clock when clocks change, from %s', async (zone, digest_hour, since, moments) => {
    const person = await reader(zone, since, { digest_hour });
    const end = new Date(Date.parse(`${moments[1]}:00Z`) + 2 * hour).toISOString();
    expect(await live(person, end, since)).toEqual(moments);
  });

  test('when somebody moves between zones that are 14 hours apart, and nothing that happened is lost', async () => {
    const dan = await reader('Pacific/Kiritimati', '2030-05-01T00:00:00Z');
    const told: unknown[] = [];
    const happened: string[] = [];
    const zones = ['Pacific/Kiritimati', 'America/New_York', 'Pacific/Pago_Pago', 'Asia/Tokyo', 'Pacific/Kiritimati'];
    let now = Date.parse('2030-05-01T00:00:00Z');
    for (const [turn, time_zone] of zones.entries()) {
      await settings(db, dan, { time_zone });
      for (let step = 0; step < 8; step += 1) {
        now += 5 * hour;
        await at(db, new Date(now).toISOString());
        if (step % 3 === 0) happened.push((await processed(db, dan, `doc-${turn}-${step}.pdf`)).filename);
        await plan(db);
        for (const { owner, payload } of await sent(db))
          if (owner === dan.id) told.push(...payload.content.completed.data.map(({ filename }) => filename));
      }
    }
    await at(db, new Date(now + 2 * day).toISOString());
    await plan(db);
    for (const { payload } of await sent(db))
      told.push(...payload.content.completed.data.map(({ filename }) => filename));
    expect(told.sort()).toEqual(happened.sort());
    const days = await dates(db, dan);
    expect(new Set(days).size).toBe(days.length);
  });

  test('when a move to the west brings the same date again', async () => {
    const eve = await reader('Asia/Tokyo', '2030-06-01T00:30:00Z');
    await at(db, '2030-06-02T00:00:00Z');
    await plan(db);
    expect(await dates(db, eve)).toEqual(['2030-06-02']);
    await settings(db, eve, { time_zone: 'Pacific/Honolulu' });
    await at(db, '2030-06-02T19:00:00Z');
    await plan(db);
    expect(await dates(db, eve)).toEqual(['2030-06-02']);
    await at(db, '2030-06-03T19:00:00Z');
    await plan(db);
    expect(await dates(db, eve)).toEqual(['2030-06-02', '2030-06-03']);
  });
});

describe('switching digests on', () => {
  test('begins with the present: neither what was before nor a slot of this morning', async () => {
    const fay = await db.person('fay');
    await at(db, '2030-07-01T10:00:00Z');
    await processed(db, fay, 'before.pdf');
    await settings(db, fay, { digest_frequency: 'daily', digest_hour: 9 });
    await plan(db);
    expect(await dates(db, fay)).toEqual([]);
    await processed(db, fay, 'after.pdf');
    await at(db, '2030-07-02T09:00:00Z');
    await plan(db);
    const [mail] = (await sent(db)).filter(({ owner }) => owner === fay.id);
    expect(mail?.payload.content.completed).toMatchObject({ count: 1, data: [{ filename: 'after.pdf' }] });
  });

  test('off and on again leaves out what was in between, and off means none', async () => {
    const gil = await reader('UTC', '2030-07-10T00:00:00Z');
    await settings(db, gil, { digest_frequency: 'disabled' });
    await processed(db, gil, 'between.pdf');
    await at(db, '2030-07-12T09:00:00Z');
    await plan(db);
    expect(await dates(db, gil)).toEqual([]);
    await settings(db, gil, { digest_frequency: 'daily' });
    await at(db, '2030-07-13T09:00:00Z');
    await plan(db);
    expect((await sent(db)).filter(({ owner }) => owner === gil.id)).toEqual([]);
    expect(await dates(db, gil)).toEqual(['2030-07-13']);
  });

  test('to another weekday does not make up for the one of this week that is over', async () => {
    const hal = await reader('UTC', '2030-08-01T00:00:00Z', { digest_frequency: 'weekly', digest_weekday: 1 });
    await at(db, '2030-08-05T09:00:00Z');
    await plan(db);
    await at(db, '2030-08-08T12:00:00Z');
    await settings(db, hal, { digest_weekday: 3 });
    await plan(db);
    await at(db, '2030-08-14T09:00:00Z');
    await plan(db);
    expect(await dates(db, hal)).toEqual(['2030-08-05', '2030-08-14']);
  });
});
