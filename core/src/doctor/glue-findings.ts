import { type Facility, type Glue, loadGlue } from '@bccx/libbpf-glue';
import { causeText } from '../errors/bccx-error.ts';
import type { Finding } from './examine.ts';

/** Facilities that are found out by using them: what each enables and how to get it. */
const facilities: Partial<Record<Facility, { enables: string; remedy: string }>> = {
  'perf-event': {
    enables: 'sampling by time, `profile`',
    remedy: 'needs CONFIG_PERF_EVENTS and CAP_PERFMON',
  },
  'cpu-cycles': {
    enables: 'sampling by CPU cycles; without it by CPU clock',
    remedy: 'virtual machines need a virtual PMU from their host',
  },
  'tp-btf': { enables: 'the cheapest tracepoints', remedy: 'Linux 5.5 or newer with BTF' },
  'raw-tracepoint': { enables: 'tracepoints without arguments copied', remedy: 'Linux 4.17 or newer' },
  tracepoint: { enables: 'tracepoints', remedy: 'needs CONFIG_TRACEPOINTS and CONFIG_PERF_EVENTS' },
  kprobe: { enables: 'any kernel function', remedy: 'needs CONFIG_KPROBES, and lockdown off for some' },
  'kprobe-multi': { enables: 'hundreds of kernel functions at once', remedy: 'Linux 5.18 or newer with CONFIG_FPROBE' },
  fentry: { enables: 'kernel functions at the lowest cost', remedy: 'Linux 5.5 or newer with BTF and trampolines' },
  uprobe: { enables: 'functions of programs and libraries', remedy: 'needs CONFIG_UPROBES' },
  'uprobe-multi': { enables: 'many user functions at once, quick to detach', remedy: 'Linux 6.6 or newer' },
  'uprobe-session': { enables: 'entry and return of a user function in one probe', remedy: 'Linux 6.13 or newer' },
  'ring-buffer': { enables: 'events in order', remedy: 'Linux 5.8 or newer' },
  'map-batch': { enables: 'maps read many entries at a time', remedy: 'Linux 5.6 or newer' },
  'run-stats': { enables: '`--stats`: nanoseconds per event', remedy: 'Linux 5.8 or newer and CAP_SYS_ADMIN' },
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
