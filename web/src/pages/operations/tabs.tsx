import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';

interface Tab {
  href: string;
  word: string;
  /** The heading of its page. */
  title: string;
}

const overview: Tab = { href: '/operations', word: 'Overview', title: 'Operations' };

const tabs: Tab[] = [
  overview,
  { href: '/operations/failures', word: 'Failures', title: 'Failures' },
  { href: '/operations/usage', word: 'Usage and cost', title: 'Usage and cost' },
  { href: '/operations/mails', word: 'Mails and runs', title: 'Mails and runs' },
  { href: '/operations/audit', word: 'Audit log', title: 'Audit log' },
];

/** The tab of an address; the overview for one that nothing is at. */
export const tabAt = (address: string): Tab => tabs.find(({ href }) => href === address) ?? overview;

/** The ways between the pages for operators. */
export function Tabs() {
  const [address] = useLocation();
  const nav = useRef<HTMLElement>(null);
  // Phones show some of them at a time.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it waits for
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [address]);
  return (
    <nav className="section-links" ref={nav} aria-label="Parts of operations">
      {tabs.map(({ href, word }) => (
        <Link key={href} href={href} aria-current={href === address ? 'page' : undefined}>
          {word}
        </Link>
      ))}
    </nav>
  );
}
