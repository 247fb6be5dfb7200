import { adviceFor } from './advice.ts';
import type { Item } from './letter.ts';
import { item, Problem, Row } from './mail-parts.tsx';
import { fileName, plain, spaced } from './words.ts';

const DocumentLink = ({ name, link }: { name: string; link: string }) => (
  <a class="title" href={link}>
    <bdi>{name}</bdi>
  </a>
);

/** A document with what it is or what is to be done about it; `link` is its page. */
export function documentItem(filename: string, link: string, about: string | null): Item {
  const name = fileName(filename);
  const words = about && spaced(about);
  return item(
    <Row>
      <DocumentLink name={name} link={link} />
      {words && <p class="soft">{sentence(words)}</p>}
    </Row>,
    [words ? `${name} (${words})` : name, `  ${link}`],
  );
}

/** A document that could not be read, with why and what to do. */
export function failedItem(
  { filename, code, detail }: { filename: string; code: string | null; detail: string | null },
  link: string,
): Item {
  const name = fileName(filename);
  const what = plain(detail ?? '', 200) || 'We could not read this document.';
  const advice = adviceFor(code ?? '');
  return item(
    <Row>
      <DocumentLink name={name} link={link} />
      <Problem what={what} advice={advice} />
    </Row>,
    [name, `  ${what}`, `  What to do: ${advice}`, `  ${link}`],
  );
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
