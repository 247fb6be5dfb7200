import { aPosting, everybody, model } from '../matching.ts';
import { aFile, claim, settle, submit } from '../work.ts';
import { type Act, anew, minute } from './stage.ts';

const withMeaning = ['extract_text', 'classify', 'extract_fields', 'embed', 'match'];

/** Postings and resumes, what suits each other, and applications. */
export const matching: Act = async ({ world, ann, operator, call, read }) => {
  await world.query('update public.people set min_match_score = 0.1 where id = $1', [ann]);
  const { data } = await call('save_postings', {
    p_actor: operator,
    p_postings: [aPosting('first'), aPosting('second')],
  });
  const [first] = data as { id: string }[];
  const [file, later] = [aFile(), aFile()];
  await submit(world, ann, [file, later], { stages: withMeaning });
  const lines = [{ page: 1, text: 'Cooking', words: "'cooking':1" }];
  for (const [own, embedding] of [
    [file, everybody],
    [later, null],
  ] as const) {
    const { fence } = await claim(world, own.job_id);
    const resume = { model, embedding, lines };
    await settle(world, own.job_id, fence, { resume });
  }
  const { texts } = await call('texts_to_embed', { p_model: model });
  const vectors = (texts as object[]).map((text) => ({ ...text, embedding: everybody }));
  await call('save_vectors', { p_model: model, p_vectors: vectors, p_go_on: true });
  await call('match_postings', { p_dry_run: true });
  await call('match_postings');
  await world.ask('preview_matches', { p_owner: ann });
  const applied = { p_owner: ann, p_id: crypto.randomUUID(), p_posting: first?.id, p_document: file.id };
  await call('apply_to_posting', applied);
  await call('move_application', { p_actor: operator, p_application: applied.p_id, p_status: 'reviewing' });
  await read({
    list_postings: { p_q: 'cook' },
    get_posting: { p_posting: first?.id },
    list_matches: {},
    list_applications: {},
    get_application: { p_application: applied.p_id },
  });
  await world.advance(2 * minute);
  await call('sweep');
  const other = { p_document: later.id, p_changes: { category: 'letter' } };
  await call('update_document', { p_owner: ann, ...other });
};

const passage = { page: 1, place: 1, heading: null, text: 'Hello', from: 0, to: 5, language: 'en' };

/** Search by words, and by meaning where the database has vectors. */
export const searching: Act = async ({ world, ann, read }) => {
  const terms = [{ words: ['hello'], is_prefix: false }];
  const file = aFile();
  await submit(world, ann, [file], { stages: withMeaning });
  const { fence } = await claim(world, file.job_id);
  const pages = [{ number: 1, text: 'Hello', source: 'text', confidence: null, lines: [] }];
  const stages = [{ stage: 'extract_text', key: 'k1', engine: 'text-1', result: null, ms: 3, cost: 0 }];
  await settle(world, file.job_id, fence, { stages, pages, passages: [passage], index: { cutter: 'c1' } });
  await read({
    search_pages: { p_terms: terms },
    search_passages: { p_query: { mode: 'keyword', terms, words: ['hello'] } },
  });
};

/** What makes passages found by their meaning; needs vectors. */
export const meaning: Act = async ({ call, read }) => {
  const vector = JSON.stringify(everybody);
  const { passages } = await call('passages_to_embed', { p_model: model });
  const vectors = (passages as object[]).map((given) => ({ ...given, embedding: vector }));
  await call('save_passage_vectors', { p_model: model, p_vectors: vectors, p_go_on: true });
  const query = { mode: 'hybrid', terms: [], words: ['hello'], vector, model: model.name, floor: 0.1 };
  await read({ search_passages: { p_query: query } });
};

/** What was found by its words, read anew: the same text keeps its passages, and their vectors where it has any. */
export const rereading: Act = async (stage) => {
  const { world, ann, call } = stage;
  const [found] = await world.query<{ id: string; generation: number }>(
    'select document_id as id, generation from public.indexings where owner = $1',
    [ann],
  );
  const { id, generation } = found ?? { id: '', generation: 0 };
  const restart = { p_actor: ann, p_owner: ann, p_selection: { ids: [id] }, p_reason: 'reprocess' };
  await call('restart_documents', restart);
  const { job, answer } = await anew(stage, id);
  const adopt = { document_id: id, generation, stages: ['extract_text', 'extract_fields'], passages: true };
  await settle(world, job, answer.fence, { adopt, index: { cutter: 'c1', earlier: { document_id: id } } });
};
