import { describe, expect, test } from 'vitest';
import { values } from './documents.ts';
import { drawn } from './invoices/drawn.ts';
import { english } from './invoices/english.ts';
import { french } from './invoices/french.ts';
import { german } from './invoices/german.ts';
import { others } from './invoices/others.ts';
import { unusual } from './invoices/unusual.ts';

const all = [...english, ...german, ...french, ...others, ...unusual];

describe.each(['in one line', 'on their own'] as const)(
  'an invoice whose columns stand %s gives its fields',
  (columns) => {
    test.each(all)('$name', async ({ page, values: expected }) => {
      expect(await values(drawn(page, columns), 'invoice')).toMatchObject(expected);
    });
  },
);
