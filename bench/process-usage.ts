import { readdirSync, readFileSync } from 'node:fs';

/** CPU (ms since the start) or memory (MB) of the product's runtime and of the process with the stand-ins. */
export interface Split {
  product: number;
  standIns: number;
}

const msPerTick = 10;

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // It ended between the listing and the reading.
  }
}

/** The fields of /proc/PID/stat after the command's name, which may hold spaces. */
const statFields = (pid: number): string[] => {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
};

/** A process with all that descend from it. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(statFields(Number(name))[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

const cpuMs = (pid: number): number => {
  const [user = 0, system = 0] = statFields(pid).slice(11, 13).map(Number);
  return (user + system) * msPerTick;
};

const residentMb = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;

function split(root: number, measure: (pid: number) => number): Split | null {
  if (process.platform !== 'linux') return null;
  const sums = { product: 0, standIns: 0 };
  for (const pid of processTree(root)) {
    const isRuntime = read(`/proc/${pid}/cmdline`).split('\0')[0]?.includes('workerd');
    sums[isRuntime ? 'product' : 'standIns'] += measure(pid);
  }
  return sums;
}

/** CPU used so far by the tree of processes of a local cloud; null where there is no /proc. */
export const cpuOf = (root: number): Split | null => split(root, cpuMs);

/** Memory that the tree holds now; pages that processes share count once for each. */
export const memoryOf = (root: number): Split | null => split(root, residentMb);

/** CPU (ms) that everything on the machine has used, idle and waiting time apart; null where there is no /proc. */
export function machineBusyMs(): number | null {
  if (process.platform !== 'linux') return null;
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (read('/proc/stat').split('\n')[0] ?? '')
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq) * msPerTick;
}
