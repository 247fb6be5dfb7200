import { type ReactNode, useEffect, useRef } from 'react';

interface RowFrameProps {
  word: string;
  isActive: boolean;
  isEditing: boolean;
  isInDoubt: boolean;
  onActive(): void;
  onHover?(): void;
  children: ReactNode;
}

/** One thing of the list that keys can act on. What becomes active takes the keyboard, and comes into view. */
export function RowFrame({ word, isActive, isEditing, isInDoubt, onActive, onHover, children }: RowFrameProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const element = row.current;
    if (!isActive || isEditing || !element || element.contains(document.activeElement)) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest' });
  }, [isActive, isEditing]);
  return (
    <li
      ref={row}
      className={`field${isActive ? ' active' : ''}${isInDoubt ? ' doubt' : ''}`}
      aria-label={isInDoubt ? `${word}, to check` : word}
      aria-current={isActive || undefined}
      tabIndex={isActive ? 0 : -1}
      onFocus={onActive}
      onPointerEnter={(event) => event.pointerType === 'mouse' && onHover?.()}
    >
      {children}
    </li>
  );
}
