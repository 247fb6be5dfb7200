import { isGood, member } from '../caller.ts';
import { type Finding, ok, skipped, warning } from '../finding.ts';
import { base, type Check, settingOf } from '../patient.ts';

const name = 'accounts';

/** How people come to accounts, as far as Supabase Auth says it of itself: whether an address must be one's own, and a person a person. */
export const accounts: Check = async (patient) => {
  const [url, key] = [settingOf(patient, 'SUPABASE_URL'), settingOf(patient, 'SUPABASE_PUBLISHABLE_KEY')];
  if (url === null || key === null) return [skipped(name, 'SUPABASE_URL or SUPABASE_PUBLISHABLE_KEY is not set.')];
  if (!patient.hosted) return [skipped(name, 'The local project takes every address, so that nobody needs a mailbox.')];
  const answer = await patient.call({
    service: 'Supabase',
    url: `${base(url)}/auth/v1/settings`,
    headers: { apikey: key },
  });
  if (!isGood(answer)) return [skipped(name, 'Supabase Auth does not say how it is set up.')];
  const found: Finding[] = [];
  if (member(answer.json, 'mailer_autoconfirm') === true)
    found.push(
      warning(
        name,
        'Addresses are not confirmed: anybody gets an account, and your mails, in the name of somebody else, and signing up tells who has one.',
        'Supabase, Authentication, Sign in / Providers, Email: turn "Confirm email" on.',
      ),
    );
  if (member(member(answer.json, 'external'), 'anonymous_users') === true)
    found.push(
      warning(
        name,
        'Supabase makes accounts for anonymous people, whom the worker refuses.',
        'Supabase, Authentication, Sign in / Providers: turn "Allow anonymous sign-ins" off.',
      ),
    );
  if (found.length > 0) return found;
  return [
    ok(
      name,
      'Addresses are confirmed before accounts are used. Rate limits cannot be seen from here: see that they are those of supabase/config.toml.',
    ),
  ];
};
