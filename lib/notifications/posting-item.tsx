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
  /** "Nordwind GmbH · Berlin". */
  place: string;
  /** "€50,000 – €60,000". */
  salary: string | null;
  link: string | null;
}

export const postingInWords = (posting: PostingLine): Posting => {
  const company = plain(posting.company ?? '', 60);
  return {
    title: plain(posting.title, 100) || 'A job without a title',
    company,
    place: [company, plain(posting.location ?? '', 60)].filter(Boolean).join(' · '),
    salary: salaryInWords(posting),
    link: safeLink(posting.apply_url),
  };
};

/** "Data engineer at Nordwind GmbH". */
export const titleAt = ({ title, company }: Pick<Posting, 'title' | 'company'>): string =>
  company ? `${title} at ${company}` : title;

export const Title = ({ title, link }: Pick<Posting, 'title' | 'link'>) =>
  link ? (
    <a class="title" href={link}>
      <bdi>{title}</bdi>
    </a>
  ) : (
    <bdi class="title">{title}</bdi>
  );

export const About = ({ place, salary }: Pick<Posting, 'place' | 'salary'>) => (
  <>
    {place && (
      <p class="soft">
        <bdi>{place}</bdi>
      </p>
    )}
    {salary && <p class="line">{salary}</p>}
  </>
);

/** The same as text, indented. */
export const aboutText = ({ place, salary }: Pick<Posting, 'place' | 'salary'>): string | null =>
  place || salary ? `  ${[place, salary].filter(Boolean).join(' · ')}` : null;

/** A new posting in a digest. */
export function postingItem(line: PostingLine): Item {
  const posting = postingInWords(line);
  return item(
    <Row>
      <Title {...posting} />
      <About {...posting} />
    </Row>,
    [posting.title, aboutText(posting), posting.link && `  ${posting.link}`],
  );
}
