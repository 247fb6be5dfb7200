import type { Letter } from './letter.ts';
import { Button, item, Row } from './mail-parts.tsx';
import type { AlertMail } from './mail-payloads.ts';
import { plain, timeInWords } from './words.ts';

type Content = AlertMail['content'];

const titles: Record<Content['slo'], string> = {
  queue_age: 'Documents wait too long',
  dead_letters: 'Documents have failed for good',
  unknown_mails: 'Nobody knows whether mails arrived',
  outbox_lag: 'Mails and deletions are late',
  cron_silent: 'The minute cron is silent',
  deployment_quota: 'A quota of the whole deployment is nearly used up',
};

/** The mail that tells an operator that a promise is broken, or holds again. */
export function alertLetter({ to, content }: AlertMail, appUrl: string): Letter {
  const isOpen = content.what === 'opened';
  const title = titles[content.slo];
  const subject = isOpen ? `Alert: ${title}` : `Resolved: ${title}`;
  const measured = `${amount(content.unit, isOpen ? content.value : content.worst)}, where at most ${amount(content.unit, content.bound)} are promised.`;
  const said = isOpen ? `It is ${measured}` : `It was ${measured} Now the promise holds again.`;
  const since = `Open since ${timeInWords(content.opened_at, to.time_zone)}.`;
  const where = Object.entries(content.detail).map(([name, value]) => `${name}: ${plain(value, 200)}`);
  const remedy = `What to do: docs/runbook.md, "${content.slo}".`;
  const link = `${appUrl}/operations`;
  const about = item(
    <Row>
      <p class="line">{said}</p>
      {[since, ...where, remedy].map((line) => (
        <p class="soft">{line}</p>
      ))}
      <Button href={link}>Open operations</Button>
    </Row>,
    [said, since, ...where, remedy, link],
  );
  return {
    category: 'alert',
    subject,
    headline: title,
    lead: isOpen ? null : 'This is over.',
    preview: said,
    sections: [{ heading: null, items: [about], total: 1, link }],
  };
}

const amount = (unit: Content['unit'], value: number): string => {
  if (unit === 'percent') return `${value.toLocaleString('en')} %`;
  if (unit === 'count') return value.toLocaleString('en');
  return value < 120 ? `${Math.round(value)} seconds` : `${Math.round(value / 60).toLocaleString('en')} minutes`;
};
