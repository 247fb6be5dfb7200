import type { Entry } from './entry.ts';
import type { Fact } from './facts.ts';
import { font, styleSheet, tones } from './mail-style.ts';

const Chip = ({ status, label }: { status: Entry['status']; label: string }) => {
  const { name, color, background } = tones[status];
  const style = `display: inline-block; padding: 2px 10px; border-radius: 99px; font-size: 13px; font-weight: 600; line-height: 20px; color: ${color}; background-color: ${background};`;
  return (
    <span class={name} style={style}>
      {label}
    </span>
  );
};

const FactRow = ({ label, value, unsure }: Fact) => (
  <tr>
    <td
      class="soft label line"
      width="128"
      style="padding: 7px 12px 7px 0; width: 128px; color: #626978; font-size: 14px; vertical-align: top; border-top: 1px solid #e8eaef;"
    >
      {label}
    </td>
    <td
      class="ink line"
      style="padding: 7px 0; color: #1c1f26; font-size: 14px; font-weight: 600; vertical-align: top; border-top: 1px solid #e8eaef; word-break: break-word;"
    >
      <bdi>{value}</bdi>
      {unsure && (
        <span class="soft" style="color: #626978; font-weight: 400;">
          {' '}
          (please check)
        </span>
      )}
    </td>
  </tr>
);

const Facts = ({ facts }: { facts: Fact[] }) => (
  <table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    style="margin: 12px 0 0; border-collapse: collapse;"
  >
    {facts.map((fact) => (
      <FactRow {...fact} />
    ))}
  </table>
);

const Problem = ({ what, advice }: { what: string; advice: string }) => (
  <div
    class="bad"
    style="margin: 14px 0 0; padding: 12px 14px; border-radius: 8px; font-size: 14px; line-height: 21px; color: #a1232b; background-color: #fdeaea;"
  >
    <bdi>{what}</bdi>
    <br />
    <strong>What to do:</strong> {advice}
  </div>
);

const Footnote = ({ jobId, time }: Pick<Entry, 'jobId' | 'time'>) => (
  <p class="soft" style="margin: 14px 0 0; color: #626978; font-size: 12px; line-height: 18px; word-break: break-word;">
    {time && `${time} · `}Job {jobId}
  </p>
);

const FactLine = ({ facts }: { facts: Fact[] }) => (
  <p class="ink" style="margin: 8px 0 0; color: #1c1f26; font-size: 14px; line-height: 21px; word-break: break-word;">
    {facts.map(({ label, value, unsure }, index) => (
      <>
        {index > 0 && ' · '}
        {label}: <bdi>{value}</bdi>
        {unsure && ' (please check)'}
      </>
    ))}
  </p>
);

/** One document; alone it shows its facts as a table, among others as a line, so that no mail program cuts the mail. */
const Document = ({ entry, alone }: { entry: Entry; alone: boolean }) => (
  <div
    class="card line"
    style="margin: 0 0 14px; padding: 24px 28px; background-color: #ffffff; border: 1px solid #e3e6ec; border-radius: 14px;"
  >
    <Chip status={entry.status} label={entry.label} />
    <p style="margin: 12px 0 0; font-size: 18px; font-weight: 700; line-height: 25px; word-break: break-word;">
      <a
        class={alone ? 'ink' : 'accent'}
        href={entry.link}
        style={`color: ${alone ? '#1c1f26' : '#2952cc'}; text-decoration: none;`}
      >
        <bdi>{entry.name}</bdi>
      </a>
    </p>
    {entry.kind && (
      <p class="soft" style="margin: 2px 0 0; color: #626978; font-size: 14px; line-height: 20px;">
        {entry.kind}
      </p>
    )}
    {entry.facts.length > 0 && (alone ? <Facts facts={entry.facts} /> : <FactLine facts={entry.facts} />)}
    {entry.problem && <Problem {...entry.problem} />}
    {alone && <Button link={entry.link} />}
    <Footnote jobId={entry.jobId} time={entry.time} />
  </div>
);

const Button = ({ link }: { link: string }) => (
  <p style="margin: 20px 0 0;">
    <a
      class="button"
      href={link}
      style="display: inline-block; padding: 11px 22px; border-radius: 9px; font-size: 15px; font-weight: 600; line-height: 20px; color: #ffffff; background-color: #2952cc; text-decoration: none;"
    >
      Open the document
    </a>
  </p>
);

interface Content {
  headline: string;
  /** What an inbox shows behind the subject. */
  preview: string;
  entries: Entry[];
  more: number;
}

const Body = ({ headline, entries, more }: Omit<Content, 'preview'>) => (
  <div style="max-width: 560px; margin: 0 auto; text-align: left;">
    <p
      class="soft"
      style="margin: 0 0 6px 2px; color: #626978; font-size: 13px; font-weight: 700; letter-spacing: 0.08em;"
    >
      DOCKET
    </p>
    <h1
      class="ink"
      style="margin: 0 0 18px 2px; color: #1c1f26; font-size: 22px; line-height: 29px; word-break: break-word;"
    >
      <bdi>{headline}</bdi>
    </h1>
    {entries.map((entry) => (
      <Document entry={entry} alone={entries.length === 1 && more === 0} />
    ))}
    {more > 0 && (
      <p class="ink" style="margin: 4px 2px 14px; color: #1c1f26; font-size: 15px;">
        and {more.toLocaleString('en')} more
      </p>
    )}
    <p class="soft" style="margin: 20px 2px 0; color: #626978; font-size: 12px; line-height: 18px;">
      You can switch these mails off in your notification settings.
    </p>
  </div>
);

const Page = ({ headline, preview, entries, more }: Content) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <title>{headline}</title>
      <style>{styleSheet}</style>
    </head>
    <body class="ground" style="margin: 0; padding: 0; background-color: #f2f4f7;">
      <div style="display: none; max-height: 0; overflow: hidden;">{preview}</div>
      <table
        class="ground"
        role="presentation"
        width="100%"
        cellpadding="0"
        cellspacing="0"
        style={`background-color: #f2f4f7; ${font}`}
      >
        <tr>
          <td class="outer" align="center" style="padding: 32px 16px;">
            <Body headline={headline} entries={entries} more={more} />
          </td>
        </tr>
      </table>
    </body>
  </html>
);

/** The mail as a whole HTML document: no scripts, no images, nothing from elsewhere; all text is escaped. */
export const resultMailHtml = (content: Content): string => `<!doctype html>${(<Page {...content} />).toString()}`;
