import { describe, expect, test } from 'vitest';
import { keyWord, scopesFor, scopeWord } from '../../web/src/pages/developers/keys/words.ts';
import { answerText, eventWord, webhookWord } from '../../web/src/pages/developers/webhooks/words.ts';

const now = Date.parse('2026-11-20T08:00:00Z');

describe('the words about API keys', () => {
  test('say whether a key works, and warn two weeks before it ends', () => {
    const words = (revoked_at: string | null, expires_at: string) => keyWord({ revoked_at, expires_at }, now);
    expect([
      words(null, '2027-02-20T08:00:00Z'),
      words(null, '2026-12-01T08:00:00Z'),
      words(null, '2026-11-20T08:00:00Z'),
      words('2026-11-01T08:00:00Z', '2027-02-20T08:00:00Z'),
    ]).toEqual([
      ['Works', 'good'],
      ['Ends soon', 'warn'],
      ['Expired', 'bad'],
      ['Revoked', ''],
    ]);
  });

  test('nobody is offered what their role does not allow', () => {
    const onOperations = (role: string | null) => scopesFor(role).filter((scope) => scope.startsWith('operations:'));
    expect([onOperations(null), onOperations('viewer'), onOperations('operator')]).toEqual([
      [],
      ['operations:read'],
      ['operations:read', 'operations:write'],
    ]);
    expect(scopeWord('postings:write')).toBe('Post jobs');
  });
});

describe('the words about webhooks', () => {
  test('say how one stands and why', () => {
    const word = (enabled: boolean, disabled_reason: string | null, failing_since: string | null) =>
      webhookWord({ enabled, disabled_reason, failing_since })[0];
    expect([
      word(true, null, null),
      word(true, null, '2026-11-20T06:00:00Z'),
      word(false, 'by_hand', null),
      word(false, 'gone', '2026-11-20T06:00:00Z'),
    ]).toEqual([
      'Enabled',
      expect.stringMatching(/^Failing since .*\d\d:\d\d/),
      'Disabled by you',
      'Disabled: it wants no more calls',
    ]);
  });

  test('say what the receiver answered, and that another try follows', () => {
    const told = { status: 'delivered', http_status: 200, error: null, ms: 35, next_try_at: null };
    expect(answerText(told)).toBe('answered 200 in 35 ms');
    const error = { detail: 'The receiver answered 500; 2xx was expected.' };
    const owed = { ...told, status: 'owed', http_status: 500, error, next_try_at: '2026-11-20T08:05:00Z' };
    expect(answerText(owed)).toMatch(/^The receiver answered 500; 2xx was expected\. Next try at .+\.$/);
    expect(answerText({ ...told, status: 'owed', http_status: null, ms: null })).toBe('not sent yet');
  });

  test('events that are new to this page are shown by their names', () => {
    expect([eventWord('batch.finished'), eventWord('folder_made')]).toEqual([
      'All documents of an upload are over',
      'Folder made',
    ]);
  });
});
