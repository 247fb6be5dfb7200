import type { Highlight } from './highlights.ts';

interface PlacesProps {
  highlights: Highlight[];
  lit: string | null;
  onPick(name: string): void;
}

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

/** Frames around what was found on a page; the list of fields is the way to them for keyboards. */
export const Places = ({ highlights, lit, onPick }: PlacesProps) =>
  highlights.map(({ name, label, box, isInDoubt }) => {
    if (!box) return null;
    const [left, top, right, bottom] = box;
    return (
      <button
        key={name}
        type="button"
        tabIndex={-1}
        className={`place${isInDoubt ? ' doubt' : ''}${name === lit ? ' lit' : ''}`}
        data-place={name}
        title={label}
        aria-label={label}
        style={{
          left: percent(left),
          top: percent(top),
          width: percent(right - left),
          height: percent(bottom - top),
        }}
        onClick={() => onPick(name)}
      />
    );
  });
