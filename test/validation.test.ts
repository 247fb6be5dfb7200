import { expect, test } from 'vitest';
import * as z from 'zod';
import { checked } from '../functions/middleware/validate.ts';
import { ListDocumentsInput } from '../lib/documents/list.ts';
import { AppError } from '../lib/errors.ts';
import { ListMatchesInput } from '../lib/matching/list.ts';
import { SettingsInput } from '../lib/notifications/settings.ts';
import { SuppressInput } from '../lib/operations/suppress.ts';
import { PostingsInput } from '../lib/postings/save.ts';

/** What a caller is told of an input: the sentence of each path. */
function toldOf(schema: z.ZodType, value: unknown): Record<string, string> {
  try {
    checked('query', schema, value);
  } catch (error) {
    const issues = (error instanceof AppError && error.extras.issues) || [];
    expect(new Set(issues.map(({ path }) => path)).size).toBe(issues.length);
    return Object.fromEntries(issues.map(({ path, message }) => [path, message]));
  }
  return {};
}

test.each<[z.ZodType, unknown, Record<string, string>]>([
  [ListDocumentsInput, { limit: 'abc' }, { limit: 'must be a whole number from 1 to 100' }],
  [ListDocumentsInput, { limit: '1.5' }, { limit: 'must be a whole number from 1 to 100' }],
  [ListDocumentsInput, { limit: '1000' }, { limit: 'must be at most 100' }],
  [ListDocumentsInput, { limit: '0' }, { limit: 'must be at least 1' }],
  [ListDocumentsInput, { q: 'x'.repeat(201) }, { q: 'must have at most 200 characters' }],
  [ListDocumentsInput, { q: ['a', 'b'] }, { q: 'must be text' }],
  [ListDocumentsInput, { folder_id: '7' }, { folder_id: 'must be an id such as 01903c5e-8d1c-7a40-9b2e-5f6d7c8b9a01' }],
  [ListDocumentsInput, { cursor: 'x' }, { cursor: 'must be the next_cursor of an earlier answer' }],
  [ListDocumentsInput, { statsu: 'failed' }, { '': '"statsu" is not known here; did you mean "status"?' }],
  [ListDocumentsInput, { colour: 'red' }, { '': '"colour" is not known here' }],
  [ListMatchesInput, { min_score: 'high' }, { min_score: 'must be a number from 0 to 1' }],
  [ListMatchesInput, { cursor: 'x' }, { cursor: 'must be the next_cursor of an earlier answer' }],
  [SettingsInput, { digest_frequency: 'hourly' }, { digest_frequency: 'must be one of daily, weekly, disabled' }],
  [SettingsInput, { digest_hour: 9.5 }, { digest_hour: 'must be a whole number from 0 to 23' }],
  [SettingsInput, { digest_hour: '9' }, { digest_hour: 'must be a whole number from 0 to 23' }],
  [SettingsInput, { email_enabled: 'yes' }, { email_enabled: 'must be true or false' }],
  [SettingsInput, { quiet_hours: { from: '22:00' } }, { 'quiet_hours.to': 'is missing' }],
  [SettingsInput, { quiet_hours: '22–7' }, { quiet_hours: 'must be an object' }],
  [
    SettingsInput,
    { quiet_hours: { from: '22:00', to: '22:00' } },
    { quiet_hours: 'must end at another time than they begin; null is for never' },
  ],
  [SettingsInput, { time_zone: 'europe/dublin' }, { time_zone: 'must be written Europe/Dublin: case matters' }],
  [
    SettingsInput,
    { time_zone: 'us/eastern' },
    { time_zone: 'must be written with its capitals, or as America/New_York' },
  ],
  [SettingsInput, { time_zone: 'utc' }, { time_zone: 'must be written UTC: case matters' }],
  [SettingsInput, { time_zone: 'Factory' }, { time_zone: 'must be an IANA time zone such as Europe/Dublin' }],
  [SettingsInput, { time_zone: '+02:00' }, { time_zone: 'must be an IANA time zone such as Europe/Dublin' }],
  [SettingsInput, { time_zone: 'US/Eastern' }, {}],
  [SettingsInput, { time_zone: 'UTC' }, {}],
  [SettingsInput, [], { '': 'must be an object' }],
  [SuppressInput, { email: 'nonsense' }, { email: 'must be a mail address such as ada@example.com' }],
  [
    SuppressInput,
    { email: 'ünï@x.example' },
    {
      email: 'must be in ASCII: our mail service takes no other letters before the @, and after it only the xn-- form',
    },
  ],
  [PostingsInput, {}, { postings: 'is missing' }],
  [
    PostingsInput,
    { postings: [{ external_id: '', title: 'Cook', apply_url: '', closes_at: '1950-13-01', skills: 'Baking' }] },
    {
      'postings.0.external_id': 'must not be empty',
      'postings.0.apply_url': 'must be an address that begins with http:// or https://',
      'postings.0.closes_at': 'must be a time such as 2026-12-24T18:00:00Z',
      'postings.0.skills': 'must be a list',
    },
  ],
])('%# says what would be right, once at each path', (schema, value, told) => {
  expect(toldOf(schema, value)).toEqual(told);
});

test('all sentences stand in one, after the part of the request that they are about', () => {
  expect(() => checked('json', SettingsInput, { digest_hour: 24, colour: 'red' })).toThrow(
    'The body is invalid: digest_hour: must be at most 23; "colour" is not known here.',
  );
  expect(() => checked('form', z.strictObject({ queue: z.string() }), { quue: 'a' })).toThrow(
    'The form is invalid: queue: is missing; "quue" is not known here; did you mean "queue"?',
  );
});
