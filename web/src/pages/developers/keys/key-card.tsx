import { Pill } from '../../../ui/pill.tsx';
import { agoText, dayText } from '../../../words/times.ts';
import type { ApiKey } from './data.ts';
import { keyWord, scopeWord } from './words.ts';

interface KeyCardProps {
  apiKey: ApiKey;
  onRotate(): void;
  onRevoke(): void;
}

/** A key: what it is known by, what it may do, and how long. */
export function KeyCard({ apiKey, onRotate, onRevoke }: KeyCardProps) {
  const { name, prefix, scopes, revoked_at, expires_at, last_used_at, rotated_at } = apiKey;
  const [word, tone] = keyWord(apiKey);
  const said = [
    last_used_at ? `last used ${agoText(last_used_at)}` : 'never used',
    revoked_at ? `revoked ${agoText(revoked_at)}` : `ends ${dayText(expires_at)}`,
    rotated_at && `renewed ${agoText(rotated_at)}`,
  ];
  return (
    <li className={revoked_at ? 'card thing ended' : 'card thing'}>
      <div className="thing-what">
        <h3>
          {name} <Pill tone={tone}>{word}</Pill>
        </h3>
        <p className="note">
          <code>{prefix}…</code> · {said.filter(Boolean).join(' · ')}
        </p>
        <ul className="plain tags" aria-label={`What ${name} may do`}>
          {scopes.map((scope) => (
            <li key={scope}>
              <Pill title={scopeWord(scope)}>{scope}</Pill>
            </li>
          ))}
        </ul>
      </div>
      {!revoked_at && (
        <div className="actions">
          {word !== 'Expired' && (
            <button type="button" className="small" onClick={onRotate}>
              Rotate…<span className="hidden"> {name}</span>
            </button>
          )}
          <button type="button" className="small" onClick={onRevoke}>
            Revoke…<span className="hidden"> {name}</span>
          </button>
        </div>
      )}
    </li>
  );
}
