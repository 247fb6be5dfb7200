/**
 * Refuses whatever is not on this machine, and tells of a call that failed what Cloudflare's edge would say: 521 when
 * nobody takes connections there, 520 when the connection broke on the way.
 */
const script = `
import { WorkerEntrypoint } from 'cloudflare:workers';
import { connect } from 'cloudflare:sockets';

export default class extends WorkerEntrypoint {
  fetch(request) {
    const { hostname } = new URL(request.url);
    return Response.json({ error: 'The local cloud reaches nothing but loopback, and so not ' + hostname + '.' }, { status: 502 });
  }

  async statusOfFailure(hostname, port) {
    return await takesConnections(hostname, port) ? 520 : 521;
  }
}

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

/** The worker that gets all outgoing requests of the product that are not for this machine. */
export const guard = {
  name: 'loopback-guard',
  modules: true as const,
  script,
  compatibilityDate: '2026-10-01',
};
