import { expect, test } from 'vitest';
import { createLog, type Log, openLine } from '../lib/log.ts';

test('a log entry is one line of JSON, whatever its fields hold', () => {
  const lines: string[] = [];
  createLog({ request_id: 'r1' }, (line) => lines.push(line)).info('document received', { filename: 'a\nb' });
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain('\n');
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'info',
    message: 'document received',
    request_id: 'r1',
    filename: 'a\nb',
  });
});

const written = (work: (log: Log) => void): unknown[] => {
  const lines: string[] = [];
  work(createLog({}, (line) => lines.push(line)));
  return lines.map((line) => JSON.parse(line));
};

test('whatever is said of a piece of work ends up in its one line, and the worst of it is its level', () => {
  const lines = written((log) => {
    const line = openLine(log, 'message', { trace_id: 't1' });
    line.info('message', { job_id: 'j1' });
    line.warn('mail not sent', { effect_id: 'e1' });
    line.info('run over', { outcome: 'completed', ms: 3 });
    line.end({ status: 200, ms: 5 });
  });
  expect(lines).toEqual([
    {
      level: 'warn',
      message: 'message',
      trace_id: 't1',
      job_id: 'j1',
      outcome: 'completed',
      ms: 5,
      status: 200,
      troubles: [{ level: 'warn', message: 'mail not sent', effect_id: 'e1' }],
    },
  ]);
});

test('what is said after the end of a piece of work has a line of its own with the same ids', () => {
  const lines = written((log) => {
    const line = openLine(log, 'request', { request_id: 'r1' });
    line.end({ status: 101 });
    line.info('socket closed', { code: 1000 });
  });
  expect(lines[1]).toEqual({ level: 'info', message: 'socket closed', request_id: 'r1', code: 1000 });
});

test.each([
  ['The to address ada@example.com is not valid', 'The to address (address) is not valid'],
  ['Authorization: Bearer abc.def-1', 'Authorization: Bearer (token)'],
  ['key dk_0123456789_secretsecret was refused', 'key (key) was refused'],
  ['GET https://files.test/a?token=s3cret failed', 'GET https://files.test/a failed'],
  ['at /unsubscribe/abc.def', 'at /unsubscribe/…'],
  ['a eyJhbGciOi.eyJzdWIi.c2ln token', 'a (token) token'],
])('the reason "%s" is logged as "%s"', (said, logged) => {
  const [line] = written((log) => log.warn('refused', { troubles: [{ reason: said }] }));
  expect(line).toMatchObject({ troubles: [{ reason: logged }] });
});
