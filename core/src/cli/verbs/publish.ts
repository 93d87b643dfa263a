import { publish as publishTool } from '../../author/publish.ts';
import { readToolFolder } from '../../author/tool-folder.ts';
import type { VerbModule } from '../verb.ts';
import { packedText } from './pack.ts';

/** `bccx publish [FOLDER]`: checks, packs and publishes a tool. */
export const publish: VerbModule = {
  declare: (command) => {
    command
      .argument('[FOLDER]', 'folder of the tool', '.')
      .option('--dry-run', 'do everything but the upload')
      .option('--tag <TAG>', "npm's tag for this version, such as next; latest without")
      .option('--otp <CODE>', 'one-time password of the npm account')
      .allowExcessArguments(false);
  },
  async run({ args: [folder = '.'], options }) {
    const { tag, otp } = options as { tag?: string; otp?: string };
    const dryRun = options['dryRun'] === true;
    const { packed, provenance } = await publishTool(readToolFolder(folder), { dryRun, tag, otp });
    const origin =
      provenance === undefined
        ? 'origin: not proved; published by GitHub Actions or GitLab CI it would be'
        : `origin: proved by ${provenance}`;
    const outcome = dryRun ? 'dry run: nothing was uploaded' : `published; others get it with: bccx add ${packed.name}`;
    return {
      data: { ...packed, provenance: provenance ?? null, dryRun },
      text: `${packedText(packed)}${origin}\n${outcome}\n`,
    };
  },
};
