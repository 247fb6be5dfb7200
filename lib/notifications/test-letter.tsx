import type { Letter } from './letter.ts';
import { Button, item, Row } from './mail-parts.tsx';
import type { TestMail } from './mail-payloads.ts';
import { timeInWords } from './words.ts';

const said = 'Mails from Docket reach you at this address, and they look like this one.';

/** The mail that somebody sends to themselves to see whether mails arrive. */
export function testLetter({ to, content }: TestMail, appUrl: string): Letter {
  const asked = `Asked for on ${timeInWords(content.requested_at, to.time_zone)}.`;
  const about = item(
    <Row>
      <p class="line">{said}</p>
      <p class="soft">{asked}</p>
      <Button href={appUrl}>Open Docket</Button>
    </Row>,
    [said, asked, appUrl],
  );
  return {
    category: 'test',
    subject: 'A test mail from Docket',
    headline: 'It works',
    lead: null,
    preview: said,
    sections: [{ heading: null, items: [about], total: 1, link: appUrl }],
  };
}
