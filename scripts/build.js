// `npm run build`: installs what is missing and builds everything that changed.
import { linkCommand } from './link-command.js';
import { runTargets } from './nx.js';
import { giveBack, isRoot } from './privilege.js';
import { checkout, setUp } from './setup.js';

setUp('build');
const built = await runTargets(['build']);
linkCommand();
if (isRoot) giveBack(checkout);
process.exitCode = built ? 0 : 1;
