import type { Words } from '../words.ts';

const share = 'From 0 to 1.';
const line = {
  job_id: 'Its newest job; null before the first.',
  batch_id: 'The batch that its newest job belongs to.',
  folder_id: 'Null while it lies in none.',
  media_type: 'Told from the bytes; null until that is done.',
  stage: 'What is being done now; null while nothing is.',
  progress: 'Percent, 0–100.',
  category: 'What it is, or what its owner says it is; null until that is known.',
  category_confidence: share,
  lowest_confidence:
    'Of category and fields, what no person has confirmed, the least sure; null when nothing is left to doubt.',
  to_review: 'Fields below the threshold that no person has looked at.',
  error: 'Why it failed; null unless it did.',
};

export const documentsInWords: Words = {
  DocumentLine: { about: 'A document as lists have it.', parts: line },
  Document: {
    about: 'Everything about a document.',
    parts: {
      ...line,
      sha256: 'Of its bytes, in hexadecimal.',
      generation: 'How often it has been processed with results of its own.',
      read_as: 'Of one in a category of your own: the built-in category whose fields it has; otherwise null.',
      category_engine: 'Which engine said so; null when a person did.',
      category_reasons: 'Why it is held for that, in sentences.',
      review_threshold: 'Below this confidence a field asks for a person.',
      vector_count: 'How many passages are indexed by meaning.',
      is_resume: 'What its owner says; null follows the category.',
      version_of: 'The document that this is a newer version of.',
      fields: 'What was found in it, each with its evidence.',
      stages: 'What was done, in order, how long it took and what it cost.',
    },
  },
  DocumentStatus: {
    about:
      '`uploading`, `scheduled`, `held`, `queued` and `processing` go on by themselves; `completed`, `needs_review`, `failed` and `canceled` are the end of a generation.',
  },
  DocumentStatusReport: {
    about: 'Where a document stands.',
    parts: {
      job_id: line.job_id,
      stage: line.stage,
      progress: line.progress,
      error: line.error,
      waiting_for: 'What it waits for while it is not under way, and until when if that is known.',
    },
  },
  DocumentError: {
    about: 'Why a document failed: a code of the list of errors, and a sentence that says what can be done.',
    parts: { stage: 'During which step.', engine: 'In which engine.' },
  },
  WaitingFor: {
    parts: { reason: 'For programs.', detail: 'The same in a sentence.', until: 'Null while nobody knows.' },
  },
  Field: {
    about:
      'A value that was found, as people see it: their own word where there is one. Dates are ISO, money is a number beside a field `currency`; `value` is null when a person rejected it.',
    parts: {
      confidence: `${share} 1 when a person said so.`,
      page: 'From 1; null when it stands nowhere in particular.',
      bbox: 'Left, top, right, bottom as shares of the page.',
      quote: 'What stands there.',
      engine: 'What found it.',
      review: 'What a person said of it; null when nobody has.',
      reason: 'Why it is this, where that says more than the quote.',
    },
  },
  DocumentText: { about: 'Its text by page; no pages while there is no result yet.' },
  ContentLink: { about: 'A link that downloads the original under the name it came with.' },
  Timeline: { about: 'Every event of a document and of the mail about it, oldest first.' },
  DocumentList: {
    parts: {
      next_cursor: 'Where the next page begins; null on the last one.',
      total: 'How many match; null unless `count=true`.',
    },
  },
  DocumentFilter: {
    about: 'Which documents are meant: those that fit everything given; an empty one means all.',
    parts: { q: 'Part of the file name.', batch_id: 'The batch it came with, or was last processed in.' },
  },
  Submitted: {
    about: 'What was accepted, and what was wrong with the files that were not.',
    parts: { errors: 'Files that could not be taken; the others were.' },
  },
  FileProblem: { about: 'Why a file was not taken.', parts: { index: 'Its place (from 0) in the call.' } },
  OpenedUploads: { about: 'Where to PUT each file, in the order in which they were announced.' },
  Restarted: {
    about: 'What is processed again, or would be.',
    parts: { remaining: 'What one call was too small for; call again.', documents: 'The first hundred.' },
  },
  Bulk: {
    about: 'What one call did, or would do.',
    parts: { ids: 'Which ones it was about.', remaining: 'What one call was too small for; call again.' },
  },
  DocumentSummary: { about: 'How many there are; a status or a category that none has is left out.' },
  ExportedDocument: { about: 'A document as it leaves: without what a person rejected.' },
  SearchResults: { about: 'Pages that have all the words, best first.' },
};
