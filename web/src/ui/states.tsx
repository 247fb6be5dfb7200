import { CircleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { DocketError } from '../../../client/problem.ts';

/** What went wrong, in the words that the API gave for it. */
export function sentenceOf(error: unknown): string {
  if (error instanceof DocketError) return error.issues?.length ? issuesText(error.issues) : error.message;
  return error instanceof Error ? error.message : String(error);
}

const issuesText = (issues: { path: string; message: string }[]): string =>
  `${issues.map(({ path, message }) => `${path.replaceAll('_', ' ')} ${message}`.trim()).join('; ')}.`.replace(
    /\.\.$/,
    '.',
  );

/** What could not be shown, why, and a way to ask again. */
export function Trouble({ what, error, again }: { what: string; error: unknown; again?: () => void }) {
  return (
    <div className="card trouble" role="alert">
      <CircleAlert aria-hidden />
      <div>
        <strong>{what}</strong>
        <p>{sentenceOf(error)}</p>
        {again && (
          <button type="button" onClick={again}>
            Try again
          </button>
        )}
      </div>
    </div>
  );
}

/** Nothing is there, and what would change that. */
export function Empty({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <Icon size={40} strokeWidth={1.4} aria-hidden />
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** The shape of what is on its way. */
export function Loading({ rows = 4, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div className="loading" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without content are told apart by nothing else
        <div key={row} className="bone" />
      ))}
    </div>
  );
}
