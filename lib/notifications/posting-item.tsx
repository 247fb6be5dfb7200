import type { Item } from './letter.ts';
import { item, Row } from './mail-parts.tsx';
import type { PostingLine } from './mail-payloads.ts';
import { salaryInWords } from './money.ts';
import { safeLink } from './safe-link.ts';
import { plain } from './words.ts';

/** A posting in clean words; `link` is where to apply, when that is known and safe. */
export interface Posting {
  title: string;
  company: string;
  /** "Nordwind GmbH · Berlin · €50,000 – €60,000". */
  about: string;
  link: string | null;
}

export const postingInWords = (posting: PostingLine): Posting => {
  const company = plain(posting.company ?? '', 60);
  return {
    title: plain(posting.title, 100) || 'A job without a title',
    company,
    about: [company, plain(posting.location ?? '', 60), salaryInWords(posting)].filter(Boolean).join(' · '),
    link: safeLink(posting.apply_url),
  };
};

/** "Data engineer at Nordwind GmbH". */
export const titleAt = ({ title, company }: Posting): string => (company ? `${title} at ${company}` : title);

export const Title = ({ title, link }: Pick<Posting, 'title' | 'link'>) =>
  link ? (
    <a class="title" href={link}>
      <bdi>{title}</bdi>
    </a>
  ) : (
    <bdi class="title">{title}</bdi>
  );

export const About = ({ about }: Pick<Posting, 'about'>) =>
  about ? (
    <p class="soft">
      <bdi>{about}</bdi>
    </p>
  ) : null;

/** A new posting in a digest. */
export function postingItem(line: PostingLine): Item {
  const posting = postingInWords(line);
  return item(
    <Row>
      <Title {...posting} />
      <About {...posting} />
    </Row>,
    [posting.title, posting.about && `  ${posting.about}`, posting.link && `  ${posting.link}`],
  );
}
