import { type Entry, entriesOf } from './entry.ts';
import type { Fact } from './facts.ts';
import type { Item, Letter } from './letter.ts';
import { Button, Chip, item, Problem, Row, type Tone } from './mail-parts.tsx';
import type { ResultMail } from './notification.ts';
import { subjectOf } from './subject.ts';

const tones: Record<Entry['status'], Tone> = {
  completed: 'good',
  needs_review: 'look',
  failed: 'bad',
  canceled: 'off',
};

const Unsure = () => <span class="soft"> (please check)</span>;

const FactTable = ({ facts }: { facts: Fact[] }) => (
  <table class="facts" role="presentation">
    {facts.map(({ label, value, unsure }) => (
      <tr>
        <td class="label">{label}</td>
        <td class="value">
          <bdi>{value}</bdi>
          {unsure && <Unsure />}
        </td>
      </tr>
    ))}
  </table>
);

const FactLine = ({ facts }: { facts: Fact[] }) => (
  <p class="line">
    {facts.map(({ label, value, unsure }, index) => (
      <>
        {index > 0 && ' · '}
        {label}: <bdi>{value}</bdi>
        {unsure && <Unsure />}
      </>
    ))}
  </p>
);

/** One document; alone it shows its facts as a table, among others as a line, so that no mail program cuts the mail. */
const Document = ({ entry, alone }: { entry: Entry; alone: boolean }) => (
  <Row>
    <Chip tone={tones[entry.status]}>{entry.label}</Chip>
    <p class="line">
      <a class="title" href={entry.link}>
        <bdi>{entry.name}</bdi>
      </a>
    </p>
    {entry.kind && <p class="soft">{entry.kind}</p>}
    {entry.facts.length > 0 && (alone ? <FactTable facts={entry.facts} /> : <FactLine facts={entry.facts} />)}
    {entry.problem && <Problem {...entry.problem} />}
    {alone && <Button href={entry.link}>Open the document</Button>}
    <p class="small">
      {entry.time && `${entry.time} · `}Job {entry.jobId}
    </p>
  </Row>
);

const entryItem = (entry: Entry, alone: boolean): Item =>
  item(<Document entry={entry} alone={alone} />, [
    `${entry.name} (${[entry.label, entry.kind].filter(Boolean).join('; ')})`,
    ...entry.facts.map(({ label, value, unsure }) => `  ${label}: ${value}${unsure ? ' (please check)' : ''}`),
    entry.problem && `  ${entry.problem.what}`,
    entry.problem && `  What to do: ${entry.problem.advice}`,
    `  ${entry.link}`,
    `  Job ${entry.jobId}${entry.time ? `, ${entry.time}` : ''}`,
  ]);

/** What became of a batch, those documents first that somebody has to act on. */
export function resultLetter(input: ResultMail, appUrl: string): Letter {
  const subject = subjectOf(input);
  const entries = entriesOf(input, appUrl);
  const alone = entries.length === 1 && input.total <= 1;
  return {
    category: 'job_result',
    subject,
    headline: subject,
    lead: null,
    preview: previewOf(entries),
    sections: [
      { heading: null, items: entries.map((entry) => entryItem(entry, alone)), total: input.total, link: appUrl },
    ],
  };
}

function previewOf(entries: Entry[]): string {
  const [only, ...others] = entries;
  if (!only || others.length > 0)
    return entries
      .slice(0, 5)
      .map(({ name }) => name)
      .join(', ');
  if (only.problem) return `${only.problem.what} ${only.problem.advice}`;
  return only.facts.map(({ label, value }) => `${label}: ${value}`).join(' · ');
}
