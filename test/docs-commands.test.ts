import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const pages = ['checks', 'console', 'extend', 'local-cloud', 'mails', 'pages/README', 'security'];

// Older versions of Node, with which everything else begins, cannot run TypeScript.
test.each(pages)('what docs/%s.md says to run is run by the Node of the project', (name) => {
  expect(readFileSync(`docs/${name}.md`, 'utf8').match(/(?<!npx )\bnode (?:[a-z-]+\/)+\S+\.ts\b/g)).toBeNull();
});
