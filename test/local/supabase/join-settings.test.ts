import { expect, test } from 'vitest';
import { joinSettings } from '../../../local/supabase/join-settings.ts';

const answer = { rows: [], fields: [], affectedRows: 0 };

function record() {
  const sent: [string, unknown[] | undefined][] = [];
  const query = joinSettings(async <T>(sql: string, params?: unknown[]) => {
    sent.push([sql, params]);
    return { ...answer, rows: [] as T[] };
  });
  return { sent, query };
}

test('settings of a request travel as one statement, before the first that could notice', async () => {
  const { sent, query } = record();
  await query('BEGIN');
  await query("SELECT set_config('role', $1, true)", ['anon']);
  await query("SELECT set_config('response.status', '', true)");
  await query('select 1', [2]);
  expect(sent).toEqual([
    ['BEGIN', undefined],
    ["select set_config('role', $1, true), set_config('response.status', $2, true)", ['anon', '']],
    ['select 1', [2]],
  ]);
});

test('settings of a transaction that ends without using them are forgotten', async () => {
  const { sent, query } = record();
  await query("SELECT set_config('role', $1, true)", ['service_role']);
  await query('ROLLBACK');
  await query('select 1');
  expect(sent.map(([sql]) => sql)).toEqual(['ROLLBACK', 'select 1']);
});
