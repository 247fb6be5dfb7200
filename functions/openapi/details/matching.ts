import type * as z from 'zod';
import type { Application } from '../../../lib/applications/application.ts';
import type { Match } from '../../../lib/matching/matching.ts';
import type { Posting } from '../../../lib/postings/posting.ts';
import type { Details } from '../operation.ts';
import { at, ids } from './samples.ts';

const line = {
  id: ids.posting,
  external_id: 'acme-4711',
  title: 'Accountant',
  company: 'Acme',
  location: 'Lisbon',
  salary_min: 38_000,
  salary_max: 46_000,
  currency: 'EUR',
  apply_url: 'https://acme.example/jobs/4711',
};

const entry = {
  ...line,
  skills: ['bookkeeping', 'Excel'],
  posted_at: at.uploaded,
  closes_at: '2026-12-31T23:59:59Z',
  is_open: true,
  created_at: at.uploaded,
  updated_at: at.uploaded,
};

const posting: Posting = { ...entry, description: 'You keep the books of a small company.' };

const match: z.infer<typeof Match> = {
  id: ids.match,
  document_id: ids.resume,
  posting: { ...line, closes_at: '2026-12-31T23:59:59Z', is_open: true },
  score: 0.88,
  vector_score: 0.9,
  skills_score: 0.83,
  matched_skills: ['bookkeeping'],
  missing_skills: ['Excel'],
  evidence: [{ page: 1, quote: 'Bookkeeping for three companies' }],
  created_at: at.completed,
};

const application: z.infer<typeof Application> = {
  id: ids.application,
  applicant_id: ids.ada,
  posting: line,
  document_id: ids.resume,
  status: 'submitted',
  note: 'I could begin in January.',
  created_at: at.later,
  updated_at: at.later,
};

export const matchingDetails: Details = {
  'POST /v1/postings': {
    about: `For operators, and keys of theirs with \`postings:write\`. Up to 1,000 a call (8 MB). One whose \`external_id\` is known is
changed, and matched anew when its title, description or skills are others.`,
    body: {
      postings: [{ external_id: 'acme-4711', title: 'Accountant', company: 'Acme', skills: ['bookkeeping', 'Excel'] }],
    },
    answer: {
      created: 1,
      updated: 0,
      unchanged: 0,
      data: [{ id: ids.posting, external_id: 'acme-4711', outcome: 'created' }],
    },
  },
  'GET /v1/postings': { query: { q: 'accountant' }, answer: { data: [entry], next_cursor: 'NDI=' } },
  'GET /v1/postings/:id': { answer: posting },
  'GET /v1/matches': {
    about: '`score` is 70 % what both texts mean and 30 % how much of what is asked for the resume shows.',
    query: { order: 'score', min_score: 0.8 },
    answer: { data: [match], next_cursor: null },
  },
  'GET /v1/matches/preview': {
    answer: {
      min_match_score: 0.85,
      thresholds: [
        { min_score: 0.8, count: 12 },
        { min_score: 0.85, count: 4 },
      ],
    },
  },
  'POST /v1/applications': {
    codes: ['not_found', 'conflict'],
    body: { posting_id: ids.posting, document_id: ids.resume, note: 'I could begin in January.' },
    answer: application,
  },
  'GET /v1/applications': { answer: { data: [application], next_cursor: null } },
  'GET /v1/applications/:id': { answer: application },
  'PATCH /v1/applications/:id': {
    about: 'Whoever applied may set `withdrawn`; the other statuses are for operators.',
    codes: ['conflict'],
    body: { status: 'withdrawn' },
    answer: { ...application, status: 'withdrawn' },
  },
};
