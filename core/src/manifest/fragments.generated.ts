// Generated from sdk/schema/fragments.v1.json by core/generate/main.js. Do not edit.
import type { Option } from './manifest.generated.ts';

/** The options of the SDK's shared set. */
export const sharedOptions: readonly Option[] = [
  {
    "name": "duration",
    "type": "duration",
    "unit": "s",
    "metavar": "SECONDS",
    "description": "Trace this long, then print; without it until Ctrl-C"
  },
  {
    "name": "interval",
    "type": "duration",
    "unit": "s",
    "metavar": "SECONDS",
    "description": "Print and start over this often"
  },
  {
    "name": "pid",
    "type": "pid-list",
    "metavar": "PID,...",
    "description": "Trace these processes only"
  },
  {
    "name": "tid",
    "type": "pid-list",
    "metavar": "TID,...",
    "description": "Trace these threads only"
  },
  {
    "name": "user-threads-only",
    "type": "boolean",
    "description": "Trace user threads only, no kernel threads"
  },
  {
    "name": "kernel-threads-only",
    "type": "boolean",
    "description": "Trace kernel threads only"
  },
  {
    "name": "user-stacks-only",
    "type": "boolean",
    "description": "Show user stacks only"
  },
  {
    "name": "kernel-stacks-only",
    "type": "boolean",
    "description": "Show kernel stacks only"
  },
  {
    "name": "include-idle",
    "type": "boolean",
    "description": "Include the idle task of each CPU, shown as process 0"
  },
  {
    "name": "cpu",
    "type": "integer",
    "unit": "count",
    "min": -1,
    "max": 8191,
    "metavar": "CPU",
    "description": "Trace this CPU only; -1 is all"
  },
  {
    "name": "cgroup",
    "aliases": [
      "cgroupmap"
    ],
    "type": "path",
    "metavar": "DIR",
    "description": "Trace this cgroup and those below it only: its directory in the cgroup v2 file system (takes the place of BCC's pinned map)"
  },
  {
    "name": "mntns",
    "aliases": [
      "mntnsmap"
    ],
    "type": "path",
    "metavar": "FILE",
    "description": "Trace one mount namespace only: its file, as /proc/PID/ns/mnt (takes the place of BCC's pinned map)"
  },
  {
    "name": "hash-storage-size",
    "type": "integer",
    "unit": "count",
    "min": 1,
    "max": 16777216,
    "metavar": "ENTRIES",
    "description": "How many different counts can be kept"
  },
  {
    "name": "stack-storage-size",
    "type": "integer",
    "unit": "count",
    "min": 1,
    "max": 16777216,
    "metavar": "STACKS",
    "description": "How many different stacks can be kept, about 1.1 KB each; one of more than 127 frames takes several"
  },
  {
    "name": "perf-max-stack-depth",
    "aliases": [
      "max-depth"
    ],
    "type": "integer",
    "unit": "count",
    "min": 1,
    "max": 635,
    "metavar": "FRAMES",
    "description": "How many frames of a stack are kept, from the leaf; past 127 only those found by unwind tables"
  },
  {
    "name": "unwind",
    "type": "enum",
    "values": [
      "auto",
      "fp",
      "eh",
      "none"
    ],
    "default": "auto",
    "metavar": "HOW",
    "description": "How user stacks are found: eh by unwind tables (.eh_frame), fp by frame pointers, auto by tables and where a process has none yet by frame pointers, none not at all",
    "to": [
      {
        "session": "unwind"
      }
    ]
  },
  {
    "name": "folded",
    "type": "boolean",
    "description": "Print folded stacks, one line each, for flame-graph programs",
    "to": [
      {
        "text": "folded"
      }
    ]
  },
  {
    "name": "delimited",
    "type": "boolean",
    "description": "Put a delimiter between kernel and user stacks",
    "to": [
      {
        "text": "delimited"
      }
    ]
  },
  {
    "name": "annotations",
    "type": "boolean",
    "description": "Mark kernel frames with _[k], inlined ones with _[i], code compiled at run time with _[j]",
    "to": [
      {
        "text": "annotations"
      }
    ]
  },
  {
    "name": "address",
    "type": "boolean",
    "description": "Show raw addresses",
    "to": [
      {
        "text": "addresses"
      },
      {
        "module": true
      }
    ]
  },
  {
    "name": "offset",
    "type": "boolean",
    "description": "Show each address as an offset from its symbol",
    "to": [
      {
        "text": "offsets"
      }
    ]
  },
  {
    "name": "lines",
    "type": "boolean",
    "description": "Show source files and lines, where there is debug information",
    "to": [
      {
        "text": "lines"
      },
      {
        "module": true
      }
    ]
  },
  {
    "name": "no-inline",
    "type": "boolean",
    "description": "Leave out calls that the compiler inlined",
    "to": [
      {
        "module": true
      }
    ]
  },
  {
    "name": "debuginfod",
    "type": "boolean",
    "description": "Fetch debug files that are not installed from the servers in DEBUGINFOD_URLS; build ids of traced programs are sent to them",
    "to": [
      {
        "session": "debuginfod"
      }
    ]
  },
  {
    "name": "short-names",
    "type": "boolean",
    "description": "Show names of the C++ library as programs have them: std::string, std::vector<int> without its allocator",
    "to": [
      {
        "module": true
      }
    ]
  },
  {
    "name": "no-demangle",
    "type": "boolean",
    "description": "Show names as they are in the symbol table",
    "to": [
      {
        "module": true
      }
    ]
  },
  {
    "name": "verbose",
    "type": "boolean",
    "description": "Show raw addresses, offsets, object files and where each name comes from; of what has no name the build id and why",
    "to": [
      {
        "text": "verbose"
      },
      {
        "module": true
      }
    ]
  },
  {
    "name": "timestamp",
    "type": "boolean",
    "description": "Print the time of day with each report",
    "to": [
      {
        "text": "timestamp"
      }
    ]
  }
];
