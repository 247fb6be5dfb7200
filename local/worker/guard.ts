/** The name of the worker that all outgoing requests of the product pass when it may only reach this machine. */
export const guardName = 'loopback-guard';

/** Its whole code; it looks at names before anything is resolved, so that not even a DNS query leaves. */
export const guardScript = `
const loopback = /^(127(\\.\\d+){3}|localhost|\\[::1\\])$/;
export default {
  fetch(request) {
    const { hostname } = new URL(request.url);
    if (loopback.test(hostname)) return fetch(request);
    return Response.json({ error: 'The local cloud reaches nothing but loopback, and so not ' + hostname + '.' }, { status: 502 });
  },
};
`;
