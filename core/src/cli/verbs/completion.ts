import { BccxError } from '../../errors/bccx-error.ts';
import { candidatesFor } from '../completion/candidates.ts';
import { scripts, shells } from '../completion/scripts.ts';
import type { VerbModule } from '../verb.ts';

/** `bccx completion SHELL`: the script by which a shell completes bccx's words. */
export const completion: VerbModule = {
  declare: (command) => {
    command
      .argument('[SHELL]', `one of ${shells.join(', ')}: source <(bccx completion bash)`)
      .argument('[WORDS...]')
      .option('--words', 'for the script: print what may come next after the words behind --');
  },
  async run({ args, options }) {
    if (options['words'] === true) {
      const { words, files } = await candidatesFor(args);
      const lines = words.map(({ word, about }) => `${word}\t${about.replace(/[\t\n]/g, ' ')}\n`);
      return { data: { words, files }, text: lines.join('') + (files ? ':files\n' : '') };
    }
    const shell = shells.find((each) => each === args[0]);
    if (shell === undefined || args.length !== 1) {
      throw new BccxError('BCCX_USAGE', { what: `completion: name a shell: ${shells.join(', ')}`, verb: 'completion' });
    }
    return { data: { shell, script: scripts[shell] }, text: scripts[shell] };
  },
};
