import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { useAccount } from '../account.ts';
import { useSummary } from '../summary.ts';
import { isAt, places } from './places.ts';

/** The ways to every page, with where one is and what waits there. */
export function Navigation() {
  const [address] = useLocation();
  const nav = useRef<HTMLElement>(null);
  const { data: account } = useAccount();
  const { data: summary } = useSummary();
  const shown = places.filter(({ isForOperators }) => !isForOperators || account?.role);
  // Phones show some of them at a time; the last one comes when the role is known.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address and the number of places are what it waits for
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [address, shown.length]);
  return (
    <nav className="navigation" aria-label="Pages" ref={nav}>
      {shown.map(({ href, word, icon: Icon }) => (
        <Link
          key={href}
          href={href}
          aria-current={isAt(href, address) ? (href === address ? 'page' : 'true') : undefined}
        >
          <Icon size={18} aria-hidden />
          <span>{word}</span>
          {href === '/review' && Boolean(summary?.to_review) && (
            <span className="count" title={`${summary?.to_review} to check`}>
              {summary?.to_review}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
