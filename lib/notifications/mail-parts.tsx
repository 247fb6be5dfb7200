import type { PropsWithChildren } from 'hono/jsx';
import type { Item } from './letter.ts';

/** One thing in its card; a table, since Outlook knows no padding elsewhere. */
export const Row = ({ children }: PropsWithChildren) => (
  <table class="wide" role="presentation">
    <tr>
      <td class="item">{children}</td>
    </tr>
  </table>
);

/** What stands side by side at the top of a row, the second thing at the right. */
export const Sides = ({ side, children }: PropsWithChildren<{ side: unknown }>) => (
  <table class="wide" role="presentation">
    <tr>
      <td class="main">{children}</td>
      <td class="side">{side}</td>
    </tr>
  </table>
);

export const Chip = ({ tone, children }: PropsWithChildren<{ tone: Tone }>) => (
  <span class={`chip ${tone}`}>{children}</span>
);

/** good, to be looked at, bad, over, new. */
export type Tone = 'good' | 'look' | 'bad' | 'off' | 'new';

/** A link to press: the one thing to do in a mail, or one of many such. */
export const Button = ({
  href,
  look = 'button',
  children,
}: PropsWithChildren<{ href: string; look?: 'button' | 'apply' }>) => (
  <p class="press">
    <a class={look} href={href}>
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
