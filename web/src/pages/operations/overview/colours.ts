import { useMemo } from 'react';
import { useTheme } from '../../../shell/theme.ts';
import { useMedia } from '../../../ui/media.ts';

const tokens = ['ink', 'soft', 'line', 'paper', 'accent', 'good', 'warn', 'bad'] as const;
export type Colours = Record<(typeof tokens)[number], string>;

/** The colours of the page as a canvas needs them, light or dark as the page is now. */
export function useColours(): Colours {
  const theme = useTheme();
  const isDark = useMedia('(prefers-color-scheme: dark)');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens change with both
  return useMemo(readColours, [theme, isDark]);
}

// A token is a rule with two colours until something is painted in it.
function readColours(): Colours {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const read = tokens.map((token) => {
    probe.style.color = `var(--${token})`;
    return [token, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(read) as Colours;
}

/** A colour that lets through what lies behind it: `rgb(1, 2, 3)` becomes `rgba(1, 2, 3, 0.2)`. */
export const thin = (colour: string, share: number): string =>
  colour.replace(/^rgb\((.*)\)$/, (_, parts) => `rgba(${parts}, ${share})`);
