import { lazy, Suspense } from 'react';
import { useSearchParams } from 'wouter';
import { Loading, Trouble } from '../../../ui/states.tsx';
import { useHistory } from './data.ts';

// The library that draws is as large as the rest of the page.
const Charts = lazy(() => import('./charts.tsx'));

const ranges: [number, string][] = [
  [60, '1 hour'],
  [360, '6 hours'],
  [1440, '24 hours'],
  [10_080, '7 days'],
];

/** The minutes that the address asks to be shown; an hour unless it names another range. */
export function useRange(): [number, (minutes: number) => void] {
  const [parameters, setParameters] = useSearchParams();
  const asked = Number(parameters.get('minutes'));
  const minutes = ranges.some(([known]) => known === asked) ? asked : 60;
  return [minutes, (chosen) => setParameters({ minutes: String(chosen) }, { replace: true })];
}

/** How work went over time, kept up while it is looked at. */
export function HistoryPart() {
  const [minutes, choose] = useRange();
  const history = useHistory(minutes);
  return (
    <section>
      <header className="part-head">
        <h2>Over time</h2>
        <fieldset className="range">
          <legend className="hidden">Range of time</legend>
          {ranges.map(([length, word]) => (
            <label key={length}>
              <input type="radio" name="range" checked={length === minutes} onChange={() => choose(length)} />
              {word}
            </label>
          ))}
        </fieldset>
      </header>
      {history.isError && !history.data && (
        <Trouble what="The history cannot be shown now" error={history.error} again={() => void history.refetch()} />
      )}
      {history.isPending && <Loading rows={4} label="The charts are loading" />}
      {history.data && (
        <Suspense fallback={<Loading rows={4} label="The charts are loading" />}>
          <Charts history={history.data} />
        </Suspense>
      )}
    </section>
  );
}
