import { type Act, processed } from './stage.ts';

/** Fields and categories as people correct them, and what is learned from that. */
export const corrections: Act = async (stage) => {
  const { ann, call, read } = stage;
  const [first, second] = [await processed(stage), await processed(stage)];
  const review = { p_owner: ann, p_actor: ann, p_document: first.id, p_names: {}, p_example: null };
  for (const field of [
    { name: 'total', action: 'correct', value: 13 },
    { name: 'total', action: 'accept', seen: 13 },
  ])
    await call('review_fields', { ...review, p_changes: { fields: [field] } });
  const own = { p_owner: ann, p_slug: 'recipes' };
  const terms = [{ term: 'flour', weight: 1 }];
  await call('save_category', {
    ...own,
    p_changes: { name: 'Recipes', description: 'What is cooked', review_threshold: 0.6 },
    p_examples: [{ document_id: first.id, terms }],
    p_is_new: true,
  });
  await call('update_document', {
    p_owner: ann,
    p_document: second.id,
    p_changes: { category: 'recipes', filename: 'Soup' },
    p_terms: terms,
  });
  await call('delete_documents', { p_owner: ann, p_documents: [first.id] });
  await call('restore_documents', { p_owner: ann, p_documents: [first.id] });
  await processed(stage);
  await read({
    list_categories: {},
    read_for_examples: { p_documents: [first.id] },
    read_for_lessons: { p_document: first.id },
    report_accuracy: {},
  });
  await call('delete_category', own);
};
