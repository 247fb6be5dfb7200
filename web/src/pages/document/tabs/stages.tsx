import type { Document } from '../../../../../client/nouns.ts';
import { words } from '../../../words/text.ts';
import { durationText } from '../../../words/times.ts';
import { costText } from './cost.ts';

/** What each stage took, by which engine. */
export function Stages({ stages }: { stages: Document['stages'] }) {
  if (stages.length === 0) return <p className="note">None has finished yet.</p>;
  const ms = stages.reduce((sum, stage) => sum + stage.ms, 0);
  const cost = stages.reduce((sum, stage) => sum + stage.cost_micro_usd, 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboards
    <section className="wide" aria-label="Stages" tabIndex={0} data-scrolls>
      <table>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Engine</th>
            <th scope="col" className="number">
              Took
            </th>
            <th scope="col" className="number">
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage.stage}>
              <td>{words(stage.stage)}</td>
              <td>{stage.engine}</td>
              <td className="number">{durationText(stage.ms)}</td>
              <td className="number">{costText(stage.cost_micro_usd)}</td>
            </tr>
          ))}
        </tbody>
        {stages.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                Together
              </th>
              <td className="number">{durationText(ms)}</td>
              <td className="number">{costText(cost)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
