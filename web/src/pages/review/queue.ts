/** What a person has done of what waits for them, since they opened the page. */
export interface Session {
  /** Ids in the order in which they came, the least sure first. */
  order: string[];
  /** The one that they picked out of the order. */
  picked: string | null;
  checked: string[];
  skipped: string[];
}

export const newSession: Session = { order: [], picked: null, checked: [], skipped: [] };

/** Takes in what waits now: new ones go to the end, so that nothing moves under anybody's hands. */
export function withWaiting(session: Session, waiting: string[]): Session {
  const fresh = waiting.filter((id) => !session.order.includes(id));
  return fresh.length === 0 ? session : { ...session, order: [...session.order, ...fresh] };
}

/** What is still to come, the one in front included. */
export const ahead = ({ order, checked, skipped }: Session): string[] =>
  order.filter((id) => !checked.includes(id) && !skipped.includes(id));

/** The document in front; null when nothing is left. */
export function current(session: Session): string | null {
  const left = ahead(session);
  return left.find((id) => id === session.picked) ?? left[0] ?? null;
}

export const check = (session: Session, id: string): Session => ({ ...session, checked: [...session.checked, id] });

export const skip = (session: Session, id: string): Session => ({ ...session, skipped: [...session.skipped, id] });

/** Looks at the skipped ones after all. */
export const unskip = (session: Session): Session => ({ ...session, skipped: [] });

export const pick = (session: Session, id: string): Session => ({ ...session, picked: id });

/** "3 of 17": how far one is. `waiting` is how many the service counts that wait now, loaded or not. */
export function place({ checked, skipped, order }: Session, waiting: number): { at: number; of: number } {
  const of = Math.max(order.length, waiting + checked.length);
  return { at: Math.min(of, checked.length + skipped.length + 1), of };
}
