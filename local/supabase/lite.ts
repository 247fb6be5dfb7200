import { inspect } from 'node:util';
import type { EmailDriver, EmailMessage } from '@supabase/lite';
import { type LinkKind, linkKinds } from './auth/mail.ts';
import type { Database, Session } from './database.ts';
import { isPostgresError, type PostgresError, postgrestError } from './errors.ts';
import { prepareProject } from './roles.ts';

export interface Keys {
  jwtSecret: string;
  publishableKey: string;
  secretKey: string;
}

/** A token that lite has made for somebody's mail. */
export interface Letter {
  to: string;
  kind: LinkKind;
  token: string;
}

export interface Lite {
  /** Answers one PostgREST or GoTrue request, with the token that was made on the way; the caller holds no turn. */
  fetch(request: Request): Promise<{ response: Response; letter: Letter | null }>;
}

/** Starts `@supabase/lite` on the database: its schema `auth`, GoTrue and PostgREST. Storage is our own. */
export async function startLite(database: Database, keys: Keys, confirmations = false): Promise<Lite> {
  const { App, getStorageSchemaSql } = await import('@supabase/lite');
  const { connection } = database;
  let letter: Letter | null = null;
  const email: EmailDriver = {
    async send(mail) {
      letter = letterIn(mail);
    },
  };
  const app = new App({
    connection,
    options: { drivers: { email } },
    auth: {
      enabled: true,
      jwt_secret: keys.jwtSecret,
      publishable_key: keys.publishableKey,
      secret_key: keys.secretKey,
      email: { enable_confirmations: confirmations },
    },
    api: { enabled: true, max_rows: 1000 },
  });
  await app.init();
  const schemas = async (session: Session) => {
    await app.ensureSystemSchema();
    await session.exec(getStorageSchemaSql());
  };
  await database.turn((session) => prepareProject(session, () => schemas(session)));

  let failure: PostgresError | null = null;
  const normalize = connection.normalizeDbError.bind(connection);
  connection.normalizeDbError = (error) => {
    const normal = normalize(error);
    if (isPostgresError(normal)) failure = briefly(normal);
    return normal;
  };

  const answer = async (request: Request): Promise<Response> => {
    failure = null;
    const response = await app.server.fetch(request);
    const bytes = response.body === null ? null : await response.arrayBuffer();
    const kept = new Response(bytes, response);
    if (response.status !== 500 || failure === null || bytes === null) return kept;
    // lite answers a RAISE and a violated CHECK as its own failure, without code and hint.
    return new TextDecoder().decode(bytes).includes('"SUP"') ? postgrestError(failure, 'authenticated') : kept;
  };
  const fetch = async (request: Request) => {
    letter = null;
    const response = await answer(request);
    return { response, letter };
  };
  return { fetch: (request) => database.turn(() => fetch(request)) };
}

/** What a mail of lite's is about; its own words and addresses are not used. */
function letterIn({ to, text = '' }: EmailMessage): Letter | null {
  const link = /https?:\S+/.exec(text)?.[0];
  const query = new URL(link ?? 'http://nowhere').searchParams;
  const kind = linkKinds.find((name) => name === query.get('type'));
  const token = query.get('token');
  return kind && token ? { to, kind, token } : null;
}

/** lite prints every refusal, parameters and all; this makes it one line without them. */
function briefly(error: PostgresError): PostgresError {
  const line = `supabase: ${error.code} ${error.message}`;
  return Object.defineProperty(error, inspect.custom, { value: () => line, enumerable: false });
}
