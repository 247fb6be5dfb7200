import { useState } from 'react';
import { Chart } from './chart.tsx';
import { useColours } from './colours.ts';
import { type History, type Picture, picturesOf, stepLabel } from './series.ts';

/** The pictures of a history, each with its numbers as a table for whoever wants them exact or cannot see them. */
export default function Charts({ history }: { history: History }) {
  const colours = useColours();
  const isLong = history.bucket_seconds * history.data.length > 86_400;
  const labels = history.data.map(({ at }) => stepLabel(at, isLong));
  return (
    <div className="charts">
      {picturesOf(history).map((picture) => (
        <section key={picture.title} className="card chart" aria-label={picture.title}>
          <header>
            <h3>{picture.title}</h3>
            <span className="note">{picture.unit}</span>
          </header>
          <Chart picture={picture} labels={labels} colours={colours} />
          <Legend picture={picture} />
          <Numbers picture={picture} labels={labels} />
        </section>
      ))}
    </div>
  );
}

const Legend = ({ picture: { series, summary } }: { picture: Picture }) => (
  <p className="legend">
    {series.length > 1 &&
      series.map(({ name, tone, isDashed }) => (
        <span key={name} className="key">
          <span className={`line ${tone} ${isDashed ? 'dashed' : ''}`} aria-hidden />
          {name}
        </span>
      ))}
    <span className="note">{summary}</span>
  </p>
);

function Numbers({ picture: { title, series, format }, labels }: { picture: Picture; labels: string[] }) {
  const [isOpen, setOpen] = useState(false);
  const newestFirst = [...labels.keys()].reverse();
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title} as a table</summary>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: only what has the keyboard can be scrolled by it
        <section className="numbers" tabIndex={0} aria-label={`${title} in numbers`}>
          <table>
            <thead>
              <tr>
                <th scope="col">From</th>
                {series.map(({ name }) => (
                  <th key={name} scope="col" className="number">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {newestFirst.map((at) => (
                <tr key={at}>
                  <th scope="row">{labels[at]}</th>
                  {series.map(({ name, values }) => (
                    <td key={name} className="number">
                      {values[at] == null ? '–' : format(values[at])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
