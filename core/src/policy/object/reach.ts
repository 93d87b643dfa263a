import { helperById } from '../helpers.ts';
import { printable } from '../printable.ts';
import type { HelperUse, Use, Uses } from './finding.ts';
import type { CodeFunction } from './functions.ts';
import type { ObjectBytes } from './object-bytes.ts';
import type { FunctionReferences, Reference } from './references.ts';

/** What one function uses by itself: the first place of each thing, and the functions that it calls. */
interface Summary {
  readonly helpers: ReadonlyMap<number, HelperUse>;
  readonly kfuncs: ReadonlyMap<string, Use>;
  readonly ksyms: ReadonlyMap<string, Use>;
  readonly maps: ReadonlyMap<string, Use>;
  readonly callees: ReadonlySet<CodeFunction>;
}

/** Who calls whom, and what each function uses. */
export class Reach {
  readonly #file: ObjectBytes;
  readonly #summaries = new Map<CodeFunction, Summary>();

  constructor(file: ObjectBytes, references: ReadonlyMap<CodeFunction, FunctionReferences>) {
    this.#file = file;
    for (const [fn, { references: own }] of references) this.#summaries.set(fn, this.#summarize(fn, own));
  }

  /** The function and all that it calls or passes as a callback, each once, in the order of the first call. */
  functions(start: CodeFunction): CodeFunction[] {
    const reached = new Set([start]);
    for (const fn of reached) {
      for (const callee of this.#summaries.get(fn)?.callees ?? []) reached.add(callee);
    }
    return [...reached];
  }

  /** What the functions use together, with the first place of each. */
  uses(functions: readonly CodeFunction[]): Uses {
    const helpers = new Map<number, HelperUse>();
    const kfuncs = new Map<string, Use>();
    const ksyms = new Map<string, Use>();
    const maps = new Map<string, Use>();
    for (const fn of functions) {
      const summary = this.#summaries.get(fn);
      if (summary === undefined) continue;
      addMissing(helpers, summary.helpers);
      addMissing(kfuncs, summary.kfuncs);
      addMissing(ksyms, summary.ksyms);
      addMissing(maps, summary.maps);
    }
    return {
      helpers: [...helpers.values()].sort((a, b) => a.id - b.id),
      kfuncs: [...kfuncs.values()],
      ksyms: [...ksyms.values()],
      maps: [...maps.values()],
    };
  }

  #summarize(fn: CodeFunction, own: ReadonlyMap<number, Reference>): Summary {
    const helpers = new Map<number, HelperUse>();
    const kfuncs = new Map<string, Use>();
    const ksyms = new Map<string, Use>();
    const maps = new Map<string, Use>();
    const callees = new Set<CodeFunction>();
    for (const [instruction, reference] of own) {
      const use = (name: string): Use => ({ name, function: fn.name, instruction });
      switch (reference.kind) {
        case 'helper': {
          const { name } = helperById(reference.id) ?? this.#unknownHelper(fn, instruction, reference.id);
          if (!helpers.has(reference.id)) helpers.set(reference.id, { ...use(name), id: reference.id });
          break;
        }
        case 'kfunc':
          if (!kfuncs.has(reference.name)) kfuncs.set(reference.name, use(reference.name));
          break;
        case 'ksym':
          if (!ksyms.has(reference.name)) ksyms.set(reference.name, use(reference.name));
          break;
        case 'map': {
          const { name } = reference.map.definition;
          if (!maps.has(name)) maps.set(name, use(name));
          break;
        }
        case 'data':
          if (!maps.has(reference.section.name)) maps.set(reference.section.name, use(reference.section.name));
          break;
        case 'call':
        case 'callback':
          callees.add(reference.callee);
          break;
        case 'kconfig':
          break;
      }
    }
    return { helpers, kfuncs, ksyms, maps, callees };
  }

  #unknownHelper(fn: CodeFunction, instruction: number, id: number): never {
    const place = `instruction ${instruction} of function '${printable(fn.name)}'`;
    this.#file.fail('BCCX_OBJECT_CALL', `${place} calls helper number ${id}, which no known kernel has`);
  }
}

function addMissing<Key, Value>(into: Map<Key, Value>, from: ReadonlyMap<Key, Value>): void {
  for (const [key, value] of from) if (!into.has(key)) into.set(key, value);
}
