import { inWords, isGood } from '../caller.ts';
import { type Finding, ok, skipped, trouble } from '../finding.ts';
import { base, type Check, type Patient, settingOf } from '../patient.ts';
import { setRight } from '../places.ts';

/** Whether the project answers to both keys, which shows that they are of one project. */
export const supabase: Check = async (patient) => {
  const url = settingOf(patient, 'SUPABASE_URL');
  if (url === null) return [skipped('Supabase', 'SUPABASE_URL is not set.')];
  return Promise.all([publishable(patient, base(url)), secret(patient, base(url))]);
};

async function publishable(patient: Patient, url: string): Promise<Finding> {
  const key = settingOf(patient, 'SUPABASE_PUBLISHABLE_KEY');
  if (key === null) return skipped('Supabase, publishable key', 'SUPABASE_PUBLISHABLE_KEY is not set.');
  // A function that nobody has is refused for its name by whoever knows the key, and for the key by whoever does not.
  const answer = await patient.call({
    service: 'Supabase',
    url: `${url}/rest/v1/rpc/no_such_function_of_docket`,
    headers: { apikey: key },
    body: {},
  });
  if (answer.failure !== null || answer.status >= 500) return away('Supabase, publishable key', inWords(answer));
  if (answer.status === 401 || answer.status === 403)
    return refused('SUPABASE_PUBLISHABLE_KEY', 'Supabase, publishable key', inWords(answer));
  return ok('Supabase, publishable key', 'The project answers to it.');
}

async function secret(patient: Patient, url: string): Promise<Finding> {
  const key = settingOf(patient, 'SUPABASE_SECRET_KEY');
  if (key === null) return skipped('Supabase, secret key', 'SUPABASE_SECRET_KEY is not set.');
  const headers = { apikey: key, authorization: `Bearer ${key}` };
  const answer = await patient.call({ service: 'Supabase', url: `${url}/rest/v1/rpc/heartbeat`, headers, body: {} });
  if (answer.failure !== null || answer.status >= 500) return away('Supabase, secret key', inWords(answer));
  // Where the migrations are missing, only the function is.
  if (!isGood(answer) && answer.status !== 404)
    return refused('SUPABASE_SECRET_KEY', 'Supabase, secret key', inWords(answer));
  return ok('Supabase, secret key', 'The project answers to it as to its service.');
}

const away = (check: string, why: string): Finding =>
  trouble(
    check,
    `Supabase does not answer: ${why}.`,
    'See whether SUPABASE_URL is right and the project is not paused (a free project sleeps after a week without use): Supabase, Project overview.',
  );

const refused = (name: string, check: string, why: string): Finding =>
  trouble(
    check,
    `The project refuses ${name} (${why}): it was deleted, or is the key of another project.`,
    `Take both keys and SUPABASE_URL from one project. ${setRight(name)}`,
  );
