import { useState } from 'react';
import type { Document } from '../../../../../client/nouns.ts';
import { useKeys } from '../../../ui/keys.ts';
import { doubtsOf, kindItem, nextDoubt, type Review, stepFrom } from './doubts.ts';
import { useKind } from './use-kind.ts';
import { useReview } from './use-review.ts';

interface Place {
  document: Document;
  /** Its items in the order in which they are shown. */
  items: string[];
  /** The item that keys act on. */
  active: string | null;
  onActive(item: string | null): void;
  /** What Enter does when nothing is left to check. */
  onDone?: (() => void) | undefined;
}

/** What a person can say of the items of a document, by hand and by keys; each goes on to the next in doubt. */
export function useChecking({ document, items, active, onActive, onDone }: Place) {
  const review = useReview(document);
  const setKind = useKind(document);
  const [editing, setEditing] = useState<string | null>(null);
  const [isHelping, setHelping] = useState(false);
  const doubts = doubtsOf(document);
  const chosen = active !== null && items.includes(active) ? active : null;
  const unsure = doubts.filter((item) => item !== kindItem);

  const goOn = (from: string) => {
    setEditing(null);
    onActive(nextDoubt(items, doubts, from) ?? from);
  };
  const say = (said: Review) => {
    review(said);
    goOn(said.name);
  };
  const sayKind = (category: string) => {
    setKind(category);
    goOn(kindItem);
  };
  const move = (by: number) => {
    setEditing(null);
    onActive(stepFrom(items, chosen, by));
  };
  const accept = () => {
    if (chosen === null) return false;
    return chosen === kindItem ? sayKind(document.category ?? 'other') : say({ name: chosen, action: 'accept' });
  };
  const reject = () => (chosen === null || chosen === kindItem ? false : say({ name: chosen, action: 'reject' }));
  const correct = () => (chosen === null ? false : setEditing(chosen));
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => (chosen === null ? false : move(1)),
    ArrowUp: () => (chosen === null ? false : move(-1)),
    a: accept,
    x: reject,
    e: correct,
    Enter: () => (onDone && doubts.length === 0 ? onDone() : correct()),
    Escape: () => (chosen === null ? false : onActive(null)),
    '?': () => setHelping(true),
  });
  return {
    doubts,
    editing,
    setEditing,
    say,
    sayKind,
    isHelping,
    setHelping,
    /** How many values one word can accept; the kind is asked for by itself. */
    unsure: unsure.length,
    acceptAll: () => review(...unsure.map((name) => ({ name, action: 'accept' as const }))),
  };
}
