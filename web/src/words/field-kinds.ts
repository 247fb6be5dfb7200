/** What the value of a field is, as it is shown and corrected. */
export type FieldKind =
  | 'text'
  | 'long_text'
  | 'date'
  | 'last_day'
  | 'number'
  | 'currency'
  | 'email'
  | 'list'
  | 'line_items';

const kinds: Record<string, FieldKind> = {
  date: 'date',
  due_date: 'date',
  agreement_date: 'date',
  effective_date: 'date',
  expiry_date: 'last_day',
  net: 'number',
  tax: 'number',
  total: 'number',
  years_of_experience: 'number',
  currency: 'currency',
  email: 'email',
  abstract: 'long_text',
  address: 'long_text',
  links: 'list',
  skills: 'list',
  employers: 'list',
  titles: 'list',
  education: 'list',
  parties: 'list',
  authors: 'list',
  line_items: 'line_items',
};

/** The kind of a field by its name; what is not known is text. */
export const kindOf = (name: string): FieldKind => kinds[name] ?? 'text';

const fieldsByCategory: Record<string, string[]> = {
  invoice: [
    'invoice_number',
    'date',
    'due_date',
    'vendor',
    'customer',
    'currency',
    'net',
    'tax',
    'total',
    'iban',
    'line_items',
  ],
  receipt: ['vendor', 'date', 'total', 'tax', 'currency', 'address'],
  resume: [
    'name',
    'email',
    'phone',
    'location',
    'links',
    'skills',
    'employers',
    'titles',
    'education',
    'years_of_experience',
  ],
  contract: ['title', 'parties', 'agreement_date', 'effective_date', 'expiry_date', 'governing_law'],
  letter: ['from', 'to', 'date', 'subject'],
  report: [],
  paper: ['title', 'authors', 'abstract', 'doi'],
  form: [],
  job_posting: ['title', 'company', 'location', 'salary', 'skills'],
  other: [],
};

/** Everything that a document can be. */
export const categories = Object.keys(fieldsByCategory);

/** The fields that documents of a category have. */
export const fieldsOf = (category: string | null): string[] => fieldsByCategory[category ?? ''] ?? [];
