import { Dropped } from '../dropped.ts';
import type { Handler } from '../serve.ts';
import { withDeliveries } from './catalogue.ts';
import type { Fault, FaultList } from './fault-list.ts';
import { textOf } from './requests.ts';
import { skewed } from './skewed.ts';

const anHour = 3_600_000;

/** Carries the queue's deliveries to their receiver as its faults allow; rejects as `fetch` does when no answer came. */
export function faultyDelivery(faults: FaultList, send: Handler, signingKey: string): Handler {
  let next = Promise.withResolvers<void>();
  const carry: Handler = async (request) => {
    try {
      return await send(request);
    } finally {
      next.resolve();
      next = Promise.withResolvers<void>();
    }
  };

  return async (request) => {
    if (!faults.concern('qstash')) return carry(request);
    const fault = faults.strike('qstash', withDeliveries, await textOf(request));
    if (!fault) return carry(request);
    if (fault.fault !== 'reorder') return underFault(fault, faults, request, carry, signingKey);
    await Promise.race([next.promise, faults.hold(fault.ms ?? 1000)]);
    return carry(request);
  };
}

async function underFault(fault: Fault, faults: FaultList, request: Request, carry: Handler, signingKey: string) {
  switch (fault.fault) {
    case 'duplicate':
      return twice(request, carry, () => faults.hold(fault.ms ?? 0));
    case 'duplicate-concurrent':
      return (await Promise.all([carry(request.clone()), carry(request)]))[0];
    case 'drop-ack':
      await carry(request);
      throw new Dropped();
    case 'skew':
      return carry(skewed(request, signingKey, fault.ms ?? -anHour));
    case 'corrupt':
      return carry(await tampered(request));
    default:
      await faults.hold(fault.ms ?? 1000);
      return carry(request);
  }
}

/** Delivers, waits, delivers the same again; the queue hears the first answer. */
async function twice(request: Request, carry: Handler, gap: () => Promise<void>): Promise<Response> {
  const first = await carry(request.clone());
  await gap();
  await (await carry(request)).arrayBuffer();
  return first;
}

/** The same JSON with a space behind it, which only the signature tells from the original. */
async function tampered(request: Request): Promise<Request> {
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  return new Request(request.url, { method: request.method, headers, body: `${await request.text()} ` });
}
