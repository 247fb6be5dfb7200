import { Plus, Tags } from 'lucide-react';
import { useState } from 'react';
import { useCategories } from '../../kinds.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty, Loading, Trouble } from '../../ui/states.tsx';
import { countText } from '../../words/text.ts';
import { AccuracyTables } from './accuracy.tsx';
import { CategoryCard } from './category-card.tsx';
import { CategoryDialog } from './category-dialog.tsx';
import { type Category, useDeleteCategory } from './data.ts';
import { Thresholds } from './thresholds.tsx';
import './categories.css';

type Asked = { what: 'edit' | 'delete'; category: Category } | { what: 'make' } | null;

/** What documents can be, when one wants to be asked about them, and how right the answers were so far. */
export default function Categories() {
  const { data, isPending, isError, error, refetch } = useCategories();
  const [asked, setAsked] = useState<Asked>(null);
  const remove = useDeleteCategory();
  const close = () => setAsked(null);
  const own = data?.data.filter((category) => !category.built_in) ?? [];
  return (
    <>
      <PageTitle title="Categories">
        <button type="button" className="main" onClick={() => setAsked({ what: 'make' })}>
          <Plus size={17} aria-hidden /> New category…
        </button>
      </PageTitle>
      {isPending && <Loading rows={4} label="Your categories are loading" />}
      {isError && !data && (
        <Trouble what="Your categories cannot be shown now" error={error} again={() => void refetch()} />
      )}
      {data && own.length === 0 && (
        <Empty icon={Tags} title="No categories of your own yet">
          <p>Make one, put a few documents into it, and the next ones like them go there by themselves.</p>
        </Empty>
      )}
      <ul className="plain own-categories" aria-label="Your categories">
        {own.map((category) => (
          <CategoryCard
            key={category.slug}
            category={category}
            onEdit={() => setAsked({ what: 'edit', category })}
            onDelete={() => setAsked({ what: 'delete', category })}
          />
        ))}
      </ul>
      {data && <Thresholds categories={data.data} />}
      <AccuracyTables />
      {asked?.what === 'make' && <CategoryDialog category={null} onClose={close} />}
      {asked?.what === 'edit' && <CategoryDialog category={asked.category} onClose={close} />}
      {asked?.what === 'delete' && (
        <Confirm
          title={`Delete the category ${asked.category.name}?`}
          act="Delete"
          isDangerous
          onConfirm={() => remove.mutate(asked.category)}
          onClose={close}
        >
          <p>
            {asked.category.documents === 0
              ? 'No document is in it.'
              : `${countText(asked.category.documents, 'document')} in it will stay, as the kind that ${asked.category.documents === 1 ? 'it' : 'each'} would be without it.`}
          </p>
        </Confirm>
      )}
    </>
  );
}
