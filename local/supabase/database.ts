import { join } from 'node:path';
import type { PgliteConnection } from '@supabase/lite/pglite';
import { joinSettings } from './join-settings.ts';

export type Row = Record<string, unknown>;

/** The one Postgres session there is; only whoever holds the turn may use it. */
export interface Session {
  query(sql: string, params?: unknown[]): Promise<Row[]>;
  /** Runs statements without parameters, without a transaction of its own; answers the rows of each. */
  exec(sql: string): Promise<Row[][]>;
}

export interface Database {
  readonly connection: PgliteConnection;
  /** Runs `work` alone: PGlite has one session, so what overlaps would share transaction and role. */
  turn<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** All of it as one file, which another one can begin with. */
  dump(): Promise<Blob>;
  close(): Promise<void>;
}

/**
 * Opens PGlite in `folder` (null: in memory) with the extensions of a hosted project that migrations may ask for; a new
 * one begins with what the dump holds, if there is one.
 */
export async function openDatabase(folder: string | null, dump?: Blob): Promise<Database> {
  const connection = await connect(folder, dump);
  const { driver } = connection;
  const session: Session = {
    query: async (sql, params) => (await driver.query<Row>(sql, params)).rows,
    exec: async (sql) => (await driver.exec(sql)).map(({ rows }) => rows as Row[]),
  };
  await session.exec('set search_path = "$user", public, extensions');
  driver.query = joinSettings(driver.query.bind(driver));

  let last: Promise<unknown> = Promise.resolve();
  const turn = <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const current = last.then(() => work(session));
    last = current.catch(() => {});
    return current;
  };
  return {
    connection,
    turn,
    dump: () => turn(() => driver.dumpDataDir('none')),
    close: () => turn(() => connection.close()),
  };
}

async function connect(folder: string | null, dump?: Blob): Promise<PgliteConnection> {
  process.env.LITE_TELEMETRY = '0';
  process.env.DO_NOT_TRACK = '1';
  const [{ PgliteConnection }, { vector }, { pg_trgm }, { unaccent }] = await Promise.all([
    import('@supabase/lite/pglite'),
    import('@electric-sql/pglite/vector'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
    import('@electric-sql/pglite/contrib/unaccent'),
  ]);
  const connection = new PgliteConnection({
    url: folder === null ? undefined : join(folder, 'postgres'),
    pgliteOptions: {
      extensions: { vector, pg_trgm, unaccent },
      ...(dump && { loadDataDir: dump }),
      parsers: { 1184: (text) => isoTime(text), 1114: (text) => text.replace(' ', 'T') },
    },
  });
  await connection.driver.waitReady;
  keepGrants(connection);
  return connection;
}

/** lite would grant everything to every role on its first request and so undo the migrations' revokes: not here. */
function keepGrants(connection: object): void {
  if (!('ensureRlsContext' in connection)) throw new Error('This version of @supabase/lite grants in another way.');
  connection.ensureRlsContext = async () => true;
}

const isoTime = (text: string): string => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
