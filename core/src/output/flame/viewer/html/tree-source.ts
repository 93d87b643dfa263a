/** The tree of the file and the trees made of it: filtered, collapsed, sorted, reversed, callers, callees. */
import { buildCallTree, type CallTree } from '../../../../profile/call-tree.ts';
import { filterProfile } from '../../../../profile/filter.ts';
import type { Profile } from '../../../../profile/model.ts';
import { callersOf, profileOfTree } from '../../../../profile/tree-profile.ts';

export interface TreeWishes {
  readonly include: string;
  readonly exclude: string;
  readonly hide: string;
  readonly collapseRecursion: boolean;
  readonly order: 'name' | 'width';
  readonly reverse: boolean;
}

export const NO_WISHES: TreeWishes = {
  include: '',
  exclude: '',
  hide: '',
  collapseRecursion: false,
  order: 'name',
  reverse: false,
};

export class TreeSource {
  readonly #whole: CallTree;
  #profile: Profile | undefined;
  #filtered: { key: string; profile: Profile } | undefined;

  constructor(tree: CallTree) {
    this.#whole = tree;
  }

  /** The tree as wished; throws when an expression is none. */
  tree(wishes: TreeWishes): CallTree {
    if (sameWishes(wishes, NO_WISHES)) return this.#whole;
    return buildCallTree(this.#passing(wishes), {
      roots: [],
      order: wishes.order,
      reverse: wishes.reverse,
      collapseRecursion: wishes.collapseRecursion,
    });
  }

  /** What the function called, its calls merged. */
  callees(name: string, wishes: TreeWishes): CallTree {
    const base = new RegExp(`^${escapeRegExp(name)}$`);
    return buildCallTree(filterProfile(this.#passing(wishes), { base }), {
      roots: [],
      order: wishes.order,
      collapseRecursion: wishes.collapseRecursion,
    });
  }

  /** Who called the function, nearest first. */
  callers(name: string, wishes: TreeWishes): CallTree {
    return buildCallTree(callersOf(this.#passing(wishes), name), { roots: [], order: wishes.order, reverse: true });
  }

  #passing(wishes: TreeWishes): Profile {
    const key = JSON.stringify([wishes.include, wishes.exclude, wishes.hide]);
    if (this.#filtered?.key === key) return this.#filtered.profile;
    this.#profile ??= profileOfTree(this.#whole);
    const profile = filterProfile(this.#profile, {
      ...(wishes.include === '' ? {} : { include: new RegExp(wishes.include) }),
      ...(wishes.exclude === '' ? {} : { exclude: new RegExp(wishes.exclude) }),
      ...(wishes.hide === '' ? {} : { hide: new RegExp(wishes.hide) }),
    });
    this.#filtered = { key, profile };
    return profile;
  }
}

export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function sameWishes(a: TreeWishes, b: TreeWishes): boolean {
  return (Object.keys(b) as (keyof TreeWishes)[]).every((key) => a[key] === b[key]);
}
