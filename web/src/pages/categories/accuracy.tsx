import { useMemo } from 'react';
import { useKinds } from '../../kinds.ts';
import { Loading, Trouble } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { percentText, words } from '../../words/text.ts';
import { type Accuracy, useAccuracy } from './data.ts';
import { changedText } from './words.ts';

type FieldLine = Accuracy['fields'][number];
type CategoryLine = Accuracy['categories'][number];

const number = <Line,>(head: string, of: (line: Line) => number): Column<Line> => ({
  head,
  cell: (line) => of(line).toLocaleString('en'),
  by: of,
  isNumber: true,
});

const right = <Line extends { right: number }>(): Column<Line> => ({
  head: 'Right',
  cell: (line) => percentText(line.right),
  by: (line) => line.right,
  isNumber: true,
});

/** How right the answers were, as far as people looked at them. */
export function AccuracyTables() {
  const { data, error, refetch } = useAccuracy();
  return (
    <section className="category-part" aria-labelledby="accuracy">
      <h2 id="accuracy">How right it was</h2>
      {data ? (
        <Tables accuracy={data} />
      ) : error ? (
        <Trouble what="The figures cannot be shown now" error={error} again={() => void refetch()} />
      ) : (
        <Loading rows={3} label="The figures are loading" />
      )}
    </section>
  );
}

function Tables({ accuracy: { fields, categories } }: { accuracy: Accuracy }) {
  const { kindWord } = useKinds();
  const ofFields = useMemo((): Column<FieldLine>[] => {
    const kind = (line: FieldLine) => kindWord(line.category);
    return [
      { head: 'Field', cell: ({ field }) => words(field), by: ({ field }) => words(field), isName: true },
      { head: 'Category', cell: kind, by: kind },
      number('Looked at', ({ reviewed }) => reviewed),
      number('Accepted', ({ accepted }) => accepted),
      number('Corrected', ({ corrected }) => corrected),
      number('Rejected', ({ rejected }) => rejected),
      right(),
    ];
  }, [kindWord]);
  const ofCategories = useMemo((): Column<CategoryLine>[] => {
    const kind = (line: CategoryLine) => kindWord(line.category);
    return [
      { head: 'Taken for', cell: kind, by: kind, isName: true },
      number('Looked at', ({ reviewed }) => reviewed),
      number('Confirmed', ({ confirmed }) => confirmed),
      number('Changed', ({ changed }) => changed),
      right(),
      { head: 'Changed to', cell: ({ changed_to }) => changedText(changed_to, kindWord) },
    ];
  }, [kindWord]);
  if (fields.length === 0 && categories.length === 0)
    return <p className="note">Nothing yet: it is counted whenever you accept, correct or reject what was found.</p>;
  return (
    <>
      <p className="note">Of what you accepted, corrected or rejected so far. It learns from each of these.</p>
      {categories.length > 0 && (
        <Table
          label="How right categories were"
          columns={ofCategories}
          lines={categories}
          keyOf={({ category }) => category}
        />
      )}
      {fields.length > 0 && (
        <Table
          label="How right fields were"
          columns={ofFields}
          lines={fields}
          keyOf={({ category, field }) => `${category}/${field}`}
        />
      )}
    </>
  );
}
