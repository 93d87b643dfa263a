/** The parts that bccx uses of npm's packages, which bring no types of their own. */

declare module '@npmcli/config' {
  export default class Config {
    constructor(options: {
      definitions: object;
      shorthands: object;
      flatten: unknown;
      nerfDarts: readonly string[];
      npmPath: string;
      argv: readonly string[];
      cwd: string;
      env: NodeJS.ProcessEnv;
      warn: boolean;
    });
    load(): Promise<void>;
    validate(): boolean;
    /** Options as npm's libraries take them. */
    readonly flat: Record<string, unknown>;
  }
}

declare module '@npmcli/config/lib/definitions/index.js' {
  const definitions: { definitions: object; shorthands: object; flatten: unknown; nerfDarts: readonly string[] };
  export default definitions;
}

declare module 'npm-package-arg' {
  interface Spec {
    readonly type: 'version' | 'range' | 'tag' | 'directory' | 'file' | 'git' | 'remote' | 'alias';
    readonly raw: string;
    readonly name: string | null;
    readonly fetchSpec: string | null;
    readonly registry?: boolean;
  }
  export default function npa(spec: string, where?: string): Spec;
}

declare module 'npm-packlist' {
  export default function packlist(tree: {
    path: string;
    package: object;
    isProjectRoot: boolean;
    edgesOut: Map<string, unknown>;
  }): Promise<string[]>;
}

declare module 'npm-registry-fetch' {
  type Options = Record<string, unknown>;
  function registryFetch(url: string, options: Options): Promise<{ readonly status: number; json(): Promise<unknown> }>;
  namespace registryFetch {
    function json(url: string, options: Options): Promise<unknown>;
    function pickRegistry(spec: string, options: Options): string;
  }
  export default registryFetch;
}

declare module 'pacote' {
  type Options = Record<string, unknown>;
  const pacote: {
    packument(spec: string, options: Options): Promise<unknown>;
    tarball: {
      stream<T>(spec: string, use: (stream: NodeJS.ReadableStream) => Promise<T>, options: Options): Promise<T>;
    };
  };
  export default pacote;
}

declare module 'semver' {
  const semver: {
    satisfies(version: string, range: string, options?: { includePrerelease?: boolean; loose?: boolean }): boolean;
    rcompare(a: string, b: string): number;
    gt(a: string, b: string): boolean;
    valid(version: string): string | null;
    validRange(range: string): string | null;
    prerelease(version: string): readonly (string | number)[] | null;
  };
  export default semver;
}
