import type { PgliteConnection } from '@supabase/lite/pglite';

type Query = PgliteConnection['driver']['query'];

const setting = /^\s*SELECT set_config\('([\w.]+)', (\$1|''), true\)\s*$/i;

/**
 * Wraps a session's `query` so that the ten `set_config()` calls which lite sends one by one at the start of every
 * request travel as one statement, ahead of the first statement that could notice.
 */
export function joinSettings(query: Query): Query {
  let held: [name: string, value: unknown][] = [];
  const send = async () => {
    const settings = held;
    held = [];
    const calls = settings.map(([name], index) => `set_config('${name}', $${index + 1}, true)`);
    await query(
      `select ${calls.join(', ')}`,
      settings.map(([, value]) => value),
    );
  };
  return async (sql, params, options) => {
    const [, name, value] = setting.exec(sql) ?? [];
    if (name !== undefined) {
      held.push([name, value === '$1' ? params?.[0] : '']);
      return { rows: [], fields: [], affectedRows: 0 };
    }
    if (/^\s*(commit|rollback)\b/i.test(sql)) held = [];
    if (held.length > 0) await send();
    return query(sql, params, options);
  };
}
