import { TypedSearch } from '../../../ui/typed-search.tsx';
import { stages } from '../../../words/status.ts';
import { words } from '../../../words/text.ts';
import { timeText } from '../../../words/times.ts';
import { beginningOf, spanWords, type useFailureFilter } from './filter.ts';

const queues = ['interactive', 'default', 'bulk'];

/** By what the dead letters are narrowed: stage, code, queue, and since when. */
export function Filters({ use: [filter, set] }: { use: ReturnType<typeof useFailureFilter> }) {
  return (
    <div className="failure-filters">
      <select aria-label="Stage" value={filter.stage ?? ''} onChange={({ target }) => set('stage', target.value)}>
        <option value="">Any stage</option>
        {stages.map((stage) => (
          <option key={stage} value={stage}>
            {words(stage)}
          </option>
        ))}
      </select>
      <select aria-label="Queue" value={filter.queue ?? ''} onChange={({ target }) => set('queue', target.value)}>
        <option value="">Any queue</option>
        {queues.map((queue) => (
          <option key={queue}>{queue}</option>
        ))}
      </select>
      <select
        aria-label="Failed since"
        value={filter.since ?? ''}
        onChange={({ target }) => set('since', target.value && beginningOf(target.value))}
      >
        <option value="">Since ever</option>
        {filter.since && <option value={filter.since}>Since {timeText(filter.since)}</option>}
        {spanWords.map((span) => (
          <option key={span}>{span}</option>
        ))}
      </select>
      <search>
        <TypedSearch
          label="Failure code"
          placeholder="Code, such as engine_unavailable"
          maxLength={100}
          value={filter.code ?? ''}
          onSay={(text) => set('code', text, { replace: true })}
        />
      </search>
    </div>
  );
}
