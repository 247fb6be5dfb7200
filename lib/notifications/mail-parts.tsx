import type { PropsWithChildren } from 'hono/jsx';
import type { Entry } from './entry.ts';
import type { Fact } from './facts.ts';
import { tones } from './mail-style.ts';

type BoxProps = PropsWithChildren<{ class: string; margin: string; style: string }>;

/** A padded block; a table, since Outlook knows no padding elsewhere. */
export const Box = ({ class: name, margin, style, children }: BoxProps) => (
  <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style={`margin: ${margin};`}>
    <tr>
      <td class={name} style={style}>
        {children}
      </td>
    </tr>
  </table>
);

export const Chip = ({ status, label }: { status: Entry['status']; label: string }) => {
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

export const Facts = ({ facts }: { facts: Fact[] }) => (
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

export const Problem = ({ what, advice }: { what: string; advice: string }) => (
  <Box
    class="bad"
    margin="14px 0 0"
    style="padding: 12px 14px; border-radius: 8px; font-size: 14px; line-height: 21px; color: #a1232b; background-color: #fdeaea;"
  >
    <bdi>{what}</bdi>
    <br />
    <strong>What to do:</strong> {advice}
  </Box>
);

export const Footnote = ({ jobId, time }: Pick<Entry, 'jobId' | 'time'>) => (
  <p class="soft" style="margin: 14px 0 0; color: #626978; font-size: 12px; line-height: 18px; word-break: break-word;">
    {time && `${time} · `}Job {jobId}
  </p>
);

export const FactLine = ({ facts }: { facts: Fact[] }) => (
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

export const Button = ({ link }: { link: string }) => (
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
