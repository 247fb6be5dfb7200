import { connect } from 'node:net';

const timeoutMs = 1000;

/**
 * Whether anybody takes connections at a plain-HTTP address; anything else counts as reachable. On Workers `fetch` says
 * "Network connection lost" for a refused connection as for one that broke after the request was written; at HTTPS
 * addresses Cloudflare's edge tells the two apart by its 52x answers, a stand-in has no such edge.
 */
export function isReachable(baseUrl: string): Promise<boolean> {
  const { protocol, hostname, port } = new URL(baseUrl);
  if (protocol !== 'http:') return Promise.resolve(true);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) });
    const end = (reachable: boolean) => {
      socket.destroy();
      resolve(reachable);
    };
    socket.setTimeout(timeoutMs, () => end(true));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
