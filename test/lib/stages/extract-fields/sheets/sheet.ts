import type { Category, Field } from '../../../../../lib/stages/stage.ts';

/** A document on a layout of its own, drawn as invoices are, and the values it should give. */
export interface Sheet {
  name: string;
  category: Category;
  page: string;
  values: Record<string, Field['value']>;
}
