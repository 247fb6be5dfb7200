import { brokerThemes } from './broker-themes.ts';
import { digestThemes } from './digest-themes.ts';
import { documentThemes } from './document-themes.ts';
import { keyThemes } from './key-themes.ts';
import { outageThemes } from './outage-themes.ts';
import type { Theme } from './theme.ts';

/** One for each seed, in turn. */
export const themes: readonly Theme[] = [
  { name: 'ordinary weather' },
  ...outageThemes,
  ...brokerThemes,
  ...documentThemes,
  ...keyThemes,
  ...digestThemes,
];
