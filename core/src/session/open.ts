import { join } from 'node:path';
import { type BpfObject, type Glue, gluePaths, loadGlue } from '@bccx/libbpf-glue';
import { Debuginfod } from '../debuginfod/debuginfod.ts';
import { BccxError } from '../errors/bccx-error.ts';
import { CacheFolder } from '../files/cache-folder.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ToolOptions } from '../manifest/tool-options.ts';
import { FunctionFinder } from '../process/function-finder.ts';
import { ProcessRecorder } from '../process/process-recorder.ts';
import { ProcessWatch } from '../process/process-watch.ts';
import type { Recorder } from '../recording/recorder.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { type Payload, readPayload } from '../store/payload.ts';
import { cacheFolder } from '../store/store-home.ts';
import { checkMachine } from './check-machine.ts';
import { PayloadCheck } from './check-payload.ts';
import type { Closers } from './closers.ts';
import { type CommandRun, startCommand } from './command.ts';
import { glueCause, withGlue } from './glue-failure.ts';
import { moduleOptions } from './module-options.ts';
import { RecordResults } from './record-results.ts';
import { StartTimes } from './start-times.ts';
import { readTargets, type Targets } from './targets.ts';
import type { TraceListener, TraceRequest } from './trace-request.ts';
import { Unwinding } from './unwinding.ts';
import { hasUserProbes, UserObjects } from './user-objects.ts';

/** A run whose parts are open; nothing is in the kernel yet. */
export interface Session {
  readonly manifest: Manifest;
  readonly payload: Payload;
  readonly options: ToolOptions;
  readonly targets: Targets;
  readonly glue: Glue;
  readonly object: BpfObject;
  /** Opens the object anew, unconfigured: one that the kernel refused cannot be loaded again. */
  reopen(): void;
  /** Undefined for a tool without a module. */
  readonly sandbox: Sandbox | undefined;
  /** Undefined for a tool that takes no user stacks. */
  readonly unwinding: Unwinding | undefined;
  readonly watch: ProcessWatch;
  /** Settles when the module's bytes were checked. */
  readonly moduleChecked: Promise<void>;
  /** Settles when the module is compiled and has its options; it boots once everything is attached. */
  readonly moduleReady: Promise<void>;
  /** A command that waits to be let go; undefined when none was asked for. */
  readonly command: CommandRun | undefined;
  /** Undefined for a run without user probes. */
  readonly userObjects: UserObjects | undefined;
  /** Results that are records. */
  readonly records: RecordResults;
  readonly listener: TraceListener;
  readonly times: StartTimes;
}

/**
 * Checks that the tool can run here on what it was asked for, reads the payload, starts the sandbox, checks the payload and
 * opens the BPF object. The bytes that are checked are the bytes that are loaded.
 */
export function open(
  { tool, line, words, recorder }: TraceRequest,
  listener: TraceListener,
  closers: Closers,
): Session {
  const { manifest } = tool;
  const times = new StartTimes();
  times.done('node and command line');
  checkMachine(manifest, words);
  const command = startCommand(manifest, line, closers);
  const options = command?.options ?? line.options;
  const targets = readTargets(manifest, options);
  const payload = readPayload(tool);
  times.done('files');
  const check = new PayloadCheck(tool, payload, line);
  const sandbox = startSandbox({ check, recorder }, targets, listener, closers);
  check.checkObject();
  times.done('policy');
  const moduleChecked = check.checkModule();
  const moduleReady = moduleChecked.then(() => loadModule(sandbox, payload, manifest, options));
  const glue = withGlue(loadGlue);
  let object = openObject(glue, payload, listener);
  closers.add(() => object.close());
  const records = RecordResults.open(
    { manifest, options },
    { bytes: payload.object.bytes, maps: object.maps },
    recorder,
  );
  const userObjects = findUserObjects({ manifest, options, glue }, { targets, command, listener }, closers);
  const unwinding = Unwinding.begin({ present: () => object, glue, manifest, targets, command, listener }, closers);
  const watch = watchProcesses(glue, targets, sandbox, closers);
  return {
    ...{
      manifest,
      payload,
      options,
      targets,
      command,
      glue,
      sandbox,
      unwinding,
      watch,
      moduleChecked,
      moduleReady,
      userObjects,
      records,
      listener,
      times,
    },
    get object() {
      return object;
    },
    reopen() {
      object.close();
      object = openObject(glue, payload, listener);
    },
  };
}

/** Of the names of all modules. */
const NAMES_BYTES = 64 << 20;

function startSandbox(
  { check: { module }, recorder }: { check: PayloadCheck; recorder: Recorder | undefined },
  { pids, debuginfod }: Targets,
  listener: TraceListener,
  closers: Closers,
): Sandbox | undefined {
  if (module === undefined) return undefined;
  const fetcher = debuginfod ? Debuginfod.fromEnvironment((level, text) => listener.log(level, text)) : undefined;
  closers.add(() => fetcher?.close());
  const { memoryBytes, cpuSeconds, outputBytes, reads } = module;
  const { jail, reader } = withGlue(gluePaths);
  const sandbox = Sandbox.start({
    paths: { jail, reader },
    limits: { memoryBytes, cpuSeconds, outputBytes },
    reads: new Set(reads),
    processes: pids ?? 'all',
    patient: true,
    recorder,
    cache: recorder === undefined ? new CacheFolder(join(cacheFolder(), 'names'), NAMES_BYTES) : undefined,
    fetcher,
    onLog: (level, text) => listener.log(level, text),
  });
  closers.add(() => sandbox.close());
  return sandbox;
}

/** Looks for the objects of user probes in a sandbox of its own, which boots while the kernel side is loaded. */
function findUserObjects(
  { manifest, options, glue }: { manifest: Manifest; options: ToolOptions; glue: Glue },
  { targets, command, listener }: { targets: Targets; command: CommandRun | undefined; listener: TraceListener },
  closers: Closers,
): UserObjects | undefined {
  if (!hasUserProbes({ manifest, options })) return undefined;
  const pids = command === undefined ? (targets.pids ?? []) : [];
  const onLog = (level: number, text: string): void => listener.log(level, text);
  const finder = FunctionFinder.start({ paths: withGlue(gluePaths), onLog }, pids.length > 0 ? pids : [process.pid]);
  closers.add(() => finder.close());
  const objects = new UserObjects({ manifest, options, glue, finder, pids, command });
  closers.add(() => objects.close());
  return objects;
}

/** Follows the processes that are traced; those that end before they are symbolized were recorded then. */
function watchProcesses(glue: Glue, { pids }: Targets, sandbox: Sandbox | undefined, closers: Closers): ProcessWatch {
  const watch = withGlue(() => new ProcessWatch(glue, pids));
  closers.add(() => watch.close());
  if (sandbox !== undefined) {
    const recorder = new ProcessRecorder((tgids) => sandbox.note(tgids));
    closers.add(() => recorder.close());
    watch.add(recorder);
    sandbox.note(pids ?? 'all');
  }
  return watch;
}

async function loadModule(
  sandbox: Sandbox | undefined,
  { module }: Payload,
  manifest: Manifest,
  options: ToolOptions,
): Promise<void> {
  if (sandbox === undefined || module === undefined) return;
  await sandbox.load(module.bytes);
  await sandbox.configure(moduleOptions(manifest, options));
}

function openObject(glue: Glue, { object }: Payload, listener: TraceListener): BpfObject {
  try {
    return glue.openObject(object.bytes, {
      name: object.file.replace(/\.bpf\.o$/, ''),
      // What libbpf warns about comes back as an error of its own: its log is for `--debug`.
      onLog: (level, text) => listener.log(level + 2, text),
    });
  } catch (error) {
    throw new BccxError('BCCX_BPF_OPEN', { object: object.file, cause: glueCause(error) }, { cause: error });
  }
}
