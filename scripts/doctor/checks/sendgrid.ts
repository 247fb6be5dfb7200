import { type Answer, inWords, isGood, listOf, member } from '../caller.ts';
import { type Finding, ok, skipped, trouble, warning } from '../finding.ts';
import { base, type Check, type Patient, settingOf } from '../patient.ts';
import { setRight } from '../places.ts';

/** Asks SendGrid with the worker's key, or with one that may read more: the worker's needs no more than Mail Send. */
export async function askSendGrid(patient: Patient, path: string, reader = true): Promise<Answer> {
  const url = settingOf(patient, 'SENDGRID_URL') ?? 'https://api.sendgrid.com';
  const own = settingOf(patient, 'SENDGRID_API_KEY') ?? '';
  const key = reader ? (process.env.DOCTOR_SENDGRID_API_KEY ?? own) : own;
  return patient.call({ service: 'SendGrid', url: `${base(url)}${path}`, headers: { authorization: `Bearer ${key}` } });
}

export const unread = (check: string, why: string, byHand: string): Finding =>
  warning(
    check,
    `SendGrid does not let this key see it (${why}), which is right for the worker's.`,
    `Look by hand: ${byHand}. Or set DOCTOR_SENDGRID_API_KEY, in the environment of the doctor alone, to a key that may read everything.`,
  );

/** Whether mail can be sent with this key, and as this sender. */
export const sendgrid: Check = async (patient) => {
  if (settingOf(patient, 'SENDGRID_API_KEY') === null)
    return [skipped('SendGrid', 'SENDGRID_API_KEY is not set, so mails are off.')];
  const answer = await askSendGrid(patient, '/v3/scopes', false);
  if (answer.status === 401)
    return [trouble('SendGrid', 'SendGrid refuses SENDGRID_API_KEY.', setRight('SENDGRID_API_KEY'))];
  if (!isGood(answer))
    return [
      trouble(
        'SendGrid',
        `SendGrid does not answer: ${inWords(answer)}.`,
        'See SENDGRID_URL, and status.sendgrid.com.',
      ),
    ];
  return [rights(listOf(member(answer.json, 'scopes'))), await sender(patient)];
};

function rights(scopes: unknown[]): Finding {
  if (!scopes.includes('mail.send'))
    return trouble(
      'SendGrid',
      'SENDGRID_API_KEY may not send mail (it lacks mail.send).',
      setRight('SENDGRID_API_KEY'),
    );
  if (scopes.length > 20)
    return warning(
      'SendGrid',
      `SENDGRID_API_KEY may do ${scopes.length} things, and needs one of them.`,
      setRight('SENDGRID_API_KEY'),
    );
  return ok('SendGrid', 'The key may send mail.');
}

async function sender(patient: Patient): Promise<Finding> {
  const from = (settingOf(patient, 'SENDGRID_FROM_EMAIL') ?? '').toLowerCase();
  if (!from) return skipped('sender', 'SENDGRID_FROM_EMAIL is not set.');
  const [senders, domains] = await Promise.all([
    askSendGrid(patient, '/v3/verified_senders'),
    askSendGrid(patient, '/v3/whitelabel/domains'),
  ]);
  if (!isGood(senders) && !isGood(domains))
    return unread(
      'sender',
      inWords(senders),
      `SendGrid, Settings, Sender authentication must list ${from} or its domain as verified`,
    );
  const one = listOf(member(senders.json, 'results')).some(
    (known) => member(known, 'verified') === true && String(member(known, 'from_email')).toLowerCase() === from,
  );
  const domain = listOf(domains.json).some(
    (known) => member(known, 'valid') === true && from.endsWith(`@${String(member(known, 'domain')).toLowerCase()}`),
  );
  if (domain) return ok('sender', 'The domain of the sender is authenticated.');
  if (one)
    return warning(
      'sender',
      `${from} is verified, but its domain is not authenticated: many mailboxes will take its mails for spam.`,
      'SendGrid, Settings, Sender authentication, Authenticate your domain: put the three CNAMEs that it shows into the DNS, and a DMARC record.',
    );
  return trouble(
    'sender',
    `${from} is not verified, so SendGrid refuses every mail of it.`,
    'SendGrid, Settings, Sender authentication: authenticate the domain (three CNAMEs in the DNS), or verify the single address.',
  );
}
