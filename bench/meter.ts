import { cpuOf, machineBusyMs, type Split } from './process-usage.ts';

/** Who used the machine between two moments, in ms of CPU; nulls where the system does not tell. */
export interface Usage {
  wallMs: number;
  cloud: Split | null;
  clientMs: number;
  otherCores: number | null;
}

/** Begins to measure; the returned function ends it. */
export function startMeter(pid: number): () => Usage {
  const before = snapshot(pid);
  return () => {
    const after = snapshot(pid);
    const wallMs = after.at - before.at;
    const clientMs = after.client - before.client;
    const cloud = after.cloud && before.cloud && difference(after.cloud, before.cloud);
    const machine = after.machine !== null && before.machine !== null ? after.machine - before.machine : null;
    const others = cloud && machine !== null ? machine - cloud.product - cloud.standIns - clientMs : null;
    return { wallMs, cloud, clientMs, otherCores: others === null ? null : others / wallMs };
  };
}

function snapshot(pid: number) {
  const { user, system } = process.cpuUsage();
  return { at: performance.now(), cloud: cpuOf(pid), client: (user + system) / 1000, machine: machineBusyMs() };
}

const difference = (after: Split, before: Split): Split => ({
  product: after.product - before.product,
  standIns: after.standIns - before.standIns,
});
