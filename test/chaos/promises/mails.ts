import type { Simulation } from '../simulation/simulation.ts';
import type { Ledger } from './ledger.ts';

interface Owed {
  id: string;
  batch_id: string | null;
  owner: string;
  status: string;
}

interface Told {
  id: string;
  owner: string;
  mail: string | null;
  visible: boolean;
}

// A lease before, a mail was handed over; so long after that its silence means that it was lost.
const silenceInMs = 14 * 60_000;

/** How many mails SendGrid took for each effect; the one second try that a long silence allows is no mail of its own. */
function accepted({ services, history }: Simulation): Map<string, number> {
  const mails = Map.groupBy(
    services.sendgrid.mails().toSorted((a, b) => a.sent_at.localeCompare(b.sent_at)),
    ({ custom_args }) => custom_args.app_effect_id ?? 'no effect at all',
  );
  const count = (id: string, [first = 0, second = 0, ...more]: number[]) => {
    const wasSilent = second - first >= silenceInMs && (history.heardOf.get(id) ?? second) >= second;
    return (second > 0 && !wasSilent ? 2 : 1) + more.length;
  };
  return new Map(
    [...mails].map(([id, all]) => [
      id,
      count(
        id,
        all.map(({ sent_at }) => Date.parse(sent_at)),
      ),
    ]),
  );
}

const owedMails = `select id, batch_id, owner, status from public.outbox where kind = 'send_mail'`;

// A batch somebody wants to hear of: not all canceled, something of it still to be seen, an address that takes mails.
const wanted = `
select b.id, b.owner, (select o.id from public.outbox o where o.batch_id = b.id and o.kind = 'send_mail' limit 1) as mail,
  exists (select from public.jobs j join public.documents d on d.id = j.document_id where j.batch_id = b.id and d.deleted_at is null) as visible
from public.batches b join public.people p on p.id = b.owner
where b.notify and b.canceled < b.total and not exists (select from public.suppressions s where s.email = lower(p.email))`;

/** I3 and I5: who got a mail, who should have, and nobody twice. */
export async function checkMails(simulation: Simulation, ledger: Ledger): Promise<string[]> {
  const broken: string[] = [];
  const counts = accepted(simulation);
  const rows = await simulation.platform.query<Owed>(owedMails);
  const owed = new Map(rows.map((row) => [row.id, row]));
  for (const [id, count] of counts) {
    if (count > 1) broken.push(`I3 no mail twice: SendGrid took effect ${id} ${count} times`);
    if (!owed.has(id)) broken.push(`I3 no mail from nowhere: SendGrid took one for ${id}, which nobody owes`);
  }
  for (const [batch, mails] of Map.groupBy(
    rows.filter((row) => row.batch_id !== null),
    (row) => row.batch_id,
  )) {
    const taken = mails.reduce((sum, { id }) => sum + (counts.get(id) ?? 0), 0);
    if (taken > 1) broken.push(`I3 one mail per batch: ${taken} mails about batch ${batch}`);
  }
  for (const row of rows) broken.push(...checkOutcome(simulation, row, counts));
  for (const { id, owner, mail, visible } of await simulation.platform.query<Told>(wanted)) {
    if (!mail && visible && !ledger.unwilling.has(owner))
      broken.push(`I3 every batch is told of: no mail for batch ${id}`);
  }
  return broken;
}

function checkOutcome({ history }: Simulation, { id, status }: Owed, counts: Map<string, number>): string[] {
  const taken = counts.get(id) ?? 0;
  if (status === 'done' && taken !== 1)
    return [`I3 a mail that counts as sent was sent: effect ${id}, taken ${taken} times`];
  if (status === 'failed' && taken > 0) return [`I3 a mail that counts as failed was not sent: effect ${id}`];
  if (status === 'unknown' && history.marked.has(id)) return [`I3 unknown only where nobody could tell: effect ${id}`];
  if (taken > 0 && history.mailsUnwanted.has(id)) return [`I5 no mail to somebody who wants none: effect ${id}`];
  return [];
}
