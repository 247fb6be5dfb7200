import { useQuery } from '@tanstack/react-query';
import { type CSSProperties, useId } from 'react';
import { docket } from '../../docket.ts';
import { useSaveSettings } from '../../settings.ts';
import { sentenceOf } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { percentText } from '../../words/text.ts';
import { rangeOf, type Threshold, thresholdText } from '../../words/thresholds.ts';

interface ThresholdCardProps {
  /** The score that counts now, 0–1. */
  saved: number;
  /** The one that is tried; null while none is. */
  drafted: number | null;
  onDraft(score: number | null): void;
}

/** From which score on a job counts as a match, with how many would pass at each. */
export function ThresholdCard({ saved, drafted, onDraft }: ThresholdCardProps) {
  const say = useToast();
  const save = useSaveSettings();
  const preview = useQuery({
    queryKey: ['matches', 'preview'],
    queryFn: ({ signal }) => docket.get('/v1/matches/preview', { signal }),
    staleTime: 60_000,
  });
  const thresholds = preview.data?.thresholds ?? [];
  const chosen = drafted ?? saved;
  const keep = () =>
    save.mutate(
      { min_match_score: chosen },
      {
        onSuccess: () => {
          onDraft(null);
          say(
            chosen < saved
              ? `Saved: from ${percentText(chosen)} a job counts as a match. The open ones are compared again within the hour.`
              : `Saved: from ${percentText(chosen)} a job counts as a match.`,
          );
        },
        onError: (error) => say(`That was not saved: ${sentenceOf(error)}`, { tone: 'bad' }),
      },
    );
  return (
    <section className="card threshold" aria-labelledby="threshold">
      <h2 id="threshold">How well must a job fit?</h2>
      <Slider thresholds={thresholds} chosen={chosen} saved={saved} onDraft={onDraft} />
      <p role="status">
        {preview.isError
          ? `How many would pass is not known now: ${sentenceOf(preview.error)}`
          : thresholdText(thresholds, chosen, saved)}
      </p>
      {drafted === null || drafted === saved ? (
        <p>What stays below is neither kept nor mailed to you.</p>
      ) : (
        <div className="actions">
          <button type="button" className="main" onClick={keep} disabled={save.isPending}>
            Save {percentText(drafted)}
          </button>
          <button type="button" onClick={() => onDraft(null)}>
            Back to {percentText(saved)}
          </button>
        </div>
      )}
    </section>
  );
}

interface SliderProps {
  thresholds: Threshold[];
  chosen: number;
  saved: number;
  onDraft(score: number | null): void;
}

function Slider({ thresholds, chosen, saved, onDraft }: SliderProps) {
  const name = useId();
  const { min, max, step } = rangeOf(thresholds);
  const most = Math.max(1, ...thresholds.map(({ count }) => count));
  // What lies between the steps stays what it is until the slider is moved.
  const take = (percent: number) =>
    onDraft(Math.abs(percent - saved * 100) < step / 2 ? null : Math.min(1, percent / 100));
  return (
    <div className="slider">
      <div className="bars" aria-hidden>
        {thresholds.map(({ min_score, count }) => (
          <span
            key={min_score}
            className={min_score >= chosen - 0.001 ? 'in' : ''}
            style={{ '--share': count / most } as CSSProperties}
            title={`${count} at ${percentText(min_score)}`}
          />
        ))}
      </div>
      <label htmlFor={name}>
        Least score <output>{percentText(chosen)}</output>
      </label>
      <input
        id={name}
        type="range"
        min={min}
        max={max}
        step={step}
        value={Math.round(chosen * 100)}
        aria-valuetext={thresholdText(thresholds, chosen, saved) || percentText(chosen)}
        onChange={({ target }) => take(Number(target.value))}
      />
    </div>
  );
}
