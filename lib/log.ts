export type LogFields = Record<string, string | number | boolean | null | undefined>;

export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** One JSON line an entry. Fields are ids, codes and numbers: never payloads, tokens, names or addresses. */
export function createLog(bound: LogFields = {}, write: (line: string) => void = console.log): Log {
  const at =
    (level: string) =>
    (message: string, fields: LogFields = {}) =>
      write(JSON.stringify({ level, message, ...bound, ...fields }));
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
