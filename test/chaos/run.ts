import { enumerate } from './kill-points.ts';
import { lives } from './lives.ts';
import type { Options } from './options.ts';
import { matrix, Tally } from './seeds/matrix.ts';
import { liveSeed } from './seeds/seed.ts';
import { takeOverFetch } from './simulation/fetch.ts';
import { openPlatform } from './simulation/platform.ts';

/** Runs what was asked for and prints its report; answers the exit code. */
export async function run(options: Options): Promise<number> {
  const say = (line: string) => console.error(line);
  const giveBack = takeOverFetch();
  const platform = await openPlatform();
  let broken = 0;
  try {
    if (options.killPoints) {
      for (const life of lives) {
        const from = Date.now();
        const result = await enumerate(platform, life);
        broken += result.broken.length;
        say(
          `${result.life}: ${result.calls} calls, ${result.cuts} cuts, ${result.broken.length} broken (${((Date.now() - from) / 1000).toFixed(1)} s)`,
        );
        for (const { place, cut, struck, broken, story } of result.broken)
          say([`${place} ${cut} ${struck}`, ...broken, ...story.slice(0, 60)].join('\n  '));
      }
    }
    const tally = new Tally();
    for (const seed of options.seeds) {
      const from = Date.now();
      const told = await liveSeed(platform, seed);
      tally.add(told.tally, told.broken.length === 0);
      if (told.broken.length > 0) broken += 1;
      say(
        `seed ${seed} ${told.theme}: ${told.documents} documents, ${told.calls} calls, ${told.broken.length} broken, ${Date.now() - from} ms`,
      );
      if (told.broken.length > 0 || options.single)
        say([...told.broken, ...(options.single ? told.story : [])].join('\n   '));
    }
    if (options.seeds.length > 0)
      for (const { number, name, absent } of matrix)
        say(`${number} ${name}: ${absent ?? `${tally.fired.get(number) ?? 0} / ${tally.overcome.get(number) ?? 0}`}`);
    return broken > 0 ? 1 : 0;
  } finally {
    giveBack();
    await platform.close();
  }
}
