import { existsSync } from 'node:fs';
import { type Facility, type Glue, loadGlue } from '@bccx/libbpf-glue';
import { causeText } from '../errors/bccx-error.ts';
import type { Finding } from './examine.ts';

/** Facilities that are found out by using them: what each enables and how to get it. */
const facilities: Partial<Record<Facility, { enables: string; remedy: string }>> = {
  'perf-event': {
    enables: 'sampling by time, as `profile` does',
    remedy: 'needs CONFIG_PERF_EVENTS and CAP_PERFMON',
  },
  'cpu-cycles': {
    enables: 'sampling by CPU cycles; without it by CPU clock',
    remedy: 'virtual machines need a virtual PMU from their host',
  },
  'tp-btf': { enables: 'the cheapest tracepoints', remedy: 'needs Linux 5.5 with BTF' },
  'raw-tracepoint': { enables: 'tracepoints without arguments copied', remedy: 'needs Linux 4.17' },
  tracepoint: { enables: 'tracepoints', remedy: 'needs CONFIG_TRACEPOINTS and CONFIG_PERF_EVENTS' },
  kprobe: { enables: 'any kernel function', remedy: 'needs a kernel with CONFIG_KPROBES' },
  'kprobe-multi': { enables: 'hundreds of kernel functions at once', remedy: 'needs Linux 5.18 with CONFIG_FPROBE' },
  fentry: {
    enables: 'kernel functions at the lowest cost',
    remedy: 'needs Linux 5.5, CONFIG_FUNCTION_TRACER, and a kernel that does not lock it down',
  },
  uprobe: { enables: 'functions of programs and libraries', remedy: 'needs CONFIG_UPROBES' },
  'uprobe-multi': { enables: 'many user functions at once, quick to detach', remedy: 'needs Linux 6.6' },
  'uprobe-session': { enables: 'entry and return of a user function in one probe', remedy: 'needs Linux 6.13' },
  'ring-buffer': { enables: 'events in order', remedy: 'needs Linux 5.8' },
  'map-batch': { enables: 'maps read many entries at a time', remedy: 'needs Linux 5.6' },
  'run-stats': { enables: '`--stats`: nanoseconds per event', remedy: 'needs Linux 5.8 and CAP_SYS_ADMIN' },
};

/** The glue library and what the kernel lets it do. */
export async function glueFindings(): Promise<Finding[]> {
  let glue: Glue;
  try {
    glue = loadGlue();
  } catch (error) {
    return [library(false, causeText(error))];
  }
  const { glue: version, libbpf } = glue.versions;
  const names = Object.keys(facilities) as Facility[];
  const probed = await Promise.all(names.map((name) => glue.probe(name)));
  return [
    library(true, `glue ${version}, libbpf ${libbpf}`),
    tracefs(glue),
    ...probed.map(({ facility, works, text }) => ({
      name: facility,
      works,
      required: false,
      detail: works ? '' : text,
      enables: facilities[facility]?.enables ?? '',
      remedy: facilities[facility]?.remedy ?? '',
    })),
  ];
}

/** The list of tracepoints; read also where nobody has mounted tracefs. */
function tracefs(glue: Glue): Finding {
  const mounted = existsSync('/sys/kernel/tracing/events') || existsSync('/sys/kernel/debug/tracing/events');
  const finding = { name: 'tracefs', required: false, enables: 'tracepoints by pattern' };
  try {
    glue.closeFd(glue.openTracefs('events'));
    const detail = mounted ? 'mounted' : 'not mounted; bccx mounts it for itself';
    return { ...finding, works: true, detail, remedy: '' };
  } catch (error) {
    const remedy = 'needs root, a kernel with CONFIG_TRACING, and Linux 5.2 where it is not mounted';
    return { ...finding, works: false, detail: causeText(error), remedy };
  }
}

function library(works: boolean, detail: string): Finding {
  return {
    name: 'libbpf-glue',
    works,
    required: true,
    detail,
    enables: 'the library that talks to the kernel',
    remedy: 'reinstall bccx without --omit=optional, or set BCCX_GLUE_PATH to a built one',
  };
}
