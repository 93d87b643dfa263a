import { gluePaths } from '@bccx/libbpf-glue';
import { causeText } from '../errors/bccx-error.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import type { Finding } from './examine.ts';

const limits = { memoryBytes: 16 << 20, cpuSeconds: 5, outputBytes: 1 << 20 };

/** Starts a real sandbox and asks its launcher which layers hold. */
export async function sandboxFindings(): Promise<Finding[]> {
  let sandbox: Sandbox | undefined;
  try {
    const { jail, reader } = gluePaths();
    sandbox = Sandbox.start({
      paths: { jail, reader },
      limits,
      reads: new Set(),
      processes: [],
      onLog: () => undefined,
    });
    const layers = await sandbox.layers();
    return layers.map(({ name, holds, detail }) => finding(`sandbox ${name}`, holds, detail));
  } catch (error) {
    return [finding('sandbox', false, causeText(error))];
  } finally {
    await sandbox?.close();
  }
}

function finding(name: string, works: boolean, detail: string): Finding {
  return {
    name,
    works,
    required: name === 'sandbox',
    detail,
    enables: '',
    remedy: 'the remaining layers still hold; a newer kernel or root brings it back',
  };
}
