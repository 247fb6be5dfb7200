import { alertLetter } from './alert-letter.tsx';
import { applicationLetter } from './application-letter.tsx';
import { digestLetter } from './digest-letter.ts';
import type { Letter } from './letter.ts';
import { MailPayload } from './mail-payloads.ts';
import { matchesLetter } from './matches-letter.ts';
import { resultLetter } from './result-letter.tsx';
import { testLetter } from './test-letter.tsx';

/** What a mail says and to whom, from what the outbox holds of it; throws ZodError when that is no mail that we write. */
export function compose(payload: unknown, appUrl: string): { to: MailPayload['to']; letter: Letter } {
  const mail = MailPayload.parse(payload);
  return { to: mail.to, letter: letterOf(mail, appUrl.replace(/\/+$/, '')) };
}

function letterOf(mail: MailPayload, appUrl: string): Letter {
  switch (mail.template) {
    case 'results':
      return resultLetter(mail, appUrl);
    case 'matches':
      return matchesLetter(mail, appUrl);
    case 'digest':
      return digestLetter(mail, appUrl);
    case 'application':
      return applicationLetter(mail, appUrl);
    case 'test':
      return testLetter(mail, appUrl);
    case 'alert':
      return alertLetter(mail, appUrl);
  }
}
