import { Hono } from 'hono';
import { AppError } from '../../lib/errors.ts';
import type { AppEnv, Composition } from '../composition.ts';
import { type GateOptions, guardSocket } from '../gate.ts';

/** Sockets; browsers may open them from our own pages and from the origins that are allowed, and must say where they are. */
export const sockets = (say?: GateOptions['say']) =>
  new Hono<AppEnv>().get('/', (c) => {
    const { composition, callers, log } = c.var;
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket')
      throw new AppError('upgrade_required', 'This address speaks WebSocket; GET /v1/events tells the same over HTTP.');
    const origin = c.req.header('origin');
    if (origin !== undefined && !mayConnect(origin, composition))
      throw new AppError('forbidden', 'Pages of this origin may not connect.');
    const pair = new WebSocketPair();
    pair[1].accept();
    guardSocket(pair[1], { composition, callers, log, ...(say && { say }) });
    return new Response(null, { status: 101, webSocket: pair[0] });
  });

const mayConnect = (origin: string, { appUrl, corsOrigins }: Pick<Composition, 'appUrl' | 'corsOrigins'>): boolean =>
  origin === new URL(appUrl).origin || corsOrigins.includes(origin);
