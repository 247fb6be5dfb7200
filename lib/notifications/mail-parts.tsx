import type { PropsWithChildren } from 'hono/jsx';
import type { Item } from './letter.ts';

/** One thing in its card, with something at its right side; a table, since Outlook knows no padding elsewhere. */
export const Row = ({ side, children }: PropsWithChildren<{ side?: unknown }>) => (
  <table class="wide" role="presentation">
    <tr>
      <td class="cell">{children}</td>
      {side && <td class="side">{side}</td>}
    </tr>
  </table>
);

export const Chip = ({ tone, children }: PropsWithChildren<{ tone: Tone }>) => (
  <span class={`chip ${tone}`}>{children}</span>
);

/** good, to be looked at, bad, over, new. */
export type Tone = 'good' | 'look' | 'bad' | 'off' | 'new';

export const Button = ({ href, children }: PropsWithChildren<{ href: string }>) => (
  <p class="press">
    <a class="button" href={href}>
      {children}
    </a>
  </p>
);

export const Problem = ({ what, advice }: { what: string; advice: string }) => (
  <p class="note bad">
    <bdi>{what}</bdi>
    <br />
    <strong>What to do:</strong> {advice}
  </p>
);

/** An element and its lines of text as an item. */
export const item = (element: { toString(): string }, lines: (string | null | false)[]): Item => ({
  html: element.toString(),
  text: lines.filter(Boolean).join('\n'),
});
