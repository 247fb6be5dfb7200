import type { PropsWithChildren } from 'hono/jsx';
import { style } from '../unsubscribe/style.ts';
import { nameOf } from './words.ts';
import { type Paper, phaseOf, phaseOfAll, type Work } from './work.ts';

const secondsBetweenLooks = 3;

const ownStyle = `
section h2 { overflow-wrap: anywhere; }
progress { display: block; width: 100%; height: .6rem; margin-top: .9rem; accent-color: var(--accent); }
ul { margin: .6rem 0 0; padding: 0; list-style: none; }
li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .1rem 1rem; padding: .7rem 0; border-top: 1px solid var(--line); }
li b { font-weight: 600; overflow-wrap: anywhere; }
li small { flex-basis: 100%; color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
.state { color: var(--soft); font-variant-numeric: tabular-nums; }
.completed { color: var(--good); }
.failed { color: light-dark(#a3231b, #ffa59c); }
a { color: var(--accent); }
code { font: .92em ui-monospace, monospace; overflow-wrap: anywhere; }
`;

interface PageProps {
  title: string;
  nonce: string;
  isWaiting?: boolean;
}

const Page = ({ title, nonce, isWaiting, children }: PropsWithChildren<PageProps>) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      {isWaiting && <meta http-equiv="refresh" content={String(secondsBetweenLooks)} />}
      <title>{`${title} · Docket`}</title>
      <style nonce={nonce} dangerouslySetInnerHTML={{ __html: style + ownStyle }} />
    </head>
    <body>
      <main>
        <p class="brand">
          <span aria-hidden="true">D</span>Docket
        </p>
        <h1>{title}</h1>
        {children}
      </main>
    </body>
  </html>
);

const documentOf = (page: { toString(): string }): string => `<!doctype html>${page.toString()}`;

const states = { queued: 'Waiting', processing: 'Processing', completed: 'Ready', failed: 'Could not be processed' };

const Line = ({ paper }: { paper: Paper }) => {
  const phase = phaseOf(paper.status);
  return (
    <li>
      <b>{paper.filename}</b>
      <span class={`state ${phase}`}>{phase === 'processing' ? `${paper.progress} %` : states[phase]}</span>
      {paper.error && <small>{paper.error}</small>}
    </li>
  );
};

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

function summaryOf({ total, completed, failed, papers }: Work): string {
  if (papers.length === 1 && total === 1) return papers[0]?.error ?? '';
  return `${completed} of ${count(total, 'document')} ready${failed > 0 ? `, ${failed} could not be processed` : ''}.`;
}

function titleOf(work: Work): string {
  const phase = phaseOfAll(work);
  if (phase === 'processing') return `Processing: ${work.progress} %`;
  return phase === 'completed' && work.failed > 0 ? 'Done, but not all could be processed' : states[phase];
}

/** Where some work stands, for people: needs no script, and asks again by itself until all of it has come to its end. */
export function workPage(work: Work, nonce: string): string {
  const phase = phaseOfAll(work);
  const isWaiting = phase === 'queued' || phase === 'processing';
  const progress = isWaiting ? work.progress : 100;
  const repeats = isWaiting ? `This page looks again every ${secondsBetweenLooks} seconds.` : '';
  return documentOf(
    <Page title={titleOf(work)} nonce={nonce} isWaiting={isWaiting}>
      <section>
        <h2>{nameOf(work)}</h2>
        <p>{`${summaryOf(work)} ${repeats}`.trim()}</p>
        <progress max="100" value={progress} aria-label="Progress">{`${progress} %`}</progress>
      </section>
      {work.papers.length > 1 && (
        <section>
          <h2>One by one</h2>
          <ul>
            {work.papers.map((paper) => (
              <Line paper={paper} />
            ))}
          </ul>
        </section>
      )}
    </Page>,
  );
}

/** What somebody sees whose request brings no token that is good now. */
export const signInPage = (nonce: string): string =>
  documentOf(
    <Page title="Sign in to see this" nonce={nonce}>
      <section>
        <h2>In a browser</h2>
        <p>
          <a href="/">Sign in to Docket</a>: what you sent in, and how far it is, stands there on the first page.
        </p>
      </section>
      <section>
        <h2>From a program</h2>
        <p>
          Ask for this address with the header <code>Authorization: Bearer</code> and an access token. A token in the
          address itself is not read: addresses are kept in histories and logs.
        </p>
      </section>
    </Page>,
  );

/** The same page for what is not there and for what is somebody else's. */
export const noSuchWorkPage = (nonce: string): string =>
  documentOf(
    <Page title="There is nothing here" nonce={nonce}>
      <section>
        <h2>No job, batch or document of yours has this id</h2>
        <p>It may have been deleted, or belong to another account.</p>
      </section>
    </Page>,
  );
