import { nearest } from '../errors/nearest.ts';
import { pointerKey } from './json-text.ts';
import { allowedFields, allowedForms } from './schema-hints.generated.ts';

/** One thing wrong with a manifest. */
export interface Problem {
  /** RFC 6901 pointer to the value at fault. */
  readonly pointer: string;
  readonly problem: string;
  /** What to write instead. */
  readonly instead: string;
}

/** The part of an ajv error object that is used here. */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Record<string, unknown>;
}

/** What messages say about a place in a schema, by schema path. */
export interface SchemaHints {
  readonly allowedFields: Readonly<Record<string, readonly string[]>>;
  readonly allowedForms: Readonly<Record<string, readonly string[]>>;
}

/** Turns the validator's errors into problems: of alternatives (`oneOf`), only those of the one that was meant. */
export function schemaProblems(
  errors: readonly SchemaError[],
  hints: SchemaHints = { allowedFields, allowedForms },
): Problem[] {
  let kept: SchemaError[] = [];
  for (const error of errors) {
    if (error.keyword !== 'oneOf') {
      kept.push(error);
      continue;
    }
    const ofAlternative = ({ schemaPath }: SchemaError) => schemaPath.startsWith(`${error.schemaPath}/`);
    const alternatives = kept.filter(ofAlternative);
    kept = kept.filter((each) => !ofAlternative(each));
    kept.push(...(meantAlternative(alternatives, error) ?? [error]));
  }
  return kept.map((error) => toProblem(error, hints));
}

/** The errors of the alternative with the fewest errors at the value itself; undefined when several are as close. */
function meantAlternative(errors: readonly SchemaError[], oneOf: SchemaError): SchemaError[] | undefined {
  const alternatives = new Map<string, SchemaError[]>();
  for (const error of errors) {
    const key = alternativeOf(error.schemaPath, oneOf.schemaPath);
    alternatives.set(key, [...(alternatives.get(key) ?? []), error]);
  }
  const ranked = [...alternatives.values()]
    .map((group) => ({ group, here: group.filter((error) => error.instancePath === oneOf.instancePath).length }))
    .sort((a, b) => a.here - b.here);
  const [first, second] = ranked;
  return first === undefined || first.here === second?.here ? undefined : first.group;
}

/** Schema path of the alternative (`…/oneOf/INDEX`) that an error is about. */
function alternativeOf(schemaPath: string, oneOfPath: string): string {
  return schemaPath.split('/', oneOfPath.split('/').length + 1).join('/');
}

function toProblem(error: SchemaError, hints: SchemaHints): Problem {
  const { instancePath: pointer, params } = error;
  switch (error.keyword) {
    case 'required':
      return { pointer, problem: `'${text(params['missingProperty'])}' is missing`, instead: 'add it' };
    case 'additionalProperties':
      return unknownField(error, hints);
    case 'enum':
      return {
        pointer,
        problem: 'is not one of the known values',
        instead: `write one of ${list(params['allowedValues'])}`,
      };
    case 'const':
      return {
        pointer,
        problem: 'has another value than it must',
        instead: `write ${JSON.stringify(params['allowedValue'])}`,
      };
    case 'type':
      return {
        pointer,
        problem: 'is of the wrong type',
        instead: `write ${article([params['type']].flat().join(' or '))}`,
      };
    case 'pattern':
      return {
        pointer,
        problem: 'is not written as it must be',
        instead: `write text that matches ${text(params['pattern'])}`,
      };
    case 'oneOf':
      return {
        pointer,
        problem: 'has none of the allowed forms',
        instead: `write ${formsAt(error.schemaPath, hints)}`,
      };
    case 'uniqueItems':
      return { pointer, problem: 'has an item twice', instead: 'keep one of them' };
    default:
      return {
        pointer,
        problem: `is out of bounds (${error.keyword})`,
        instead: `the limit is ${text(params['limit'])}`,
      };
  }
}

function unknownField({ instancePath, schemaPath, params }: SchemaError, hints: SchemaHints): Problem {
  const field = text(params['additionalProperty']);
  const allowed = hints.allowedFields[schemaPath.slice(0, schemaPath.lastIndexOf('/'))] ?? [];
  const meant = nearest(field, allowed);
  return {
    pointer: instancePath + pointerKey(field),
    problem: 'is not a known field',
    instead: meant === undefined ? `known here: ${allowed.join(', ')}` : `did you mean "${meant}"?`,
  };
}

function formsAt(schemaPath: string, hints: SchemaHints): string {
  return (hints.allowedForms[schemaPath] ?? []).map(article).join(', or ');
}

function article(type: string): string {
  if (type.startsWith('{')) return type;
  return /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
}

function list(values: unknown): string {
  return Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(', ') : text(values);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
