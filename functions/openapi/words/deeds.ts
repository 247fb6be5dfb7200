import type { Words } from '../words.ts';

export const deedsInWords: Words = {
  Job: {
    about: 'The processing of a document in one generation.',
    parts: {
      tries: 'How often it was begun.',
      run_at: 'When it is due.',
      attempts: 'Each time it was begun, and how that ended.',
    },
  },
  Attempt: {
    parts: {
      fence: 'Which try it was; only the last one may write.',
      retried: 'How often its message had come before.',
      outcome: '`lost` when the run ended without a word; another one took over.',
    },
  },
  Batch: { about: 'What was begun together, with counts of its documents.', parts: { progress: 'Percent, 0–100.' } },
  Event: {
    about: 'An entry of the log; ids, codes and numbers, never content.',
    parts: {
      cursor: 'Its place: without gaps, in the order of what happened.',
      actor: '`user`, `system`, or who did it.',
    },
  },
  EventList: {
    parts: { cursor: 'Go on from here.', next_cursor: 'Null when there is nothing more now.' },
  },
  Posting: {
    about: 'A vacancy.',
    parts: { external_id: 'What its source calls it.', is_open: 'Whether one may still apply.' },
  },
  PostingEntry: { about: 'A vacancy as lists have it.' },
  PostingLine: { about: 'A vacancy as matches and applications show it.' },
  Match: {
    about: 'A vacancy that suits a resume, and why.',
    parts: {
      score: '0–1: 70 % what both texts mean, 30 % how much of what is asked for the resume shows.',
      vector_score: '0–1, how close the two texts are in what they mean.',
      skills_score: '0–1, how much of what is asked for the resume shows.',
      evidence: 'Where the resume shows it.',
    },
  },
  MatchPreview: {
    about: 'How many matches there would be at each score.',
    parts: { min_match_score: 'The one of now.' },
  },
  History: { about: 'Steps of one length without gaps, each named by its beginning; the last one is under way.' },
  Application: {
    about: 'Who applied for what, and how that stands.',
    parts: { document_id: 'The resume that went with it.' },
  },
  SavedPostings: { about: 'What became of each posting of the call.' },
  QueueReport: { about: 'How queues, outbox, cron, budget and mail quota stand, over everybody’s work.' },
  QueueState: { parts: { changed: 'False when the queue stood so already.' } },
  FailureGroups: { about: 'Failed jobs by what they have in common; the most frequent come first.' },
  FailedJobs: { about: 'Failed jobs one by one, newest first.' },
  Redriven: { about: 'What was started again, or would be.', parts: { remaining: 'What one call was too small for.' } },
  OverdueList: {
    about: 'What should have happened by now, the oldest first.',
    parts: { counts: 'How much there is for each reason.' },
  },
  UsageReport: {
    about: 'What the work of some days asked of each service and what it costs; money in millionths of a dollar.',
  },
  Budget: {
    about: 'The day’s money for engines.',
    parts: { held_since: 'Since when work is held for it; null while none is.' },
  },
  MailQuota: { about: 'The day’s mails (UTC); both numbers are null where there is no limit.' },
  RunReport: { about: 'What a run came to; a dry run changes nothing.' },
  Health: {
    parts: { status: '`down` when a required dependency is, `degraded` when another one is.' },
  },
  ServerFrame: { about: 'What the server says on the socket; `cursor` is that of the last logged event.' },
  ClientFrame: { about: 'What a client may say on the socket.' },
};
