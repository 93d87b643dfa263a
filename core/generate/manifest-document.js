/**
 * docs/manifest.md: every field of the schema in a table, every shared option in another.
 *
 * @param {any} schema sdk/schema/manifest.v1.json
 * @param {any} fragments sdk/schema/fragments.v1.json
 */
export function manifestDocument(schema, fragments) {
  const sections = [
    section('The manifest', schema, schema),
    ...Object.entries(schema.definitions).flatMap(([name, definition]) => sectionsOf(name, definition, schema)),
    fragmentSection(fragments),
  ];
  return `<!-- Generated from sdk/schema/manifest.v1.json and sdk/schema/fragments.v1.json by core/generate/main.js. Do not edit. -->

# plugin.json, version ${schema.properties.manifest.const}

A tool is described by one JSON file. Its flags, help, picture titles, permissions and what is attached and drained come from
here. Unknown fields are errors. \`{option}\` in a field stands for the value of that option at run time.

${sections.join('\n')}`;
}

/** A definition with variants gets one table a variant. */
function sectionsOf(name, definition, schema) {
  if (definition.type === 'object') return [section(`\`${name}\``, definition, schema)];
  const variants = (definition.oneOf ?? []).filter((variant) => variant.type === 'object');
  if (variants.length < 2) return [];
  const rows = variants.flatMap((variant) => rowsOf(variant, schema));
  return [`## \`${name}\`\n\n${lead(definition, 'One of these, told apart by the field it has.')}${table(rows)}`];
}

function section(title, definition, schema) {
  return `## ${title}\n\n${lead(definition, '')}${table(rowsOf(definition, schema))}`;
}

function lead(definition, otherwise) {
  const text = definition.description ?? otherwise;
  return text === '' ? '' : `${text}\n\n`;
}

function rowsOf(definition, schema, prefix = '') {
  return Object.entries(definition.properties ?? {}).flatMap(([name, property]) => {
    const required = definition.required?.includes(name) === true;
    const own = [
      `\`${prefix}${name}\``,
      typeText(property, schema),
      required ? 'yes' : '',
      cell(property.description ?? ''),
    ];
    return [own, ...nested(property, schema, `${prefix}${name}`)];
  });
}

/** Objects written in place, also as array items or map values, are shown under their parent's name. */
function nested(property, schema, path) {
  if (property.type === 'object' && property.properties) return rowsOf(property, schema, `${path}.`);
  if (property.items?.properties) return rowsOf(property.items, schema, `${path}[].`);
  if (property.additionalProperties?.properties) return rowsOf(property.additionalProperties, schema, `${path}.NAME.`);
  return [];
}

function typeText(property, schema) {
  if (property.$ref) {
    const name = property.$ref.split('/').at(-1);
    const target = schema.definitions[name];
    const hasSection =
      target.type === 'object' || target.oneOf.filter((variant) => variant.type === 'object').length > 1;
    return hasSection ? `[${name}](#${name.toLowerCase()})` : variantsText(target, schema);
  }
  if (property.const !== undefined) return `\`${JSON.stringify(property.const)}\``;
  if (property.enum) return property.enum.map((value) => `\`${value}\``).join(', ');
  if (property.oneOf) return variantsText(property, schema);
  if (property.items) return `list of ${typeText(property.items, schema)}`;
  const type = Array.isArray(property.type) ? property.type.join(' or ') : property.type;
  return [type, range(property), property.pattern && `\`${cell(property.pattern)}\``].filter(Boolean).join(' ');
}

function variantsText(definition, schema) {
  return definition.oneOf
    .map((variant) =>
      variant.type === 'object' ? `{${Object.keys(variant.properties).join(', ')}}` : typeText(variant, schema),
    )
    .join(' or ');
}

function range({ minimum, maximum, maxLength }) {
  if (maxLength !== undefined) return `of at most ${maxLength} characters`;
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  return minimum === undefined ? '' : `from ${minimum}`;
}

function fragmentSection(fragments) {
  const rows = fragments.fragments.map((option) => [
    `\`--${option.name}\``,
    option.type + (option.unit ? ` (${option.unit})` : ''),
    option.default === undefined ? '' : `\`${option.default}\``,
    cell(option.description),
  ]);
  return `## Shared options

\`{ "fragment": NAME }\` in \`options\` takes one of these: name, type and meaning are the same in every tool.

${table(rows, ['option', 'type', 'default', 'meaning'])}`;
}

function table(rows, head = ['field', 'value', 'required', 'meaning']) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
