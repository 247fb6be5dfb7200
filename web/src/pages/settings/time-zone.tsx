import { useId } from 'react';

const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = [...new Set(['UTC', own, ...Intl.supportedValuesOf('timeZone')])];

interface TimeZoneProps {
  zone: string;
  trouble: string | null;
  onChange(zone: string): void;
}

/** A time zone by its name, with the browser's own to be taken by one press. */
export function TimeZone({ zone, trouble, onChange }: TimeZoneProps) {
  const id = useId();
  return (
    <div className="labelled">
      <label htmlFor={id}>Time zone</label>
      <input
        id={id}
        list={`${id}zones`}
        value={zone}
        required
        autoComplete="off"
        spellCheck={false}
        aria-invalid={trouble !== null}
        aria-describedby={trouble ? `${id}trouble` : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id={`${id}zones`}>
        {zones.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {trouble && (
        <p className="bad" id={`${id}trouble`}>
          {trouble}
        </p>
      )}
      {zone.trim() !== own && (
        <button type="button" className="take" onClick={() => onChange(own)}>
          Take {own.replaceAll('_', ' ')}, as this browser
        </button>
      )}
    </div>
  );
}
