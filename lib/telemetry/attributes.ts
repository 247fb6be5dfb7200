import type { LogFields } from '../log.ts';
import type { Attributes } from '../trace.ts';

// What of a line in the log leaves for a collector, by the names of OpenTelemetry's semantic conventions where they have
// one. Whose it was, and what vendors said in their own words, stays in the log.
const names: Record<string, string> = {
  method: 'http.request.method',
  route: 'http.route',
  message_id: 'messaging.message.id',
  request_id: 'docket.request.id',
  document_id: 'docket.document.id',
  job_id: 'docket.job.id',
  batch_id: 'docket.batch.id',
  delivery_id: 'docket.delivery.id',
  effect_id: 'docket.effect.id',
  key_id: 'docket.api_key.id',
  code: 'docket.code',
  outcome: 'docket.outcome',
  pages: 'docket.pages',
  retried: 'docket.retried',
  cron: 'docket.cron',
};

// Ids, codes and patterns of routes; whatever has a space or an @ in it is none.
const word = /^[\w.:/*{}-]{1,128}$/;

/** The attributes of a piece of work, by the fields of its line; one that failed has an `error.type`. */
export function attributesOf(fields: LogFields): Attributes {
  const attributes: Attributes = {};
  for (const [field, name] of Object.entries(names)) {
    const value = fields[field];
    if (typeof value === 'number' || (typeof value === 'string' && word.test(value))) attributes[name] = value;
  }
  const { status, code } = fields;
  if (typeof status === 'number') attributes['http.response.status_code'] = status;
  // A refusal is the caller's matter, and so is a job that comes later.
  if (typeof status === 'number' && status >= 500) attributes['error.type'] = String(code ?? status);
  if (status === 'failed') attributes['error.type'] = 'failed';
  return attributes;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** A method as the conventions want it: those that nobody knows are all alike. */
export const methodOf = (method: string): string => (methods.includes(method) ? method : '_OTHER');
