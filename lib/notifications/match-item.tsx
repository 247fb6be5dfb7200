import type { Item } from './letter.ts';
import { Button, Chip, item, Row, Sides, type Tone } from './mail-parts.tsx';
import type { MatchLine } from './mail-payloads.ts';
import { About, aboutText, postingInWords } from './posting-item.tsx';
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
    parts: [`Experience ${percent(vector_score)}`, asked > 0 && `Skills ${matched_skills.length} of ${asked}`].filter(
      Boolean,
    ),
    matched: skillNames(matched_skills),
    missing: skillNames(missing_skills),
    quote: shown && quote ? { text: quote, from: `${fileName(filename, 40)}, page ${shown.page}` } : null,
  };
}

interface Skills {
  names: string[];
  /** "+ 2 more", when there are more than are named. */
  more: string | null;
}

function skillNames(skills: string[]): Skills {
  const names = skills.map((skill) => plain(skill, 30)).filter(Boolean);
  const more = names.length - mostSkills;
  return { names: names.slice(0, mostSkills), more: more > 0 ? `+ ${more} more` : null };
}

const inText = ({ names, more }: Skills): string => names.join(', ') + (more ? ` ${more}` : '');

const Chips = ({ skills: { names, more }, tone, before }: { skills: Skills; tone: Tone; before: string }) => (
  <>
    {before}
    {names.map((name) => (
      <>
        {' '}
        <Chip tone={tone}>{name}</Chip>
      </>
    ))}
    {more && ` ${more}`}
    <br />
  </>
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
    <Row>
      <Sides side={<Score score={match.score} />}>
        <bdi class="title">{posting.title}</bdi>
        <About {...posting} />
        <p class="soft">{parts.join(' · ')}</p>
      </Sides>
      {(matched.names.length > 0 || missing.names.length > 0) && (
        <p class="chips">
          {matched.names.length > 0 && <Chips skills={matched} tone="good" before="You have" />}
          {missing.names.length > 0 && <Chips skills={missing} tone="off" before="Not found" />}
        </p>
      )}
      {quote && (
        <p class="quote">
          <bdi>“{quote.text}”</bdi>
          <span class="unit">
            <bdi>{quote.from}</bdi>
          </span>
        </p>
      )}
      {posting.link && (
        <Button href={posting.link} look="apply">
          Apply
        </Button>
      )}
    </Row>,
    [
      `${posting.title} (${percent(match.score)} match)`,
      aboutText(posting),
      `  ${parts.join(' · ')}`,
      matched.names.length > 0 && `  You have: ${inText(matched)}`,
      missing.names.length > 0 && `  Not found: ${inText(missing)}`,
      quote && `  “${quote.text}” (${quote.from})`,
      posting.link && `  Apply: ${posting.link}`,
    ],
  );
}
