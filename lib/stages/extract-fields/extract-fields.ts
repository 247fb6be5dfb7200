import type { Engines } from '../../ports.ts';
import { type Category, type CategoryName, type Field, isBuiltIn, type ReadDocument } from '../stage.ts';
import { fillGaps } from './ask/fill-gaps.ts';
import { contractFields } from './categories/contract/contract.ts';
import { invoiceFields } from './categories/invoice/invoice.ts';
import { doubtAsSeveral, severalInvoices } from './categories/invoice/several.ts';
import { jobPostingFields } from './categories/job-posting/job-posting.ts';
import { letterFields } from './categories/letter.ts';
import { paperFields } from './categories/paper/paper.ts';
import { receiptFields } from './categories/receipt/receipt.ts';
import { resumeFields } from './categories/resume/resume.ts';
import { type Source, sourceOf } from './find/source.ts';
import { applyExamples } from './learned/apply.ts';
import type { FieldExample } from './learned/example.ts';
import { withMissing } from './missing.ts';

export { FIELDS_ENGINE } from './find/evidence.ts';

type Reader = (source: Source) => Field[];

const readers: Partial<Record<Category, Reader>> = {
  invoice: invoiceFields,
  receipt: receiptFields,
  resume: resumeFields,
  contract: contractFields,
  letter: letterFields,
  paper: paperFields,
  job_posting: jobPostingFields,
};

/**
 * Reads the fields of a document of this category, each with its page, quote and box: by rules, by what people said of
 * documents like it, and by the model where there is one and these are unsure. Of a file that holds several invoices these
 * are the first one's, and unsure. A field that such a document must have and nobody found is null, so that a person is
 * asked for it. Categories without fields of their own give none. Throws the model's transient errors.
 */
export async function extractFields(
  document: ReadDocument,
  category: CategoryName,
  engines: Engines,
  examples: FieldExample[] = [],
): Promise<Field[]> {
  if (!isBuiltIn(category)) return [];
  const read = readers[category];
  if (!read) return [];
  const parts = category === 'invoice' ? severalInvoices(document) : [];
  const source = sourceOf(parts[0] ? { ...document, pages: parts[0].pages } : document);
  const known = applyExamples(source, category, read(source), examples);
  const fields = engines.model ? await fillGaps(source, category, known, engines.model) : known;
  const all = withMissing(category, fields);
  return parts.length > 0 ? doubtAsSeveral(all, parts) : all;
}
