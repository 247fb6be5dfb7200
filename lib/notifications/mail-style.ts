import type { Entry } from './entry.ts';

export const font = 'font-family: -apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif;';

/** Text and background of a status, in light; the style sheet has the dark ones. */
export const tones: Record<Entry['status'], { name: string; color: string; background: string }> = {
  completed: { name: 'good', color: '#14663b', background: '#e3f5ea' },
  needs_review: { name: 'look', color: '#7a4b00', background: '#fdf0d5' },
  failed: { name: 'bad', color: '#a1232b', background: '#fdeaea' },
  canceled: { name: 'off', color: '#545b69', background: '#eceef2' },
};

/**
 * What inline styles cannot say: dark mode and narrow screens. It holds no quotes, ampersands or angle brackets, since
 * they would be escaped.
 */
export const styleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .outer { padding: 12px 8px !important; }
  .card { padding: 20px 18px !important; }
  .label { width: 96px !important; }
  .button { display: block !important; text-align: center !important; }
}
@media (prefers-color-scheme: dark) {
  .ground { background-color: #121419 !important; }
  .card { background-color: #1d2129 !important; border-color: #2d333f !important; }
  .ink { color: #eceef4 !important; }
  .soft { color: #9da6b8 !important; }
  .accent { color: #8fb0ff !important; }
  .line { border-color: #2d333f !important; }
  .button { background-color: #8fb0ff !important; color: #10131a !important; }
  .good { background-color: #12351f !important; color: #8fe0ae !important; }
  .look { background-color: #3b2a08 !important; color: #f5ca76 !important; }
  .bad { background-color: #431a1d !important; color: #ffaaa9 !important; }
  .off { background-color: #2d333f !important; color: #c0c6d3 !important; }
}`;
