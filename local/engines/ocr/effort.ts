/**
 * Milliseconds of work that this thread has done so far. Budgets are counted in it and not by the wall, so that what is
 * read of a page does not depend on what else the machine has to do. Node before 23.9 cannot tell: there it is time.
 */
export function effort(): number {
  if (typeof process.threadCpuUsage !== 'function') return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
