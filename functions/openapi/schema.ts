import * as z from 'zod';

export type JsonSchema = Record<string, unknown>;

/** Turns zod's schemas into JSON Schema; those that have a name become components, and stand elsewhere as references. */
export function createSchemas() {
  const components: Record<string, JsonSchema> = {};
  return {
    components,
    of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
      const { $schema: _, $defs: named = {}, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
      for (const [name, part] of Object.entries(named)) {
        if (name.startsWith('__')) continue;
        const { id: __, ...component } = tidy(part) as JsonSchema;
        components[name] ??= component;
      }
      return tidy(rest) as JsonSchema;
    },
  };
}

const unbounded = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];

/** The same with references to components, and without the bounds that every integer has. */
function tidy(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(tidy);
  if (part === null || typeof part !== 'object') return part;
  const entries = Object.entries(part).filter(
    ([name, value]) => !(/^m..imum$/.test(name) && unbounded.includes(value)),
  );
  const { $ref: ref, ...rest } = Object.fromEntries(entries.map(([name, value]) => [name, tidy(value)]));
  if (typeof ref !== 'string') return rest;
  // Only "any JSON" is a definition without a name: nothing says as much.
  return ref.startsWith('#/$defs/__') ? rest : { $ref: ref.replace('#/$defs/', '#/components/schemas/'), ...rest };
}
