import type { PropsWithChildren } from 'hono/jsx';
import type { Preferences } from '../../lib/notifications/preferences.ts';
import { whyUnreachable } from '../../lib/notifications/unreachable.ts';
import { Choices, Everything, isOnList, Leave, type List, Unreachable } from './choices.tsx';
import { style } from './style.ts';

interface PageProps {
  title: string;
  nonce: string;
}

const Page = ({ title, nonce, children }: PropsWithChildren<PageProps>) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>{`${title} · Docket`}</title>
      <style nonce={nonce} dangerouslySetInnerHTML={{ __html: style }} />
    </head>
    <body>
      <main>
        <p class="brand">
          <span aria-hidden="true">D</span>Docket
        </p>
        {children}
      </main>
    </body>
  </html>
);

const documentOf = (page: { toString(): string }): string => `<!doctype html>${page.toString()}`;

/** What somebody hears by mail, with the ways to change it; needs no script and names nobody. */
export const preferencePage = (shown: {
  list: List;
  preferences: Preferences;
  /** Why no mail can reach them, as it is kept with their address. */
  unreachable: string | null;
  /** What was just done, as a sentence. */
  done: string | null;
  /** Why nothing was done, as a sentence. */
  refused: string | null;
  nonce: string;
}): string => {
  const { list, preferences, unreachable, done, refused, nonce } = shown;
  const isOn = preferences.email_enabled;
  return documentOf(
    <Page title="Mails from Docket" nonce={nonce}>
      <h1>Mails from Docket</h1>
      {done && (
        <div class="done" role="status">
          {done}
        </div>
      )}
      {refused && (
        <div class="done refused" role="alert">
          {refused}
        </div>
      )}
      {unreachable && <Unreachable why={whyUnreachable(unreachable)} />}
      {isOn && !unreachable && <Leave list={list} isOn={isOnList(list, preferences)} />}
      {isOn && <Choices preferences={preferences} />}
      <Everything isOn={isOn} />
    </Page>,
  );
};

/** What every link that we did not make leads to, whatever is wrong with it. */
export const noSuchLinkPage = (nonce: string): string =>
  documentOf(
    <Page title="This link does not work" nonce={nonce}>
      <h1>This link does not work</h1>
      <section>
        <h2>It may have been cut on its way</h2>
        <p>Open the mail again and follow its link from there, or copy the whole of it. Nothing was changed.</p>
      </section>
    </Page>,
  );
