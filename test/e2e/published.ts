import { join } from 'node:path';
import { execute } from '../packages/execute.ts';
import { NpmRegistry } from '../packages/npm-registry.ts';
import { checkout } from './checkout.ts';

/** Packages of others that bccx depends on, as npm installed them here. */
const others = ['commander', '@koromix/koffi-linux-x64', 'koffi'];

/** A registry on loopback that has what bccx depends on and nothing else. */
export async function registryWithDependencies(): Promise<NpmRegistry> {
  const registry = await NpmRegistry.start();
  for (const name of others) await registry.publish(join(checkout, 'node_modules', name));
  return registry;
}

/** Runs the release command against a registry; what it prints. */
export async function release(registry: NpmRegistry, ...words: string[]): Promise<string> {
  const env = { ...process.env, ...registry.environment(process.env['HOME'] ?? '/') };
  const script = join(checkout, 'scripts/release.js');
  return await execute(process.execPath, [script, ...words, `--registry=${registry.url}`], { cwd: checkout, env });
}
