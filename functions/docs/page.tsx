import { catalogue, type ErrorCode } from '../../lib/errors.ts';
import { meanings } from '../openapi/problems.ts';
import { type Described, type Noun, readDescription } from './description.ts';
import { Route } from './operation.tsx';
import { Prose } from './prose.tsx';
import { script } from './script.ts';
import { Shape } from './shape.tsx';
import { style } from './style.ts';

const anchorOf = (noun: string): string => `about-${noun.replaceAll(' ', '-')}`;
const titleOf = (noun: string): string =>
  noun.replace('api-keys', 'API keys').replace(/^\w/, (letter) => letter.toUpperCase());

const Contents = ({ nouns }: { nouns: Noun[] }) => (
  <nav aria-label="Contents">
    <details open>
      <summary>Contents</summary>
      <p class="search" hidden>
        <label>
          <span class="hidden">Search the routes</span>
          <input type="search" id="find" placeholder="Search  /" autocomplete="off" spellcheck={false} />
        </label>
        <span id="found" role="status" class="soft" />
      </p>
      <ul>
        <li>
          <a href="#start">Start</a>
        </li>
        {nouns.map(({ name, operations }) => (
          <li data-noun={name}>
            <a href={`#${anchorOf(name)}`}>{titleOf(name)}</a>
            <ul>
              {operations.map(({ id, method, path }) => (
                <li data-for={id}>
                  <a href={`#${id}`}>
                    <span class={`method ${method.toLowerCase()}`}>{method}</span> {path.replace(/^\/v1/, '')}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#errors">Errors</a>
        </li>
        <li>
          <a href="#shapes">Shapes</a>
        </li>
      </ul>
    </details>
  </nav>
);

const Start = ({ described: { about, schemes } }: { described: Described }) => (
  <section id="start">
    <h1>The API</h1>
    <Prose text={about} />
    <p>
      The same for programs: <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1).
    </p>
    <h2>Who asks</h2>
    {schemes.map(({ name, about }) => (
      <>
        <h3>{name === 'bearer' ? 'An access token' : 'An API key'}</h3>
        <Prose text={about} />
      </>
    ))}
  </section>
);

const Errors = () => (
  <section id="errors">
    <h2>Errors</h2>
    <p>
      Codes are stable, sentences are not. Documents that failed carry the same codes, and so do files that could not be
      taken.
    </p>
    <table class="properties">
      <tbody>
        {Object.entries(catalogue).map(([code, status]) => (
          <tr id={code}>
            <th scope="row">
              <code>{code}</code> <span class="soft">{status}</span>
            </th>
            <td>
              <Prose text={meanings[code as ErrorCode].means} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Shapes = ({ described: { shapes } }: { described: Described }) => (
  <section id="shapes">
    <h2>Shapes</h2>
    {shapes.map(([name, schema]) => (
      <article id={`shape-${name}`} class="shape">
        <h3>
          <a href={`#shape-${name}`}>{name}</a>
        </h3>
        {schema.description && <Prose text={schema.description} />}
        <Shape schema={schema} />
      </article>
    ))}
  </section>
);

/** Everything about the API as one page for people, which loads nothing else and works without its script. */
export function docsPage(appUrl: string): string {
  const described = readDescription(appUrl);
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Docket: the API</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <header>
          <a class="brand" href="/">
            Docket
          </a>
          <span class="soft">the API</span>
          <button type="button" id="theme" hidden>
            Dark or light
          </button>
        </header>
        <Contents nouns={described.nouns} />
        <main>
          <Start described={described} />
          {described.nouns.map(({ name, about, operations }) => (
            <section id={anchorOf(name)} data-noun={name}>
              <h2>{titleOf(name)}</h2>
              <Prose text={about} />
              {operations.map((operation) => (
                <Route operation={operation} />
              ))}
            </section>
          ))}
          <Errors />
          <Shapes described={described} />
        </main>
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
  return `<!doctype html>${page.toString()}`;
}
