import { createQStash, type QStash } from '../../../local/qstash/qstash.ts';
import { createRedis } from '../../../local/redis/redis.ts';
import { createSendGrid, type SendGrid } from '../../../local/sendgrid/sendgrid.ts';
import { keys, usualPorts } from '../../../local/settings.ts';
import type { StandIn } from '../../../local/stand-in.ts';
import type { Service } from './call.ts';
import { embed } from './embeddings.ts';
import { createOcr } from './ocr.ts';
import type { Platform } from './platform.ts';
import { Receiver } from './receiver.ts';

/** The vendors of one story. */
export interface Services {
  readonly qstash: QStash;
  readonly sendgrid: SendGrid;
  /** Whom webhooks call. */
  readonly receiver: Receiver;
  /** The broker loses every message and everything it knew, as no broker should. */
  replaceBroker(): Promise<void>;
  /** Forgets every key, as a failover does. */
  flushRedis(): void;
  fetch(service: Service, request: Request): Promise<Response>;
  close(): Promise<void>;
}

type Handler = (request: Request) => Promise<Response>;

export interface Surroundings {
  /** Carries what the broker sends. */
  deliver: Handler;
  /** Carries what the mail vendor tells of mails. */
  report: Handler;
  /** Lets story time pass while an engine works. */
  pass(ms: number): Promise<void>;
}

/** Opens fresh vendors around the one database. */
export function openServices(platform: Platform, { deliver, report, pass }: Surroundings): Services {
  const surroundings = { now: platform.now, meter: () => {} };
  const newBroker = () =>
    createQStash({
      token: keys.qstash,
      currentKey: keys.qstashCurrent,
      nextKey: keys.qstashNext,
      file: ':memory:',
      deliver,
      ...surroundings,
    });
  let qstash = newBroker();
  const sendgrid = createSendGrid({
    apiKey: keys.sendgrid,
    file: ':memory:',
    hook: {
      url: `http://127.0.0.1:${usualPorts.api}/hooks/sendgrid`,
      privateKey: keys.sendgridHookPrivate,
      send: report,
    },
    ...surroundings,
  });
  const newRedis = () => createRedis({ token: keys.redis, ...surroundings });
  let redis = newRedis();
  const ocr = createOcr(pass);
  const receiver = new Receiver();
  const answering: Record<Service, () => Pick<StandIn, 'fetch'>> = {
    postgrest: () => platform.supabase,
    storage: () => platform.supabase,
    auth: () => platform.supabase,
    qstash: () => qstash,
    redis: () => redis,
    sendgrid: () => sendgrid,
    receiver: () => receiver,
    engines: () => ({
      fetch: (request) => (request.url.endsWith('/v1/embeddings') ? embed(request) : ocr.fetch(request)),
    }),
  };
  return {
    get qstash() {
      return qstash;
    },
    sendgrid,
    receiver,
    async replaceBroker() {
      const former = qstash;
      qstash = newBroker();
      await former.close();
    },
    flushRedis: () => {
      redis = newRedis();
    },
    fetch: (service, request) => answering[service]().fetch(request),
    close: async () => {
      await qstash.close();
      await sendgrid.close?.();
    },
  };
}
