import type { Engines } from '../../ports.ts';
import { type Category, type CategoryName, type Field, isBuiltIn, type ReadDocument } from '../stage.ts';
import { fillGaps } from './ask/fill-gaps.ts';
import { contractFields } from './categories/contract.ts';
import { invoiceFields } from './categories/invoice.ts';
import { jobPostingFields } from './categories/job-posting.ts';
import { letterFields } from './categories/letter.ts';
import { paperFields } from './categories/paper.ts';
import { receiptFields } from './categories/receipt.ts';
import { resumeFields } from './categories/resume.ts';
import { type Source, sourceOf } from './find/source.ts';

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
 * Reads the fields of a document of this category, each with its page, quote and box: by rules, and by the model where
 * there is one and the rules are unsure. Categories without fields of their own give none. Throws the model's
 * transient errors.
 */
export async function extractFields(
  document: ReadDocument,
  category: CategoryName,
  engines: Engines,
): Promise<Field[]> {
  if (!isBuiltIn(category)) return [];
  const read = readers[category];
  if (!read) return [];
  const source = sourceOf(document);
  const fields = read(source);
  return engines.model ? fillGaps(source, category, fields, engines.model) : fields;
}
