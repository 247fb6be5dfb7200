import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Alert } from '../lib/alerts/alert.ts';

const runbook = readFileSync('docs/runbook.md', 'utf8');

test.each(Alert.shape.slo.options)(
  'the runbook says of %s what it means, how to see it and how to practise it',
  (slo) => {
    const [, entry = ''] = new RegExp(`^## ${slo}\\n(.+?)(?=^## |\\z)`, 'ms').exec(`${runbook}\n## `) ?? [];
    expect(entry).toMatch(/\*\*Means\*\*.+\*\*See\*\*.+\*\*Practise\*\*.+```sh/s);
  },
);
