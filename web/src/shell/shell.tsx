import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { Loading } from '../ui/states.tsx';
import { Account } from './account.tsx';
import { Bell } from './bell.tsx';
import { Boundary } from './boundary.tsx';
import { Connection } from './connection.tsx';
import { DropAnywhere } from './drop-anywhere.tsx';
import { Leaving } from './leaving.tsx';
import { Navigation } from './navigation.tsx';

/** What every page stands in. */
export function Shell({ email, children }: { email: string; children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const [address] = useLocation();
  const isFirst = useRef(true);
  // A new page begins at its top, and the keyboard with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it waits for
  useEffect(() => {
    if (!isFirst.current) {
      window.scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
    isFirst.current = false;
  }, [address]);
  return (
    <DropAnywhere>
      <Leaving />
      <div className="shell">
        <a className="skip" href="#main">
          To the content
        </a>
        <header className="bar">
          <Link href="/" className="brand">
            <img src="/icon.svg" alt="" width="28" height="28" />
            Docket
          </Link>
          <div className="bar-end">
            <Connection />
            <Bell />
            <Account email={email} />
          </div>
        </header>
        <Navigation />
        <main id="main" ref={main} tabIndex={-1}>
          <Boundary key={address}>
            <Suspense fallback={<Loading label="The page is loading" />}>{children}</Suspense>
          </Boundary>
        </main>
      </div>
    </DropAnywhere>
  );
}
