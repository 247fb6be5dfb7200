import { type Finding, ok, skipped, trouble, warning } from '../finding.ts';
import type { Patient } from '../patient.ts';

const noticedMs = 10_000;
/** Signatures and tokens of a minute stop being believed. */
const harmfulMs = 60_000;

/** By how much the clocks of those who answered differ from this machine's. */
export function clocks({ call }: Pick<Patient, 'call'>): Finding[] {
  const all = [...call.ahead];
  if (all.length === 0) return [skipped('clocks', 'Nobody told the time.')];
  const off = all.filter(([, ms]) => Math.abs(ms) > noticedMs);
  if (off.length === 0) return [ok('clocks', `${all.map(([name]) => name).join(', ')} agree with this machine.`)];
  if (all.length > 1 && off.length === all.length)
    return [
      warning(
        'clocks',
        `This machine's clock is off by about ${seconds(off[0]?.[1] ?? 0)}.`,
        'Set it by NTP, and look again.',
      ),
    ];
  return off.map(([name, ms]) =>
    (Math.abs(ms) > harmfulMs ? trouble : warning)(
      'clocks',
      `The clock of ${name} is ${seconds(ms)} ${ms > 0 ? 'ahead' : 'behind'}: signatures and tokens will not be believed.`,
      'See the status page of that service; if it stands on a machine of yours, set its clock by NTP.',
    ),
  );
}

const seconds = (ms: number): string => `${Math.round(Math.abs(ms) / 1000)} s`;
