import type { Context } from '../../context.ts';
import type { Counter } from '../../ports/limits.ts';
import type { Mailer } from '../../ports/mails.ts';
import type { Receivers } from '../../ports/webhooks.ts';
import type { Database, Files, Live, Queue } from '../../ports.ts';
import { type Attributes, inSpan } from '../../trace.ts';
import { tracedEngines } from './traced-engines.ts';

// Every call to somebody else as a span, named for what is asked and never for what about.

type Outside = Pick<Context, 'files' | 'queue' | 'mailer' | 'receivers' | 'live' | 'engines'>;

/** The same parts, with a span for each call of one. */
export const tracedParts = (parts: Outside): Outside => ({
  files: tracedFiles(parts.files),
  queue: tracedQueue(parts.queue),
  mailer: parts.mailer && tracedMailer(parts.mailer),
  receivers: tracedReceivers(parts.receivers),
  live: tracedLive(parts.live),
  engines: tracedEngines(parts.engines),
});

const call = <T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> =>
  inSpan({ name, kind: 'client', attributes }, work);

const procedure = (operation: string, name: string): Attributes => ({
  'db.system.name': 'postgresql',
  'db.operation.name': operation,
  'db.stored_procedure.name': name,
});

export const tracedDatabase = (database: Database): Database => ({
  read: (name, args, schema) => call(`read ${name}`, procedure('read', name), () => database.read(name, args, schema)),
  commit: (name, args, schema) =>
    call(`commit ${name}`, procedure('commit', name), () => database.commit(name, args, schema)),
});

const redis = { 'db.system.name': 'redis' };

export const tracedCounter = (counter: Counter): Counter => ({
  count: (policy, caller) =>
    call('count call', { ...redis, 'docket.limit': policy.name }, () => counter.count(policy, caller)),
});

const storage = { 'peer.service': 'storage' };

const tracedFiles = (files: Files): Files => ({
  put: (key, bytes, type) =>
    call('put object', { ...storage, 'docket.bytes': bytes.length }, () => files.put(key, bytes, type)),
  get: (key) => call('get object', storage, () => files.get(key)),
  signUpload: (key) => call('sign upload', storage, () => files.signUpload(key)),
  link: (key, filename) => call('link object', storage, () => files.link(key, filename)),
  remove: (keys) => call('remove objects', { ...storage, 'docket.objects': keys.length }, () => files.remove(keys)),
  removeBelow: (folder) => call('remove folder', storage, () => files.removeBelow(folder)),
});

const tracedQueue = (queue: Queue): Queue => ({
  publish: (messages) => {
    const attributes: Attributes = {
      'messaging.system': 'qstash',
      'messaging.operation.type': 'send',
      'messaging.operation.name': 'publish',
      'messaging.batch.message_count': messages.length,
    };
    return inSpan({ name: 'publish', kind: 'producer', attributes }, () => queue.publish(messages));
  },
});

const mail = { 'peer.service': 'mail' };

const tracedMailer = (mailer: Mailer): Mailer => ({
  send: (message) => {
    const attributes = { ...mail, 'docket.effect.id': message.effect_id, 'docket.mail.category': message.category };
    return inSpan({ name: 'send mail', kind: 'client', attributes, traceId: message.trace_id }, async (say) => {
      const sent = await mailer.send(message);
      if (sent.outcome !== 'accepted') say({ 'error.type': sent.outcome });
      return sent;
    });
  },
  sendMany: (bulk) =>
    call('send mails', { ...mail, 'docket.mail.category': bulk.category, 'docket.mails': bulk.recipients.length }, () =>
      mailer.sendMany(bulk),
    ),
});

const tracedReceivers = (receivers: Receivers): Receivers => ({
  call: (request) =>
    inSpan({ name: 'POST', kind: 'client', attributes: { 'http.request.method': 'POST' } }, async (say) => {
      const answer = await receivers.call(request);
      if (answer.kind === 'answered') say({ 'http.response.status_code': answer.status });
      if (answer.kind !== 'answered') say({ 'error.type': answer.kind });
      else if (answer.status >= 400) say({ 'error.type': String(answer.status) });
      return answer;
    }),
});

const tracedLive = (live: Live): Live => ({
  ...live,
  latest: (jobId) => call('latest frame', redis, () => live.latest(jobId)),
  ring: (events) => call('ring', { 'docket.events': events.length }, () => live.ring(events)),
});
