const dayMs = 86_400_000;

/** A UTC day as the API names it. */
export const utcDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The last so many UTC days, today included: from the first to today. */
export const lastDays = (count: number, now = Date.now()): { from: string; to: string } => ({
  from: utcDay(now - (count - 1) * dayMs),
  to: utcDay(now),
});
