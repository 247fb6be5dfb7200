import type { JsonSchema } from './schema.ts';

export const explained = (components: Record<string, JsonSchema>) => components;
