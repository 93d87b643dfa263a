import { nearest } from '../errors/nearest.ts';
import type { Option, Target } from './manifest.generated.ts';
import type { Manifest } from './manifest.ts';
import { parseOptionValue } from './option-value.ts';
import { isReservedFlag, isReservedShort } from './reserved-names.ts';
import type { Problem } from './schema-problems.ts';

/** What the schema cannot say about options: names used once, references that exist, values that fit their type. */
export function checkOptions({ options }: Manifest): Problem[] {
  const names = options.map((option) => option.name);
  return [
    ...duplicateFlags(options),
    ...options.flatMap((option, index) => {
      const at = `/options/${index}`;
      return [
        ...checkReserved(option, at),
        ...checkReferences(option, names, at),
        ...checkType(option, at),
        ...(option.to ?? []).flatMap((target, place) => checkTarget(option, target, `${at}/to/${place}`)),
      ];
    }),
  ];
}

function duplicateFlags(options: readonly Option[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  const take = (flag: string, index: number): void => {
    const first = seen.get(flag);
    if (first === undefined) seen.set(flag, index);
    else {
      problems.push({
        pointer: `/options/${index}`,
        problem: `${flag} is taken by /options/${first}`,
        instead: 'give each option flags and a place of its own',
      });
    }
  };
  options.forEach((option, index) => {
    for (const name of [option.name, ...(option.aliases ?? [])]) take(`--${name}`, index);
    if (option.short !== undefined) take(`-${option.short}`, index);
    if (option.positional !== undefined) take(`positional place ${option.positional}`, index);
  });
  return problems;
}

function checkReserved(option: Option, pointer: string): Problem[] {
  const names = [option.name, ...(option.aliases ?? [])].filter(isReservedFlag).map((name) => `--${name}`);
  const shorts = option.short !== undefined && isReservedShort(option.short) ? [`-${option.short}`] : [];
  return [...names, ...shorts].map((flag) => ({
    pointer,
    problem: `${flag} belongs to bccx itself`,
    instead: 'choose another name',
  }));
}

function checkReferences(option: Option, names: readonly string[], at: string): Problem[] {
  const lists = (['conflicts', 'requires'] as const).flatMap((field) =>
    (option[field] ?? []).flatMap((name, place) => optionExists(name, names, `${at}/${field}/${place}`)),
  );
  return option.notAbove === undefined ? lists : [...lists, ...optionExists(option.notAbove, names, `${at}/notAbove`)];
}

/** A problem when no option has this name. */
export function optionExists(name: string, names: readonly string[], pointer: string): Problem[] {
  if (names.includes(name)) return [];
  const meant = nearest(name, names);
  const instead =
    meant === undefined ? `options of this tool: ${names.join(', ') || 'none'}` : `did you mean "${meant}"?`;
  return [{ pointer, problem: `no option '${name}'`, instead }];
}

const units: Partial<Record<Option['type'], readonly (Option['unit'] | undefined)[]>> = {
  duration: ['s', 'ms', 'us', 'ns'],
  size: ['bytes', 'pages'],
  frequency: ['hz'],
  integer: [undefined, 'count', 'pages', 'bytes', 's', 'ms', 'us', 'ns', 'hz'],
};

function checkType(option: Option, at: string): Problem[] {
  const problems: Problem[] = [];
  const allowed = units[option.type] ?? [undefined];
  if (!allowed.includes(option.unit)) {
    const some = allowed.filter((unit) => unit !== undefined);
    problems.push({
      pointer: option.unit === undefined ? at : `${at}/unit`,
      problem: `unit ${option.unit ?? '(none)'} does not go with type ${option.type}`,
      instead: some.length === 0 ? 'leave the unit out' : `write one of ${some.join(', ')}`,
    });
  }
  if ((option.type === 'enum') !== (option.values !== undefined)) {
    problems.push({
      pointer: at,
      problem: '`values` and type enum go together',
      instead: 'give an enum its values, others none',
    });
  }
  if (option.min !== undefined && option.max !== undefined && option.min > option.max) {
    problems.push({ pointer: `${at}/min`, problem: `is above max ${option.max}`, instead: 'swap them' });
  }
  if (option.type === 'boolean' && option.positional !== undefined) {
    problems.push({ pointer: `${at}/positional`, problem: 'a boolean has no value to give', instead: 'leave it out' });
  }
  return problems.length > 0 ? problems : checkDefault(option, at);
}

function checkDefault(option: Option, at: string): Problem[] {
  if (option.default === undefined) return [];
  if (option.type === 'boolean') {
    if (typeof option.default === 'boolean') return [];
    return [{ pointer: `${at}/default`, problem: 'is no boolean', instead: 'write true or false' }];
  }
  const parsed = parseOptionValue(option, String(option.default));
  if (!('problem' in parsed)) return [];
  return [{ pointer: `${at}/default`, problem: parsed.problem, instead: parsed.instead }];
}

const sessionTypes: Record<Extract<Target, { session: string }>['session'], readonly Option['type'][]> = {
  duration: ['duration'],
  interval: ['duration'],
  count: ['integer'],
  cpu: ['integer'],
  pids: ['pid-list'],
  tids: ['pid-list'],
  command: ['string'],
  regexp: ['boolean'],
  'max-depth': ['integer'],
  unwind: ['enum', 'string'],
  debuginfod: ['boolean'],
};

/** Text switches that are more than on or off. */
const textTypes: Partial<Record<Extract<Target, { text: string }>['text'], Option['type']>> = {
  top: 'integer',
  sort: 'enum',
};

function checkTarget(option: Option, target: Target, pointer: string): Problem[] {
  const mismatch = (what: string, types: readonly string[]): Problem[] =>
    types.includes(option.type)
      ? []
      : [{ pointer, problem: `${what} cannot take a ${option.type}`, instead: `it takes: ${types.join(', ')}` }];
  if ('map' in target) return mismatch(`map '${target.map}'`, ['pid-list']);
  if ('session' in target) return mismatch(`session value '${target.session}'`, sessionTypes[target.session]);
  if ('text' in target) return mismatch(`text switch '${target.text}'`, [textTypes[target.text] ?? 'boolean']);
  if ('rodata' in target && target.set === undefined) {
    return mismatch(`constant '${target.rodata}'`, ['boolean', 'integer', 'duration', 'size', 'frequency', 'enum']);
  }
  return [];
}
