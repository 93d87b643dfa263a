import { BccxError, causeText } from '../errors/bccx-error.ts';
import { checkOptions } from './check-options.ts';
import { checkWiring } from './check-wiring.ts';
import { expandFragments } from './fragments.ts';
import { type JsonText, lineAt, parseJsonText } from './json-text.ts';
import type { PluginManifest } from './manifest.generated.ts';
import type { Manifest } from './manifest.ts';
import { type Problem, type SchemaError, schemaProblems } from './schema-problems.ts';
import { validate as generatedValidate } from './validate.generated.ts';

/** A manifest is a page of text; more is refused unread. */
const maxBytes = 256 * 1024;

/** A problem and the line (from 1) it is on. */
export interface LocatedProblem extends Problem {
  readonly line: number;
}

/** Reads a manifest, or says everything that is wrong with it. */
export function checkManifest(bytes: Uint8Array): { manifest: Manifest } | { problems: readonly LocatedProblem[] } {
  const json = parseBytes(bytes);
  if ('problems' in json) return json;
  const located = (problems: readonly Problem[]) => ({
    problems: problems.map((problem) => ({ ...problem, line: json.lineOf(problem.pointer) })),
  });
  if (json.duplicates.length > 0) {
    return located(
      json.duplicates.map((pointer) => ({ pointer, problem: 'is there twice', instead: 'keep one of them' })),
    );
  }
  const errors = schemaErrors(json.value);
  if (errors.length > 0) return located(schemaProblems(errors));
  const source = json.value as PluginManifest;
  const { options, problems } = expandFragments(source.options ?? []);
  const manifest: Manifest = { ...source, options };
  const all = [...problems, ...checkOptions(manifest), ...checkWiring(manifest)];
  return all.length === 0 ? { manifest } : located(all);
}

/**
 * Reads a manifest. file: the name for messages.
 *
 * @throws {BccxError} BCCX_MANIFEST_INVALID with the first problem; `detail` lists all of them.
 */
export function loadManifest(bytes: Uint8Array, file: string): Manifest {
  const checked = checkManifest(bytes);
  if ('manifest' in checked) return checked.manifest;
  const [first] = checked.problems;
  if (first === undefined) throw new BccxError('BCCX_INTERNAL', { what: 'a manifest was refused without a reason' });
  const detail = checked.problems.map(
    (each) => `${file}:${each.line}: ${each.pointer}: ${each.problem}; ${each.instead}`,
  );
  throw new BccxError(
    'BCCX_MANIFEST_INVALID',
    {
      file,
      line: first.line,
      pointer: first.pointer || '(whole file)',
      problem: first.problem,
      instead: first.instead,
    },
    { detail: detail.join('\n') },
  );
}

const validate = generatedValidate as ((value: unknown) => boolean) & { errors?: readonly SchemaError[] | null };

function schemaErrors(value: unknown): readonly SchemaError[] {
  return validate(value) ? [] : (validate.errors ?? []);
}

function parseBytes(bytes: Uint8Array): JsonText | { problems: LocatedProblem[] } {
  const refuse = (problem: string, instead: string, line = 1) => ({
    problems: [{ pointer: '', line, problem, instead }],
  });
  if (bytes.length > maxBytes) return refuse(`is larger than ${maxBytes} bytes`, 'write a shorter manifest');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('is not UTF-8', 'save it as UTF-8');
  }
  try {
    return parseJsonText(text);
  } catch (error) {
    const cause = causeText(error);
    const offset = /at position (\d+)/.exec(cause)?.[1] ?? text.length;
    return refuse(`is not JSON: ${cause}`, 'fix the syntax there', lineAt(text, Number(offset)));
  }
}
