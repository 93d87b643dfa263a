import { Capabilities } from '../process/capabilities.ts';
import { glueFindings } from './glue-findings.ts';
import { kernelFindings } from './kernel-findings.ts';
import { sandboxFindings } from './sandbox-findings.ts';

/** One facility of the machine. */
export interface Finding {
  readonly name: string;
  readonly works: boolean;
  /** Without it no tool works. */
  readonly required: boolean;
  /** Version, mode or cause; may be empty. */
  readonly detail: string;
  /** What it is good for. */
  readonly enables: string;
  /** How to get it where it is missing; may be empty. */
  readonly remedy: string;
}

/** Looks at every facility that tracing may need, by using it where that is possible. Changes nothing. */
export async function examine(): Promise<Finding[]> {
  const capabilities = Capabilities.current();
  const [glue, sandbox] = await Promise.all([glueFindings(), sandboxFindings()]);
  return [...kernelFindings(capabilities), ...glue, ...sandbox];
}
