/**
 * Looks at names before anything is resolved, so that not even a DNS query leaves. A request that fails is answered as
 * Cloudflare's edge answers it: 521 when nobody takes connections there, 520 when the connection broke on the way.
 */
const script = `
import { connect } from 'cloudflare:sockets';

const loopback = /^(127(\\.\\d+){3}|localhost|\\[::1\\])$/;

export default {
  async fetch(request) {
    const { hostname, port } = new URL(request.url);
    if (!loopback.test(hostname))
      return Response.json({ error: 'The local cloud reaches nothing but loopback, and so not ' + hostname + '.' }, { status: 502 });
    try {
      return await fetch(request);
    } catch (error) {
      if (request.headers.has('upgrade')) throw error;
      const status = await takesConnections(hostname, Number(port || 80)) ? 520 : 521;
      return new Response('error code: ' + status, { status });
    }
  },
};

/** Whether a new connection stays open for a moment: a service that refuses closes it unasked. */
async function takesConnections(hostname, port) {
  const socket = connect({ hostname, port });
  try {
    await socket.opened;
    const moment = new Promise((resolve) => setTimeout(resolve, 50, true));
    const closed = socket.readable.getReader().read().then(() => false, () => false);
    return await Promise.race([moment, closed]);
  } catch {
    return false;
  } finally {
    socket.close().catch(() => {});
  }
}
`;

/** The worker that all outgoing requests of the product pass when it may only reach this machine. */
export const guard = {
  name: 'loopback-guard',
  modules: true as const,
  script,
  compatibilityDate: '2026-10-01',
};
