/** Looks at names before anything is resolved, so that not even a DNS query leaves. */
const script = `
const loopback = /^(127(\\.\\d+){3}|localhost|\\[::1\\])$/;
export default {
  fetch(request) {
    const { hostname } = new URL(request.url);
    if (loopback.test(hostname)) return fetch(request);
    return Response.json({ error: 'The local cloud reaches nothing but loopback, and so not ' + hostname + '.' }, { status: 502 });
  },
};
`;

/**
 * The worker that all outgoing requests of the product pass when it may only reach this machine. Raw sockets pass it
 * unseen: only so does a refused connection stay a refused connection.
 */
export const guard = {
  name: 'loopback-guard',
  modules: true as const,
  script,
  compatibilityDate: '2026-10-01',
  compatibilityFlags: ['connect_pass_through', 'experimental'],
};
