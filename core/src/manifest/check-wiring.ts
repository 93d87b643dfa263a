import { optionExists } from './check-options.ts';
import type { Condition, Probe, Result, Stream, Value } from './manifest.generated.ts';
import type { Manifest } from './manifest.ts';
import { patternOption } from './pattern.ts';
import { reservedVerbs } from './reserved-names.ts';
import type { Problem } from './schema-problems.ts';

/** What the schema cannot say about the rest: references to options, probes that are complete, results that can be shown. */
export function checkWiring(manifest: Manifest): Problem[] {
  const names = manifest.options.map((option) => option.name);
  return [
    ...checkName(manifest),
    ...manifest.attach.flatMap((attach, index) => [
      ...checkConditions(attach.when, names, `/attach/${index}/when`),
      ...attach.alternatives.flatMap((probe, place) =>
        checkProbe(probe, manifest, `/attach/${index}/alternatives/${place}`),
      ),
    ]),
    ...Object.entries(manifest.maps ?? {}).flatMap(([map, { entries }]) =>
      checkValue(entries, names, `/maps/${map}/entries`),
    ),
    ...repeated(manifest.data, '/data'),
    ...manifest.data.flatMap(({ when }, index) => checkConditions(when, names, `/data/${index}/when`)),
    ...Object.entries(manifest.maps ?? {}).flatMap(([map, { onDemand }]) =>
      checkConditions(onDemand, names, `/maps/${map}/onDemand`),
    ),
    ...repeated(manifest.results, '/results'),
    ...manifest.results.flatMap((result, index) => checkResult(result, manifest, `/results/${index}`)),
  ];
}

function checkName({ name }: Manifest): Problem[] {
  if (!reservedVerbs.some((verb) => verb === name)) return [];
  return [{ pointer: '/name', problem: `'${name}' is a verb of bccx`, instead: 'choose another name' }];
}

function checkConditions(
  conditions: readonly Condition[] | undefined,
  names: readonly string[],
  at: string,
): Problem[] {
  return (conditions ?? []).flatMap((condition, place) =>
    'any' in condition
      ? checkConditions(condition.any, names, `${at}/${place}/any`)
      : optionExists(condition.option, names, `${at}/${place}/option`),
  );
}

function checkValue(value: Value | undefined, names: readonly string[], at: string): Problem[] {
  return typeof value === 'object' ? optionExists(value.option, names, `${at}/option`) : [];
}

/** The fields each kind of probe must have, of those that only some have. */
const needs: Record<Probe['type'], readonly (keyof Probe)[]> = {
  'perf-event': ['event'],
  'tp-btf': ['target'],
  'raw-tracepoint': ['target'],
  tracepoint: ['target'],
  kprobe: ['target'],
  kretprobe: ['target'],
  'kprobe-multi': ['targets'],
  'kretprobe-multi': ['targets'],
  fentry: ['target'],
  fexit: ['target'],
  uprobe: ['library', 'target'],
  uretprobe: ['library', 'target'],
  'uprobe-multi': ['library', 'targets'],
  'uretprobe-multi': ['library', 'targets'],
  'uprobe-session': ['library', 'targets'],
  usdt: ['library', 'target'],
  iterator: ['target'],
};

const particular = ['event', 'frequency', 'period', 'library', 'prefix', 'target', 'targets', 'returns'] as const;

/** Kinds of probe with a counterpart at the return of the function. */
const withReturns: readonly Probe['type'][] = ['uprobe', 'uprobe-multi'];

function checkProbe(probe: Probe, manifest: Manifest, at: string): Problem[] {
  const names = manifest.options.map((option) => option.name);
  const problems = checkFields(probe, patternOption(probe, manifest) !== undefined, at);
  if (probe.type === 'perf-event' && probe.frequency === undefined && probe.period === undefined) {
    problems.push({
      pointer: at,
      problem: 'has neither frequency nor period',
      instead: 'give one, or both as options',
    });
  }
  for (const field of ['target', 'library', 'prefix', 'frequency', 'period'] as const) {
    problems.push(...checkValue(probe[field], names, `${at}/${field}`));
  }
  (probe.targets ?? []).forEach(({ symbol }, place) => {
    problems.push(...checkValue(symbol, names, `${at}/targets/${place}/symbol`));
  });
  return problems;
}

/** byPattern: an option of type pattern names targets and library. */
function checkFields(probe: Probe, byPattern: boolean, at: string): Problem[] {
  const needed = byPattern ? ['target' as const] : needs[probe.type];
  const may: readonly (keyof Probe)[] = [
    ...(probe.type === 'perf-event' ? (['frequency', 'period'] as const) : []),
    ...(needed.includes('library') && !byPattern ? (['prefix'] as const) : []),
    ...(withReturns.includes(probe.type) && !byPattern ? (['returns'] as const) : []),
  ];
  const listed = needed.includes('target') && probe.targets !== undefined && !byPattern;
  const problems: Problem[] = needed
    .filter((field) => probe[field] === undefined && !(field === 'target' && listed))
    .map((field) => ({ pointer: at, problem: `a ${probe.type} probe needs '${field}'`, instead: 'add it' }));
  for (const field of particular) {
    if (probe[field] === undefined || needed.includes(field) || may.includes(field) || (field === 'targets' && listed))
      continue;
    problems.push({
      pointer: `${at}/${field}`,
      problem: byPattern ? 'does not go with a pattern, which names it' : `does not go with a ${probe.type} probe`,
      instead: 'leave it out',
    });
  }
  return problems;
}

function repeated(items: readonly { readonly name: string }[], at: string): Problem[] {
  return items.flatMap(({ name }, index) => {
    const first = items.findIndex((item) => item.name === name);
    if (first === index) return [];
    return [
      {
        pointer: `${at}/${index}/name`,
        problem: `'${name}' is taken by ${at}/${first}`,
        instead: 'name it differently',
      },
    ];
  });
}

function checkResult(result: Result, manifest: Manifest, at: string): Problem[] {
  const { options, module } = manifest;
  const names = options.map((option) => option.name);
  const problems = [
    ...checkConditions(result.when, names, `${at}/when`),
    ...checkText(result.title, names, `${at}/title`),
    ...headersOf(result).flatMap(({ text, when }) => [
      ...checkText(text, [...names, ...headerWords], `${at}/text/header`),
      ...checkConditions(when, names, `${at}/text/header`),
    ]),
  ];
  if (result.kind === 'stacks' && result.sampleTypes === undefined) {
    problems.push({ pointer: at, problem: "stacks need 'sampleTypes'", instead: 'name type and unit of each value' });
  }
  if (result.kind === 'stacks' && module === undefined) {
    problems.push({
      pointer: '/results',
      problem: 'stacks need a module that symbolizes them',
      instead: "add 'module'",
    });
  }
  if (result.kind !== 'stacks') problems.push(...checkRecords(result, manifest, at));
  return problems;
}

/** Kinds of stream that a result can be made of by the host. */
const streamsOf: Readonly<Record<Exclude<Result['kind'], 'stacks'>, readonly Stream['kind'][]>> = {
  rows: ['hash', 'array'],
  events: ['ring-buffer'],
  histograms: ['hash', 'array'],
};

/** Rows, events and histograms must say what they are made of and how they are shown. */
function checkRecords(result: Result, { data, module }: Manifest, at: string): Problem[] {
  const { kind, columns, histogram, stream, record } = result;
  if (kind === 'stacks') return [];
  const problems: Problem[] = [];
  const need = (what: string, instead: string): void => {
    problems.push({ pointer: at, problem: `${kind} need ${what}`, instead });
  };
  if (kind === 'histograms' && histogram === undefined) need("'histogram'", 'say where the slots are');
  if (kind !== 'histograms' && columns === undefined) need("'columns'", 'describe each column');
  if (stream === undefined) {
    if (module === undefined) need("'stream'", "name an entry of 'data', or add a module that emits them");
    else if (record === undefined) need("'record'", 'name the struct that the module emits');
    return problems;
  }
  const source = data.find(({ name }) => name === stream);
  if (source === undefined) {
    const streams = data.map(({ name }) => `'${name}'`).join(', ');
    problems.push({ pointer: `${at}/stream`, problem: `no stream '${stream}'`, instead: `write one of ${streams}` });
  } else if (!streamsOf[kind].includes(source.kind)) {
    const fitting = streamsOf[kind].join(' or ');
    problems.push({
      pointer: `${at}/stream`,
      problem: `${kind} cannot be made of a stream of kind ${source.kind}`,
      instead: `name one of kind ${fitting}`,
    });
  } else if (source.kind === 'ring-buffer' && source.record === undefined) {
    problems.push({
      pointer: `/data/${data.indexOf(source)}`,
      problem: "its records are shown and have no 'record'",
      instead: 'name their struct',
    });
  }
  return problems;
}

/** What a header may hold beside options: see `traceHeader`. */
const headerWords = ['threads', 'stacks', 'until', 'places'];

function headersOf({ text }: Result): readonly { text: string; when?: Condition[] }[] {
  const header = text?.header;
  if (header === undefined) return [];
  return typeof header === 'string' ? [{ text: header }] : header;
}

/** Every `{option}` of a text must be there. */
function checkText(text: string, names: readonly string[], at: string): Problem[] {
  return [...text.matchAll(/\{([a-z][a-z0-9-]*)\}/g)].flatMap(([, name]) => optionExists(name ?? '', names, at));
}
