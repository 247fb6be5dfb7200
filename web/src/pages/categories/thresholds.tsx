import { type Column, Table } from '../../ui/table.tsx';
import { percentText } from '../../words/text.ts';
import { type Category, useChangeCategory } from './data.ts';
import { thresholdOptions } from './words.ts';

const columns: Column<Category>[] = [
  { head: 'Category', cell: ({ name }) => name, by: ({ name }) => name, isName: true },
  {
    head: 'Documents',
    cell: ({ documents }) => documents.toLocaleString('en'),
    by: ({ documents }) => documents,
    isNumber: true,
  },
  { head: 'Ask me when less sure than', cell: (category) => <Threshold category={category} /> },
];

/** From when on one wants to be asked, by category. */
export const Thresholds = ({ categories }: { categories: Category[] }) => (
  <section className="category-part" aria-labelledby="thresholds">
    <h2 id="thresholds">When to ask me</h2>
    <p className="note">What is less sure waits under Review. It counts from the next document on.</p>
    <Table label="When to ask me" columns={columns} lines={categories} keyOf={({ slug }) => slug} />
  </section>
);

function Threshold({ category: { slug, name, review_threshold, usual_threshold } }: { category: Category }) {
  const change = useChangeCategory();
  return (
    <select
      aria-label={`Ask me about ${name} when less sure than`}
      value={review_threshold === usual_threshold ? '' : review_threshold}
      disabled={change.isPending}
      onChange={({ target }) =>
        change.mutate({ slug, review_threshold: target.value === '' ? null : Number(target.value) })
      }
    >
      <option value="">{percentText(usual_threshold)}, as usual</option>
      {thresholdOptions(review_threshold, usual_threshold).map((share) => (
        <option key={share} value={share}>
          {percentText(share)}
        </option>
      ))}
    </select>
  );
}
