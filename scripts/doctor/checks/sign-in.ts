import { inWords, isGood, listOf, member } from '../caller.ts';
import { type Finding, ok, skipped, trouble, warning } from '../finding.ts';
import { base, type Check, type Patient, settingOf } from '../patient.ts';
import { setRight } from '../places.ts';

/** How access tokens are checked: by the project's public keys. */
export const signIn: Check = async (patient) => {
  const url = settingOf(patient, 'SUPABASE_URL');
  if (url === null) return [skipped('sign-in', 'SUPABASE_URL is not set.')];
  const shared = settingOf(patient, 'SUPABASE_JWT_SECRET') !== null;
  if (shared && !patient.hosted) return [ok('sign-in', 'The local project signs with a shared secret.')];
  const answer = await patient.call({ service: 'Supabase', url: `${base(url)}/auth/v1/.well-known/jwks.json` });
  if (!isGood(answer))
    return [
      trouble(
        'sign-in',
        `The public keys cannot be read: ${inWords(answer)}.`,
        'See whether SUPABASE_URL is right; it has no path.',
      ),
    ];
  const keys = listOf(member(answer.json, 'keys')).filter((key) => ['EC', 'RSA'].includes(String(member(key, 'kty'))));
  return [publicKeys(keys, shared), ...privateKey(patient, keys)];
};

function publicKeys(keys: unknown[], shared: boolean): Finding {
  if (shared)
    return warning(
      'sign-in',
      'SUPABASE_JWT_SECRET is set, so tokens are checked by a secret that can also make them.',
      keys.length > 0
        ? 'The project has asymmetric keys: take SUPABASE_JWT_SECRET away.'
        : 'Migrate to asymmetric signing keys in Supabase (Project settings, JWT keys), then take SUPABASE_JWT_SECRET away.',
    );
  if (keys.length > 0) return ok('sign-in', `The project signs with asymmetric keys (${keys.length}).`);
  return trouble(
    'sign-in',
    'The project has no asymmetric signing key, so no token can be checked and nobody can sign in.',
    'In Supabase, Project settings, JWT keys: migrate to signing keys and rotate, so that a key for ES256 is in use.',
  );
}

function privateKey(patient: Patient, keys: unknown[]): Finding[] {
  const text = settingOf(patient, 'SUPABASE_JWT_PRIVATE_KEY');
  if (text === null) return [skipped('API keys', 'SUPABASE_JWT_PRIVATE_KEY is not set, so API keys are off.')];
  const mine = identityOf(text);
  const known = keys.some((key) => member(key, 'kid') === mine.kid && member(key, 'x') === mine.x);
  if (known) return [ok('API keys', 'The project knows the key that signs for API keys.')];
  return [
    trouble(
      'API keys',
      'The project does not know the key in SUPABASE_JWT_PRIVATE_KEY, so every API key is refused.',
      setRight('SUPABASE_JWT_PRIVATE_KEY'),
    ),
  ];
}

function identityOf(text: string): { kid: unknown; x: unknown } {
  try {
    const key: unknown = JSON.parse(text);
    return { kid: member(key, 'kid'), x: member(key, 'x') };
  } catch {
    return { kid: null, x: null };
  }
}
