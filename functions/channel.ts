import { DurableObject } from 'cloudflare:workers';
import type { LoggedEvent, Progress } from '../lib/ports.ts';
import { Audience, type Listener, type Place } from '../lib/realtime/audience.ts';
import { followLog, takeSnapshot } from '../lib/realtime/read-log.ts';
import { type Closing, closings, type Listeners, limits, type Ticket } from '../lib/realtime/realtime.ts';
import { mintOf } from './callers.ts';
import type { Composition } from './composition.ts';
import { Waiting } from './waiting.ts';

/** A ring may be lost with whoever rings: so long after a socket was last told anything, the log is looked at for it. */
const lookAfterMs = { underWay: 30_000, idle: 300_000, failed: 5_000 } as const;

const keyEnds = ['api_key_revoked', 'api_key_rotated'];

const ticketHeader = 'x-docket-ticket';

/**
 * Where one person listens. Its sockets hibernate: where each stands is attached to it, everything else is read anew.
 * The log is read with a listener's own token, so that not even a wrongly addressed object could tell anybody else's.
 */
export abstract class PersonChannel extends DurableObject {
  readonly #waiting = new Waiting();
  readonly #listeners = new WeakMap<ServerSocket, Listener>();
  readonly #audience = new Audience(() => this.#open().map((socket) => this.#listenerOf(socket)), {
    snapshot: async (ticket, after) => takeSnapshot(await this.#as(ticket), after),
    follow: async (ticket, after) => {
      const followed = await followLog(await this.#as(ticket), after);
      this.#dismiss(followed.events);
      return followed;
    },
  });

  protected abstract composition(): Composition;

  /** Takes a socket in; whom it belongs to was settled before this object was addressed. */
  async fetch(request: Request): Promise<Response> {
    if (this.#open().length >= limits.socketsPerPerson) return new Response(null, { status: 429 });
    const ticket: Ticket = JSON.parse(request.headers.get(ticketHeader) ?? '');
    const pair = new WebSocketPair();
    this.ctx.acceptWebSocket(pair[1]);
    attach(pair[1], { ...ticket, cursor: null, is_open: false }, lookAfterMs.failed);
    this.ctx.waitUntil(this.#catchUp());
    return new Response(null, { status: 101, webSocket: pair[0] });
  }

  /** A commit, told as it happened. Without sockets this is all that it costs. */
  async ring(events: LoggedEvent[]): Promise<void> {
    this.#waiting.reach(events.at(-1)?.cursor ?? 0);
    this.#dismiss(events);
    if (this.#open().length > 0) this.ctx.waitUntil(this.#settle(this.#audience.hear(events)));
  }

  async progress(frame: Progress): Promise<void> {
    if (this.#open().length > 0) this.ctx.waitUntil(this.#settle(this.#audience.show(frame)));
  }

  /** Resolves when an event after this cursor has rung, at the latest after so many milliseconds. */
  next(after: number, ms: number): Promise<void> {
    return this.#waiting.until(after, ms);
  }

  /** The person has left: their sockets end, and so does whatever was stored for them. */
  async forget(): Promise<void> {
    for (const socket of this.#open()) close(socket, 'account_erased');
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }

  async alarm(): Promise<void> {
    const now = Date.now();
    for (const socket of this.#open()) if (placeOf(socket).expires_at * 1000 <= now) close(socket, 'token_expired');
    const isDue = this.#open().some((socket) => placeOf(socket).look_at <= now);
    await (isDue ? this.#catchUp() : this.#lookAgain());
  }

  async webSocketMessage(): Promise<void> {
    // What clients say is answered at the gate.
  }

  async webSocketClose(): Promise<void> {
    if (this.#open().length === 0) await this.ctx.storage.deleteAlarm();
  }

  async webSocketError(): Promise<void> {
    await this.webSocketClose();
  }

  #catchUp = (): Promise<void> => this.#settle(this.#audience.catchUp());

  async #settle(telling: Promise<void>): Promise<void> {
    try {
      await telling;
      await this.#lookAgain();
    } catch (error) {
      this.composition().log.warn('log not read for listeners', { reason: String(error) });
      for (const socket of this.#open()) attach(socket, placeOf(socket), lookAfterMs.failed);
      await this.#lookAgain();
    }
  }

  /** Sets the alarm for the next look, or for the first token to expire. */
  async #lookAgain(): Promise<void> {
    const places = this.#open().map(placeOf);
    if (places.length === 0) return this.ctx.storage.deleteAlarm();
    const at = Math.min(...places.flatMap(({ look_at, expires_at }) => [look_at, expires_at * 1000]));
    const set = await this.ctx.storage.getAlarm();
    // One that comes too early finds nothing to do, and every frame would write a new one otherwise.
    if (set === null || set > at) await this.ctx.storage.setAlarm(at);
  }

  #open(): ServerSocket[] {
    return this.ctx.getWebSockets().filter(({ readyState }) => readyState === WebSocket.OPEN);
  }

  #listenerOf(socket: ServerSocket): Listener {
    const known = this.#listeners.get(socket);
    if (known) return known;
    const listener: Listener = {
      place: () => placeOf(socket),
      keep: (place) => attach(socket, place),
      send: (frame) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
      },
    };
    this.#listeners.set(socket, listener);
    return listener;
  }

  /** Ends the sockets of keys that were revoked or got another secret: whoever still may comes back. */
  #dismiss(events: Pick<LoggedEvent, 'type' | 'data'>[]): void {
    const ended = events.flatMap(({ type, data }) =>
      keyEnds.includes(type) ? [(data as { key_id?: string }).key_id] : [],
    );
    if (ended.length === 0) return;
    for (const socket of this.#open()) if (ended.includes(placeOf(socket).key?.id)) close(socket, 'unauthorized');
  }

  async #as(ticket: Ticket) {
    const composition = this.composition();
    const token = ticket.key ? await mintOf(composition)(ticket.key.owner) : ticket.token;
    return composition.for({ kind: 'system', task: 'realtime' }, { token, log: composition.log });
  }
}

interface Attached extends Place {
  /** Milliseconds since the epoch. */
  look_at: number;
}

const attach = (
  socket: ServerSocket,
  place: Place,
  lookAfter: number = place.is_open ? lookAfterMs.underWay : lookAfterMs.idle,
): void => socket.serializeAttachment({ ...place, look_at: Date.now() + lookAfter } satisfies Attached);

// Only `attach` writes attachments.
const placeOf = (socket: ServerSocket): Attached => socket.deserializeAttachment() as Attached;

const close = (socket: ServerSocket, closing: Closing): void => socket.close(closings[closing], closing);

/** The people's objects, each addressed by the id in a token that was verified. */
export function listenersAt(channels: ObjectNamespace<Methods>): Listeners {
  return {
    ring: (owner, events) => channels.getByName(owner).ring(events),
    progress: (owner, frame) => channels.getByName(owner).progress(frame),
    next: (owner, after, ms) => channels.getByName(owner).next(after, ms),
    forget: (owner) => channels.getByName(owner).forget(),
    async join(owner, ticket) {
      const headers = { upgrade: 'websocket', [ticketHeader]: JSON.stringify(ticket) };
      const { webSocket } = await channels.getByName(owner).fetch('https://channel/', { headers });
      webSocket?.accept();
      return webSocket ?? null;
    },
  };
}

export type Methods = Pick<PersonChannel, 'ring' | 'progress' | 'next' | 'forget'>;
