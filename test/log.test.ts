import { expect, test } from 'vitest';
import { createLog } from '../lib/log.ts';

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
