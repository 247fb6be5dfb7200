import { describe, expect, test } from 'vitest';
import { expectationOf } from '../../../bench/hostile/expectation.ts';
import { judge } from '../../../bench/hostile/judge.ts';
import type { HostileOutcome } from '../../../bench/hostile/outcome.ts';
import { isBeyond } from '../../../bench/hostile/sockets.ts';

const ends = (expected: string, format = 'pdf') => {
  const { mayBeRead, mayBeRefused } = expectationOf({ expected, format });
  return mayBeRead && mayBeRefused ? 'either' : mayBeRead ? 'read' : 'refused';
};

const file = (expected: string) => ({ file: 'files/a.pdf', format: 'pdf', kind: 'any', expected });

const outcome = (more: Partial<HostileOutcome> = {}): HostileOutcome => ({
  state: 'read',
  code: null,
  status: 202,
  text: '',
  fields: {},
  seconds: 1,
  grownMb: 3,
  calls: [],
  ordinary: { done: 2, slowest: 0.4, failed: 0 },
  ...more,
});
const failed = (code: string) => outcome({ state: 'failed', code });

describe('the words of a manifest', () => {
  test('say which ends are right', () => {
    expect(ends('MUST be readable: the password is empty')).toBe('read');
    expect(ends('parse; never execute')).toBe('read');
    expect(ends('reject: empty file')).toBe('refused');
    expect(ends('bounded memory/time; fail cleanly')).toBe('refused');
    expect(ends('real invoice cut at 50%: fail cleanly or partial text')).toBe('either');
    expect(ends('EITHER: some open it; others ask for a password')).toBe('either');
    expect(ends('no network fetch')).toBe('either');
    expect(ends('parse; macros ignored', 'doc')).toBe('either');
  });
});

describe('a hostile file', () => {
  test('is right when it ends as asked, in its bounds', () => {
    expect(judge(file('reject: password required'), failed('document_encrypted'))).toEqual([]);
    expect(judge(file('valid PDF, blank pages: success with empty text, no fields'), outcome())).toEqual([]);
  });

  test('is wrong when it ends otherwise, and the reason says how', () => {
    expect(judge(file('fail cleanly'), outcome())).toEqual(['it was read']);
    expect(judge(file('parse'), failed('document_corrupt'))).toEqual(['it was not read: document_corrupt']);
    expect(judge(file('reject: password required'), failed('document_corrupt'))).toHaveLength(1);
    expect(judge(file('fail cleanly'), failed('internal_error'))).toEqual(['it ended with internal_error']);
    expect(judge(file('text without script'), outcome({ text: 'a <script' }))).toHaveLength(1);
    const fields = { total: 0, vendor: 'ACME' };
    expect(judge({ ...file('fields stay'), fields: { total: 10, vendor: 'acme' } }, outcome({ fields }))).toEqual([
      'total is 0',
    ]);
  });

  test('is wrong when it takes too long or too much, calls somebody or holds up others', () => {
    const dear = outcome({
      seconds: 11,
      grownMb: 200,
      calls: ['0101A8C0:0050'],
      ordinary: { done: 1, slowest: 12, failed: 1 },
    });
    expect(judge(file('parse'), dear)).toHaveLength(5);
  });
});

test('addresses beyond this machine are told from its own', () => {
  const own = [
    '0100007F:1F90',
    '00000000:0000',
    '00000000000000000000000001000000:0050',
    '0000000000000000FFFF00000100007F:0050',
  ];
  expect(own.map(isBeyond)).toEqual([false, false, false, false]);
  expect(isBeyond('0101A8C0:0050')).toBe(true);
});
