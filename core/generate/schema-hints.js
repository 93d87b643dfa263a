/**
 * What error messages say about a place in the schema: the fields an object may have and the forms a value may take,
 * each under the schema path that the validator reports.
 *
 * @param {any} schema without references
 * @param {string} banner
 */
export function schemaHintsSource(schema, banner) {
  const fields = {};
  const forms = {};
  visit(schema, '#', fields, forms);
  return `${banner}
/** Allowed fields of an object, by schema path. */
export const allowedFields: Record<string, readonly string[]> = ${JSON.stringify(fields, null, 2)};

/** Allowed forms of a value that may take several, by schema path of the \`oneOf\`. */
export const allowedForms: Record<string, readonly string[]> = ${JSON.stringify(forms, null, 2)};
`;
}

function visit(node, path, fields, forms) {
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'object' && node.properties) fields[path] = Object.keys(node.properties);
  if (node.oneOf) forms[`${path}/oneOf`] = node.oneOf.map((variant) => formText(variant));
  for (const [key, child] of Object.entries(node)) {
    if (key !== 'enum' && key !== 'required') visit(child, `${path}/${key}`, fields, forms);
  }
}

function formText(variant) {
  if (variant.type === 'object') {
    const needed = variant.required ?? Object.keys(variant.properties);
    return `{ ${needed.map((name) => `"${name}": …`).join(', ')} }`;
  }
  return Array.isArray(variant.type) ? variant.type.join(' or ') : variant.type;
}
