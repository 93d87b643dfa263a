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
    return layers.map(({ name, holds, detail }) => finding(name, holds, detail));
  } catch (error) {
    return [finding('sandbox', false, causeText(error))];
  } finally {
    await sandbox?.close();
  }
}

/** What each layer of the launcher keeps from the sandbox. */
const keeps: Readonly<Record<string, string>> = {
  'pid-namespace': 'it sees no other process',
  'network-namespace': 'it has no network',
  'ipc-namespace': 'it shares no memory or queues with others',
  'uts-namespace': 'it cannot rename the machine',
  'own-root': "it sees no files but node's",
  'own-keyring': 'it has no keys',
  'bounding-set': 'no capability can come back',
  'own-user': 'no other process is of its user',
  'no-capabilities': 'it has no privilege',
  landlock: "it opens no files but node's",
  limits: 'memory, descriptors and processes are bounded',
  seccomp: 'few system calls are left to it',
};

function finding(name: string, works: boolean, detail: string): Finding {
  return {
    name: name === 'sandbox' ? name : `sandbox ${name}`,
    works,
    required: name === 'sandbox',
    detail,
    enables: keeps[name] ?? '',
    remedy: 'the other layers still hold; a newer kernel or root brings it back',
  };
}
