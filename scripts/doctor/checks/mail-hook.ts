import { inWords, isGood, listOf, member } from '../caller.ts';
import { type Finding, ok, skipped, trouble, warning } from '../finding.ts';
import { type Check, type Patient, settingOf } from '../patient.ts';
import { setRight } from '../places.ts';
import { askSendGrid, unread } from './sendgrid.ts';

const needed = [
  'processed',
  'dropped',
  'deferred',
  'bounce',
  'delivered',
  'open',
  'spam_report',
  'unsubscribe',
  'group_unsubscribe',
];
const place = 'SendGrid, Settings, Mail settings, Event webhooks';

/** Whether SendGrid tells the worker what became of mails, in a way that can be believed. */
export const mailHook: Check = async (patient) => {
  if (settingOf(patient, 'SENDGRID_API_KEY') === null) return [skipped('event webhook', 'Mails are off.')];
  const to = `${patient.url}/hooks/sendgrid`;
  const answer = await askSendGrid(patient, '/v3/user/webhooks/event/settings/all');
  if (answer.status === 401 || answer.status === 403)
    return [unread('event webhook', inWords(answer), `${place} must post to ${to}, signed`)];
  if (!isGood(answer)) return [skipped('event webhook', `SendGrid does not answer (${inWords(answer)}).`)];
  const hook = listOf(member(answer.json, 'webhooks')).find((one) => member(one, 'url') === to);
  if (hook === undefined || member(hook, 'enabled') !== true)
    return [
      warning(
        'event webhook',
        `SendGrid does not tell ${to} what became of mails: none will be shown as delivered, and a mail whose answer was lost stays unknown.`,
        `${place}: post to ${to}, with all delivery and engagement events, signed.`,
      ),
    ];
  return [...events(hook), await signature(patient, hook)];
};

function events(hook: unknown): Finding[] {
  const missing = needed.filter((name) => member(hook, name) !== true);
  if (missing.length === 0) return [];
  return [warning('event webhook', `SendGrid does not tell of ${missing.join(', ')}.`, `${place}: turn them on.`)];
}

async function signature(patient: Patient, hook: unknown): Promise<Finding> {
  const id = String(member(hook, 'id') ?? '');
  const answer = await askSendGrid(patient, `/v3/user/webhooks/event/settings/signed${id && `/${id}`}`);
  if (!isGood(answer)) return unread('event webhook', inWords(answer), `${place}, signature verification must be on`);
  const theirs = String(member(answer.json, 'public_key') ?? '');
  if (!theirs)
    return trouble(
      'event webhook',
      'The event webhook is not signed, so the worker refuses every post.',
      `${place}: turn signature verification on, then set SENDGRID_WEBHOOK_PUBLIC_KEY to the key that it shows.`,
    );
  const mine = (patient.vars.SENDGRID_WEBHOOK_PUBLIC_KEY ?? '').split(',').map((one) => one.trim());
  if (mine.includes(theirs)) return ok('event webhook', 'It is on, signed, and the worker has its key.');
  return trouble(
    'event webhook',
    'SENDGRID_WEBHOOK_PUBLIC_KEY is not the key that SendGrid signs with, so the worker refuses every post.',
    setRight('SENDGRID_WEBHOOK_PUBLIC_KEY'),
  );
}
