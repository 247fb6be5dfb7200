import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../local/sqlite.ts';
import { findTraces } from '../../local/traces.ts';

test('what the worker keeps in files is searched too: in a database what it has, and not what it once had', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'docket-test-traces-'));
  const database = openDatabase(join(folder, 'object.sqlite'));
  database.exec("create table kept (who text); insert into kept values ('Ada'), ('Bob')");
  writeFileSync(join(folder, 'blob'), 'a word of ADA');
  expect(await findTraces([], folder, 'ada')).toEqual([
    { place: 'worker blob', count: 1 },
    { place: 'worker object.sqlite kept', count: 1 },
  ]);
  database.exec("delete from kept where who = 'Ada'");
  expect(await findTraces([], folder, 'ada')).toEqual([{ place: 'worker blob', count: 1 }]);
  expect(await findTraces([], null, 'ada')).toEqual([]);
  database.close();
});
