import type { Job } from '../../../../../client/nouns.ts';
import { Pill, type Tone } from '../../../ui/pill.tsx';
import { countText, words } from '../../../words/text.ts';
import { durationText, timeText } from '../../../words/times.ts';

type Attempt = Job['attempts'][number];

const outcomes: Record<Attempt['outcome'], [string, Tone]> = {
  running: ['Under way', 'busy'],
  completed: ['Done', 'good'],
  failed: ['Failed', 'bad'],
  canceled: ['Canceled', ''],
  retrying: ['Tried again', 'warn'],
  continued: ['Went on in a fresh run', ''],
  lost: ['Broke off', 'warn'],
};

/** The tries of a run, with what became of each. */
export function Attempts({ job: { attempts, queue, generation } }: { job: Job }) {
  return (
    <>
      <p className="note">
        Reading {generation}, in the queue “{queue}”, {countText(attempts.length, 'try', 'tries')}
      </p>
      {attempts.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboards
        <section className="wide" aria-label="Tries" tabIndex={0} data-scrolls>
          <table>
            <thead>
              <tr>
                <th scope="col">Began</th>
                <th scope="col" className="number">
                  Took
                </th>
                <th scope="col">Became</th>
              </tr>
            </thead>
            <tbody>
              {attempts.map((attempt) => (
                <Row key={attempt.fence} attempt={attempt} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

function Row({ attempt: { started_at, ended_at, outcome, code, retry_after_ms } }: { attempt: Attempt }) {
  const [word, tone] = outcomes[outcome];
  return (
    <tr>
      <td>
        <time dateTime={started_at}>{timeText(started_at)}</time>
      </td>
      <td className="number">{ended_at ? durationText(Date.parse(ended_at) - Date.parse(started_at)) : '–'}</td>
      <td>
        <Pill tone={tone}>{word}</Pill>{' '}
        <span className="note">
          {[code && words(code).toLowerCase(), retry_after_ms && `again after ${durationText(retry_after_ms)}`]
            .filter(Boolean)
            .join(', ')}
        </span>
      </td>
    </tr>
  );
}
