import { randomUUID } from 'node:crypto';
import { type Answer, inWords, isGood, member } from '../caller.ts';
import { ok, skipped, trouble } from '../finding.ts';
import { base, type Check, settingOf } from '../patient.ts';
import { setRight } from '../places.ts';

/** Whether Redis answers to the token, and takes what is written. */
export const redis: Check = async (patient) => {
  const url = settingOf(patient, 'UPSTASH_REDIS_REST_URL');
  const token = settingOf(patient, 'UPSTASH_REDIS_REST_TOKEN');
  if (url === null || token === null) return [skipped('Redis', 'Its address or token is not set.')];
  const command = (...body: string[]): Promise<Answer> =>
    patient.call({ service: 'Redis', url: base(url), headers: { authorization: `Bearer ${token}` }, body });

  const ping = await command('PING');
  if (ping.status === 401 || ping.status === 403)
    return [trouble('Redis', 'Redis refuses UPSTASH_REDIS_REST_TOKEN.', setRight('UPSTASH_REDIS_REST_TOKEN'))];
  if (!isGood(ping))
    return [
      trouble(
        'Redis',
        `Redis does not answer: ${inWords(ping)}.`,
        `See in the Upstash console whether the database is there and active. ${setRight('UPSTASH_REDIS_REST_URL')}`,
      ),
    ];
  const key = `doctor:${randomUUID()}`;
  const written = await command('SET', key, '1', 'EX', '60');
  if (!isGood(written))
    return [
      trouble(
        'Redis',
        `Redis takes no writes (${String(member(written.json, 'error') ?? inWords(written)).slice(0, 80)}): the token is read-only, or the plan is used up.`,
        setRight('UPSTASH_REDIS_REST_TOKEN'),
      ),
    ];
  await command('DEL', key);
  return [ok('Redis', 'It answers to its token and takes writes.')];
};
