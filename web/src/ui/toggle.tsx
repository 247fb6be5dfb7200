import { Link, useSearchParams } from 'wouter';

interface ToggleProps {
  /** The parameter of the address that is chosen by it. */
  name: string;
  label: string;
  /** The choices with their words. */
  words: Record<string, string>;
  current: string;
}

/** One of a few, kept in the address of the page. */
export function Toggle({ name, label, words, current }: ToggleProps) {
  const [parameters] = useSearchParams();
  const addressWith = (value: string) => {
    const next = new URLSearchParams(parameters);
    next.set(name, value);
    return `?${next}`;
  };
  return (
    <nav className="toggle" aria-label={label}>
      {Object.entries(words).map(([value, word]) => (
        <Link key={value} href={addressWith(value)} aria-current={value === current ? 'true' : undefined}>
          {word}
        </Link>
      ))}
    </nav>
  );
}
