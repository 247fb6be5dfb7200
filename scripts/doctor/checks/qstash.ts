import { inWords, isGood, member } from '../caller.ts';
import { ok, skipped, trouble, warning } from '../finding.ts';
import { base, type Check, settingOf } from '../patient.ts';
import { setRight } from '../places.ts';

const keyNames = { current: 'QSTASH_CURRENT_SIGNING_KEY', next: 'QSTASH_NEXT_SIGNING_KEY' } as const;

/** Whether the queue answers to its token, and signs with the keys that the worker believes. */
export const qstash: Check = async (patient) => {
  const url = settingOf(patient, 'QSTASH_URL') ?? 'https://qstash.upstash.io';
  const token = settingOf(patient, 'QSTASH_TOKEN');
  if (token === null) return [skipped('QStash', 'QSTASH_TOKEN is not set.')];
  const headers = { authorization: `Bearer ${token}` };
  const answer = await patient.call({ service: 'QStash', url: `${base(url)}/v2/keys`, headers });
  if (answer.status === 401 || answer.status === 403)
    return [
      trouble(
        'QStash',
        'QStash refuses QSTASH_TOKEN.',
        `A token is valid in its region alone, so QSTASH_URL must be that region's address. ${setRight('QSTASH_TOKEN')}`,
      ),
    ];
  if (!isGood(answer))
    return [trouble('QStash', `QStash does not answer: ${inWords(answer)}.`, setRight('QSTASH_URL'))];
  return [ok('QStash', 'It answers to its token.'), signingKeys(patient.vars, answer.json)];
};

function signingKeys(vars: Record<string, string>, told: unknown) {
  const mine = { current: vars[keyNames.current]?.trim(), next: vars[keyNames.next]?.trim() };
  const theirs = { current: member(told, 'current'), next: member(told, 'next') };
  if (mine.current === theirs.current && mine.next === theirs.next)
    return ok('signing keys', 'QStash signs with the keys that the worker believes.');
  if (mine.next === theirs.current)
    return warning(
      'signing keys',
      'QStash has rotated its keys: what was next here is current there. Deliveries are still believed.',
      'Set QSTASH_CURRENT_SIGNING_KEY and QSTASH_NEXT_SIGNING_KEY anew before the next rotation: Upstash console, QStash, Signing keys.',
    );
  const wrong = (['current', 'next'] as const).filter((name) => mine[name] !== theirs[name]);
  return trouble(
    'signing keys',
    `${wrong.map((name) => keyNames[name]).join(' and ')} ${wrong.length > 1 ? 'are' : 'is'} not QStash's: ${mine.current === theirs.current ? 'after the next rotation' : 'now'} the worker refuses every delivery.`,
    wrong.map((name) => setRight(keyNames[name])).join(' '),
  );
}
