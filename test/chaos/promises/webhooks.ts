import { dawn } from '../simulation/platform.ts';
import type { Simulation } from '../simulation/simulation.ts';

interface Delivery {
  id: string;
  message_id: string;
  status: string;
  attempts: number;
}

const untold = `
select format('%s %s of %s', e.type, e.cursor, w.id) as what, count(v.id)::int as times
from public.webhooks w
join public.events e on e.owner = w.owner and e.at >= w.created_at and private.webhook_type(e.type) is not null
  and coalesce(private.webhook_type(e.type) = any (w.event_types), true)
left join public.webhook_deliveries v on v.webhook_id = w.id and v.replay_of is null and (v.payload #>> '{data,cursor}')::bigint = e.cursor
where w.enabled and e.at > private.now() - interval '29 days'
group by 1 having count(v.id) <> 1`;

const left = `
select id from public.webhook_deliveries v
where v.payload -> 'data' ? 'filename' and not exists (select from public.documents d where d.id = v.document_id)`;

/** I1, I3 and I5 for webhooks: what is logged is told, until the receiver has it, and nothing of what is erased stays. */
export async function checkWebhooks({ platform, services }: Simulation): Promise<string[]> {
  const { taken, forged } = services.receiver;
  const broken = forged.map((call) => `I9 every call is signed: ${call}`);
  for (const { what, times } of await platform.query<{ what: string; times: number }>(untold))
    broken.push(`I1 what is logged is owed to a webhook once: ${what} is owed ${times} times`);
  const rows = await platform.query<Delivery>('select id, message_id, status, attempts from public.webhook_deliveries');
  for (const { id, status, attempts } of rows)
    if (status !== 'delivered') broken.push(`I1 every delivery is made: ${id} is ${status} after ${attempts} tries`);
  const messages = Map.groupBy(rows, ({ message_id }) => message_id);
  for (const [id, told] of messages) {
    const times = taken.get(id) ?? 0;
    const tries = told.reduce((sum, { attempts }) => sum + attempts, 0);
    if (times < told.length) broken.push(`I3 what counts as delivered was taken: ${id}, ${times} times`);
    if (times > tries) broken.push(`I3 nobody is called more often than is counted: ${id}, ${times} times`);
  }
  // The log of deliveries is kept for thirty days.
  const isWhole = platform.now() < dawn + 29 * 86_400_000;
  for (const id of isWhole ? taken.keys() : [])
    if (!messages.has(id)) broken.push(`I3 no call from nowhere: ${id} is nobody's`);
  for (const { id } of await platform.query<{ id: string }>(left))
    broken.push(`I5 nothing is left of what was erased: delivery ${id} has its name`);
  return broken;
}
