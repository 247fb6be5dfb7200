import type { Page } from 'playwright-core';
import type { TestFile } from '../product/world.ts';

/** Drops files onto the page, as a hand does that brings them from a folder. */
export async function dropFiles(page: Page, files: TestFile[]): Promise<void> {
  const carried = files.map(({ name, type, bytes }) => ({
    name,
    type: type ?? '',
    base64: Buffer.from(bytes as Uint8Array).toString('base64'),
  }));
  const transfer = await page.evaluateHandle((all) => {
    const held = new DataTransfer();
    for (const { name, type, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      held.items.add(new File([bytes], name, { type }));
    }
    return held;
  }, carried);
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('main', event, { dataTransfer: transfer });
}

/** What each progress bar with this label shows, in order, each value once; 0 while it cannot tell. */
export async function watchBars(page: Page, label: RegExp): Promise<() => Promise<Record<string, number[]>>> {
  await page.evaluate((pattern) => {
    const seen: Record<string, number[]> = {};
    Object.assign(window, { seenBars: seen });
    const look = () => {
      for (const bar of document.querySelectorAll('progress')) {
        const name = bar.getAttribute('aria-label') ?? '';
        if (!new RegExp(pattern).test(name)) continue;
        const values = seen[name] ?? [];
        seen[name] = values;
        if (values.at(-1) !== bar.value) values.push(bar.value);
      }
      requestAnimationFrame(look);
    };
    look();
  }, label.source);
  return () => page.evaluate('window.seenBars');
}
