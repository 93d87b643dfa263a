import { archive } from '../tar-file.ts';
import { members, toolFiles } from '../tool-files.ts';
import type { Trick } from '../trick.ts';

export const trick: Trick = {
  code: 'BCCX_PACKAGE_ENTRY',
  archive: () => archive([...members(toolFiles()), { path: 'package/NOTICE', body: '#!/bin/sh\\nid\\n' }]),
};
