import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readDemoOptions } from '../../local/demo/demo-options.ts';
import { differences } from '../../local/demo/differences.ts';
import { begin, collectMails, type Journey } from '../../local/demo/journey.ts';
import { plainLines, progressLine } from '../../local/demo/progress.ts';
import { mailLines, resultJson, resultTable } from '../../local/demo/report.ts';
import { type Sample, samples } from '../../local/demo/samples.ts';
import { findStack } from '../../local/demo/stack.ts';
import { bar, columns, livingLines } from '../../local/demo/terminal.ts';
import { invoiceFacts } from '../../scripts/samples/invoice.ts';
import { receiptFacts } from '../../scripts/samples/receipt.ts';

const folder = resolve(import.meta.dirname, '../../local/demo/samples');
const at = { created_at: '2026-11-22T09:00:00.000Z', completed_at: '2026-11-22T09:00:01.500Z' };
const addresses = {
  api: 'http://a',
  supabase: 'http://s',
  publishableKey: 'k',
  control: 'http://c',
  mailbox: 'http://m',
};

const aMail = { id: 'm', category: 'job_result', subject: 'a mail', text: 'Hello' };

const letter: Sample = {
  filename: 'letter.eml',
  ends: { category: 'letter', fields: { subject: 'Hello', total: 12.5 } },
};
const broken: Sample = { filename: 'broken.pdf', ends: { code: 'document_corrupt' } };

function read(fields: Record<string, unknown> = { subject: 'Hello', total: 12.5 }): Journey {
  const named = Object.entries(fields).map(([name, value]) => ({ name, value, confidence: 0.9 }));
  const details = {
    ...at,
    status: 'completed',
    stage: null,
    progress: 100,
    error: null,
    category: 'letter',
    category_confidence: 0.98,
    page_count: 1,
    fields: named,
  };
  const mail = {
    id: 'm1',
    category: 'job_result',
    subject: 'letter.eml is ready: letter',
    text: 'letter.eml is ready: letter\n\nletter.eml (Ready)\n  http://a/documents/one\n',
  };
  return { ...begin(letter), id: 'one', status: 'completed', progress: 100, details, mail };
}

function failed(code = 'document_corrupt'): Journey {
  const error = { code, detail: 'It is cut off.' };
  const mail = { id: 'm2', category: 'job_result', subject: 'broken.pdf could not be read', text: null };
  return { ...begin(broken), id: 'two', status: 'failed', error, mail };
}

describe('the samples', () => {
  test('every sample document has its row, and every row its document', () => {
    expect(samples.map(({ filename }) => filename).sort()).toEqual(readdirSync(folder).sort());
  });

  test('each is small', () => {
    const large = readdirSync(folder).filter((name) => statSync(join(folder, name)).size > 300_000);
    expect(large).toEqual([]);
  });

  test('what must be found in the invoice and the receipt is what was printed on them', () => {
    const ends = (name: string) => samples.find(({ filename }) => filename === name)?.ends;
    const { invoice_number, due_date, total, iban } = invoiceFacts;
    expect(ends('invoice.pdf')).toMatchObject({ fields: { invoice_number, due_date, total, iban } });
    expect(ends('receipt.png')).toMatchObject({ fields: receiptFacts });
  });

  test('the sums of the invoice add up, and its IBAN has the right checksum', () => {
    const { net, tax, total, iban } = invoiceFacts;
    expect(net + tax).toBeCloseTo(total, 2);
    const digits = [...iban.slice(4), ...iban.slice(0, 4)].map((one) => Number.parseInt(one, 36)).join('');
    expect(BigInt(digits) % 97n).toBe(1n);
  });

  test('the broken PDF has no end, and the locked one is encrypted', () => {
    expect(readFileSync(join(folder, 'broken.pdf'), 'latin1')).not.toContain('%%EOF');
    expect(readFileSync(join(folder, 'locked.pdf'), 'latin1')).toContain('/Encrypt');
  });
});

describe('the verdict', () => {
  test('is good when documents were read, or failed, as they should', () => {
    expect([read(), { ...read(), status: 'needs_review' }, failed()].flatMap(differences)).toEqual([]);
  });

  test('names a field that was missed, and one that was read wrong', () => {
    expect(differences(read({ total: 12.4 }))).toEqual([
      'letter.eml: subject is missing, not "Hello"',
      'letter.eml: total is 12.4, not 12.5',
    ]);
  });

  test('asks of a list only that the expected entries are among the others', () => {
    const sample: Sample = { filename: 'cv.pdf', ends: { category: 'letter', fields: { skills: ['SQL', 'Kafka'] } } };
    expect(differences({ ...read({ skills: ['Kafka', 'dbt', 'SQL'] }), sample })).toEqual([]);
    expect(differences({ ...read({ skills: ['SQL'] }), sample })).toHaveLength(1);
  });

  test('tells another category, another error, and a document that was read but must fail', () => {
    const taken = { ...read(), sample: { ...letter, ends: { category: 'resume', fields: {} } } };
    expect(differences(taken)).toEqual(['letter.eml: is taken for letter, not resume']);
    expect(differences(failed('out_of_time'))).toEqual([
      'broken.pdf: ended failed (out_of_time: It is cut off.), not failed with document_corrupt',
    ]);
    expect(differences({ ...read(), sample: broken })).toEqual([
      'broken.pdf: ended completed, not failed with document_corrupt',
    ]);
  });

  test('misses the mail that did not come', () => {
    expect(differences({ ...failed(), mail: null })).toEqual(['broken.pdf: no mail came']);
  });

  test('is in the JSON, with what was found', () => {
    const shown = { journeys: [read(), failed()], matched: null, mornings: [], wrong: [] };
    expect(resultJson(shown, addresses)).toMatchObject({
      ok: true,
      differences: [],
      documents: [
        { filename: 'letter.eml', category: 'letter', pages: 1, seconds: 1.5, fields: { total: 12.5 } },
        { filename: 'broken.pdf', error: { code: 'document_corrupt' }, category: null, seconds: null },
      ],
    });
  });
});

describe('a mail', () => {
  test('goes to the document that it links to', async () => {
    const journeys = [read(), failed()].map((journey) => ({ ...journey, mail: null }));
    const mails = [
      { ...aMail, subject: 'second', text: 'http://a/documents/two' },
      { ...aMail, subject: 'first', text: 'http://a/documents/one' },
    ];
    await collectMails(journeys, async () => mails);
    expect(journeys.map(({ mail }) => mail)).toMatchObject([{ subject: 'first' }, { subject: 'second' }]);
  });

  test('is not waited for longer than the patience lasts', async () => {
    const journey = { ...read(), mail: null };
    await collectMails([journey], async () => [{ ...aMail, text: 'documents/nine' }], 0);
    expect(journey.mail).toBeNull();
  });

  test('is shown by its subject and what it says first, the subject once', () => {
    expect(mailLines([read()])).toEqual(['  ✉ letter.eml is ready: letter', '      letter.eml (Ready)']);
  });
});

describe('on the terminal', () => {
  test('a bar fills up from the left, whatever it is told', () => {
    expect([bar(0, 4), bar(50, 4), bar(100, 4), bar(140, 4)]).toEqual(['░░░░', '██░░', '████', '████']);
  });

  test('a document has one line with its share and where it stands, no wider than the terminal', () => {
    const journey = { ...begin(letter), status: 'processing', stage: 'classify', progress: 40 };
    expect(progressLine(journey, 12, 80)).toMatch(/^ {2}letter\.eml {4}█{10}░{14} {3}40 % {2}telling what it is$/);
    expect(progressLine(journey, 12, 60)).toHaveLength(60);
  });

  test('lines are drawn again in their place', () => {
    let text = '';
    const draw = livingLines((more) => {
      text += more;
    });
    draw(['a', 'b']);
    draw(['c', 'd']);
    expect(text).toBe('\x1b[2Ka\n\x1b[2Kb\n\x1b[2A\x1b[2Kc\n\x1b[2Kd\n');
  });

  test('where nothing can be drawn again, each new standing is said once', () => {
    const journey = begin(letter);
    const said: string[] = [];
    const tell = plainLines([journey], (line) => said.push(line));
    tell();
    for (const progress of [10, 20]) {
      Object.assign(journey, { status: 'processing', stage: 'classify', progress });
      tell();
    }
    Object.assign(journey, { status: 'completed' });
    tell();
    expect(said).toEqual(['  letter.eml: telling what it is\n', '  letter.eml: read\n']);
  });

  test('columns line up and end at the edge', () => {
    expect(
      columns(
        [
          ['a', 'bb', 'long last cell'],
          ['ccc', 'd', 'e'],
        ],
        14,
      ),
    ).toEqual(['a    bb  long…', 'ccc  d   e']);
  });

  test('the table tells status, category, fields, pages and time, and below what was found', () => {
    expect(resultTable([read(), failed()], 80).map(stripVTControlCharacters)).toEqual([
      'Document    Status  Category     Fields  Pages  Time',
      'letter.eml  read    letter 98 %  2       1      1.5 s',
      '            subject Hello · total 12.50',
      'broken.pdf  failed  –            –       –      –',
      '            It is cut off.',
    ]);
  });
});

describe('the command line', () => {
  test('takes its flags together', () => {
    expect(readDemoOptions(['--exit', '--json', '--env', 'stack.env'])).toEqual({
      help: false,
      exit: true,
      json: true,
      env: 'stack.env',
    });
  });

  test('refuses what it does not know', () => {
    expect(() => readDemoOptions(['--forever'])).toThrow(/--forever/);
  });

  test('a named file that is not there is not passed over in silence', async () => {
    await expect(findStack('/no/such/file')).rejects.toThrow(/no such file/);
  });
});
