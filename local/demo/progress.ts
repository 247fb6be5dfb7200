import type { Journey } from './journey.ts';
import { bar, cut, livingLines, paint } from './terminal.ts';
import { standing, toneOf } from './words.ts';

/** One line of a live view: name, bar, percentage, and where the document stands. */
export function progressLine(journey: Journey, nameWidth: number, width: number): string {
  const name = journey.sample.filename.padEnd(nameWidth);
  const start = `  ${name}  ${bar(journey.progress)} ${String(Math.round(journey.progress)).padStart(4)} %  `;
  return paint(toneOf(journey.status), start + cut(standing(journey), width - start.length));
}

/** Shows journeys as they go: bars that move on a terminal, else a line whenever one gets to another place. */
export function showProgress(journeys: Journey[], out: NodeJS.WriteStream): () => void {
  const write = (text: string) => void out.write(text);
  return out.isTTY ? movingBars(journeys, out) : plainLines(journeys, write);
}

function movingBars(journeys: Journey[], out: NodeJS.WriteStream): () => void {
  const draw = livingLines((text) => void out.write(text));
  const nameWidth = Math.max(...journeys.map(({ sample }) => sample.filename.length));
  const redraw = () => draw(journeys.map((journey) => progressLine(journey, nameWidth, out.columns)));
  redraw();
  return redraw;
}

/** Says each new standing once; progress within a stage is left out. */
export function plainLines(journeys: Journey[], write: (text: string) => void): () => void {
  const said = new Map<Journey, string>();
  return () => {
    for (const journey of journeys) {
      const now = standing(journey);
      if (said.get(journey) === now || journey.status === 'sending') continue;
      said.set(journey, now);
      write(`  ${journey.sample.filename}: ${now}\n`);
    }
  };
}
