import { connect } from 'node:net';

const timeoutMs = 1000;
// A look costs 1 ms of CPU, so a service that has just answered is not looked at again.
const freshMs = 1000;

/** What is known of whether anybody takes connections at an address. */
export interface Reachability {
  /** Looks, unless the service answered within the last second; never rejects. */
  look(): Promise<boolean>;
  /** The service answered, or it did not. */
  heard(answered: boolean): void;
}

/**
 * Watches a plain-HTTP address; anything else counts as reachable. On Workers `fetch` says "Network connection lost" for
 * a refused connection as for one that broke after the request was written; at HTTPS addresses Cloudflare's edge tells
 * the two apart by its 52x answers, a stand-in has no such edge.
 */
export function watchReachability(baseUrl: string): Reachability {
  const { protocol, hostname, port } = new URL(baseUrl);
  const host = hostname.replace(/^\[|\]$/g, '');
  let answeredAt = 0;
  return {
    async look() {
      if (protocol !== 'http:' || Date.now() - answeredAt < freshMs) return true;
      return takesConnections(host, Number(port || 80));
    },
    heard(answered) {
      answeredAt = answered ? Date.now() : 0;
    },
  };
}

function takesConnections(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (taken: boolean) => {
      socket.destroy();
      resolve(taken);
    };
    socket.setTimeout(timeoutMs, () => end(true));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
