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
const elsewhere = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const { hostname, port } = new URL(input instanceof Request ? input.url : input);
  if (!here.test(hostname)) return elsewhere(input, init);
  try {
    return await env.LOCAL_NETWORK.fetch(input, init);
  } catch (error) {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : null);
    if (error instanceof TypeError || signal?.aborted) throw error;
    const status = await env.LOCAL_GUARD.statusOfFailure(hostname, Number(port || 80));
    return new Response('error code: ' + status, { status });
  }
};
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
