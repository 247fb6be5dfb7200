import type { Details } from '../operation.ts';

export const details: Details = {};
