import type { Details } from '../operation.ts';
import { accessDetails } from './access.ts';
import { categoriesDetails } from './categories.ts';
import { documentDetails } from './documents.ts';
import { earlierDetails } from './earlier.ts';
import { jobsDetails } from './jobs.ts';
import { manyDocumentsDetails } from './many-documents.ts';
import { matchingDetails } from './matching.ts';
import { notificationsDetails } from './notifications.ts';
import { operationsDetails } from './operations.ts';

/** What a reader wants to know of each route beyond its shapes. */
export const details: Details = {
  ...documentDetails,
  ...manyDocumentsDetails,
  ...categoriesDetails,
  ...jobsDetails,
  ...matchingDetails,
  ...notificationsDetails,
  ...accessDetails,
  ...operationsDetails,
  ...earlierDetails,
};
