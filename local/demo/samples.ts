/** A value as the API gives it; of a list, entries that must be among the others. */
export type Expected = string | number | readonly string[];

/** A bundled document and how it must end: read as a category with these fields, or failed with this code. */
export interface Sample {
  filename: string;
  ends: { category: string; fields: Record<string, Expected> } | { code: 'document_corrupt' | 'document_encrypted' };
}

/** The documents in `samples/`, made by `scripts/make-samples.ts`; everybody in them is invented. */
export const samples: Sample[] = [
  {
    filename: 'invoice.pdf',
    ends: {
      category: 'invoice',
      fields: {
        vendor: 'Tallow & Pine Interiors Ltd',
        total: 34_590.3,
        due_date: '2026-12-16',
        invoice_number: 'TP-2026-0418',
        iban: 'GB14TLWP00993420174655',
      },
    },
  },
  {
    filename: 'contract.docx',
    ends: {
      category: 'contract',
      fields: {
        title: 'Software Maintenance Agreement',
        effective_date: '2026-12-01',
        governing_law: 'England and Wales',
      },
    },
  },
  {
    filename: 'resume.pdf',
    ends: {
      category: 'resume',
      fields: { name: 'Maren Oduya', skills: ['PostgreSQL', 'Kafka'], email: 'maren.oduya@mail.example' },
    },
  },
  {
    filename: 'receipt.png',
    ends: { category: 'receipt', fields: { vendor: 'MOSSGATE BAKERY', total: 21.4, date: '2026-11-18' } },
  },
  {
    filename: 'letter.eml',
    ends: {
      category: 'letter',
      fields: { subject: 'Your furniture comes a week earlier', date: '2026-11-05' },
    },
  },
  { filename: 'orders.csv', ends: { category: 'other', fields: {} } },
  { filename: 'broken.pdf', ends: { code: 'document_corrupt' } },
  { filename: 'locked.pdf', ends: { code: 'document_encrypted' } },
];
