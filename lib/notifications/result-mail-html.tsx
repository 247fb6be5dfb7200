import type { Entry } from './entry.ts';
import { Box, Button, Chip, FactLine, Facts, Footnote, Problem } from './mail-parts.tsx';
import { font, styleSheet } from './mail-style.ts';

/** One document; alone it shows its facts as a table, among others as a line, so that no mail program cuts the mail. */
const Document = ({ entry, alone }: { entry: Entry; alone: boolean }) => (
  <Box
    class="card line"
    margin="0 0 14px"
    style="padding: 24px 28px; background-color: #ffffff; border: 1px solid #e3e6ec; border-radius: 14px;"
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
  </Box>
);

interface Content {
  headline: string;
  /** What an inbox shows behind the subject. */
  preview: string;
  entries: Entry[];
  more: number;
}

const Body = ({ headline, entries, more }: Omit<Content, 'preview'>) => (
  <Box class="column" margin="0 auto; max-width: 560px" style="text-align: left;">
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
      Docket, your inbox for documents.
    </p>
  </Box>
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
