import { statusInWords } from './application-item.tsx';
import type { Letter } from './letter.ts';
import { Button, Chip, item, Row } from './mail-parts.tsx';
import type { ApplicationMail } from './mail-payloads.ts';
import { About, aboutText, postingInWords, titleAt } from './posting-item.tsx';

/** "Data engineer at Nordwind: Interview". */
export const applicationSubject = (job: string, status: string): string => `${job}: ${statusInWords(status).label}`;

/** News of one application. */
export function applicationLetter({ content }: ApplicationMail, appUrl: string): Letter {
  const posting = postingInWords(content.posting);
  const { label, tone, sentence } = statusInWords(content.status);
  const before = content.previous ? statusInWords(content.previous).label : null;
  const link = `${appUrl}/applications`;
  const about = item(
    <Row>
      <Chip tone={tone}>{label}</Chip>
      <p class="line">
        <bdi class="title">{posting.title}</bdi>
      </p>
      <About {...posting} />
      {before && <p class="soft">Before: {before}</p>}
      <Button href={link}>See your applications</Button>
    </Row>,
    [`${posting.title} (${label})`, aboutText(posting), before && `  Before: ${before}`, `  ${link}`],
  );
  return {
    category: 'application_update',
    subject: applicationSubject(titleAt(posting), content.status),
    headline: sentence,
    lead: null,
    preview: sentence,
    sections: [{ heading: null, items: [about], total: 1, link }],
  };
}
