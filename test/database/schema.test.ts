import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startDatabase } from './database.ts';
import { snapshot } from './snapshot.ts';

const file = 'supabase/schema.sql';

test('the snapshot of the schema is the schema (UPDATE_SCHEMA=1 writes it anew)', async () => {
  const db = await startDatabase();
  try {
    const now = await snapshot(db.query);
    if (process.env.UPDATE_SCHEMA) writeFileSync(file, now);
    expect(readFileSync(file, 'utf8')).toBe(now);
  } finally {
    await db.close();
  }
});
