import type { Category } from '../../../../../lib/stages/stage.ts';
import { invoices, receipts } from './bills.ts';
import { contracts } from './contracts.ts';
import { forms } from './forms.ts';
import { jobPostings } from './job-postings.ts';
import { letters } from './letters.ts';
import { others } from './others.ts';
import { papers } from './papers.ts';
import { reports } from './reports.ts';
import { resumes } from './resumes.ts';
import type { Sample } from './sample.ts';

/** Made-up documents of every category in several languages. */
export const samples: Record<Category, Sample[]> = {
  invoice: invoices,
  receipt: receipts,
  resume: resumes,
  contract: contracts,
  letter: letters,
  report: reports,
  paper: papers,
  form: forms,
  job_posting: jobPostings,
  other: others,
};
