export type LogFields = { [name: string]: string | number | boolean | null | undefined | LogFields[] };

export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** The one line of a piece of work, which takes in whatever is said of it until it ends. */
export interface Line extends Log {
  /** Writes the line and answers its fields; what is said afterwards becomes lines of its own. */
  end(fields: LogFields): LogFields;
}

/** One JSON line an entry. Fields are ids, codes and numbers: never payloads, tokens, names or addresses. */
export function createLog(bound: LogFields = {}, write: (line: string) => void = console.log): Log {
  const at =
    (level: string) =>
    (message: string, fields: LogFields = {}) =>
      write(JSON.stringify({ level, message, ...bound, ...fields }, clean));
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

// More of them say nothing new.
const mostTroubles = 20;

/**
 * Opens the one line of a request, a message or a cron run. The fields of every `info` go into it, warnings and errors
 * into its `troubles`, and the worst of them is its level.
 */
export function openLine(log: Log, message: string, bound: LogFields): Line {
  let said: LogFields = { ...bound };
  let level: keyof Log = 'info';
  let isOver = false;
  const troubles: LogFields[] = [];
  const trouble =
    (severity: 'warn' | 'error') =>
    (what: string, fields: LogFields = {}) => {
      if (isOver) return log[severity](what, { ...bound, ...fields });
      if (level !== 'error') level = severity;
      if (troubles.length < mostTroubles) troubles.push({ level: severity, message: what, ...fields });
    };
  return {
    info: (what, fields = {}) => {
      if (isOver) return log.info(what, { ...bound, ...fields });
      said = { ...said, ...fields };
    },
    warn: trouble('warn'),
    error: trouble('error'),
    end: (fields) => {
      isOver = true;
      said = { ...said, ...fields };
      log[level](message, { ...said, ...(troubles.length > 0 && { troubles }) });
      return said;
    },
  };
}

// What vendors say of a failure may quote whom or with what it was about: addresses, tokens and keys, signed links.
// Beside each is what it cannot be without: most of what is logged are ids and codes, with nothing like it.
const secrets: [RegExp, RegExp, string][] = [
  [/@/, /(?<![^\s<>"'(),;:@])[^\s<>"'(),;:@]+@[^\s<>"'(),;:]+/g, '(address)'],
  [/eyJ/, /\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g, '(token)'],
  [/Bearer|Basic/, /\b(Bearer|Basic) +[\w.~+/=-]+/gi, '$1 (token)'],
  [/dk_|sb_secret_|whsec_|SG\.|sk-/, /\b(dk_|sb_secret_|whsec_|SG\.|sk-)[\w.+/=-]{6,}/g, '(key)'],
  [/[?#]/, /(https?:\/\/[^\s?#"']+)[?#][^\s"']*/g, '$1'],
  [/\/unsubscribe\//, /(\/unsubscribe\/)[^\s"'?#]+/g, '$1…'],
];
const mayBeSecret = new RegExp(secrets.map(([sign]) => sign.source).join('|'), 'i');

function clean(_: string, value: unknown): unknown {
  if (typeof value !== 'string' || !mayBeSecret.test(value)) return value;
  return secrets.reduce((text, [, secret, shown]) => text.replace(secret, shown), value);
}
