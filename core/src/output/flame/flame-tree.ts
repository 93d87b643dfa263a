import { buildCallTree, type CallTree } from '../../profile/call-tree.ts';
import { buildFlameChart } from '../../profile/flame-chart.ts';
import type { Profile } from '../../profile/model.ts';
import type { FlameOptions } from './options.ts';
import { shapeLargeTree } from './tree-module.ts';

/** The tree that a picture of the profile shows. */
export function flameTree(profile: Profile, options: FlameOptions): CallTree {
  const common = {
    ...(options.value === undefined ? {} : { columns: [options.value] }),
    ...(options.roots === undefined ? {} : { roots: options.roots }),
  };
  if (options.flamechart === true) return buildFlameChart(profile, common);
  return buildCallTree(profile, {
    ...common,
    order: options.order ?? 'name',
    reverse: options.reverse === true,
    collapseRecursion: options.collapseRecursion === true,
    shape: shapeLargeTree,
  });
}
