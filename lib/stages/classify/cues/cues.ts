import type { Category } from '../../stage.ts';
import { contract } from './contract.ts';
import type { Cue } from './cue.ts';
import { form } from './form.ts';
import { invoice } from './invoice.ts';
import { jobPosting } from './job-posting.ts';
import { letter } from './letter.ts';
import { other } from './other.ts';
import { paper } from './paper.ts';
import { receipt } from './receipt.ts';
import { report } from './report.ts';
import { resume } from './resume.ts';

/** What speaks for each category; `other` also wins when nothing speaks for any. */
export const cues: Record<Category, Cue[]> = {
  invoice,
  receipt,
  resume,
  contract,
  letter,
  report,
  paper,
  form,
  job_posting: jobPosting,
  other,
};
