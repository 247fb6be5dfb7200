import type { Answer, Content, Operation } from './description.ts';
import { Prose } from './prose.tsx';
import { Shape, Type } from './shape.tsx';
import { clientOf, curlOf, example } from './snippets.ts';

const Code = ({ title, text }: { title: string; text: string }) => (
  <figure class="code">
    <figcaption>
      {title}
      <button type="button" class="copy" hidden>
        Copy
      </button>
    </figcaption>
    <pre tabindex={0}>
      <code>{text}</code>
    </pre>
  </figure>
);

const Body = ({ content }: { content: Record<string, Content> }) => (
  <>
    {Object.entries(content).map(([type, { schema, opened }]) => (
      <div class="body">
        <span class="soft">{type}</span>
        {schema && <Shape schema={schema} />}
        {opened && <Shape schema={opened} />}
      </div>
    ))}
  </>
);

const Parameters = ({ operation: { parameters } }: { operation: Operation }) => (
  <>
    <h4>Parameters</h4>
    <table class="properties">
      <tbody>
        {parameters.map(({ name, in: where, required, schema, description }) => (
          <tr>
            <th scope="row">
              <code>{name}</code>
              <span class="soft">
                {' '}
                {where}
                {required ? '' : ', optional'}
              </span>
            </th>
            <td>
              <Type schema={schema} />
              {schema.default !== undefined && <span class="soft"> default {JSON.stringify(schema.default)}</span>}
              {description && <Prose text={description} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
);

const Answers = ({ answers }: { answers: Answer[] }) => (
  <>
    <h4>Answers</h4>
    {answers.map(({ status, description, content }) => (
      <div class="answer">
        <p>
          <strong class="status">{status}</strong> {description}
        </p>
        <Body content={content} />
      </div>
    ))}
  </>
);

const Refusals = ({ operation: { refusals } }: { operation: Operation }) => (
  <>
    <h4>Refusals</h4>
    <p class="codes">
      {refusals.map(({ status, codes }) => (
        <span>
          <strong class="status">{status}</strong>{' '}
          {codes.map((code) => (
            <>
              <a href={`#${code}`}>{code}</a>{' '}
            </>
          ))}
        </span>
      ))}
    </p>
  </>
);

const Access = ({ operation: { isOpen, scopes } }: { operation: Operation }) => (
  <p class="soft access">
    {isOpen && 'Needs no token.'}
    {!isOpen && scopes.length === 0 && 'For signed-in people; API keys may not.'}
    {scopes.length > 0 && (
      <>
        API keys need{' '}
        {scopes.map((scope, place) => (
          <>
            {place > 0 && ' or '}
            <code>{scope}</code>
          </>
        ))}
        .
      </>
    )}
  </p>
);

/** A route with everything about it. */
export const Route = ({ operation }: { operation: Operation }) => {
  const { id, method, path, summary, description, parameters, body, answers, refusals } = operation;
  const client = clientOf(operation);
  const answer = answers.flatMap(({ content }) => content['application/json']?.example ?? [])[0];
  const sent = body['application/json']?.example;
  return (
    <article id={id} data-words={`${method} ${path} ${summary} ${id}`.toLowerCase()}>
      <h3>
        <a href={`#${id}`}>
          <span class={`method ${method.toLowerCase()}`}>{method}</span> <code>{path}</code>
        </a>
      </h3>
      <p class="summary">{summary}</p>
      {description && <Prose text={description} />}
      <Access operation={operation} />
      <div class="halves">
        <div>
          {parameters.length > 0 && <Parameters operation={operation} />}
          {Object.keys(body).length > 0 && (
            <>
              <h4>Body</h4>
              <Body content={body} />
            </>
          )}
          <Answers answers={answers} />
          {refusals.length > 0 && <Refusals operation={operation} />}
        </div>
        <div>
          <Code title="curl" text={curlOf(operation)} />
          {client && <Code title="client" text={client} />}
          {sent !== undefined && <Code title="Body" text={example(sent)} />}
          {answer !== undefined && <Code title="Answer" text={example(answer)} />}
        </div>
      </div>
    </article>
  );
};
