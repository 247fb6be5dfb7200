// How mails look, each thing by the name of its class. The style sheet in the head carries all of it; mails with room
// for it have it inline too, for mail programs that drop style sheets.

const light: Record<string, string> = {
  ground: 'margin:0;padding:0;background-color:#f3f4f8;',
  font: 'font-family:-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica,Arial,sans-serif;',
  hidden: 'display:none;max-height:0;overflow:hidden;mso-hide:all;',
  wide: 'width:100%;border-collapse:collapse;',
  outer: 'padding:36px 16px 44px;',
  column: 'width:100%;max-width:600px;margin:0 auto;border-collapse:collapse;',
  left: 'padding:0;text-align:left;font-size:15px;line-height:22px;color:#14171f;',
  brand: 'margin:0 0 22px;font-size:16px;line-height:28px;font-weight:700;color:#14171f;',
  mark: 'display:inline-block;width:28px;height:28px;margin-right:9px;border-radius:8px;line-height:28px;font-size:16px;font-weight:700;text-align:center;color:#ffffff;background-color:#2952cc;',
  headline:
    'margin:0;font-size:26px;line-height:33px;font-weight:700;letter-spacing:-0.015em;color:#14171f;word-break:break-word;',
  lead: 'margin:8px 0 0;font-size:16px;line-height:24px;color:#545b69;word-break:break-word;',
  cards: 'padding:22px 0 6px;',
  block: 'width:100%;margin:0 0 14px;border-collapse:separate;border-spacing:0;',
  card: 'padding:8px 28px;background-color:#ffffff;border:1px solid #e2e5ec;border-radius:16px;',
  heading: 'margin:14px 0 0;font-size:13px;line-height:18px;font-weight:700;color:#2952cc;',
  item: 'padding:14px 0 15px;vertical-align:top;font-size:15px;line-height:22px;color:#14171f;',
  rule: 'margin:0;padding:0;border:0;border-top:1px solid #e8eaef;height:0;font-size:0;line-height:0;',
  main: 'padding:0;vertical-align:top;',
  side: 'padding:0 0 0 14px;width:60px;vertical-align:top;text-align:right;',
  title: 'font-size:17px;line-height:24px;font-weight:600;color:#14171f;text-decoration:none;word-break:break-word;',
  line: 'margin:6px 0 0;font-size:15px;line-height:22px;color:#14171f;word-break:break-word;',
  soft: 'margin:3px 0 0;font-size:14px;line-height:21px;color:#5f6675;word-break:break-word;',
  small: 'margin:12px 0 0;font-size:12px;line-height:18px;color:#6b7281;word-break:break-word;',
  percent: 'font-size:21px;line-height:24px;font-weight:700;color:#14663b;',
  unit: 'display:block;font-size:12px;line-height:16px;color:#6b7281;',
  chips: 'margin:9px 0 0;font-size:13px;line-height:28px;color:#5f6675;',
  chip: 'display:inline-block;padding:1px 10px;border-radius:99px;font-size:13px;font-weight:600;line-height:20px;',
  good: 'color:#14663b;background-color:#e3f5ea;',
  look: 'color:#7a4b00;background-color:#fdf0d5;',
  bad: 'color:#a1232b;background-color:#fdeaea;',
  off: 'color:#545b69;background-color:#eceef2;',
  new: 'color:#1d3fa8;background-color:#e8eefc;',
  quote:
    'margin:12px 0 0;padding:1px 0 1px 12px;border-left:3px solid #c9d4f2;font-size:14px;line-height:21px;color:#3d4350;word-break:break-word;',
  facts: 'width:100%;margin:14px 0 0;border-collapse:collapse;',
  label:
    'width:116px;padding:8px 14px 8px 0;border-top:1px solid #e8eaef;font-size:14px;line-height:20px;vertical-align:top;color:#5f6675;',
  value:
    'padding:8px 0;border-top:1px solid #e8eaef;font-size:14px;line-height:20px;font-weight:600;vertical-align:top;color:#14171f;word-break:break-word;',
  note: 'margin:12px 0 0;padding:11px 14px;border-radius:10px;font-size:14px;line-height:21px;word-break:break-word;',
  press: 'margin:14px 0 4px;',
  apply:
    'display:inline-block;padding:7px 18px;border-radius:9px;font-size:14px;font-weight:600;line-height:20px;color:#1d3fa8;background-color:#e8eefc;text-decoration:none;',
  button:
    'display:inline-block;padding:9px 18px;border-radius:9px;font-size:15px;font-weight:600;line-height:20px;color:#ffffff;background-color:#2952cc;text-decoration:none;',
  more: 'margin:0;padding:14px 0 15px;border-top:1px solid #e8eaef;font-size:15px;line-height:22px;font-weight:600;',
  link: 'color:#2952cc;text-decoration:none;',
  foot: 'margin:8px 2px 0;font-size:12px;line-height:19px;color:#6b7281;',
  under: 'color:#545b69;text-decoration:underline;',
};

const ink = 'color:#eceef4;';
const pale = 'color:#a2abbd;';
const rule = 'border-color:#2e3440;';
const blue = 'color:#93b2ff;';

const dark: Record<string, string> = {
  ground: 'background-color:#111318;',
  left: ink,
  brand: ink,
  mark: 'color:#10131a;background-color:#8fb0ff;',
  headline: ink,
  lead: pale,
  card: 'background-color:#1b1f27;border-color:#2e3440;',
  heading: blue,
  item: ink,
  rule,
  title: ink,
  line: ink,
  soft: pale,
  small: pale,
  percent: 'color:#8fe0ae;',
  unit: pale,
  good: 'color:#8fe0ae;background-color:#12351f;',
  look: 'color:#f5ca76;background-color:#3b2a08;',
  bad: 'color:#ffb3b2;background-color:#431a1d;',
  off: 'color:#c0c6d3;background-color:#2d333f;',
  new: 'color:#b8ccff;background-color:#1f2d52;',
  quote: 'color:#c8cedb;border-color:#3f5590;',
  chips: pale,
  label: pale + rule,
  value: ink + rule,
  button: 'color:#10131a;background-color:#8fb0ff;',
  apply: 'color:#b8ccff;background-color:#1f2d52;',
  more: rule,
  link: blue,
  foot: 'color:#8b94a7;',
  under: pale,
};

const phone: Record<string, string> = {
  outer: 'padding:22px 10px 32px;',
  card: 'padding:4px 18px;',
  headline: 'font-size:23px;line-height:30px;',
  button: 'display:block;text-align:center;padding:12px 18px;',
  label: 'width:92px;',
};

const rules = (looks: Record<string, string>, important: boolean): string =>
  Object.entries(looks)
    .map(([name, style]) => `.${name}{${important ? style.replaceAll(';', ' !important;') : style}}`)
    .join('\n');

/** What the head of a mail holds. No quotes, ampersands or angle brackets are in it, since they would be escaped. */
export const styleSheet = `
:root{color-scheme:light dark;supported-color-schemes:light dark;}
${rules(light, false)}
@media (max-width: 480px){
${rules(phone, true)}
}
@media (prefers-color-scheme: dark){
${rules(dark, true)}
}`;

/** The HTML with the looks of every class inline: only our own markup holds unescaped quotes, so only it is changed. */
export const dressed = (html: string): string =>
  html.replaceAll(/ class="([a-z ]+)"/g, (attribute, names: string) => {
    const style = names
      .split(' ')
      .map((name) => light[name] ?? '')
      .join('');
    return `${attribute} style="${style}"`;
  });
