import { startCloud } from '../local/cloud.ts';
import { freePorts } from '../local/settings.ts';

// A local cloud in a process of its own, so that its CPU is not mixed with that of whoever measures it.

const [, , data, ticking] = process.argv;
if (!data || !process.send) throw new Error('Started by bench/cloud.ts, with a data folder.');
const cloud = await startCloud({ data, ports: await freePorts(), ticking: ticking !== undefined });
process.send(cloud.env);
process.once('disconnect', async () => {
  await cloud.close();
  process.exit(0);
});
