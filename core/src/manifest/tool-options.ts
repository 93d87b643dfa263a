import type { Condition, Option, Value } from './manifest.generated.ts';
import { type OptionValue, parseOptionValue, valueInUnit } from './option-value.ts';

/** The options of one run of a tool: what was given, and the manifest's defaults for the rest. */
export class ToolOptions {
  readonly #options: ReadonlyMap<string, Option>;
  readonly #given: ReadonlyMap<string, OptionValue>;

  /** given: values by option name, of the type their option asks for. */
  constructor(options: readonly Option[], given: ReadonlyMap<string, OptionValue>) {
    this.#options = new Map(options.map((option) => [option.name, option]));
    this.#given = given;
  }

  /** The same options with one more given. */
  with(name: string, value: OptionValue): ToolOptions {
    return new ToolOptions([...this.#options.values()], new Map([...this.#given, [name, value]]));
  }

  /** True when the option stands on the command line (a boolean given as false does not count). */
  given(name: string): boolean {
    return this.#given.has(name) && this.#given.get(name) !== false;
  }

  /** The value given, else the default, else undefined. */
  value(name: string): OptionValue | undefined {
    const given = this.#given.get(name);
    if (given !== undefined) return given;
    const option = this.#options.get(name);
    if (option?.default === undefined) return undefined;
    if (typeof option.default === 'boolean') return option.default;
    const parsed = parseOptionValue(option, String(option.default));
    return 'value' in parsed ? parsed.value : undefined;
  }

  /** The value as text, in the option's own unit: for the module, titles and messages. */
  text(name: string): string | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (typeof value === 'boolean') return value ? '1' : '0';
    const option = this.#options.get(name);
    if (typeof value === 'bigint' && option !== undefined) return String(valueInUnit(option, value) ?? value);
    return Array.isArray(value) ? value.join(',') : String(value);
  }

  /** A manifest value: itself, or that of the option it names. */
  resolve(value: Value | undefined): OptionValue | undefined {
    if (typeof value === 'object') return this.value(value.option);
    return typeof value === 'number' ? BigInt(value) : value;
  }

  /** True when every condition holds; true for none. */
  holds(conditions: readonly Condition[] | undefined): boolean {
    return (conditions ?? []).every((condition) => {
      if ('any' in condition) return condition.any.some((each) => this.holds([each]));
      const { option, is = true } = condition;
      return typeof is === 'boolean' ? this.given(option) === is : this.text(option) === String(is);
    });
  }
}
