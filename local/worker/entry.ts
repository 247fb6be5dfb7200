import { basename, resolve } from 'node:path';
import type { WorkerModule } from './bundle.ts';
import { guard } from './guard.ts';

export interface EntryOptions {
  /** The paths that are the worker's whatever its assets are, with `*` for anything; null where a router has to tell. */
  ownPaths: string[] | null;
  /** Keeps the worker from reaching anything but this machine. */
  loopbackOnly: boolean;
}

/** A worker as it runs on a laptop: its modules behind ones of our own, and what those are bound to. */
export interface Entry {
  modules: WorkerModule[];
  serviceBindings: Record<string, string | { network: { allow: string[] } }>;
  /** By which of its exports it is to be asked; undefined for the default one. */
  entrypoint: string | undefined;
}

/**
 * Puts into the worker itself what would otherwise be workers on the way into it and out of it: each of those costs about
 * as much time as the call that passes.
 */
export function behindEntry(name: string, built: WorkerModule[], { ownPaths, loopbackOnly }: EntryOptions): Entry {
  const [main, ...others] = built;
  if (!main) throw new Error('A worker has at least one module.');
  const at = (file: string) => resolve(main.path, '..', file);
  const worker = `./${basename(main.path)}`;
  const first = loopbackOnly ? [{ type: 'ESModule' as const, path: at('loopback.js'), contents: loopback }] : [];
  const contents = [
    ...first.map(() => `import './loopback.js';`),
    `export * from '${worker}';`,
    `export { default } from '${worker}';`,
    ...(ownPaths ? [door(worker, ownPaths)] : []),
  ].join('\n');
  return {
    modules: [{ type: 'ESModule', path: at('entry.js'), contents }, ...first, main, ...others],
    serviceBindings: {
      ...(loopbackOnly ? { LOCAL_NETWORK: { network: { allow: ['local'] } }, LOCAL_GUARD: guard.name } : {}),
      ...(ownPaths ? { LOCAL_ROUTER: name } : {}),
    },
    entrypoint: ownPaths ? 'Door' : undefined,
  };
}

/**
 * Looks at names before anything is resolved, so that not even a DNS query leaves. What is on this machine goes straight to
 * a network that reaches nothing else; the rest goes the way of all requests, to the guard, which refuses it. One that
 * fails is answered as Cloudflare's edge answers it.
 */
const loopback = `
import { env } from 'cloudflare:workers';

const here = /^(127(\\.\\d+){3}|localhost|\\[::1\\])$/;
// An address that begins so is here, without a doubt that only a parser could settle.
const plainlyHere = /^http:\\/\\/(127\\.0\\.0\\.1|localhost)(:\\d+)?\\//;
const network = env.LOCAL_NETWORK;
const elsewhere = globalThis.fetch;

globalThis.fetch = (input, init) =>
  typeof input === 'string' && plainlyHere.test(input) ? reach(input, init) : look(input, init);

async function look(input, init) {
  const { hostname } = new URL(input instanceof Request ? input.url : input);
  return here.test(hostname) ? reach(input, init) : elsewhere(input, init);
}

const reach = (input, init) => network.fetch(input, init).catch((error) => answerFor(error, input, init));

async function answerFor(error, input, init) {
  const [url, signal] = input instanceof Request ? [input.url, input.signal] : [input];
  if (error instanceof TypeError || (init?.signal ?? signal)?.aborted) throw error;
  const { hostname, port } = new URL(url);
  const status = await env.LOCAL_GUARD.statusOfFailure(hostname, Number(port || 80));
  return new Response('error code: ' + status, { status });
}
`;

/** Takes what is the worker's alone; the platform's router is asked about the rest, which may be assets. */
const door = (worker: string, paths: string[]): string => `
import { env } from 'cloudflare:workers';
import worker from '${worker}';

const own = ${new RegExp(`^(${paths.map(asPattern).join('|')})$`)};

export const Door = {
  fetch: (request, bindings, ctx) =>
    own.test(new URL(request.url).pathname) ? worker.fetch(request, bindings, ctx) : env.LOCAL_ROUTER.fetch(request),
};
`;

const asPattern = (path: string): string =>
  path
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
