import { afterEach, describe, expect, test } from 'vitest';
import { GlueError } from '../binding/error.ts';
import { loadGlue } from '../binding/glue.ts';
import type { BpfObject } from '../binding/object.ts';
import { callGetpgid, loadOnly, objectBytes, openObject } from './objects.ts';

let object: BpfObject | undefined;

afterEach(() => object?.close());

function failure(run: () => unknown): GlueError {
  try {
    run();
  } catch (error) {
    if (error instanceof GlueError) return error;
    throw error;
  }
  throw new Error('did not fail');
}

describe('open', () => {
  test('lists programs and maps', () => {
    object = openObject('maps');
    expect(object.programs).toEqual([
      { name: 'touch', type: 'socket_filter', section: 'socket', instructions: expect.any(Number) },
    ]);
    expect(object.maps.map((map) => map.name)).toEqual([
      'hash',
      'small',
      'odd',
      'wide',
      'lru',
      'percpu',
      'array',
      'percpu_array',
      'trie',
      'allocated',
      'queue',
      '.rodata',
      '.data',
      '.bss',
    ]);
    expect(object.map('odd').info).toEqual({
      name: 'odd',
      type: 'hash',
      keySize: 5,
      valueSize: 11,
      maxEntries: 1000,
      flags: 0,
      internal: false,
      transferSize: 11,
      recordSize: 24,
    });
    expect(object.map('percpu').info.transferSize).toBe(8 * loadGlue().possibleCpus());
    expect(object.map('.bss').info.internal).toBe(true);
  });

  test('keeps nothing of the bytes', async () => {
    const bytes = Uint8Array.from(objectBytes('core'));
    object = loadGlue().openObject(bytes, { name: 'core' });
    bytes.fill(0xa5);
    await object.load();
  });

  test.each([
    ['not an object', new Uint8Array(200), 'EINVAL', "glue: open 'x': not an ELF file"],
    ['nothing', new Uint8Array(0), 'EINVAL', 'glue: open an object: no bytes or no name'],
  ])('refuses %s', (_what, bytes, code, message) => {
    const error = failure(() => loadGlue().openObject(bytes, { name: 'x' }));
    expect(error).toMatchObject({ code, message, errno: 22 });
  });

  test('refuses maps that ask to be pinned', () => {
    expect(failure(() => openObject('pinned'))).toMatchObject({ code: 'EPERM' });
  });

  test('delivers the log in order', async () => {
    const lines: [number, string][] = [];
    object = openObject('core', { logLevel: 2, onLog: (level, text) => lines.push([level, text]) });
    const atOpen = lines.length;
    expect(lines[0]).toEqual([2, expect.stringContaining('loading object')]);
    await object.load();
    expect(lines.length).toBeGreaterThan(atOpen);
    expect(lines.some(([, text]) => text.includes('CO-RE relocat'))).toBe(true);
    for (const [level, text] of lines) {
      expect(level).toBeLessThanOrEqual(2);
      expect(text).not.toMatch(/\n|^libbpf:/);
    }
  });
});

describe('globals', () => {
  test('take numbers in their own size and bytes of exactly it', async () => {
    object = openObject('maps');
    expect(object.globalSize('byte_option')).toBe(1);
    expect(object.globalSize('no_such')).toBeUndefined();
    object.setGlobal('byte_option', 255);
    object.setGlobal('word_option', true);
    object.setGlobal('long_option', -(1n << 63n));
    object.setGlobal('text_option', Buffer.from('hello world\0'));
    await object.load();
    expect(object.getGlobal('byte_option')).toEqual(Uint8Array.of(255));
    expect(object.getGlobal('word_option')).toEqual(Uint8Array.of(1, 0, 0, 0));
    expect(object.getGlobal('long_option')).toEqual(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0x80));
    expect(Buffer.from(object.getGlobal('text_option')).toString()).toBe('hello world\0');
    expect(object.getGlobal('data_counter')[0]).toBe(40);
    object.setGlobal('bss_counter', 1n << 40n);
    expect(object.getGlobal('bss_counter')[5]).toBe(1);
  });

  test('refuse what does not fit', () => {
    object = openObject('maps');
    const refused = (name: string, value: number | bigint | Uint8Array): string =>
      failure(() => object?.setGlobal(name, value)).code;
    expect(refused('byte_option', 256)).toBe('ERANGE');
    expect(refused('byte_option', -129)).toBe('ERANGE');
    expect(refused('long_option', 1n << 64n)).toBe('ERANGE');
    expect(refused('text_option', 1)).toBe('ERANGE');
    expect(refused('text_option', new Uint8Array(11))).toBe('EMSGSIZE');
    expect(refused('no_such', 1)).toBe('ENOENT');
  });

  test('of .rodata are constant once loaded', async () => {
    object = openObject('maps');
    await object.load();
    expect(failure(() => object?.setGlobal('word_option', 1)).code).toBe('EPERM');
  });
});

describe('load', () => {
  test('fails with the whole log of the verifier', async () => {
    object = openObject('refused');
    const error: GlueError = await object.load().then(
      () => expect.unreachable(),
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(GlueError);
    expect(error).toMatchObject({ code: 'EACCES', errno: 13 });
    expect(error.text).toBe("load 'refused': prog 'refused': BPF program load failed: Permission denied");
    expect(error.verifierLog).toContain('invalid access to map value');
    expect(error.verifierLog?.length).toBeGreaterThan(40_000);
    await expect(object.load()).rejects.toMatchObject({ code: 'EINVAL' });
  });

  test('leaves the event loop free', async () => {
    object = openObject('core');
    let turns = 0;
    const ticking = setInterval(() => turns++, 1);
    await object.load();
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(0);
  });

  test('answers busy meanwhile and a second time', async () => {
    object = openObject('core');
    const loading = object.load();
    await expect(object.load()).rejects.toMatchObject({ code: 'EBUSY' });
    expect(failure(() => object?.setMaxEntries('counts', 1)).code).toBe('EBUSY');
    expect(failure(() => object?.map('counts')).message).toBe("glue: use object 'core': it is being loaded");
    await loading;
    await expect(object.load()).rejects.toThrow("load 'core': it is loaded already");
  });

  test('gives a mistake of the log receiver to the caller', async () => {
    let opened = false;
    object = openObject('core', {
      logLevel: 2,
      onLog: () => {
        if (opened) throw new Error('no more paper');
      },
    });
    opened = true;
    await expect(object.load()).rejects.toThrow('no more paper');
  });

  test('ends as closed when the object is closed meanwhile', async () => {
    object = openObject('core');
    const loading = object.load();
    object.close();
    expect(failure(() => object?.map('counts')).code).toBe('ECLOSED');
    await expect(loading).rejects.toMatchObject({ code: 'ECLOSED' });
  });

  test('takes another size for a map', async () => {
    object = openObject('maps');
    object.setMaxEntries('small', 8);
    expect(object.maps.find((map) => map.name === 'small')?.maxEntries).toBe(8);
    await object.load();
    const map = object.map('small');
    for (let i = 0; i < 8; i++) map.update(Uint8Array.of(i, 0, 0, 0), new Uint8Array(8));
    expect(failure(() => map.update(Uint8Array.of(8, 0, 0, 0), new Uint8Array(8))).code).toBe('E2BIG');
  });
});

describe('stats', () => {
  test('count the loaded programs', async () => {
    object = await loadOnly('attach', 'on_raw_tracepoint');
    object.enableStats();
    const link = object.program('on_raw_tracepoint').attachRawTracepoint('sys_enter');
    callGetpgid(100);
    link.close();
    const { programs, mapBytes } = object.stats();
    expect(programs.map((program) => program.name)).toEqual(['on_raw_tracepoint']);
    expect(programs[0]?.runCount).toBeGreaterThanOrEqual(100n);
    expect(programs[0]?.runTimeNs).toBeGreaterThan(100n);
    expect(mapBytes).toBeGreaterThan(64 * 8);
  });
});

describe('a closed object', () => {
  test('refuses everything and can be closed again', async () => {
    object = await loadOnly('attach', 'on_tp_btf');
    const [program, map] = [object.program('on_tp_btf'), object.map('hits')];
    object.close();
    object.close();
    object[Symbol.dispose]();
    const uses: (() => unknown)[] = [
      () => object?.globalSize('target_tgid'),
      () => object?.setGlobal('target_tgid', 1),
      () => object?.getGlobal('target_tgid'),
      () => object?.setMaxEntries('hits', 1),
      () => object?.setAutoload('on_tp_btf', true),
      () => object?.setAttachMode('on_probe', 'uprobe-multi'),
      () => object?.setAttachTarget('on_tp_btf', 'x'),
      () => object?.program('on_tp_btf'),
      () => object?.map('hits'),
      () => object?.ring('hits'),
      () => object?.enableStats(),
      () => object?.stats(),
      () => program.attachTpBtf(),
      () => program.attachFentry(),
      () => program.attachPerfEvent({ event: 'cpu-clock', cpu: 0, frequency: 1 }),
      () => program.attachTracepoint({ category: 'sched', name: 'sched_switch' }),
      () => program.attachRawTracepoint('sched_switch'),
      () => program.attachKprobe({ function: 'x' }),
      () => program.attachUprobe({ path: '/x', offset: 0 }),
      () => program.attachKprobeMulti({ functions: ['x'] }),
      () => program.attachUprobeMulti({ path: '/x', targets: [{ offset: 0 }] }),
      () => map.lookup(new Uint8Array(4)),
      () => map.update(new Uint8Array(4), new Uint8Array(8)),
      () => map.delete(new Uint8Array(4)),
      () => map.updateBatch(new Uint8Array(4), new Uint8Array(8)),
      () => map.drain(new Uint8Array(64)),
      () => map.memory(),
    ];
    for (const use of uses) expect(failure(use).code, use.toString()).toBe('ECLOSED');
    await expect(object.load()).rejects.toMatchObject({ code: 'ECLOSED' });
  });

  test('has a message that says which', async () => {
    object = openObject('core');
    object.close();
    expect(failure(() => object?.map('counts')).message).toBe("glue: use object 'core': it is closed");
  });
});
