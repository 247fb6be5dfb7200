import type { Schema } from './description.ts';
import { Prose } from './prose.tsx';

const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

/** A schema as one says it: `string`, `Document[]`, `"daily" | "weekly"`. */
export const Type = ({ schema }: { schema: Schema }) => <code class="type">{typeOf(schema)}</code>;

type Said = string | ReturnType<typeof Reference> | Said[];

const Reference = ({ name }: { name: string }) => <a href={`#shape-${name}`}>{name}</a>;

function typeOf(schema: Schema): Said {
  if (schema.$ref) return <Reference name={nameOf(schema.$ref)} />;
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return options.flatMap((option, place) => (place === 0 ? [typeOf(option)] : [' | ', typeOf(option)]));
  if (schema.allOf) return schema.allOf.flatMap((one, place) => (place === 0 ? [typeOf(one)] : [' & ', typeOf(one)]));
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.type === 'array')
    return schema.prefixItems ? 'list of a fixed length' : ['list of ', typeOf(schema.items ?? {})];
  if (schema.type === 'object' && !schema.properties && typeof schema.additionalProperties === 'object')
    return ['names to ', typeOf(schema.additionalProperties)];
  return [[schema.type ?? 'anything'].flat().join(' | '), ...(schema.format ? [` (${schema.format})`] : [])];
}

/** What bounds a value has, in a few words. */
function boundsOf(schema: Schema): string {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  return [
    between(minimum, maximum, ''),
    between(minLength, maxLength, ' characters'),
    between(minItems, maxItems, ' items'),
    schema.default !== undefined ? `default ${JSON.stringify(schema.default)}` : '',
  ]
    .filter(Boolean)
    .join('; ');
}

function between(least: number | undefined, most: number | undefined, unit: string): string {
  if (least === undefined && most === undefined) return '';
  if (least === undefined) return `at most ${most}${unit}`;
  return most === undefined ? `at least ${least}${unit}` : `${least}–${most}${unit}`;
}

/** What lies within a schema that is no shape with a name: the properties of an object, or of a list's. */
const insideOf = (schema: Schema): Schema | null => {
  if (schema.$ref) return null;
  if (schema.properties) return schema;
  if (schema.items) return insideOf(schema.items);
  const option = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].find((one) => insideOf(one));
  return option ? insideOf(option) : null;
};

/** The properties of an object, each with what it is; what is within them opens on demand. */
export const Properties = ({ schema }: { schema: Schema }) => (
  <table class="properties">
    <tbody>
      {Object.entries(schema.properties ?? {}).map(([name, part]) => {
        const inside = insideOf(part);
        const bounds = boundsOf(part);
        return (
          <tr>
            <th scope="row">
              <code>{name}</code>
              {schema.required?.includes(name) ? null : <span class="soft"> optional</span>}
            </th>
            <td>
              <Type schema={part} />
              {bounds && <span class="soft"> {bounds}</span>}
              {part.description && <Prose text={part.description} />}
              {inside && (
                <details>
                  <summary>its parts</summary>
                  <Properties schema={inside} />
                </details>
              )}
            </td>
          </tr>
        );
      })}
    </tbody>
  </table>
);

/** A schema wherever it stands: its name, or its properties. */
export const Shape = ({ schema }: { schema: Schema }) => {
  const inside = insideOf(schema);
  return inside ? (
    <Properties schema={inside} />
  ) : (
    <p>
      <Type schema={schema} />
    </p>
  );
};
