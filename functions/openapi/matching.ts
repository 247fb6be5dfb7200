import { Application } from '../../lib/applications/application.ts';
import { ApplyInput } from '../../lib/applications/apply.ts';
import { ApplicationList, ListApplicationsInput } from '../../lib/applications/list.ts';
import { MoveInput } from '../../lib/applications/move.ts';
import { ListMatchesInput, MatchList } from '../../lib/matching/list.ts';
import { MatchPreview } from '../../lib/matching/preview.ts';
import { ListPostingsInput, PostingList } from '../../lib/postings/list.ts';
import { Posting } from '../../lib/postings/posting.ts';
import { PostingsInput, SavedPostings } from '../../lib/postings/save.ts';
import type { Operations } from './operation.ts';

export const matchingRoutes: Operations = {
  'POST /v1/postings': {
    summary: 'Make or change postings by their external ids; for operators (201 when any is new, otherwise 200)',
    json: PostingsInput,
    answers: [201, SavedPostings],
    or: 200,
  },
  'GET /v1/postings': { summary: 'Postings, newest first', query: ListPostingsInput, answers: [200, PostingList] },
  'GET /v1/postings/:id': { summary: 'Everything about a posting', answers: [200, Posting] },
  'GET /v1/matches': {
    summary: 'Postings that suit your resumes, and why',
    query: ListMatchesInput,
    answers: [200, MatchList],
  },
  'GET /v1/matches/preview': {
    summary: 'How many matches there would be at other scores',
    answers: [200, MatchPreview],
  },
  'POST /v1/applications': { summary: 'Apply for a posting', json: ApplyInput, answers: [201, Application] },
  'GET /v1/applications': {
    summary: 'Applications, newest first: yours, or everybody’s for operators',
    query: ListApplicationsInput,
    answers: [200, ApplicationList],
  },
  'GET /v1/applications/:id': { summary: 'One application', answers: [200, Application] },
  'PATCH /v1/applications/:id': {
    summary: 'Withdraw yours, or decide about one as an operator',
    json: MoveInput,
    answers: [200, Application],
  },
};
