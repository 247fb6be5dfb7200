import type { Highlight } from './highlights.ts';

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

/** Frames around what was found on a page; the list of fields says in words what they are. */
export const Places = ({ highlights, lit }: { highlights: Highlight[]; lit: string | null }) =>
  highlights.map(({ name, box, isInDoubt }) => {
    if (!box) return null;
    const [left, top, right, bottom] = box;
    return (
      <span
        key={name}
        className={`place${isInDoubt ? ' doubt' : ''}${name === lit ? ' lit' : ''}`}
        data-place={name}
        aria-hidden
        style={{
          left: percent(left),
          top: percent(top),
          width: percent(right - left),
          height: percent(bottom - top),
        }}
      />
    );
  });
