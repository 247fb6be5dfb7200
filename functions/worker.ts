import { env as bindings, waitUntil } from 'cloudflare:workers';
import { connect } from '../lib/adapters/connect.ts';
import { parseEnv } from '../lib/env.ts';
import { warmPdfLibrary } from '../lib/stages/extract-text/pdf/library.ts';
import { type App, createApp } from './app.ts';
import { listenersAt, type Methods, PersonChannel } from './channel.ts';
import type { Composition } from './composition.ts';
import { runCron } from './cron.ts';

// Read while the module loads: a deployment that lacks something does not start, and says all that it lacks.
const env = parseEnv(bindings);

// Clients are made once per isolate, with its first request; whose request it is comes with each call.
let started: { composition: Composition; app: App } | undefined;

function start() {
  if (started) return started;
  // wrangler.toml binds it.
  const composition = connect(env, listenersAt(bindings.CHANNELS as ObjectNamespace<Methods>), waitUntil);
  started = { composition, app: createApp(composition) };
  return started;
}

/** The object of each person who is looking; named in wrangler.toml. */
export class Channel extends PersonChannel {
  protected override composition(): Composition {
    return start().composition;
  }
}

export default {
  fetch: (request: Request): Response | Promise<Response> => start().app.fetch(request),

  async scheduled({ cron }: { cron: string }): Promise<void> {
    await runCron(start().composition, cron);
    // Here nobody waits for it, and once per isolate is enough.
    await warmPdfLibrary();
  },
};
