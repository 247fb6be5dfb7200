import type { Item } from './letter.ts';
import { Button, Chip, item, Row } from './mail-parts.tsx';
import type { MatchLine } from './mail-payloads.ts';
import { About, postingInWords } from './posting-item.tsx';
import { fileName, plain } from './words.ts';

const mostSkills = 5;

/** "87%". */
export const percent = (score: number): string => `${Math.round(Math.min(1, Math.max(0, score)) * 100)}%`;

/** Why a match is one, in clean words. */
function reasonsOf({ vector_score, matched_skills, missing_skills, evidence, filename }: MatchLine) {
  const asked = matched_skills.length + missing_skills.length;
  const [shown] = evidence;
  const quote = plain(shown?.quote ?? '', 160);
  return {
    parts: [
      `${percent(vector_score)} alike in what it says`,
      asked > 0 && `${matched_skills.length} of ${asked} skills`,
    ].filter(Boolean),
    matched: skillNames(matched_skills),
    missing: skillNames(missing_skills),
    quote: shown && quote ? { text: quote, from: `${fileName(filename, 40)}, page ${shown.page}` } : null,
  };
}

function skillNames(skills: string[]): string[] {
  const names = skills.map((skill) => plain(skill, 30)).filter(Boolean);
  const more = names.length - mostSkills;
  return more > 0 ? [...names.slice(0, mostSkills), `${more} more`] : names;
}

const Skills = ({ matched, missing }: { matched: string[]; missing: string[] }) => (
  <p class="chips">
    {matched.map((name) => (
      <>
        <Chip tone="good">✓ {name}</Chip>{' '}
      </>
    ))}
    {missing.map((name) => (
      <>
        <Chip tone="off">{name}</Chip>{' '}
      </>
    ))}
  </p>
);

const Score = ({ score }: { score: number }) => (
  <>
    <b class="percent">{percent(score)}</b>
    <span class="unit">match</span>
  </>
);

/** A match with its score, its reasons and where to apply. */
export function matchItem(match: MatchLine): Item {
  const posting = postingInWords(match.posting);
  const { parts, matched, missing, quote } = reasonsOf(match);
  return item(
    <Row side={<Score score={match.score} />}>
      <bdi class="title">{posting.title}</bdi>
      <About {...posting} />
      <p class="soft">{parts.join(' · ')}</p>
      {(matched.length > 0 || missing.length > 0) && <Skills matched={matched} missing={missing} />}
      {quote && (
        <p class="quote">
          <bdi>“{quote.text}”</bdi>
          <span class="unit">
            <bdi>{quote.from}</bdi>
          </span>
        </p>
      )}
      {posting.link && <Button href={posting.link}>Apply</Button>}
    </Row>,
    [
      `${posting.title} (${percent(match.score)} match)`,
      posting.about && `  ${posting.about}`,
      `  ${parts.join(', ')}`,
      matched.length > 0 && `  You have: ${matched.join(', ')}`,
      missing.length > 0 && `  Not found: ${missing.join(', ')}`,
      quote && `  “${quote.text}” (${quote.from})`,
      posting.link && `  Apply: ${posting.link}`,
    ],
  );
}
