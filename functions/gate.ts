import { AppError } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { ClientMessage, type Closing, closings, limits } from '../lib/realtime/realtime.ts';
import type { Callers } from './callers.ts';
import type { Composition } from './composition.ts';
import { refusalOf } from './scopes.ts';

export interface GateOptions {
  composition: Pick<Composition, 'listeners'>;
  callers: Callers;
  log: Log;
  /** Words a frame as the clients of this address understand it; null for one that they have no word for. */
  say?: (frame: string) => string | null;
}

/**
 * Stands between a client's socket and its person's channel. Only a verified token says which channel that is, and the
 * token comes in the first message: so the worker takes the socket, and passes frames on once it knows whose they are.
 * It also counts and answers what clients say. Thus the channel only ever speaks, and sleeps while it has nothing to
 * say, and this end takes no processor time while nobody does.
 */
export function guardSocket(
  client: WebSocket,
  { composition, callers, log, say = (frame) => frame }: GateOptions,
): void {
  const perMinute = countPerMinute(limits.messagesPerMinute);
  let channel: WebSocket | null = null;
  let isKnown = false;
  let isOver = false;

  const end = (closing: Closing): void => finish(closings[closing], closing);
  const finish = (code: number, reason: string): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(deadline);
    close(client, code, reason);
    if (channel) close(channel, 1000, '');
    log.info('socket closed', { code, reason });
  };
  const deadline = setTimeout(() => end('auth_timeout'), limits.authWithinMs);

  const enter = async ({ token: bearer, cursor }: Extract<ClientMessage, { type: 'auth' }>): Promise<void> => {
    const { listeners } = composition;
    const caller = await callers.find(bearer, log);
    if (!caller) return end('unauthorized');
    if (caller.key && refusalOf(caller.key.scopes, 'GET', '/v1/realtime')) return end('forbidden');
    const key = caller.key && { id: caller.key.id, owner: caller.id };
    const token = typeof caller.token === 'string' ? caller.token : '';
    const ticket = { token, key, expires_at: caller.expiresAt, after: cursor ?? null };
    const joined = await listeners?.join(caller.id, ticket);
    if (!joined) return end(listeners ? 'too_many_sockets' : 'unavailable');
    if (isOver) return close(joined, 1000, '');
    clearTimeout(deadline);
    channel = joined;
    joined.addEventListener('message', ({ data }) => {
      const said = isOver ? null : say(data);
      if (said !== null) client.send(said);
    });
    joined.addEventListener('close', ({ code, reason }) => (code >= 4000 ? finish(code, reason) : end('restarting')));
    joined.addEventListener('error', () => end('restarting'));
  };

  client.addEventListener('message', ({ data }) => {
    if (isOver) return;
    if (bytesOf(data) > limits.messageBytes) return end('message_too_large');
    if (!perMinute()) return end('too_many_messages');
    const message = ClientMessage.safeParse(parsed(data)).data;
    if (!message) return end('malformed_message');
    if (message.type === 'auth') {
      if (isKnown) return end('malformed_message');
      isKnown = true;
      enter(message).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'unauthorized') return end('unauthorized');
        log.warn('socket not joined', { reason: String(error) });
        end('unavailable');
      });
      return;
    }
    if (!isKnown) return end('auth_expected');
    client.send('{"type":"pong"}');
  });
  client.addEventListener('close', () => finish(1000, ''));
  client.addEventListener('error', () => finish(1011, ''));
}

const bytesOf = (data: unknown): number =>
  typeof data === 'string' ? new TextEncoder().encode(data).byteLength : Number.POSITIVE_INFINITY;

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

/** Says of each call whether it is still within so many a minute. */
function countPerMinute(most: number): () => boolean {
  let since = 0;
  let count = 0;
  return () => {
    const now = Date.now();
    if (now - since >= 60_000) {
      since = now;
      count = 0;
    }
    count += 1;
    return count <= most;
  };
}

function close(socket: WebSocket, code: number, reason: string): void {
  try {
    socket.close(code, reason);
  } catch {
    // It is closed already.
  }
}
