import type { Cell } from './layout.ts';

const SENDER = /^From: (?<name>[^<>@]{2,60}) <[^<>\s]+@[^<>\s]+>$/;
const RECIPIENT = /^To: (?:(?<name>[^<>@,]{2,60}) )?<?[^<>\s,]+@[^<>\s,]+>?(?:,|$)/;

/** The name that an e-mail's From line has for its sender; null for any other line and for an address alone. */
export const mailSender = (cell: Cell): string | null => SENDER.exec(cell.text)?.groups?.name?.trim() ?? null;

/** Whether the line is an e-mail's To line; the lines under it are no address of the recipient's. */
export const isMailRecipient = (cell: Cell): boolean => RECIPIENT.test(cell.text);

/** The name that an e-mail's To line has for its first recipient. */
export const mailRecipient = (cell: Cell): string | null => RECIPIENT.exec(cell.text)?.groups?.name?.trim() ?? null;
