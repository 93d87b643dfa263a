import { createRequire } from 'node:module';
import { api, functions, opaque, structs } from './declarations.ts';
import { GlueError } from './error.ts';

/** The FFI. */
export type Koffi = typeof import('koffi');
type TypeObject = import('koffi').TypeObject;

type NativeFunction = ((...args: any[]) => any) & {
  async(...args: [...args: any[], done: (error: Error | null, result: any) => void]): void;
};

/** The C functions by name. Pointers are bigint, or null. */
export type Native = { readonly [name in keyof typeof functions]: NativeFunction };

/** The library, opened. */
export interface Loaded {
  readonly native: Native;
  readonly koffi: Koffi;
}

let loaded: Loaded | undefined;

/** Opens the library once for the process, with its C interface checked. @throws {GlueError} `EGLUE` */
export function loadNative(path: string): Loaded {
  loaded ??= open(path);
  return loaded;
}

function open(path: string): Loaded {
  // require, not import: half the time, and only paid by whoever traces.
  const koffi = requireKoffi();
  const types = declareTypes(koffi);
  let native: Native;
  try {
    const library = koffi.load(path);
    const entries = Object.entries(functions).map(([name, [result, parameters]]) => {
      const args = parameters === 'void' ? [] : parameters.split(', ').map((text) => types.parameter(text));
      return [name, library.func(name, types.result(result), args)];
    });
    native = Object.fromEntries(entries) as Native;
  } catch (cause) {
    throw new GlueError({
      errno: 0,
      code: 'EGLUE',
      text: `open '${path}': ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: 'the library needs Linux on x86-64 with glibc 2.34 or later',
    });
  }
  const spoken = native.bccx_glue_api();
  if (spoken !== api) {
    throw new GlueError({
      errno: 0,
      code: 'EGLUE',
      text: `open '${path}': its interface has version ${spoken}, version ${api} is needed`,
      hint: 'install the same version of @bccx/libbpf-glue and of its platform package',
    });
  }
  return { native, koffi };
}

/** Loads koffi. @throws {GlueError} `EGLUE` */
export function requireKoffi(): Koffi {
  try {
    return createRequire(import.meta.url)('koffi') as Koffi;
  } catch (cause) {
    throw new GlueError({
      errno: 0,
      code: 'EGLUE',
      text: `load the package 'koffi': ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`,
      hint: 'install it with `npm install --include=optional`: koffi brings its own binary as an optional dependency',
    });
  }
}

interface Types {
  result(text: string): TypeObject;
  parameter(text: string): any;
}

/**
 * koffi's types for the C types of the declarations. All are anonymous, since koffi's names are global to the process and
 * two copies of this binding may be loaded. Structures are passed as objects: in through a const pointer, else in and out.
 */
function declareTypes(koffi: Koffi): Types {
  const text = koffi.pointer(koffi.type('char'));
  const handles = new Map<string, TypeObject>(opaque.map((name) => [name, koffi.pointer(koffi.opaque())]));
  const bodies = new Map<string, TypeObject>();
  const scalar = (name: string): TypeObject => {
    if (name === 'const char *') return koffi.type('str');
    if (name.endsWith('*')) return koffi.pointer(koffi.type('void'));
    return koffi.type(name);
  };
  for (const [name, fields] of Object.entries(structs)) {
    bodies.set(
      name,
      koffi.struct(Object.fromEntries(Object.entries(fields).map(([key, type]) => [key, scalar(type)]))),
    );
  }
  const pointer = (type: string): any => {
    const [, constant, name] = /^(const )?struct (\w+) \*$/.exec(type) ?? [];
    if (name === undefined) return type === 'char *' ? text : scalar(type);
    const handle = handles.get(name);
    if (handle) return handle;
    const body = bodies.get(name);
    if (!body) throw new TypeError(`no declaration of struct ${name}`);
    return constant ? koffi.pointer(body) : koffi.inout(koffi.pointer(body));
  };
  return {
    result: pointer,
    parameter: (declaration) => pointer(declaration.replace(/\w+$/, '').trim()),
  };
}
