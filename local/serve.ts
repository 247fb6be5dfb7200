import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Dropped } from './dropped.ts';

export type Handler = (request: Request) => Promise<Response>;

export interface Listener {
  port: number;
  url: string;
  close(): Promise<void>;
}

// Longer than any client keeps an idle connection, so that none is cut while a request is on its way.
const keepAliveInMs = 600_000;

/**
 * Serves a handler on loopback; port 0 takes a free one. Rejects with a plain sentence when the port is in use. While
 * `closed` says so, new connections are cut before a word is read.
 */
export async function listen(port: number, handler: Handler, name = 'server', closed = () => false): Promise<Listener> {
  const server = createAdaptorServer({
    hostname: '127.0.0.1',
    fetch: async (request, { incoming }) => {
      try {
        return await handler(request);
      } catch (error) {
        if (!(error instanceof Dropped)) {
          console.error(`[${name}]`, error);
          return Response.json({ error: `The ${name} stand-in failed.` }, { status: 500 });
        }
        incoming.socket?.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    },
  });
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = keepAliveInMs;
  server.on('connection', (socket: Socket) => {
    if (closed()) socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(inWords(error, port, name)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return { port: taken, url: `http://127.0.0.1:${taken}`, close: () => stopped(server) };
}

/** A failure to listen, said for the person who typed the command. */
function inWords(error: unknown, port: number, name: string): Error {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return new Error(`Port ${port} (${name}) is in use.`);
  if (code === 'EACCES') return new Error(`Port ${port} (${name}) may not be used by this user.`);
  return error instanceof Error ? error : new Error(String(error));
}

function stopped(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
