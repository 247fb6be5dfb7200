/** Node before 23.9 cannot tell how much of its time a thread was at work: there, work is time. */
const isCounted = typeof process.threadCpuUsage === 'function';
let elsewhere = 0;

/**
 * Milliseconds of work that has been done for this thread so far, by itself and by others. Budgets are counted in it and
 * not by the wall, so that what is read of a page does not depend on what else the machine has to do.
 */
export function effort(): number {
  if (!isCounted) return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000 + elsewhere;
}

/** Counts work (milliseconds) that another thread has done for this one. */
export function addEffort(work: number): void {
  if (isCounted) elsewhere += work;
}
