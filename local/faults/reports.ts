import { createHash } from 'node:crypto';
import { Dropped } from '../dropped.ts';
import { bodyOf } from '../sendgrid/event.ts';
import { signatureHeaders } from '../sendgrid/event-signature.ts';
import type { Handler } from '../serve.ts';
import { withReports } from './catalogue.ts';
import type { Fault, FaultList } from './fault-list.ts';
import { textOf } from './requests.ts';

/** Carries what the mail vendor tells of mails to its receiver as its faults allow; rejects when no answer came. */
export function faultyReport(faults: FaultList, send: Handler, hookKey: string): Handler {
  const turnedAway = new Set<string>();

  /** A post is turned away once, so that a later one is ahead of it, and then has its last event first. */
  const reordered = async (request: Request): Promise<Response> => {
    const body = await request.text();
    const name = createHash('sha256').update(body).digest('hex');
    if (turnedAway.delete(name)) return send(reversed(request, body, hookKey));
    turnedAway.add(name);
    throw new Dropped();
  };

  return async (request) => {
    if (!faults.concern('sendgrid')) return send(request);
    const fault = faults.strike('sendgrid', withReports, await textOf(request));
    if (!fault) return send(request);
    return fault.fault === 'reorder' ? reordered(request) : underFault(fault, request, send);
  };
}

async function underFault({ fault }: Fault, request: Request, send: Handler): Promise<Response> {
  if (fault === 'silent') throw new Dropped();
  const first = await send(request.clone());
  if (fault === 'drop-ack') throw new Dropped();
  await (await send(request)).arrayBuffer();
  return first;
}

function reversed(request: Request, body: string, hookKey: string): Request {
  const events: unknown[] = JSON.parse(body);
  const text = bodyOf(events.map((event) => JSON.stringify(event)).reverse());
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  for (const [name, value] of Object.entries(signatureHeaders(hookKey, text))) headers.set(name, value);
  return new Request(request.url, { method: 'POST', headers, body: text, redirect: 'manual', signal: request.signal });
}
