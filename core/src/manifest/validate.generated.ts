// Generated from sdk/schema/manifest.v1.json by core/generate/main.js. Do not edit.
// @ts-nocheck
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

var require_ucs2length = __commonJS({
  "../../node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

var require_fast_deep_equal = __commonJS({
  "../../node_modules/fast-deep-equal/index.js"(exports, module) {
    "use strict";
    module.exports = function equal(a, b) {
      if (a === b) return true;
      if (a && b && typeof a == "object" && typeof b == "object") {
        if (a.constructor !== b.constructor) return false;
        var length, i, keys;
        if (Array.isArray(a)) {
          length = a.length;
          if (length != b.length) return false;
          for (i = length; i-- !== 0; )
            if (!equal(a[i], b[i])) return false;
          return true;
        }
        if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
        if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
        if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();
        keys = Object.keys(a);
        length = keys.length;
        if (length !== Object.keys(b).length) return false;
        for (i = length; i-- !== 0; )
          if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return false;
        for (i = length; i-- !== 0; ) {
          var key = keys[i];
          if (!equal(a[key], b[key])) return false;
        }
        return true;
      }
      return a !== a && b !== b;
    };
  }
});

var require_equal = __commonJS({
  "../../node_modules/ajv/dist/runtime/equal.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    var equal = require_fast_deep_equal();
    equal.code = 'require("ajv/dist/runtime/equal").default';
    exports.default = equal;
  }
});

var validate = validate10;
var stdin_default = validate10;
var schema11 = { "$schema": "http://json-schema.org/draft-07/schema#", "$id": "urn:bccx:manifest:1", "title": "bccx plugin manifest, version 1", "type": "object", "additionalProperties": false, "required": ["manifest", "name", "title", "description", "abi", "object", "attach", "data", "results", "permissions"], "properties": { "$schema": { "type": "string" }, "manifest": { "const": 1, "description": "Version of this schema." }, "name": { "type": "string", "pattern": "^[a-z][a-z0-9-]{1,31}$", "description": "The command: `bccx NAME`." }, "title": { "type": "string", "minLength": 1, "maxLength": 80, "description": "One line, no full stop." }, "description": { "type": "string", "minLength": 1, "maxLength": 2e3, "description": "What it shows, for help and man page." }, "abi": { "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?$", "description": "WASM ABI the module needs: MAJOR or MAJOR.MINOR." }, "kernel": { "type": "object", "additionalProperties": false, "properties": { "min": { "type": "string", "pattern": "^[0-9]+\\.[0-9]+$", "description": "Oldest kernel release it is said to work on." }, "features": { "type": "array", "uniqueItems": true, "items": { "enum": ["btf", "perf-event", "tp-btf", "raw-tracepoint", "tracepoint", "kprobe", "kprobe-multi", "fentry", "uprobe", "uprobe-multi", "usdt", "ring-buffer", "iterator"] }, "description": "Facilities without which it cannot run at all." } } }, "object": { "oneOf": [{ "type": "string", "pattern": "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.bpf\\.o$" }, { "type": "object", "minProperties": 1, "additionalProperties": false, "properties": { "x64": { "type": "string", "pattern": "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.bpf\\.o$" }, "arm64": { "type": "string", "pattern": "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.bpf\\.o$" } } }] }, "module": { "type": "string", "pattern": "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.wasm$", "description": "WASM symbolizer and aggregator." }, "options": { "type": "array", "items": { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["name", "type", "description"], "properties": { "name": { "type": "string", "pattern": "^[a-z][a-z0-9-]{0,31}$", "description": "Long flag without the dashes." }, "short": { "type": "string", "pattern": "^[A-Za-z0-9]$" }, "aliases": { "type": "array", "items": { "type": "string", "pattern": "^[a-z][a-z0-9-]{0,31}$" }, "description": "Other long flags with the same meaning." }, "positional": { "type": "integer", "minimum": 0, "maximum": 3, "description": "Given without a flag, at this place." }, "type": { "enum": ["boolean", "integer", "duration", "size", "frequency", "enum", "pid-list", "path", "pattern", "string"] }, "unit": { "enum": ["s", "ms", "us", "ns", "bytes", "hz", "count", "pages"], "description": "Unit of a bare number on the command line and of the value passed on. A duration or size may also be written with a suffix." }, "metavar": { "type": "string", "pattern": "^[A-Z][A-Z0-9,.:_-]{0,23}$" }, "description": { "type": "string", "minLength": 1, "maxLength": 400 }, "default": { "type": ["boolean", "integer", "string"] }, "min": { "type": "integer", "description": "Smallest value, in `unit`. A duration without one must be more than 0." }, "max": { "type": "integer", "description": "Largest value, in `unit`." }, "values": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "Of an enum. A constant gets the value's place in this list, from 0." }, "conflicts": { "type": "array", "items": { "type": "string" } }, "requires": { "type": "array", "items": { "type": "string" } }, "notAbove": { "type": "string", "description": "Of a number: an option whose value must not be smaller, when both are given." }, "required": { "type": "boolean", "description": "Must be given." }, "hidden": { "type": "boolean" }, "to": { "type": "array", "items": { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["rodata"], "properties": { "rodata": { "type": "string", "description": "Constant of the BPF object, by name; its BTF gives the width." }, "set": { "type": "integer", "description": "Write this number when the option was given, instead of its value." } } }, { "type": "object", "additionalProperties": false, "required": ["map"], "properties": { "map": { "type": "string", "description": "Hash map that gets one entry per list element: key u32 id, value u8 1. It is sized to the list." }, "enable": { "type": "string", "description": "Constant set to 1 when the list is not empty." } } }, { "type": "object", "additionalProperties": false, "required": ["cgroup"], "properties": { "cgroup": { "type": "string", "description": "CGROUP_ARRAY map whose index 0 gets the cgroup v2 directory at the path; any other file is an error." }, "enable": { "type": "string", "description": "Constant set to 1 when the option was given." } } }, { "type": "object", "additionalProperties": false, "required": ["inode"], "properties": { "inode": { "type": "string", "description": "Constant that gets the inode number of the namespace file at the path; a file that is no namespace is an error." } } }, { "type": "object", "additionalProperties": false, "required": ["session"], "properties": { "session": { "enum": ["duration", "interval", "count", "cpu", "pids", "tids", "command", "regexp", "max-depth", "unwind", "debuginfod"], "description": "A value the host itself acts on." } } }, { "type": "object", "additionalProperties": false, "required": ["module"], "properties": { "module": { "const": true, "description": "Passed to bccx_configure as opt.NAME." } } }, { "type": "object", "additionalProperties": false, "required": ["text"], "properties": { "text": { "enum": ["folded", "delimited", "annotations", "addresses", "offsets", "lines", "verbose", "timestamp", "top", "sort", "growth"], "description": "A switch of the text output. top: how many stacks or rows it has. sort: the value's place in its enum is that of the sample type that orders them and that pictures show. growth: the last report is what was added since the first." } } }] }, "description": "Where the value goes; several are allowed." } } }, { "type": "object", "additionalProperties": false, "required": ["fragment"], "description": "An option of the SDK's shared set: its meaning and long name are fixed there, the short flag, default and targets are the tool's.", "properties": { "fragment": { "type": "string" }, "short": { "type": "string", "pattern": "^[A-Za-z0-9]$" }, "positional": { "type": "integer", "minimum": 0, "maximum": 3 }, "default": { "type": ["boolean", "integer", "string"] }, "description": { "type": "string", "minLength": 1, "maxLength": 400 }, "required": { "type": "boolean", "description": "Must be given." }, "conflicts": { "type": "array", "items": { "type": "string" } }, "requires": { "type": "array", "items": { "type": "string" } }, "to": { "type": "array", "items": { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["rodata"], "properties": { "rodata": { "type": "string", "description": "Constant of the BPF object, by name; its BTF gives the width." }, "set": { "type": "integer", "description": "Write this number when the option was given, instead of its value." } } }, { "type": "object", "additionalProperties": false, "required": ["map"], "properties": { "map": { "type": "string", "description": "Hash map that gets one entry per list element: key u32 id, value u8 1. It is sized to the list." }, "enable": { "type": "string", "description": "Constant set to 1 when the list is not empty." } } }, { "type": "object", "additionalProperties": false, "required": ["cgroup"], "properties": { "cgroup": { "type": "string", "description": "CGROUP_ARRAY map whose index 0 gets the cgroup v2 directory at the path; any other file is an error." }, "enable": { "type": "string", "description": "Constant set to 1 when the option was given." } } }, { "type": "object", "additionalProperties": false, "required": ["inode"], "properties": { "inode": { "type": "string", "description": "Constant that gets the inode number of the namespace file at the path; a file that is no namespace is an error." } } }, { "type": "object", "additionalProperties": false, "required": ["session"], "properties": { "session": { "enum": ["duration", "interval", "count", "cpu", "pids", "tids", "command", "regexp", "max-depth", "unwind", "debuginfod"], "description": "A value the host itself acts on." } } }, { "type": "object", "additionalProperties": false, "required": ["module"], "properties": { "module": { "const": true, "description": "Passed to bccx_configure as opt.NAME." } } }, { "type": "object", "additionalProperties": false, "required": ["text"], "properties": { "text": { "enum": ["folded", "delimited", "annotations", "addresses", "offsets", "lines", "verbose", "timestamp", "top", "sort", "growth"], "description": "A switch of the text output. top: how many stacks or rows it has. sort: the value's place in its enum is that of the sample type that orders them and that pictures show. growth: the last report is what was added since the first." } } }] } } } }] }, "maxItems": 64 }, "attach": { "type": "array", "minItems": 1, "maxItems": 64, "items": { "type": "object", "additionalProperties": false, "required": ["alternatives"], "properties": { "name": { "type": "string", "maxLength": 64 }, "when": { "type": "array", "items": { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["option"], "description": "True when the named option was given (or, with false, was not given) or has the named value.", "properties": { "option": { "type": "string" }, "is": { "type": ["boolean", "string", "integer"] } } }, { "type": "object", "additionalProperties": false, "required": ["any"], "description": "True when one of these is.", "properties": { "any": { "type": "array", "minItems": 1, "maxItems": 16, "items": { "type": "object", "additionalProperties": false, "required": ["option"], "description": "True when the named option was given (or, with false, was not given) or has the named value.", "properties": { "option": { "type": "string" }, "is": { "type": ["boolean", "string", "integer"] } } } } } }] }, "description": "Attached only when every condition holds." }, "optional": { "type": "boolean", "description": "Skipped, with a note, when no alternative exists on this kernel or in this target." }, "alternatives": { "type": "array", "minItems": 1, "maxItems": 8, "items": { "type": "object", "additionalProperties": false, "required": ["program", "type"], "properties": { "program": { "type": "string", "description": "Function name of the BPF program." }, "type": { "enum": ["perf-event", "tp-btf", "raw-tracepoint", "tracepoint", "kprobe", "kretprobe", "kprobe-multi", "kretprobe-multi", "fentry", "fexit", "uprobe", "uretprobe", "uprobe-multi", "uretprobe-multi", "uprobe-session", "usdt", "iterator"] }, "target": { "description": "A literal, or the value of an option.", "oneOf": [{ "type": ["integer", "string", "boolean"] }, { "type": "object", "additionalProperties": false, "required": ["option"], "properties": { "option": { "type": "string" } } }] }, "targets": { "type": "array", "maxItems": 512, "items": { "type": "object", "additionalProperties": false, "required": ["symbol"], "properties": { "symbol": { "description": "A literal, or the value of an option.", "oneOf": [{ "type": ["integer", "string", "boolean"] }, { "type": "object", "additionalProperties": false, "required": ["option"], "properties": { "option": { "type": "string" } } }] }, "cookie": { "type": "integer", "minimum": 0 }, "optional": { "type": "boolean" }, "return": { "type": "boolean", "description": "false: the program of `returns` does not run at its return." } } }, "description": "Several functions behind one link, each with a cookie." }, "returns": { "type": "string", "description": "Program that runs at the return of the same functions. Of uprobe and uprobe-multi." }, "library": { "description": "A literal, or the value of an option.", "oneOf": [{ "type": ["integer", "string", "boolean"] }, { "type": "object", "additionalProperties": false, "required": ["option"], "properties": { "option": { "type": "string" } } }] }, "instead": { "type": "array", "maxItems": 16, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "description": "User probes: libraries, by name, that take functions over from `library` in a process that maps them. Each function is looked for in these first, in this order, unless the user gave the option that names the library." }, "prefix": { "description": "A literal, or the value of an option.", "oneOf": [{ "type": ["integer", "string", "boolean"] }, { "type": "object", "additionalProperties": false, "required": ["option"], "properties": { "option": { "type": "string" } } }] }, "event": { "enum": ["cpu-cycles", "cpu-clock"], "description": "perf-event only." }, "frequency": { "description": "A literal, or the value of an option.", "oneOf": [{ "type": ["integer", "string", "boolean"] }, { "type": "object", "additionalProperties": false, "required": ["option"], "properties": { "option": { "type": "string" } } }] }, "period": { "description": "A literal, or the value of an option.", "oneOf": [{ "type": ["integer", "string", "boolean"] }, { "type": "object", "additionalProperties": false, "required": ["option"], "properties": { "option": { "type": "string" } } }] } } }, "description": "In order of preference; the first the kernel has is taken." } } } }, "maps": { "type": "object", "additionalProperties": { "type": "object", "additionalProperties": false, "properties": { "entries": { "description": "A literal, or the value of an option.", "oneOf": [{ "type": ["integer", "string", "boolean"] }, { "type": "object", "additionalProperties": false, "required": ["option"], "properties": { "option": { "type": "string" } } }] }, "onDemand": { "type": "array", "items": { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["option"], "description": "True when the named option was given (or, with false, was not given) or has the named value.", "properties": { "option": { "type": "string" }, "is": { "type": ["boolean", "string", "integer"] } } }, { "type": "object", "additionalProperties": false, "required": ["any"], "description": "True when one of these is.", "properties": { "any": { "type": "array", "minItems": 1, "maxItems": 16, "items": { "type": "object", "additionalProperties": false, "required": ["option"], "description": "True when the named option was given (or, with false, was not given) or has the named value.", "properties": { "option": { "type": "string" }, "is": { "type": ["boolean", "string", "integer"] } } } } } }] }, "description": "A hash map that, when every condition holds, takes memory as entries come instead of all at once, where programs may use one (6.1). Not for programs that run while the kernel allocates: then there is often none to be had, and entries are lost." }, "purpose": { "type": "string", "maxLength": 120 }, "full": { "type": "string", "maxLength": 200, "description": "What to tell the user when it filled up, e.g. which option to raise." } } } }, "data": { "type": "array", "minItems": 1, "maxItems": 16, "items": { "type": "object", "additionalProperties": false, "required": ["name", "map", "kind", "drain"], "properties": { "name": { "type": "string", "pattern": "^[a-z][a-z0-9_]{0,31}$" }, "map": { "type": "string" }, "when": { "type": "array", "items": { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["option"], "description": "True when the named option was given (or, with false, was not given) or has the named value.", "properties": { "option": { "type": "string" }, "is": { "type": ["boolean", "string", "integer"] } } }, { "type": "object", "additionalProperties": false, "required": ["any"], "description": "True when one of these is.", "properties": { "any": { "type": "array", "minItems": 1, "maxItems": 16, "items": { "type": "object", "additionalProperties": false, "required": ["option"], "description": "True when the named option was given (or, with false, was not given) or has the named value.", "properties": { "option": { "type": "string" }, "is": { "type": ["boolean", "string", "integer"] } } } } } }] }, "description": "Read only when every condition holds." }, "kind": { "enum": ["hash", "ring-buffer", "array"], "description": "hash: whole entries, key and value. array: value of each index, summed over CPUs when per-CPU." }, "drain": { "enum": ["interval", "end", "poll"], "description": "interval: at each interval's end, entries are deleted when `clear` is true. end: once. poll: as they come." }, "clear": { "type": "boolean" }, "lost": { "enum": ["events", "stacks", "records"], "description": "Which counts of the SDK's map `bccx_lost` (bccx/lost.h) are this stream's losses." }, "record": { "type": "string", "description": "BTF name of the value (hash) or record (ring buffer)." } } }, "description": "Read from the last to the first: a stream that others refer to (stacks) stands before them." }, "results": { "type": "array", "minItems": 1, "maxItems": 16, "items": { "type": "object", "additionalProperties": false, "required": ["name", "kind", "title"], "properties": { "name": { "type": "string", "pattern": "^[a-z][a-z0-9-]{0,31}$" }, "kind": { "enum": ["stacks", "rows", "events", "histograms"] }, "when": { "type": "array", "items": { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["option"], "description": "True when the named option was given (or, with false, was not given) or has the named value.", "properties": { "option": { "type": "string" }, "is": { "type": ["boolean", "string", "integer"] } } }, { "type": "object", "additionalProperties": false, "required": ["any"], "description": "True when one of these is.", "properties": { "any": { "type": "array", "minItems": 1, "maxItems": 16, "items": { "type": "object", "additionalProperties": false, "required": ["option"], "description": "True when the named option was given (or, with false, was not given) or has the named value.", "properties": { "option": { "type": "string" }, "is": { "type": ["boolean", "string", "integer"] } } } } } }] } }, "title": { "type": "string", "maxLength": 120, "description": "Of the picture. {option} is replaced by the option's value." }, "sampleTypes": { "type": "array", "minItems": 1, "items": { "type": "object", "additionalProperties": false, "required": ["type", "unit"], "properties": { "type": { "type": "string" }, "unit": { "enum": ["count", "nanoseconds", "bytes"] } } } }, "palette": { "type": "string" }, "countName": { "type": "string" }, "text": { "type": "object", "additionalProperties": false, "required": ["layout"], "properties": { "layout": { "enum": ["stacks", "calls", "outstanding", "table"], "description": "Of stacks: as profile, as stackcount, as memleak prints them. Of rows: table." }, "header": { "description": "Line printed when tracing begins; of several the first whose conditions hold. Beside {option} it may hold {threads}, {stacks}, {until} and {places} (of probes).", "oneOf": [{ "type": "string", "maxLength": 200 }, { "type": "array", "minItems": 1, "maxItems": 8, "items": { "type": "object", "additionalProperties": false, "required": ["text"], "properties": { "text": { "type": "string", "maxLength": 200 }, "when": { "type": "array", "items": { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["option"], "description": "True when the named option was given (or, with false, was not given) or has the named value.", "properties": { "option": { "type": "string" }, "is": { "type": ["boolean", "string", "integer"] } } }, { "type": "object", "additionalProperties": false, "required": ["any"], "description": "True when one of these is.", "properties": { "any": { "type": "array", "minItems": 1, "maxItems": 16, "items": { "type": "object", "additionalProperties": false, "required": ["option"], "description": "True when the named option was given (or, with false, was not given) or has the named value.", "properties": { "option": { "type": "string" }, "is": { "type": ["boolean", "string", "integer"] } } } } } }] } } } } }] }, "unit": { "enum": ["count", "us", "bytes"] }, "sort": { "enum": ["ascending", "descending"] }, "by": { "type": "string", "maxLength": 128, "description": "Of rows: field of the column that orders them." } } }, "stream": { "type": "string", "description": "Of rows, events and histograms: the entry of `data` whose records they are, read by the types in the object. The module is not given that stream. Without it the module emits the records." }, "record": { "type": "string", "maxLength": 128, "description": "Of rows, events and histograms that the module emits: struct in the object's BTF that each record is. Records are written as ring-buffer streams have them: u32 length, u32 zero, payload padded to 8 bytes." }, "columns": { "type": "array", "maxItems": 32, "items": { "type": "object", "additionalProperties": false, "required": ["field", "title"], "properties": { "field": { "type": "string", "minLength": 1, "maxLength": 128, "description": "Member of the record. Of a map's entry: of its value or else of its key; `key` and `value` are the whole ones and may stand before a member (`key.pid`); `index` is that of an array. Members of structs within are joined by dots. `char[n]` is text, other arrays are several numbers." }, "title": { "type": "string", "minLength": 1, "maxLength": 40 }, "width": { "type": "integer", "minimum": 1, "maximum": 200, "description": "Least characters in text." }, "unit": { "enum": ["count", "ns", "us", "ms", "s", "bytes", "hex", "time"], "description": "What the number is, for text: durations and sizes are written in the largest unit that fits (1.24 ms), hex as 0x\u2026, time (CLOCK_MONOTONIC in ns) as time of day. JSON has the number itself." }, "align": { "enum": ["left", "right"], "description": "Text stands left and numbers right unless told otherwise." } } }, "description": "Of rows and events: one each, left to right. Of histograms: what tells them apart, written above each." }, "histogram": { "type": "object", "additionalProperties": false, "required": ["field", "scale"], "properties": { "field": { "type": "string", "minLength": 1, "maxLength": 128, "description": "Array of counts, one a slot. `value` of an array map whose values are numbers: each entry is a slot of one histogram." }, "scale": { "enum": ["log2", "linear"], "description": "log2: slot 0 counts 0 and 1, slot n counts 2^n up to 2^(n+1) - 1. linear: slot n counts from n times step." }, "step": { "type": "integer", "minimum": 1, "description": "Of a linear one; 1 without." }, "unit": { "type": "string", "maxLength": 16, "description": "Above the slots, such as usecs." } } } } } }, "permissions": { "type": "object", "additionalProperties": false, "required": ["programs", "helpers", "mapBytes"], "properties": { "programs": { "type": "array", "uniqueItems": true, "items": { "type": "string" }, "description": "BPF program types, by libbpf's names: perf_event, tracing, raw_tracepoint, tracepoint, kprobe." }, "attach": { "type": "array", "items": { "type": "string" }, "description": "What it attaches to, e.g. `tp-btf:sched_switch`, `uprobe:libc.so.6:malloc`." }, "helpers": { "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^bpf_[a-z0-9_]+$" } }, "kfuncs": { "type": "array", "uniqueItems": true, "items": { "type": "string" }, "description": "Kernel functions that it calls by name." }, "ksyms": { "type": "array", "uniqueItems": true, "items": { "type": "string" }, "description": "Kernel variables that it reads by name." }, "mapBytes": { "type": "integer", "minimum": 0, "description": "Upper bound of memory of all maps at default options." }, "module": { "type": "object", "additionalProperties": false, "properties": { "reads": { "type": "array", "uniqueItems": true, "items": { "enum": ["process-maps", "mapped-objects", "kallsyms", "perf-map", "companions"] } }, "memoryBytes": { "type": "integer", "minimum": 65536, "maximum": 2147483648 }, "cpuSeconds": { "type": "integer", "minimum": 1, "maximum": 600 }, "outputBytes": { "type": "integer", "minimum": 1024, "maximum": 1073741824 } } } } } } };
var func2 = Object.prototype.hasOwnProperty;
var func3 = require_ucs2length().default;
var func0 = require_equal().default;
var pattern0 = new RegExp("^[a-z][a-z0-9-]{1,31}$", "u");
var pattern1 = new RegExp("^[0-9]+(\\.[0-9]+)?$", "u");
var pattern2 = new RegExp("^[0-9]+\\.[0-9]+$", "u");
var pattern3 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.bpf\\.o$", "u");
var pattern6 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.wasm$", "u");
var pattern7 = new RegExp("^[a-z][a-z0-9-]{0,31}$", "u");
var pattern8 = new RegExp("^[A-Za-z0-9]$", "u");
var pattern10 = new RegExp("^[A-Z][A-Z0-9,.:_-]{0,23}$", "u");
var pattern12 = new RegExp("^[a-z][a-z0-9_]{0,31}$", "u");
var pattern14 = new RegExp("^bpf_[a-z0-9_]+$", "u");
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.manifest === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "manifest" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.name === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.title === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.description === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "description" } };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.abi === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "abi" } };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.object === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "object" } };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.attach === void 0) {
      const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "attach" } };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.data === void 0) {
      const err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" } };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (data.results === void 0) {
      const err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "results" } };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    if (data.permissions === void 0) {
      const err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "permissions" } };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func2.call(schema11.properties, key0)) {
        const err10 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.$schema !== void 0) {
      if (typeof data.$schema !== "string") {
        const err11 = { instancePath: instancePath + "/$schema", schemaPath: "#/properties/%24schema/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.manifest !== void 0) {
      if (1 !== data.manifest) {
        const err12 = { instancePath: instancePath + "/manifest", schemaPath: "#/properties/manifest/const", keyword: "const", params: { allowedValue: 1 } };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data2 = data.name;
      if (typeof data2 === "string") {
        if (!pattern0.test(data2)) {
          const err13 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{1,31}$" } };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      } else {
        const err14 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.title !== void 0) {
      let data3 = data.title;
      if (typeof data3 === "string") {
        if (func3(data3) > 80) {
          const err15 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 80 } };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        if (func3(data3) < 1) {
          const err16 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      } else {
        const err17 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data4 = data.description;
      if (typeof data4 === "string") {
        if (func3(data4) > 2e3) {
          const err18 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 2e3 } };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
        if (func3(data4) < 1) {
          const err19 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      } else {
        const err20 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.abi !== void 0) {
      let data5 = data.abi;
      if (typeof data5 === "string") {
        if (!pattern1.test(data5)) {
          const err21 = { instancePath: instancePath + "/abi", schemaPath: "#/properties/abi/pattern", keyword: "pattern", params: { pattern: "^[0-9]+(\\.[0-9]+)?$" } };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
      } else {
        const err22 = { instancePath: instancePath + "/abi", schemaPath: "#/properties/abi/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.kernel !== void 0) {
      let data6 = data.kernel;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        for (const key1 in data6) {
          if (!(key1 === "min" || key1 === "features")) {
            const err23 = { instancePath: instancePath + "/kernel", schemaPath: "#/properties/kernel/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data6.min !== void 0) {
          let data7 = data6.min;
          if (typeof data7 === "string") {
            if (!pattern2.test(data7)) {
              const err24 = { instancePath: instancePath + "/kernel/min", schemaPath: "#/properties/kernel/properties/min/pattern", keyword: "pattern", params: { pattern: "^[0-9]+\\.[0-9]+$" } };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
          } else {
            const err25 = { instancePath: instancePath + "/kernel/min", schemaPath: "#/properties/kernel/properties/min/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
        if (data6.features !== void 0) {
          let data8 = data6.features;
          if (Array.isArray(data8)) {
            const len0 = data8.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data9 = data8[i0];
              if (!(data9 === "btf" || data9 === "perf-event" || data9 === "tp-btf" || data9 === "raw-tracepoint" || data9 === "tracepoint" || data9 === "kprobe" || data9 === "kprobe-multi" || data9 === "fentry" || data9 === "uprobe" || data9 === "uprobe-multi" || data9 === "usdt" || data9 === "ring-buffer" || data9 === "iterator")) {
                const err26 = { instancePath: instancePath + "/kernel/features/" + i0, schemaPath: "#/properties/kernel/properties/features/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.kernel.properties.features.items.enum } };
                if (vErrors === null) {
                  vErrors = [err26];
                } else {
                  vErrors.push(err26);
                }
                errors++;
              }
            }
            let i1 = data8.length;
            let j0;
            if (i1 > 1) {
              outer0:
                for (; i1--; ) {
                  for (j0 = i1; j0--; ) {
                    if (func0(data8[i1], data8[j0])) {
                      const err27 = { instancePath: instancePath + "/kernel/features", schemaPath: "#/properties/kernel/properties/features/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
                      if (vErrors === null) {
                        vErrors = [err27];
                      } else {
                        vErrors.push(err27);
                      }
                      errors++;
                      break outer0;
                    }
                  }
                }
            }
          } else {
            const err28 = { instancePath: instancePath + "/kernel/features", schemaPath: "#/properties/kernel/properties/features/type", keyword: "type", params: { type: "array" } };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
      } else {
        const err29 = { instancePath: instancePath + "/kernel", schemaPath: "#/properties/kernel/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.object !== void 0) {
      let data10 = data.object;
      const _errs22 = errors;
      let valid5 = false;
      let passing0 = null;
      const _errs23 = errors;
      if (typeof data10 === "string") {
        if (!pattern3.test(data10)) {
          const err30 = { instancePath: instancePath + "/object", schemaPath: "#/properties/object/oneOf/0/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.bpf\\.o$" } };
          if (vErrors === null) {
            vErrors = [err30];
          } else {
            vErrors.push(err30);
          }
          errors++;
        }
      } else {
        const err31 = { instancePath: instancePath + "/object", schemaPath: "#/properties/object/oneOf/0/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
      var _valid0 = _errs23 === errors;
      if (_valid0) {
        valid5 = true;
        passing0 = 0;
      }
      const _errs25 = errors;
      if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
        if (Object.keys(data10).length < 1) {
          const err32 = { instancePath: instancePath + "/object", schemaPath: "#/properties/object/oneOf/1/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
        for (const key2 in data10) {
          if (!(key2 === "x64" || key2 === "arm64")) {
            const err33 = { instancePath: instancePath + "/object", schemaPath: "#/properties/object/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
        }
        if (data10.x64 !== void 0) {
          let data11 = data10.x64;
          if (typeof data11 === "string") {
            if (!pattern3.test(data11)) {
              const err34 = { instancePath: instancePath + "/object/x64", schemaPath: "#/properties/object/oneOf/1/properties/x64/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.bpf\\.o$" } };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
          } else {
            const err35 = { instancePath: instancePath + "/object/x64", schemaPath: "#/properties/object/oneOf/1/properties/x64/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err35];
            } else {
              vErrors.push(err35);
            }
            errors++;
          }
        }
        if (data10.arm64 !== void 0) {
          let data12 = data10.arm64;
          if (typeof data12 === "string") {
            if (!pattern3.test(data12)) {
              const err36 = { instancePath: instancePath + "/object/arm64", schemaPath: "#/properties/object/oneOf/1/properties/arm64/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.bpf\\.o$" } };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
          } else {
            const err37 = { instancePath: instancePath + "/object/arm64", schemaPath: "#/properties/object/oneOf/1/properties/arm64/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
        }
      } else {
        const err38 = { instancePath: instancePath + "/object", schemaPath: "#/properties/object/oneOf/1/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
      var _valid0 = _errs25 === errors;
      if (_valid0 && valid5) {
        valid5 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid5 = true;
          passing0 = 1;
        }
      }
      if (!valid5) {
        const err39 = { instancePath: instancePath + "/object", schemaPath: "#/properties/object/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      } else {
        errors = _errs22;
        if (vErrors !== null) {
          if (_errs22) {
            vErrors.length = _errs22;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.module !== void 0) {
      let data13 = data.module;
      if (typeof data13 === "string") {
        if (!pattern6.test(data13)) {
          const err40 = { instancePath: instancePath + "/module", schemaPath: "#/properties/module/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.wasm$" } };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
      } else {
        const err41 = { instancePath: instancePath + "/module", schemaPath: "#/properties/module/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err41];
        } else {
          vErrors.push(err41);
        }
        errors++;
      }
    }
    if (data.options !== void 0) {
      let data14 = data.options;
      if (Array.isArray(data14)) {
        if (data14.length > 64) {
          const err42 = { instancePath: instancePath + "/options", schemaPath: "#/properties/options/maxItems", keyword: "maxItems", params: { limit: 64 } };
          if (vErrors === null) {
            vErrors = [err42];
          } else {
            vErrors.push(err42);
          }
          errors++;
        }
        const len1 = data14.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data15 = data14[i2];
          const _errs37 = errors;
          let valid9 = false;
          let passing1 = null;
          const _errs38 = errors;
          if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
            if (data15.name === void 0) {
              const err43 = { instancePath: instancePath + "/options/" + i2, schemaPath: "#/properties/options/items/oneOf/0/required", keyword: "required", params: { missingProperty: "name" } };
              if (vErrors === null) {
                vErrors = [err43];
              } else {
                vErrors.push(err43);
              }
              errors++;
            }
            if (data15.type === void 0) {
              const err44 = { instancePath: instancePath + "/options/" + i2, schemaPath: "#/properties/options/items/oneOf/0/required", keyword: "required", params: { missingProperty: "type" } };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
            if (data15.description === void 0) {
              const err45 = { instancePath: instancePath + "/options/" + i2, schemaPath: "#/properties/options/items/oneOf/0/required", keyword: "required", params: { missingProperty: "description" } };
              if (vErrors === null) {
                vErrors = [err45];
              } else {
                vErrors.push(err45);
              }
              errors++;
            }
            for (const key3 in data15) {
              if (!func2.call(schema11.properties.options.items.oneOf[0].properties, key3)) {
                const err46 = { instancePath: instancePath + "/options/" + i2, schemaPath: "#/properties/options/items/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } };
                if (vErrors === null) {
                  vErrors = [err46];
                } else {
                  vErrors.push(err46);
                }
                errors++;
              }
            }
            if (data15.name !== void 0) {
              let data16 = data15.name;
              if (typeof data16 === "string") {
                if (!pattern7.test(data16)) {
                  const err47 = { instancePath: instancePath + "/options/" + i2 + "/name", schemaPath: "#/properties/options/items/oneOf/0/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,31}$" } };
                  if (vErrors === null) {
                    vErrors = [err47];
                  } else {
                    vErrors.push(err47);
                  }
                  errors++;
                }
              } else {
                const err48 = { instancePath: instancePath + "/options/" + i2 + "/name", schemaPath: "#/properties/options/items/oneOf/0/properties/name/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err48];
                } else {
                  vErrors.push(err48);
                }
                errors++;
              }
            }
            if (data15.short !== void 0) {
              let data17 = data15.short;
              if (typeof data17 === "string") {
                if (!pattern8.test(data17)) {
                  const err49 = { instancePath: instancePath + "/options/" + i2 + "/short", schemaPath: "#/properties/options/items/oneOf/0/properties/short/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]$" } };
                  if (vErrors === null) {
                    vErrors = [err49];
                  } else {
                    vErrors.push(err49);
                  }
                  errors++;
                }
              } else {
                const err50 = { instancePath: instancePath + "/options/" + i2 + "/short", schemaPath: "#/properties/options/items/oneOf/0/properties/short/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err50];
                } else {
                  vErrors.push(err50);
                }
                errors++;
              }
            }
            if (data15.aliases !== void 0) {
              let data18 = data15.aliases;
              if (Array.isArray(data18)) {
                const len2 = data18.length;
                for (let i3 = 0; i3 < len2; i3++) {
                  let data19 = data18[i3];
                  if (typeof data19 === "string") {
                    if (!pattern7.test(data19)) {
                      const err51 = { instancePath: instancePath + "/options/" + i2 + "/aliases/" + i3, schemaPath: "#/properties/options/items/oneOf/0/properties/aliases/items/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,31}$" } };
                      if (vErrors === null) {
                        vErrors = [err51];
                      } else {
                        vErrors.push(err51);
                      }
                      errors++;
                    }
                  } else {
                    const err52 = { instancePath: instancePath + "/options/" + i2 + "/aliases/" + i3, schemaPath: "#/properties/options/items/oneOf/0/properties/aliases/items/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err52];
                    } else {
                      vErrors.push(err52);
                    }
                    errors++;
                  }
                }
              } else {
                const err53 = { instancePath: instancePath + "/options/" + i2 + "/aliases", schemaPath: "#/properties/options/items/oneOf/0/properties/aliases/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err53];
                } else {
                  vErrors.push(err53);
                }
                errors++;
              }
            }
            if (data15.positional !== void 0) {
              let data20 = data15.positional;
              if (!(typeof data20 == "number" && (!(data20 % 1) && !isNaN(data20)) && isFinite(data20))) {
                const err54 = { instancePath: instancePath + "/options/" + i2 + "/positional", schemaPath: "#/properties/options/items/oneOf/0/properties/positional/type", keyword: "type", params: { type: "integer" } };
                if (vErrors === null) {
                  vErrors = [err54];
                } else {
                  vErrors.push(err54);
                }
                errors++;
              }
              if (typeof data20 == "number" && isFinite(data20)) {
                if (data20 > 3 || isNaN(data20)) {
                  const err55 = { instancePath: instancePath + "/options/" + i2 + "/positional", schemaPath: "#/properties/options/items/oneOf/0/properties/positional/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3 } };
                  if (vErrors === null) {
                    vErrors = [err55];
                  } else {
                    vErrors.push(err55);
                  }
                  errors++;
                }
                if (data20 < 0 || isNaN(data20)) {
                  const err56 = { instancePath: instancePath + "/options/" + i2 + "/positional", schemaPath: "#/properties/options/items/oneOf/0/properties/positional/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                  if (vErrors === null) {
                    vErrors = [err56];
                  } else {
                    vErrors.push(err56);
                  }
                  errors++;
                }
              }
            }
            if (data15.type !== void 0) {
              let data21 = data15.type;
              if (!(data21 === "boolean" || data21 === "integer" || data21 === "duration" || data21 === "size" || data21 === "frequency" || data21 === "enum" || data21 === "pid-list" || data21 === "path" || data21 === "pattern" || data21 === "string")) {
                const err57 = { instancePath: instancePath + "/options/" + i2 + "/type", schemaPath: "#/properties/options/items/oneOf/0/properties/type/enum", keyword: "enum", params: { allowedValues: schema11.properties.options.items.oneOf[0].properties.type.enum } };
                if (vErrors === null) {
                  vErrors = [err57];
                } else {
                  vErrors.push(err57);
                }
                errors++;
              }
            }
            if (data15.unit !== void 0) {
              let data22 = data15.unit;
              if (!(data22 === "s" || data22 === "ms" || data22 === "us" || data22 === "ns" || data22 === "bytes" || data22 === "hz" || data22 === "count" || data22 === "pages")) {
                const err58 = { instancePath: instancePath + "/options/" + i2 + "/unit", schemaPath: "#/properties/options/items/oneOf/0/properties/unit/enum", keyword: "enum", params: { allowedValues: schema11.properties.options.items.oneOf[0].properties.unit.enum } };
                if (vErrors === null) {
                  vErrors = [err58];
                } else {
                  vErrors.push(err58);
                }
                errors++;
              }
            }
            if (data15.metavar !== void 0) {
              let data23 = data15.metavar;
              if (typeof data23 === "string") {
                if (!pattern10.test(data23)) {
                  const err59 = { instancePath: instancePath + "/options/" + i2 + "/metavar", schemaPath: "#/properties/options/items/oneOf/0/properties/metavar/pattern", keyword: "pattern", params: { pattern: "^[A-Z][A-Z0-9,.:_-]{0,23}$" } };
                  if (vErrors === null) {
                    vErrors = [err59];
                  } else {
                    vErrors.push(err59);
                  }
                  errors++;
                }
              } else {
                const err60 = { instancePath: instancePath + "/options/" + i2 + "/metavar", schemaPath: "#/properties/options/items/oneOf/0/properties/metavar/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err60];
                } else {
                  vErrors.push(err60);
                }
                errors++;
              }
            }
            if (data15.description !== void 0) {
              let data24 = data15.description;
              if (typeof data24 === "string") {
                if (func3(data24) > 400) {
                  const err61 = { instancePath: instancePath + "/options/" + i2 + "/description", schemaPath: "#/properties/options/items/oneOf/0/properties/description/maxLength", keyword: "maxLength", params: { limit: 400 } };
                  if (vErrors === null) {
                    vErrors = [err61];
                  } else {
                    vErrors.push(err61);
                  }
                  errors++;
                }
                if (func3(data24) < 1) {
                  const err62 = { instancePath: instancePath + "/options/" + i2 + "/description", schemaPath: "#/properties/options/items/oneOf/0/properties/description/minLength", keyword: "minLength", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err62];
                  } else {
                    vErrors.push(err62);
                  }
                  errors++;
                }
              } else {
                const err63 = { instancePath: instancePath + "/options/" + i2 + "/description", schemaPath: "#/properties/options/items/oneOf/0/properties/description/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err63];
                } else {
                  vErrors.push(err63);
                }
                errors++;
              }
            }
            if (data15.default !== void 0) {
              let data25 = data15.default;
              if (typeof data25 !== "boolean" && !(typeof data25 == "number" && (!(data25 % 1) && !isNaN(data25)) && isFinite(data25)) && typeof data25 !== "string") {
                const err64 = { instancePath: instancePath + "/options/" + i2 + "/default", schemaPath: "#/properties/options/items/oneOf/0/properties/default/type", keyword: "type", params: { type: schema11.properties.options.items.oneOf[0].properties.default.type } };
                if (vErrors === null) {
                  vErrors = [err64];
                } else {
                  vErrors.push(err64);
                }
                errors++;
              }
            }
            if (data15.min !== void 0) {
              let data26 = data15.min;
              if (!(typeof data26 == "number" && (!(data26 % 1) && !isNaN(data26)) && isFinite(data26))) {
                const err65 = { instancePath: instancePath + "/options/" + i2 + "/min", schemaPath: "#/properties/options/items/oneOf/0/properties/min/type", keyword: "type", params: { type: "integer" } };
                if (vErrors === null) {
                  vErrors = [err65];
                } else {
                  vErrors.push(err65);
                }
                errors++;
              }
            }
            if (data15.max !== void 0) {
              let data27 = data15.max;
              if (!(typeof data27 == "number" && (!(data27 % 1) && !isNaN(data27)) && isFinite(data27))) {
                const err66 = { instancePath: instancePath + "/options/" + i2 + "/max", schemaPath: "#/properties/options/items/oneOf/0/properties/max/type", keyword: "type", params: { type: "integer" } };
                if (vErrors === null) {
                  vErrors = [err66];
                } else {
                  vErrors.push(err66);
                }
                errors++;
              }
            }
            if (data15.values !== void 0) {
              let data28 = data15.values;
              if (Array.isArray(data28)) {
                if (data28.length < 1) {
                  const err67 = { instancePath: instancePath + "/options/" + i2 + "/values", schemaPath: "#/properties/options/items/oneOf/0/properties/values/minItems", keyword: "minItems", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err67];
                  } else {
                    vErrors.push(err67);
                  }
                  errors++;
                }
                const len3 = data28.length;
                for (let i4 = 0; i4 < len3; i4++) {
                  if (typeof data28[i4] !== "string") {
                    const err68 = { instancePath: instancePath + "/options/" + i2 + "/values/" + i4, schemaPath: "#/properties/options/items/oneOf/0/properties/values/items/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err68];
                    } else {
                      vErrors.push(err68);
                    }
                    errors++;
                  }
                }
              } else {
                const err69 = { instancePath: instancePath + "/options/" + i2 + "/values", schemaPath: "#/properties/options/items/oneOf/0/properties/values/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err69];
                } else {
                  vErrors.push(err69);
                }
                errors++;
              }
            }
            if (data15.conflicts !== void 0) {
              let data30 = data15.conflicts;
              if (Array.isArray(data30)) {
                const len4 = data30.length;
                for (let i5 = 0; i5 < len4; i5++) {
                  if (typeof data30[i5] !== "string") {
                    const err70 = { instancePath: instancePath + "/options/" + i2 + "/conflicts/" + i5, schemaPath: "#/properties/options/items/oneOf/0/properties/conflicts/items/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err70];
                    } else {
                      vErrors.push(err70);
                    }
                    errors++;
                  }
                }
              } else {
                const err71 = { instancePath: instancePath + "/options/" + i2 + "/conflicts", schemaPath: "#/properties/options/items/oneOf/0/properties/conflicts/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err71];
                } else {
                  vErrors.push(err71);
                }
                errors++;
              }
            }
            if (data15.requires !== void 0) {
              let data32 = data15.requires;
              if (Array.isArray(data32)) {
                const len5 = data32.length;
                for (let i6 = 0; i6 < len5; i6++) {
                  if (typeof data32[i6] !== "string") {
                    const err72 = { instancePath: instancePath + "/options/" + i2 + "/requires/" + i6, schemaPath: "#/properties/options/items/oneOf/0/properties/requires/items/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err72];
                    } else {
                      vErrors.push(err72);
                    }
                    errors++;
                  }
                }
              } else {
                const err73 = { instancePath: instancePath + "/options/" + i2 + "/requires", schemaPath: "#/properties/options/items/oneOf/0/properties/requires/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err73];
                } else {
                  vErrors.push(err73);
                }
                errors++;
              }
            }
            if (data15.notAbove !== void 0) {
              if (typeof data15.notAbove !== "string") {
                const err74 = { instancePath: instancePath + "/options/" + i2 + "/notAbove", schemaPath: "#/properties/options/items/oneOf/0/properties/notAbove/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err74];
                } else {
                  vErrors.push(err74);
                }
                errors++;
              }
            }
            if (data15.required !== void 0) {
              if (typeof data15.required !== "boolean") {
                const err75 = { instancePath: instancePath + "/options/" + i2 + "/required", schemaPath: "#/properties/options/items/oneOf/0/properties/required/type", keyword: "type", params: { type: "boolean" } };
                if (vErrors === null) {
                  vErrors = [err75];
                } else {
                  vErrors.push(err75);
                }
                errors++;
              }
            }
            if (data15.hidden !== void 0) {
              if (typeof data15.hidden !== "boolean") {
                const err76 = { instancePath: instancePath + "/options/" + i2 + "/hidden", schemaPath: "#/properties/options/items/oneOf/0/properties/hidden/type", keyword: "type", params: { type: "boolean" } };
                if (vErrors === null) {
                  vErrors = [err76];
                } else {
                  vErrors.push(err76);
                }
                errors++;
              }
            }
            if (data15.to !== void 0) {
              let data37 = data15.to;
              if (Array.isArray(data37)) {
                const len6 = data37.length;
                for (let i7 = 0; i7 < len6; i7++) {
                  let data38 = data37[i7];
                  const _errs84 = errors;
                  let valid21 = false;
                  let passing2 = null;
                  const _errs85 = errors;
                  if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
                    if (data38.rodata === void 0) {
                      const err77 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/0/required", keyword: "required", params: { missingProperty: "rodata" } };
                      if (vErrors === null) {
                        vErrors = [err77];
                      } else {
                        vErrors.push(err77);
                      }
                      errors++;
                    }
                    for (const key4 in data38) {
                      if (!(key4 === "rodata" || key4 === "set")) {
                        const err78 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 } };
                        if (vErrors === null) {
                          vErrors = [err78];
                        } else {
                          vErrors.push(err78);
                        }
                        errors++;
                      }
                    }
                    if (data38.rodata !== void 0) {
                      if (typeof data38.rodata !== "string") {
                        const err79 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7 + "/rodata", schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/0/properties/rodata/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err79];
                        } else {
                          vErrors.push(err79);
                        }
                        errors++;
                      }
                    }
                    if (data38.set !== void 0) {
                      let data40 = data38.set;
                      if (!(typeof data40 == "number" && (!(data40 % 1) && !isNaN(data40)) && isFinite(data40))) {
                        const err80 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7 + "/set", schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/0/properties/set/type", keyword: "type", params: { type: "integer" } };
                        if (vErrors === null) {
                          vErrors = [err80];
                        } else {
                          vErrors.push(err80);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err81 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/0/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err81];
                    } else {
                      vErrors.push(err81);
                    }
                    errors++;
                  }
                  var _valid2 = _errs85 === errors;
                  if (_valid2) {
                    valid21 = true;
                    passing2 = 0;
                  }
                  const _errs92 = errors;
                  if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
                    if (data38.map === void 0) {
                      const err82 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/1/required", keyword: "required", params: { missingProperty: "map" } };
                      if (vErrors === null) {
                        vErrors = [err82];
                      } else {
                        vErrors.push(err82);
                      }
                      errors++;
                    }
                    for (const key5 in data38) {
                      if (!(key5 === "map" || key5 === "enable")) {
                        const err83 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 } };
                        if (vErrors === null) {
                          vErrors = [err83];
                        } else {
                          vErrors.push(err83);
                        }
                        errors++;
                      }
                    }
                    if (data38.map !== void 0) {
                      if (typeof data38.map !== "string") {
                        const err84 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7 + "/map", schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/1/properties/map/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err84];
                        } else {
                          vErrors.push(err84);
                        }
                        errors++;
                      }
                    }
                    if (data38.enable !== void 0) {
                      if (typeof data38.enable !== "string") {
                        const err85 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7 + "/enable", schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/1/properties/enable/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err85];
                        } else {
                          vErrors.push(err85);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err86 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/1/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err86];
                    } else {
                      vErrors.push(err86);
                    }
                    errors++;
                  }
                  var _valid2 = _errs92 === errors;
                  if (_valid2 && valid21) {
                    valid21 = false;
                    passing2 = [passing2, 1];
                  } else {
                    if (_valid2) {
                      valid21 = true;
                      passing2 = 1;
                    }
                    const _errs99 = errors;
                    if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
                      if (data38.cgroup === void 0) {
                        const err87 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/2/required", keyword: "required", params: { missingProperty: "cgroup" } };
                        if (vErrors === null) {
                          vErrors = [err87];
                        } else {
                          vErrors.push(err87);
                        }
                        errors++;
                      }
                      for (const key6 in data38) {
                        if (!(key6 === "cgroup" || key6 === "enable")) {
                          const err88 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 } };
                          if (vErrors === null) {
                            vErrors = [err88];
                          } else {
                            vErrors.push(err88);
                          }
                          errors++;
                        }
                      }
                      if (data38.cgroup !== void 0) {
                        if (typeof data38.cgroup !== "string") {
                          const err89 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7 + "/cgroup", schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/2/properties/cgroup/type", keyword: "type", params: { type: "string" } };
                          if (vErrors === null) {
                            vErrors = [err89];
                          } else {
                            vErrors.push(err89);
                          }
                          errors++;
                        }
                      }
                      if (data38.enable !== void 0) {
                        if (typeof data38.enable !== "string") {
                          const err90 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7 + "/enable", schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/2/properties/enable/type", keyword: "type", params: { type: "string" } };
                          if (vErrors === null) {
                            vErrors = [err90];
                          } else {
                            vErrors.push(err90);
                          }
                          errors++;
                        }
                      }
                    } else {
                      const err91 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/2/type", keyword: "type", params: { type: "object" } };
                      if (vErrors === null) {
                        vErrors = [err91];
                      } else {
                        vErrors.push(err91);
                      }
                      errors++;
                    }
                    var _valid2 = _errs99 === errors;
                    if (_valid2 && valid21) {
                      valid21 = false;
                      passing2 = [passing2, 2];
                    } else {
                      if (_valid2) {
                        valid21 = true;
                        passing2 = 2;
                      }
                      const _errs106 = errors;
                      if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
                        if (data38.inode === void 0) {
                          const err92 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/3/required", keyword: "required", params: { missingProperty: "inode" } };
                          if (vErrors === null) {
                            vErrors = [err92];
                          } else {
                            vErrors.push(err92);
                          }
                          errors++;
                        }
                        for (const key7 in data38) {
                          if (!(key7 === "inode")) {
                            const err93 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 } };
                            if (vErrors === null) {
                              vErrors = [err93];
                            } else {
                              vErrors.push(err93);
                            }
                            errors++;
                          }
                        }
                        if (data38.inode !== void 0) {
                          if (typeof data38.inode !== "string") {
                            const err94 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7 + "/inode", schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/3/properties/inode/type", keyword: "type", params: { type: "string" } };
                            if (vErrors === null) {
                              vErrors = [err94];
                            } else {
                              vErrors.push(err94);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err95 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/3/type", keyword: "type", params: { type: "object" } };
                        if (vErrors === null) {
                          vErrors = [err95];
                        } else {
                          vErrors.push(err95);
                        }
                        errors++;
                      }
                      var _valid2 = _errs106 === errors;
                      if (_valid2 && valid21) {
                        valid21 = false;
                        passing2 = [passing2, 3];
                      } else {
                        if (_valid2) {
                          valid21 = true;
                          passing2 = 3;
                        }
                        const _errs111 = errors;
                        if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
                          if (data38.session === void 0) {
                            const err96 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/4/required", keyword: "required", params: { missingProperty: "session" } };
                            if (vErrors === null) {
                              vErrors = [err96];
                            } else {
                              vErrors.push(err96);
                            }
                            errors++;
                          }
                          for (const key8 in data38) {
                            if (!(key8 === "session")) {
                              const err97 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 } };
                              if (vErrors === null) {
                                vErrors = [err97];
                              } else {
                                vErrors.push(err97);
                              }
                              errors++;
                            }
                          }
                          if (data38.session !== void 0) {
                            let data46 = data38.session;
                            if (!(data46 === "duration" || data46 === "interval" || data46 === "count" || data46 === "cpu" || data46 === "pids" || data46 === "tids" || data46 === "command" || data46 === "regexp" || data46 === "max-depth" || data46 === "unwind" || data46 === "debuginfod")) {
                              const err98 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7 + "/session", schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/4/properties/session/enum", keyword: "enum", params: { allowedValues: schema11.properties.options.items.oneOf[0].properties.to.items.oneOf[4].properties.session.enum } };
                              if (vErrors === null) {
                                vErrors = [err98];
                              } else {
                                vErrors.push(err98);
                              }
                              errors++;
                            }
                          }
                        } else {
                          const err99 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/4/type", keyword: "type", params: { type: "object" } };
                          if (vErrors === null) {
                            vErrors = [err99];
                          } else {
                            vErrors.push(err99);
                          }
                          errors++;
                        }
                        var _valid2 = _errs111 === errors;
                        if (_valid2 && valid21) {
                          valid21 = false;
                          passing2 = [passing2, 4];
                        } else {
                          if (_valid2) {
                            valid21 = true;
                            passing2 = 4;
                          }
                          const _errs115 = errors;
                          if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
                            if (data38.module === void 0) {
                              const err100 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/5/required", keyword: "required", params: { missingProperty: "module" } };
                              if (vErrors === null) {
                                vErrors = [err100];
                              } else {
                                vErrors.push(err100);
                              }
                              errors++;
                            }
                            for (const key9 in data38) {
                              if (!(key9 === "module")) {
                                const err101 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/5/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 } };
                                if (vErrors === null) {
                                  vErrors = [err101];
                                } else {
                                  vErrors.push(err101);
                                }
                                errors++;
                              }
                            }
                            if (data38.module !== void 0) {
                              if (true !== data38.module) {
                                const err102 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7 + "/module", schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/5/properties/module/const", keyword: "const", params: { allowedValue: true } };
                                if (vErrors === null) {
                                  vErrors = [err102];
                                } else {
                                  vErrors.push(err102);
                                }
                                errors++;
                              }
                            }
                          } else {
                            const err103 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/5/type", keyword: "type", params: { type: "object" } };
                            if (vErrors === null) {
                              vErrors = [err103];
                            } else {
                              vErrors.push(err103);
                            }
                            errors++;
                          }
                          var _valid2 = _errs115 === errors;
                          if (_valid2 && valid21) {
                            valid21 = false;
                            passing2 = [passing2, 5];
                          } else {
                            if (_valid2) {
                              valid21 = true;
                              passing2 = 5;
                            }
                            const _errs119 = errors;
                            if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
                              if (data38.text === void 0) {
                                const err104 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/6/required", keyword: "required", params: { missingProperty: "text" } };
                                if (vErrors === null) {
                                  vErrors = [err104];
                                } else {
                                  vErrors.push(err104);
                                }
                                errors++;
                              }
                              for (const key10 in data38) {
                                if (!(key10 === "text")) {
                                  const err105 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/6/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 } };
                                  if (vErrors === null) {
                                    vErrors = [err105];
                                  } else {
                                    vErrors.push(err105);
                                  }
                                  errors++;
                                }
                              }
                              if (data38.text !== void 0) {
                                let data48 = data38.text;
                                if (!(data48 === "folded" || data48 === "delimited" || data48 === "annotations" || data48 === "addresses" || data48 === "offsets" || data48 === "lines" || data48 === "verbose" || data48 === "timestamp" || data48 === "top" || data48 === "sort" || data48 === "growth")) {
                                  const err106 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7 + "/text", schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/6/properties/text/enum", keyword: "enum", params: { allowedValues: schema11.properties.options.items.oneOf[0].properties.to.items.oneOf[6].properties.text.enum } };
                                  if (vErrors === null) {
                                    vErrors = [err106];
                                  } else {
                                    vErrors.push(err106);
                                  }
                                  errors++;
                                }
                              }
                            } else {
                              const err107 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf/6/type", keyword: "type", params: { type: "object" } };
                              if (vErrors === null) {
                                vErrors = [err107];
                              } else {
                                vErrors.push(err107);
                              }
                              errors++;
                            }
                            var _valid2 = _errs119 === errors;
                            if (_valid2 && valid21) {
                              valid21 = false;
                              passing2 = [passing2, 6];
                            } else {
                              if (_valid2) {
                                valid21 = true;
                                passing2 = 6;
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                  if (!valid21) {
                    const err108 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i7, schemaPath: "#/properties/options/items/oneOf/0/properties/to/items/oneOf", keyword: "oneOf", params: { passingSchemas: passing2 } };
                    if (vErrors === null) {
                      vErrors = [err108];
                    } else {
                      vErrors.push(err108);
                    }
                    errors++;
                  } else {
                    errors = _errs84;
                    if (vErrors !== null) {
                      if (_errs84) {
                        vErrors.length = _errs84;
                      } else {
                        vErrors = null;
                      }
                    }
                  }
                }
              } else {
                const err109 = { instancePath: instancePath + "/options/" + i2 + "/to", schemaPath: "#/properties/options/items/oneOf/0/properties/to/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err109];
                } else {
                  vErrors.push(err109);
                }
                errors++;
              }
            }
          } else {
            const err110 = { instancePath: instancePath + "/options/" + i2, schemaPath: "#/properties/options/items/oneOf/0/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err110];
            } else {
              vErrors.push(err110);
            }
            errors++;
          }
          var _valid1 = _errs38 === errors;
          if (_valid1) {
            valid9 = true;
            passing1 = 0;
          }
          const _errs123 = errors;
          if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
            if (data15.fragment === void 0) {
              const err111 = { instancePath: instancePath + "/options/" + i2, schemaPath: "#/properties/options/items/oneOf/1/required", keyword: "required", params: { missingProperty: "fragment" } };
              if (vErrors === null) {
                vErrors = [err111];
              } else {
                vErrors.push(err111);
              }
              errors++;
            }
            for (const key11 in data15) {
              if (!func2.call(schema11.properties.options.items.oneOf[1].properties, key11)) {
                const err112 = { instancePath: instancePath + "/options/" + i2, schemaPath: "#/properties/options/items/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 } };
                if (vErrors === null) {
                  vErrors = [err112];
                } else {
                  vErrors.push(err112);
                }
                errors++;
              }
            }
            if (data15.fragment !== void 0) {
              if (typeof data15.fragment !== "string") {
                const err113 = { instancePath: instancePath + "/options/" + i2 + "/fragment", schemaPath: "#/properties/options/items/oneOf/1/properties/fragment/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err113];
                } else {
                  vErrors.push(err113);
                }
                errors++;
              }
            }
            if (data15.short !== void 0) {
              let data50 = data15.short;
              if (typeof data50 === "string") {
                if (!pattern8.test(data50)) {
                  const err114 = { instancePath: instancePath + "/options/" + i2 + "/short", schemaPath: "#/properties/options/items/oneOf/1/properties/short/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]$" } };
                  if (vErrors === null) {
                    vErrors = [err114];
                  } else {
                    vErrors.push(err114);
                  }
                  errors++;
                }
              } else {
                const err115 = { instancePath: instancePath + "/options/" + i2 + "/short", schemaPath: "#/properties/options/items/oneOf/1/properties/short/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err115];
                } else {
                  vErrors.push(err115);
                }
                errors++;
              }
            }
            if (data15.positional !== void 0) {
              let data51 = data15.positional;
              if (!(typeof data51 == "number" && (!(data51 % 1) && !isNaN(data51)) && isFinite(data51))) {
                const err116 = { instancePath: instancePath + "/options/" + i2 + "/positional", schemaPath: "#/properties/options/items/oneOf/1/properties/positional/type", keyword: "type", params: { type: "integer" } };
                if (vErrors === null) {
                  vErrors = [err116];
                } else {
                  vErrors.push(err116);
                }
                errors++;
              }
              if (typeof data51 == "number" && isFinite(data51)) {
                if (data51 > 3 || isNaN(data51)) {
                  const err117 = { instancePath: instancePath + "/options/" + i2 + "/positional", schemaPath: "#/properties/options/items/oneOf/1/properties/positional/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3 } };
                  if (vErrors === null) {
                    vErrors = [err117];
                  } else {
                    vErrors.push(err117);
                  }
                  errors++;
                }
                if (data51 < 0 || isNaN(data51)) {
                  const err118 = { instancePath: instancePath + "/options/" + i2 + "/positional", schemaPath: "#/properties/options/items/oneOf/1/properties/positional/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                  if (vErrors === null) {
                    vErrors = [err118];
                  } else {
                    vErrors.push(err118);
                  }
                  errors++;
                }
              }
            }
            if (data15.default !== void 0) {
              let data52 = data15.default;
              if (typeof data52 !== "boolean" && !(typeof data52 == "number" && (!(data52 % 1) && !isNaN(data52)) && isFinite(data52)) && typeof data52 !== "string") {
                const err119 = { instancePath: instancePath + "/options/" + i2 + "/default", schemaPath: "#/properties/options/items/oneOf/1/properties/default/type", keyword: "type", params: { type: schema11.properties.options.items.oneOf[1].properties.default.type } };
                if (vErrors === null) {
                  vErrors = [err119];
                } else {
                  vErrors.push(err119);
                }
                errors++;
              }
            }
            if (data15.description !== void 0) {
              let data53 = data15.description;
              if (typeof data53 === "string") {
                if (func3(data53) > 400) {
                  const err120 = { instancePath: instancePath + "/options/" + i2 + "/description", schemaPath: "#/properties/options/items/oneOf/1/properties/description/maxLength", keyword: "maxLength", params: { limit: 400 } };
                  if (vErrors === null) {
                    vErrors = [err120];
                  } else {
                    vErrors.push(err120);
                  }
                  errors++;
                }
                if (func3(data53) < 1) {
                  const err121 = { instancePath: instancePath + "/options/" + i2 + "/description", schemaPath: "#/properties/options/items/oneOf/1/properties/description/minLength", keyword: "minLength", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err121];
                  } else {
                    vErrors.push(err121);
                  }
                  errors++;
                }
              } else {
                const err122 = { instancePath: instancePath + "/options/" + i2 + "/description", schemaPath: "#/properties/options/items/oneOf/1/properties/description/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err122];
                } else {
                  vErrors.push(err122);
                }
                errors++;
              }
            }
            if (data15.required !== void 0) {
              if (typeof data15.required !== "boolean") {
                const err123 = { instancePath: instancePath + "/options/" + i2 + "/required", schemaPath: "#/properties/options/items/oneOf/1/properties/required/type", keyword: "type", params: { type: "boolean" } };
                if (vErrors === null) {
                  vErrors = [err123];
                } else {
                  vErrors.push(err123);
                }
                errors++;
              }
            }
            if (data15.conflicts !== void 0) {
              let data55 = data15.conflicts;
              if (Array.isArray(data55)) {
                const len7 = data55.length;
                for (let i8 = 0; i8 < len7; i8++) {
                  if (typeof data55[i8] !== "string") {
                    const err124 = { instancePath: instancePath + "/options/" + i2 + "/conflicts/" + i8, schemaPath: "#/properties/options/items/oneOf/1/properties/conflicts/items/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err124];
                    } else {
                      vErrors.push(err124);
                    }
                    errors++;
                  }
                }
              } else {
                const err125 = { instancePath: instancePath + "/options/" + i2 + "/conflicts", schemaPath: "#/properties/options/items/oneOf/1/properties/conflicts/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err125];
                } else {
                  vErrors.push(err125);
                }
                errors++;
              }
            }
            if (data15.requires !== void 0) {
              let data57 = data15.requires;
              if (Array.isArray(data57)) {
                const len8 = data57.length;
                for (let i9 = 0; i9 < len8; i9++) {
                  if (typeof data57[i9] !== "string") {
                    const err126 = { instancePath: instancePath + "/options/" + i2 + "/requires/" + i9, schemaPath: "#/properties/options/items/oneOf/1/properties/requires/items/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err126];
                    } else {
                      vErrors.push(err126);
                    }
                    errors++;
                  }
                }
              } else {
                const err127 = { instancePath: instancePath + "/options/" + i2 + "/requires", schemaPath: "#/properties/options/items/oneOf/1/properties/requires/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err127];
                } else {
                  vErrors.push(err127);
                }
                errors++;
              }
            }
            if (data15.to !== void 0) {
              let data59 = data15.to;
              if (Array.isArray(data59)) {
                const len9 = data59.length;
                for (let i10 = 0; i10 < len9; i10++) {
                  let data60 = data59[i10];
                  const _errs149 = errors;
                  let valid36 = false;
                  let passing3 = null;
                  const _errs150 = errors;
                  if (data60 && typeof data60 == "object" && !Array.isArray(data60)) {
                    if (data60.rodata === void 0) {
                      const err128 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/0/required", keyword: "required", params: { missingProperty: "rodata" } };
                      if (vErrors === null) {
                        vErrors = [err128];
                      } else {
                        vErrors.push(err128);
                      }
                      errors++;
                    }
                    for (const key12 in data60) {
                      if (!(key12 === "rodata" || key12 === "set")) {
                        const err129 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 } };
                        if (vErrors === null) {
                          vErrors = [err129];
                        } else {
                          vErrors.push(err129);
                        }
                        errors++;
                      }
                    }
                    if (data60.rodata !== void 0) {
                      if (typeof data60.rodata !== "string") {
                        const err130 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10 + "/rodata", schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/0/properties/rodata/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err130];
                        } else {
                          vErrors.push(err130);
                        }
                        errors++;
                      }
                    }
                    if (data60.set !== void 0) {
                      let data62 = data60.set;
                      if (!(typeof data62 == "number" && (!(data62 % 1) && !isNaN(data62)) && isFinite(data62))) {
                        const err131 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10 + "/set", schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/0/properties/set/type", keyword: "type", params: { type: "integer" } };
                        if (vErrors === null) {
                          vErrors = [err131];
                        } else {
                          vErrors.push(err131);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err132 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/0/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err132];
                    } else {
                      vErrors.push(err132);
                    }
                    errors++;
                  }
                  var _valid3 = _errs150 === errors;
                  if (_valid3) {
                    valid36 = true;
                    passing3 = 0;
                  }
                  const _errs157 = errors;
                  if (data60 && typeof data60 == "object" && !Array.isArray(data60)) {
                    if (data60.map === void 0) {
                      const err133 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/1/required", keyword: "required", params: { missingProperty: "map" } };
                      if (vErrors === null) {
                        vErrors = [err133];
                      } else {
                        vErrors.push(err133);
                      }
                      errors++;
                    }
                    for (const key13 in data60) {
                      if (!(key13 === "map" || key13 === "enable")) {
                        const err134 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key13 } };
                        if (vErrors === null) {
                          vErrors = [err134];
                        } else {
                          vErrors.push(err134);
                        }
                        errors++;
                      }
                    }
                    if (data60.map !== void 0) {
                      if (typeof data60.map !== "string") {
                        const err135 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10 + "/map", schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/1/properties/map/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err135];
                        } else {
                          vErrors.push(err135);
                        }
                        errors++;
                      }
                    }
                    if (data60.enable !== void 0) {
                      if (typeof data60.enable !== "string") {
                        const err136 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10 + "/enable", schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/1/properties/enable/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err136];
                        } else {
                          vErrors.push(err136);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err137 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/1/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err137];
                    } else {
                      vErrors.push(err137);
                    }
                    errors++;
                  }
                  var _valid3 = _errs157 === errors;
                  if (_valid3 && valid36) {
                    valid36 = false;
                    passing3 = [passing3, 1];
                  } else {
                    if (_valid3) {
                      valid36 = true;
                      passing3 = 1;
                    }
                    const _errs164 = errors;
                    if (data60 && typeof data60 == "object" && !Array.isArray(data60)) {
                      if (data60.cgroup === void 0) {
                        const err138 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/2/required", keyword: "required", params: { missingProperty: "cgroup" } };
                        if (vErrors === null) {
                          vErrors = [err138];
                        } else {
                          vErrors.push(err138);
                        }
                        errors++;
                      }
                      for (const key14 in data60) {
                        if (!(key14 === "cgroup" || key14 === "enable")) {
                          const err139 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key14 } };
                          if (vErrors === null) {
                            vErrors = [err139];
                          } else {
                            vErrors.push(err139);
                          }
                          errors++;
                        }
                      }
                      if (data60.cgroup !== void 0) {
                        if (typeof data60.cgroup !== "string") {
                          const err140 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10 + "/cgroup", schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/2/properties/cgroup/type", keyword: "type", params: { type: "string" } };
                          if (vErrors === null) {
                            vErrors = [err140];
                          } else {
                            vErrors.push(err140);
                          }
                          errors++;
                        }
                      }
                      if (data60.enable !== void 0) {
                        if (typeof data60.enable !== "string") {
                          const err141 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10 + "/enable", schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/2/properties/enable/type", keyword: "type", params: { type: "string" } };
                          if (vErrors === null) {
                            vErrors = [err141];
                          } else {
                            vErrors.push(err141);
                          }
                          errors++;
                        }
                      }
                    } else {
                      const err142 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/2/type", keyword: "type", params: { type: "object" } };
                      if (vErrors === null) {
                        vErrors = [err142];
                      } else {
                        vErrors.push(err142);
                      }
                      errors++;
                    }
                    var _valid3 = _errs164 === errors;
                    if (_valid3 && valid36) {
                      valid36 = false;
                      passing3 = [passing3, 2];
                    } else {
                      if (_valid3) {
                        valid36 = true;
                        passing3 = 2;
                      }
                      const _errs171 = errors;
                      if (data60 && typeof data60 == "object" && !Array.isArray(data60)) {
                        if (data60.inode === void 0) {
                          const err143 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/3/required", keyword: "required", params: { missingProperty: "inode" } };
                          if (vErrors === null) {
                            vErrors = [err143];
                          } else {
                            vErrors.push(err143);
                          }
                          errors++;
                        }
                        for (const key15 in data60) {
                          if (!(key15 === "inode")) {
                            const err144 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key15 } };
                            if (vErrors === null) {
                              vErrors = [err144];
                            } else {
                              vErrors.push(err144);
                            }
                            errors++;
                          }
                        }
                        if (data60.inode !== void 0) {
                          if (typeof data60.inode !== "string") {
                            const err145 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10 + "/inode", schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/3/properties/inode/type", keyword: "type", params: { type: "string" } };
                            if (vErrors === null) {
                              vErrors = [err145];
                            } else {
                              vErrors.push(err145);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err146 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/3/type", keyword: "type", params: { type: "object" } };
                        if (vErrors === null) {
                          vErrors = [err146];
                        } else {
                          vErrors.push(err146);
                        }
                        errors++;
                      }
                      var _valid3 = _errs171 === errors;
                      if (_valid3 && valid36) {
                        valid36 = false;
                        passing3 = [passing3, 3];
                      } else {
                        if (_valid3) {
                          valid36 = true;
                          passing3 = 3;
                        }
                        const _errs176 = errors;
                        if (data60 && typeof data60 == "object" && !Array.isArray(data60)) {
                          if (data60.session === void 0) {
                            const err147 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/4/required", keyword: "required", params: { missingProperty: "session" } };
                            if (vErrors === null) {
                              vErrors = [err147];
                            } else {
                              vErrors.push(err147);
                            }
                            errors++;
                          }
                          for (const key16 in data60) {
                            if (!(key16 === "session")) {
                              const err148 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key16 } };
                              if (vErrors === null) {
                                vErrors = [err148];
                              } else {
                                vErrors.push(err148);
                              }
                              errors++;
                            }
                          }
                          if (data60.session !== void 0) {
                            let data68 = data60.session;
                            if (!(data68 === "duration" || data68 === "interval" || data68 === "count" || data68 === "cpu" || data68 === "pids" || data68 === "tids" || data68 === "command" || data68 === "regexp" || data68 === "max-depth" || data68 === "unwind" || data68 === "debuginfod")) {
                              const err149 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10 + "/session", schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/4/properties/session/enum", keyword: "enum", params: { allowedValues: schema11.properties.options.items.oneOf[1].properties.to.items.oneOf[4].properties.session.enum } };
                              if (vErrors === null) {
                                vErrors = [err149];
                              } else {
                                vErrors.push(err149);
                              }
                              errors++;
                            }
                          }
                        } else {
                          const err150 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/4/type", keyword: "type", params: { type: "object" } };
                          if (vErrors === null) {
                            vErrors = [err150];
                          } else {
                            vErrors.push(err150);
                          }
                          errors++;
                        }
                        var _valid3 = _errs176 === errors;
                        if (_valid3 && valid36) {
                          valid36 = false;
                          passing3 = [passing3, 4];
                        } else {
                          if (_valid3) {
                            valid36 = true;
                            passing3 = 4;
                          }
                          const _errs180 = errors;
                          if (data60 && typeof data60 == "object" && !Array.isArray(data60)) {
                            if (data60.module === void 0) {
                              const err151 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/5/required", keyword: "required", params: { missingProperty: "module" } };
                              if (vErrors === null) {
                                vErrors = [err151];
                              } else {
                                vErrors.push(err151);
                              }
                              errors++;
                            }
                            for (const key17 in data60) {
                              if (!(key17 === "module")) {
                                const err152 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/5/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key17 } };
                                if (vErrors === null) {
                                  vErrors = [err152];
                                } else {
                                  vErrors.push(err152);
                                }
                                errors++;
                              }
                            }
                            if (data60.module !== void 0) {
                              if (true !== data60.module) {
                                const err153 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10 + "/module", schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/5/properties/module/const", keyword: "const", params: { allowedValue: true } };
                                if (vErrors === null) {
                                  vErrors = [err153];
                                } else {
                                  vErrors.push(err153);
                                }
                                errors++;
                              }
                            }
                          } else {
                            const err154 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/5/type", keyword: "type", params: { type: "object" } };
                            if (vErrors === null) {
                              vErrors = [err154];
                            } else {
                              vErrors.push(err154);
                            }
                            errors++;
                          }
                          var _valid3 = _errs180 === errors;
                          if (_valid3 && valid36) {
                            valid36 = false;
                            passing3 = [passing3, 5];
                          } else {
                            if (_valid3) {
                              valid36 = true;
                              passing3 = 5;
                            }
                            const _errs184 = errors;
                            if (data60 && typeof data60 == "object" && !Array.isArray(data60)) {
                              if (data60.text === void 0) {
                                const err155 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/6/required", keyword: "required", params: { missingProperty: "text" } };
                                if (vErrors === null) {
                                  vErrors = [err155];
                                } else {
                                  vErrors.push(err155);
                                }
                                errors++;
                              }
                              for (const key18 in data60) {
                                if (!(key18 === "text")) {
                                  const err156 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/6/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key18 } };
                                  if (vErrors === null) {
                                    vErrors = [err156];
                                  } else {
                                    vErrors.push(err156);
                                  }
                                  errors++;
                                }
                              }
                              if (data60.text !== void 0) {
                                let data70 = data60.text;
                                if (!(data70 === "folded" || data70 === "delimited" || data70 === "annotations" || data70 === "addresses" || data70 === "offsets" || data70 === "lines" || data70 === "verbose" || data70 === "timestamp" || data70 === "top" || data70 === "sort" || data70 === "growth")) {
                                  const err157 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10 + "/text", schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/6/properties/text/enum", keyword: "enum", params: { allowedValues: schema11.properties.options.items.oneOf[1].properties.to.items.oneOf[6].properties.text.enum } };
                                  if (vErrors === null) {
                                    vErrors = [err157];
                                  } else {
                                    vErrors.push(err157);
                                  }
                                  errors++;
                                }
                              }
                            } else {
                              const err158 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf/6/type", keyword: "type", params: { type: "object" } };
                              if (vErrors === null) {
                                vErrors = [err158];
                              } else {
                                vErrors.push(err158);
                              }
                              errors++;
                            }
                            var _valid3 = _errs184 === errors;
                            if (_valid3 && valid36) {
                              valid36 = false;
                              passing3 = [passing3, 6];
                            } else {
                              if (_valid3) {
                                valid36 = true;
                                passing3 = 6;
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                  if (!valid36) {
                    const err159 = { instancePath: instancePath + "/options/" + i2 + "/to/" + i10, schemaPath: "#/properties/options/items/oneOf/1/properties/to/items/oneOf", keyword: "oneOf", params: { passingSchemas: passing3 } };
                    if (vErrors === null) {
                      vErrors = [err159];
                    } else {
                      vErrors.push(err159);
                    }
                    errors++;
                  } else {
                    errors = _errs149;
                    if (vErrors !== null) {
                      if (_errs149) {
                        vErrors.length = _errs149;
                      } else {
                        vErrors = null;
                      }
                    }
                  }
                }
              } else {
                const err160 = { instancePath: instancePath + "/options/" + i2 + "/to", schemaPath: "#/properties/options/items/oneOf/1/properties/to/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err160];
                } else {
                  vErrors.push(err160);
                }
                errors++;
              }
            }
          } else {
            const err161 = { instancePath: instancePath + "/options/" + i2, schemaPath: "#/properties/options/items/oneOf/1/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err161];
            } else {
              vErrors.push(err161);
            }
            errors++;
          }
          var _valid1 = _errs123 === errors;
          if (_valid1 && valid9) {
            valid9 = false;
            passing1 = [passing1, 1];
          } else {
            if (_valid1) {
              valid9 = true;
              passing1 = 1;
            }
          }
          if (!valid9) {
            const err162 = { instancePath: instancePath + "/options/" + i2, schemaPath: "#/properties/options/items/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 } };
            if (vErrors === null) {
              vErrors = [err162];
            } else {
              vErrors.push(err162);
            }
            errors++;
          } else {
            errors = _errs37;
            if (vErrors !== null) {
              if (_errs37) {
                vErrors.length = _errs37;
              } else {
                vErrors = null;
              }
            }
          }
        }
      } else {
        const err163 = { instancePath: instancePath + "/options", schemaPath: "#/properties/options/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err163];
        } else {
          vErrors.push(err163);
        }
        errors++;
      }
    }
    if (data.attach !== void 0) {
      let data71 = data.attach;
      if (Array.isArray(data71)) {
        if (data71.length > 64) {
          const err164 = { instancePath: instancePath + "/attach", schemaPath: "#/properties/attach/maxItems", keyword: "maxItems", params: { limit: 64 } };
          if (vErrors === null) {
            vErrors = [err164];
          } else {
            vErrors.push(err164);
          }
          errors++;
        }
        if (data71.length < 1) {
          const err165 = { instancePath: instancePath + "/attach", schemaPath: "#/properties/attach/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err165];
          } else {
            vErrors.push(err165);
          }
          errors++;
        }
        const len10 = data71.length;
        for (let i11 = 0; i11 < len10; i11++) {
          let data72 = data71[i11];
          if (data72 && typeof data72 == "object" && !Array.isArray(data72)) {
            if (data72.alternatives === void 0) {
              const err166 = { instancePath: instancePath + "/attach/" + i11, schemaPath: "#/properties/attach/items/required", keyword: "required", params: { missingProperty: "alternatives" } };
              if (vErrors === null) {
                vErrors = [err166];
              } else {
                vErrors.push(err166);
              }
              errors++;
            }
            for (const key19 in data72) {
              if (!(key19 === "name" || key19 === "when" || key19 === "optional" || key19 === "alternatives")) {
                const err167 = { instancePath: instancePath + "/attach/" + i11, schemaPath: "#/properties/attach/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key19 } };
                if (vErrors === null) {
                  vErrors = [err167];
                } else {
                  vErrors.push(err167);
                }
                errors++;
              }
            }
            if (data72.name !== void 0) {
              let data73 = data72.name;
              if (typeof data73 === "string") {
                if (func3(data73) > 64) {
                  const err168 = { instancePath: instancePath + "/attach/" + i11 + "/name", schemaPath: "#/properties/attach/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 64 } };
                  if (vErrors === null) {
                    vErrors = [err168];
                  } else {
                    vErrors.push(err168);
                  }
                  errors++;
                }
              } else {
                const err169 = { instancePath: instancePath + "/attach/" + i11 + "/name", schemaPath: "#/properties/attach/items/properties/name/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err169];
                } else {
                  vErrors.push(err169);
                }
                errors++;
              }
            }
            if (data72.when !== void 0) {
              let data74 = data72.when;
              if (Array.isArray(data74)) {
                const len11 = data74.length;
                for (let i12 = 0; i12 < len11; i12++) {
                  let data75 = data74[i12];
                  const _errs198 = errors;
                  let valid49 = false;
                  let passing4 = null;
                  const _errs199 = errors;
                  if (data75 && typeof data75 == "object" && !Array.isArray(data75)) {
                    if (data75.option === void 0) {
                      const err170 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12, schemaPath: "#/properties/attach/items/properties/when/items/oneOf/0/required", keyword: "required", params: { missingProperty: "option" } };
                      if (vErrors === null) {
                        vErrors = [err170];
                      } else {
                        vErrors.push(err170);
                      }
                      errors++;
                    }
                    for (const key20 in data75) {
                      if (!(key20 === "option" || key20 === "is")) {
                        const err171 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12, schemaPath: "#/properties/attach/items/properties/when/items/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key20 } };
                        if (vErrors === null) {
                          vErrors = [err171];
                        } else {
                          vErrors.push(err171);
                        }
                        errors++;
                      }
                    }
                    if (data75.option !== void 0) {
                      if (typeof data75.option !== "string") {
                        const err172 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12 + "/option", schemaPath: "#/properties/attach/items/properties/when/items/oneOf/0/properties/option/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err172];
                        } else {
                          vErrors.push(err172);
                        }
                        errors++;
                      }
                    }
                    if (data75.is !== void 0) {
                      let data77 = data75.is;
                      if (typeof data77 !== "boolean" && typeof data77 !== "string" && !(typeof data77 == "number" && (!(data77 % 1) && !isNaN(data77)) && isFinite(data77))) {
                        const err173 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12 + "/is", schemaPath: "#/properties/attach/items/properties/when/items/oneOf/0/properties/is/type", keyword: "type", params: { type: schema11.properties.attach.items.properties.when.items.oneOf[0].properties.is.type } };
                        if (vErrors === null) {
                          vErrors = [err173];
                        } else {
                          vErrors.push(err173);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err174 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12, schemaPath: "#/properties/attach/items/properties/when/items/oneOf/0/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err174];
                    } else {
                      vErrors.push(err174);
                    }
                    errors++;
                  }
                  var _valid4 = _errs199 === errors;
                  if (_valid4) {
                    valid49 = true;
                    passing4 = 0;
                  }
                  const _errs206 = errors;
                  if (data75 && typeof data75 == "object" && !Array.isArray(data75)) {
                    if (data75.any === void 0) {
                      const err175 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12, schemaPath: "#/properties/attach/items/properties/when/items/oneOf/1/required", keyword: "required", params: { missingProperty: "any" } };
                      if (vErrors === null) {
                        vErrors = [err175];
                      } else {
                        vErrors.push(err175);
                      }
                      errors++;
                    }
                    for (const key21 in data75) {
                      if (!(key21 === "any")) {
                        const err176 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12, schemaPath: "#/properties/attach/items/properties/when/items/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key21 } };
                        if (vErrors === null) {
                          vErrors = [err176];
                        } else {
                          vErrors.push(err176);
                        }
                        errors++;
                      }
                    }
                    if (data75.any !== void 0) {
                      let data78 = data75.any;
                      if (Array.isArray(data78)) {
                        if (data78.length > 16) {
                          const err177 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12 + "/any", schemaPath: "#/properties/attach/items/properties/when/items/oneOf/1/properties/any/maxItems", keyword: "maxItems", params: { limit: 16 } };
                          if (vErrors === null) {
                            vErrors = [err177];
                          } else {
                            vErrors.push(err177);
                          }
                          errors++;
                        }
                        if (data78.length < 1) {
                          const err178 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12 + "/any", schemaPath: "#/properties/attach/items/properties/when/items/oneOf/1/properties/any/minItems", keyword: "minItems", params: { limit: 1 } };
                          if (vErrors === null) {
                            vErrors = [err178];
                          } else {
                            vErrors.push(err178);
                          }
                          errors++;
                        }
                        const len12 = data78.length;
                        for (let i13 = 0; i13 < len12; i13++) {
                          let data79 = data78[i13];
                          if (data79 && typeof data79 == "object" && !Array.isArray(data79)) {
                            if (data79.option === void 0) {
                              const err179 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12 + "/any/" + i13, schemaPath: "#/properties/attach/items/properties/when/items/oneOf/1/properties/any/items/required", keyword: "required", params: { missingProperty: "option" } };
                              if (vErrors === null) {
                                vErrors = [err179];
                              } else {
                                vErrors.push(err179);
                              }
                              errors++;
                            }
                            for (const key22 in data79) {
                              if (!(key22 === "option" || key22 === "is")) {
                                const err180 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12 + "/any/" + i13, schemaPath: "#/properties/attach/items/properties/when/items/oneOf/1/properties/any/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key22 } };
                                if (vErrors === null) {
                                  vErrors = [err180];
                                } else {
                                  vErrors.push(err180);
                                }
                                errors++;
                              }
                            }
                            if (data79.option !== void 0) {
                              if (typeof data79.option !== "string") {
                                const err181 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12 + "/any/" + i13 + "/option", schemaPath: "#/properties/attach/items/properties/when/items/oneOf/1/properties/any/items/properties/option/type", keyword: "type", params: { type: "string" } };
                                if (vErrors === null) {
                                  vErrors = [err181];
                                } else {
                                  vErrors.push(err181);
                                }
                                errors++;
                              }
                            }
                            if (data79.is !== void 0) {
                              let data81 = data79.is;
                              if (typeof data81 !== "boolean" && typeof data81 !== "string" && !(typeof data81 == "number" && (!(data81 % 1) && !isNaN(data81)) && isFinite(data81))) {
                                const err182 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12 + "/any/" + i13 + "/is", schemaPath: "#/properties/attach/items/properties/when/items/oneOf/1/properties/any/items/properties/is/type", keyword: "type", params: { type: schema11.properties.attach.items.properties.when.items.oneOf[1].properties.any.items.properties.is.type } };
                                if (vErrors === null) {
                                  vErrors = [err182];
                                } else {
                                  vErrors.push(err182);
                                }
                                errors++;
                              }
                            }
                          } else {
                            const err183 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12 + "/any/" + i13, schemaPath: "#/properties/attach/items/properties/when/items/oneOf/1/properties/any/items/type", keyword: "type", params: { type: "object" } };
                            if (vErrors === null) {
                              vErrors = [err183];
                            } else {
                              vErrors.push(err183);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err184 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12 + "/any", schemaPath: "#/properties/attach/items/properties/when/items/oneOf/1/properties/any/type", keyword: "type", params: { type: "array" } };
                        if (vErrors === null) {
                          vErrors = [err184];
                        } else {
                          vErrors.push(err184);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err185 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12, schemaPath: "#/properties/attach/items/properties/when/items/oneOf/1/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err185];
                    } else {
                      vErrors.push(err185);
                    }
                    errors++;
                  }
                  var _valid4 = _errs206 === errors;
                  if (_valid4 && valid49) {
                    valid49 = false;
                    passing4 = [passing4, 1];
                  } else {
                    if (_valid4) {
                      valid49 = true;
                      passing4 = 1;
                    }
                  }
                  if (!valid49) {
                    const err186 = { instancePath: instancePath + "/attach/" + i11 + "/when/" + i12, schemaPath: "#/properties/attach/items/properties/when/items/oneOf", keyword: "oneOf", params: { passingSchemas: passing4 } };
                    if (vErrors === null) {
                      vErrors = [err186];
                    } else {
                      vErrors.push(err186);
                    }
                    errors++;
                  } else {
                    errors = _errs198;
                    if (vErrors !== null) {
                      if (_errs198) {
                        vErrors.length = _errs198;
                      } else {
                        vErrors = null;
                      }
                    }
                  }
                }
              } else {
                const err187 = { instancePath: instancePath + "/attach/" + i11 + "/when", schemaPath: "#/properties/attach/items/properties/when/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err187];
                } else {
                  vErrors.push(err187);
                }
                errors++;
              }
            }
            if (data72.optional !== void 0) {
              if (typeof data72.optional !== "boolean") {
                const err188 = { instancePath: instancePath + "/attach/" + i11 + "/optional", schemaPath: "#/properties/attach/items/properties/optional/type", keyword: "type", params: { type: "boolean" } };
                if (vErrors === null) {
                  vErrors = [err188];
                } else {
                  vErrors.push(err188);
                }
                errors++;
              }
            }
            if (data72.alternatives !== void 0) {
              let data83 = data72.alternatives;
              if (Array.isArray(data83)) {
                if (data83.length > 8) {
                  const err189 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives", schemaPath: "#/properties/attach/items/properties/alternatives/maxItems", keyword: "maxItems", params: { limit: 8 } };
                  if (vErrors === null) {
                    vErrors = [err189];
                  } else {
                    vErrors.push(err189);
                  }
                  errors++;
                }
                if (data83.length < 1) {
                  const err190 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives", schemaPath: "#/properties/attach/items/properties/alternatives/minItems", keyword: "minItems", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err190];
                  } else {
                    vErrors.push(err190);
                  }
                  errors++;
                }
                const len13 = data83.length;
                for (let i14 = 0; i14 < len13; i14++) {
                  let data84 = data83[i14];
                  if (data84 && typeof data84 == "object" && !Array.isArray(data84)) {
                    if (data84.program === void 0) {
                      const err191 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14, schemaPath: "#/properties/attach/items/properties/alternatives/items/required", keyword: "required", params: { missingProperty: "program" } };
                      if (vErrors === null) {
                        vErrors = [err191];
                      } else {
                        vErrors.push(err191);
                      }
                      errors++;
                    }
                    if (data84.type === void 0) {
                      const err192 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14, schemaPath: "#/properties/attach/items/properties/alternatives/items/required", keyword: "required", params: { missingProperty: "type" } };
                      if (vErrors === null) {
                        vErrors = [err192];
                      } else {
                        vErrors.push(err192);
                      }
                      errors++;
                    }
                    for (const key23 in data84) {
                      if (!func2.call(schema11.properties.attach.items.properties.alternatives.items.properties, key23)) {
                        const err193 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14, schemaPath: "#/properties/attach/items/properties/alternatives/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key23 } };
                        if (vErrors === null) {
                          vErrors = [err193];
                        } else {
                          vErrors.push(err193);
                        }
                        errors++;
                      }
                    }
                    if (data84.program !== void 0) {
                      if (typeof data84.program !== "string") {
                        const err194 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/program", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/program/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err194];
                        } else {
                          vErrors.push(err194);
                        }
                        errors++;
                      }
                    }
                    if (data84.type !== void 0) {
                      let data86 = data84.type;
                      if (!(data86 === "perf-event" || data86 === "tp-btf" || data86 === "raw-tracepoint" || data86 === "tracepoint" || data86 === "kprobe" || data86 === "kretprobe" || data86 === "kprobe-multi" || data86 === "kretprobe-multi" || data86 === "fentry" || data86 === "fexit" || data86 === "uprobe" || data86 === "uretprobe" || data86 === "uprobe-multi" || data86 === "uretprobe-multi" || data86 === "uprobe-session" || data86 === "usdt" || data86 === "iterator")) {
                        const err195 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/type", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/type/enum", keyword: "enum", params: { allowedValues: schema11.properties.attach.items.properties.alternatives.items.properties.type.enum } };
                        if (vErrors === null) {
                          vErrors = [err195];
                        } else {
                          vErrors.push(err195);
                        }
                        errors++;
                      }
                    }
                    if (data84.target !== void 0) {
                      let data87 = data84.target;
                      const _errs229 = errors;
                      let valid58 = false;
                      let passing5 = null;
                      const _errs230 = errors;
                      if (!(typeof data87 == "number" && (!(data87 % 1) && !isNaN(data87)) && isFinite(data87)) && typeof data87 !== "string" && typeof data87 !== "boolean") {
                        const err196 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/target", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/target/oneOf/0/type", keyword: "type", params: { type: schema11.properties.attach.items.properties.alternatives.items.properties.target.oneOf[0].type } };
                        if (vErrors === null) {
                          vErrors = [err196];
                        } else {
                          vErrors.push(err196);
                        }
                        errors++;
                      }
                      var _valid5 = _errs230 === errors;
                      if (_valid5) {
                        valid58 = true;
                        passing5 = 0;
                      }
                      const _errs232 = errors;
                      if (data87 && typeof data87 == "object" && !Array.isArray(data87)) {
                        if (data87.option === void 0) {
                          const err197 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/target", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/target/oneOf/1/required", keyword: "required", params: { missingProperty: "option" } };
                          if (vErrors === null) {
                            vErrors = [err197];
                          } else {
                            vErrors.push(err197);
                          }
                          errors++;
                        }
                        for (const key24 in data87) {
                          if (!(key24 === "option")) {
                            const err198 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/target", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/target/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key24 } };
                            if (vErrors === null) {
                              vErrors = [err198];
                            } else {
                              vErrors.push(err198);
                            }
                            errors++;
                          }
                        }
                        if (data87.option !== void 0) {
                          if (typeof data87.option !== "string") {
                            const err199 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/target/option", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/target/oneOf/1/properties/option/type", keyword: "type", params: { type: "string" } };
                            if (vErrors === null) {
                              vErrors = [err199];
                            } else {
                              vErrors.push(err199);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err200 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/target", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/target/oneOf/1/type", keyword: "type", params: { type: "object" } };
                        if (vErrors === null) {
                          vErrors = [err200];
                        } else {
                          vErrors.push(err200);
                        }
                        errors++;
                      }
                      var _valid5 = _errs232 === errors;
                      if (_valid5 && valid58) {
                        valid58 = false;
                        passing5 = [passing5, 1];
                      } else {
                        if (_valid5) {
                          valid58 = true;
                          passing5 = 1;
                        }
                      }
                      if (!valid58) {
                        const err201 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/target", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/target/oneOf", keyword: "oneOf", params: { passingSchemas: passing5 } };
                        if (vErrors === null) {
                          vErrors = [err201];
                        } else {
                          vErrors.push(err201);
                        }
                        errors++;
                      } else {
                        errors = _errs229;
                        if (vErrors !== null) {
                          if (_errs229) {
                            vErrors.length = _errs229;
                          } else {
                            vErrors = null;
                          }
                        }
                      }
                    }
                    if (data84.targets !== void 0) {
                      let data89 = data84.targets;
                      if (Array.isArray(data89)) {
                        if (data89.length > 512) {
                          const err202 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/targets", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/targets/maxItems", keyword: "maxItems", params: { limit: 512 } };
                          if (vErrors === null) {
                            vErrors = [err202];
                          } else {
                            vErrors.push(err202);
                          }
                          errors++;
                        }
                        const len14 = data89.length;
                        for (let i15 = 0; i15 < len14; i15++) {
                          let data90 = data89[i15];
                          if (data90 && typeof data90 == "object" && !Array.isArray(data90)) {
                            if (data90.symbol === void 0) {
                              const err203 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/targets/" + i15, schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/targets/items/required", keyword: "required", params: { missingProperty: "symbol" } };
                              if (vErrors === null) {
                                vErrors = [err203];
                              } else {
                                vErrors.push(err203);
                              }
                              errors++;
                            }
                            for (const key25 in data90) {
                              if (!(key25 === "symbol" || key25 === "cookie" || key25 === "optional" || key25 === "return")) {
                                const err204 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/targets/" + i15, schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/targets/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key25 } };
                                if (vErrors === null) {
                                  vErrors = [err204];
                                } else {
                                  vErrors.push(err204);
                                }
                                errors++;
                              }
                            }
                            if (data90.symbol !== void 0) {
                              let data91 = data90.symbol;
                              const _errs243 = errors;
                              let valid63 = false;
                              let passing6 = null;
                              const _errs244 = errors;
                              if (!(typeof data91 == "number" && (!(data91 % 1) && !isNaN(data91)) && isFinite(data91)) && typeof data91 !== "string" && typeof data91 !== "boolean") {
                                const err205 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/targets/" + i15 + "/symbol", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/targets/items/properties/symbol/oneOf/0/type", keyword: "type", params: { type: schema11.properties.attach.items.properties.alternatives.items.properties.targets.items.properties.symbol.oneOf[0].type } };
                                if (vErrors === null) {
                                  vErrors = [err205];
                                } else {
                                  vErrors.push(err205);
                                }
                                errors++;
                              }
                              var _valid6 = _errs244 === errors;
                              if (_valid6) {
                                valid63 = true;
                                passing6 = 0;
                              }
                              const _errs246 = errors;
                              if (data91 && typeof data91 == "object" && !Array.isArray(data91)) {
                                if (data91.option === void 0) {
                                  const err206 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/targets/" + i15 + "/symbol", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/targets/items/properties/symbol/oneOf/1/required", keyword: "required", params: { missingProperty: "option" } };
                                  if (vErrors === null) {
                                    vErrors = [err206];
                                  } else {
                                    vErrors.push(err206);
                                  }
                                  errors++;
                                }
                                for (const key26 in data91) {
                                  if (!(key26 === "option")) {
                                    const err207 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/targets/" + i15 + "/symbol", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/targets/items/properties/symbol/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key26 } };
                                    if (vErrors === null) {
                                      vErrors = [err207];
                                    } else {
                                      vErrors.push(err207);
                                    }
                                    errors++;
                                  }
                                }
                                if (data91.option !== void 0) {
                                  if (typeof data91.option !== "string") {
                                    const err208 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/targets/" + i15 + "/symbol/option", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/targets/items/properties/symbol/oneOf/1/properties/option/type", keyword: "type", params: { type: "string" } };
                                    if (vErrors === null) {
                                      vErrors = [err208];
                                    } else {
                                      vErrors.push(err208);
                                    }
                                    errors++;
                                  }
                                }
                              } else {
                                const err209 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/targets/" + i15 + "/symbol", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/targets/items/properties/symbol/oneOf/1/type", keyword: "type", params: { type: "object" } };
                                if (vErrors === null) {
                                  vErrors = [err209];
                                } else {
                                  vErrors.push(err209);
                                }
                                errors++;
                              }
                              var _valid6 = _errs246 === errors;
                              if (_valid6 && valid63) {
                                valid63 = false;
                                passing6 = [passing6, 1];
                              } else {
                                if (_valid6) {
                                  valid63 = true;
                                  passing6 = 1;
                                }
                              }
                              if (!valid63) {
                                const err210 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/targets/" + i15 + "/symbol", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/targets/items/properties/symbol/oneOf", keyword: "oneOf", params: { passingSchemas: passing6 } };
                                if (vErrors === null) {
                                  vErrors = [err210];
                                } else {
                                  vErrors.push(err210);
                                }
                                errors++;
                              } else {
                                errors = _errs243;
                                if (vErrors !== null) {
                                  if (_errs243) {
                                    vErrors.length = _errs243;
                                  } else {
                                    vErrors = null;
                                  }
                                }
                              }
                            }
                            if (data90.cookie !== void 0) {
                              let data93 = data90.cookie;
                              if (!(typeof data93 == "number" && (!(data93 % 1) && !isNaN(data93)) && isFinite(data93))) {
                                const err211 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/targets/" + i15 + "/cookie", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/targets/items/properties/cookie/type", keyword: "type", params: { type: "integer" } };
                                if (vErrors === null) {
                                  vErrors = [err211];
                                } else {
                                  vErrors.push(err211);
                                }
                                errors++;
                              }
                              if (typeof data93 == "number" && isFinite(data93)) {
                                if (data93 < 0 || isNaN(data93)) {
                                  const err212 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/targets/" + i15 + "/cookie", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/targets/items/properties/cookie/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                                  if (vErrors === null) {
                                    vErrors = [err212];
                                  } else {
                                    vErrors.push(err212);
                                  }
                                  errors++;
                                }
                              }
                            }
                            if (data90.optional !== void 0) {
                              if (typeof data90.optional !== "boolean") {
                                const err213 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/targets/" + i15 + "/optional", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/targets/items/properties/optional/type", keyword: "type", params: { type: "boolean" } };
                                if (vErrors === null) {
                                  vErrors = [err213];
                                } else {
                                  vErrors.push(err213);
                                }
                                errors++;
                              }
                            }
                            if (data90.return !== void 0) {
                              if (typeof data90.return !== "boolean") {
                                const err214 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/targets/" + i15 + "/return", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/targets/items/properties/return/type", keyword: "type", params: { type: "boolean" } };
                                if (vErrors === null) {
                                  vErrors = [err214];
                                } else {
                                  vErrors.push(err214);
                                }
                                errors++;
                              }
                            }
                          } else {
                            const err215 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/targets/" + i15, schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/targets/items/type", keyword: "type", params: { type: "object" } };
                            if (vErrors === null) {
                              vErrors = [err215];
                            } else {
                              vErrors.push(err215);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err216 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/targets", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/targets/type", keyword: "type", params: { type: "array" } };
                        if (vErrors === null) {
                          vErrors = [err216];
                        } else {
                          vErrors.push(err216);
                        }
                        errors++;
                      }
                    }
                    if (data84.returns !== void 0) {
                      if (typeof data84.returns !== "string") {
                        const err217 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/returns", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/returns/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err217];
                        } else {
                          vErrors.push(err217);
                        }
                        errors++;
                      }
                    }
                    if (data84.library !== void 0) {
                      let data97 = data84.library;
                      const _errs260 = errors;
                      let valid65 = false;
                      let passing7 = null;
                      const _errs261 = errors;
                      if (!(typeof data97 == "number" && (!(data97 % 1) && !isNaN(data97)) && isFinite(data97)) && typeof data97 !== "string" && typeof data97 !== "boolean") {
                        const err218 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/library", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/library/oneOf/0/type", keyword: "type", params: { type: schema11.properties.attach.items.properties.alternatives.items.properties.library.oneOf[0].type } };
                        if (vErrors === null) {
                          vErrors = [err218];
                        } else {
                          vErrors.push(err218);
                        }
                        errors++;
                      }
                      var _valid7 = _errs261 === errors;
                      if (_valid7) {
                        valid65 = true;
                        passing7 = 0;
                      }
                      const _errs263 = errors;
                      if (data97 && typeof data97 == "object" && !Array.isArray(data97)) {
                        if (data97.option === void 0) {
                          const err219 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/library", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/library/oneOf/1/required", keyword: "required", params: { missingProperty: "option" } };
                          if (vErrors === null) {
                            vErrors = [err219];
                          } else {
                            vErrors.push(err219);
                          }
                          errors++;
                        }
                        for (const key27 in data97) {
                          if (!(key27 === "option")) {
                            const err220 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/library", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/library/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key27 } };
                            if (vErrors === null) {
                              vErrors = [err220];
                            } else {
                              vErrors.push(err220);
                            }
                            errors++;
                          }
                        }
                        if (data97.option !== void 0) {
                          if (typeof data97.option !== "string") {
                            const err221 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/library/option", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/library/oneOf/1/properties/option/type", keyword: "type", params: { type: "string" } };
                            if (vErrors === null) {
                              vErrors = [err221];
                            } else {
                              vErrors.push(err221);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err222 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/library", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/library/oneOf/1/type", keyword: "type", params: { type: "object" } };
                        if (vErrors === null) {
                          vErrors = [err222];
                        } else {
                          vErrors.push(err222);
                        }
                        errors++;
                      }
                      var _valid7 = _errs263 === errors;
                      if (_valid7 && valid65) {
                        valid65 = false;
                        passing7 = [passing7, 1];
                      } else {
                        if (_valid7) {
                          valid65 = true;
                          passing7 = 1;
                        }
                      }
                      if (!valid65) {
                        const err223 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/library", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/library/oneOf", keyword: "oneOf", params: { passingSchemas: passing7 } };
                        if (vErrors === null) {
                          vErrors = [err223];
                        } else {
                          vErrors.push(err223);
                        }
                        errors++;
                      } else {
                        errors = _errs260;
                        if (vErrors !== null) {
                          if (_errs260) {
                            vErrors.length = _errs260;
                          } else {
                            vErrors = null;
                          }
                        }
                      }
                    }
                    if (data84.instead !== void 0) {
                      let data99 = data84.instead;
                      if (Array.isArray(data99)) {
                        if (data99.length > 16) {
                          const err224 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/instead", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/instead/maxItems", keyword: "maxItems", params: { limit: 16 } };
                          if (vErrors === null) {
                            vErrors = [err224];
                          } else {
                            vErrors.push(err224);
                          }
                          errors++;
                        }
                        const len15 = data99.length;
                        for (let i16 = 0; i16 < len15; i16++) {
                          let data100 = data99[i16];
                          if (typeof data100 === "string") {
                            if (func3(data100) > 64) {
                              const err225 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/instead/" + i16, schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/instead/items/maxLength", keyword: "maxLength", params: { limit: 64 } };
                              if (vErrors === null) {
                                vErrors = [err225];
                              } else {
                                vErrors.push(err225);
                              }
                              errors++;
                            }
                            if (func3(data100) < 1) {
                              const err226 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/instead/" + i16, schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/instead/items/minLength", keyword: "minLength", params: { limit: 1 } };
                              if (vErrors === null) {
                                vErrors = [err226];
                              } else {
                                vErrors.push(err226);
                              }
                              errors++;
                            }
                          } else {
                            const err227 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/instead/" + i16, schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/instead/items/type", keyword: "type", params: { type: "string" } };
                            if (vErrors === null) {
                              vErrors = [err227];
                            } else {
                              vErrors.push(err227);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err228 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/instead", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/instead/type", keyword: "type", params: { type: "array" } };
                        if (vErrors === null) {
                          vErrors = [err228];
                        } else {
                          vErrors.push(err228);
                        }
                        errors++;
                      }
                    }
                    if (data84.prefix !== void 0) {
                      let data101 = data84.prefix;
                      const _errs273 = errors;
                      let valid69 = false;
                      let passing8 = null;
                      const _errs274 = errors;
                      if (!(typeof data101 == "number" && (!(data101 % 1) && !isNaN(data101)) && isFinite(data101)) && typeof data101 !== "string" && typeof data101 !== "boolean") {
                        const err229 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/prefix", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/prefix/oneOf/0/type", keyword: "type", params: { type: schema11.properties.attach.items.properties.alternatives.items.properties.prefix.oneOf[0].type } };
                        if (vErrors === null) {
                          vErrors = [err229];
                        } else {
                          vErrors.push(err229);
                        }
                        errors++;
                      }
                      var _valid8 = _errs274 === errors;
                      if (_valid8) {
                        valid69 = true;
                        passing8 = 0;
                      }
                      const _errs276 = errors;
                      if (data101 && typeof data101 == "object" && !Array.isArray(data101)) {
                        if (data101.option === void 0) {
                          const err230 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/prefix", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/prefix/oneOf/1/required", keyword: "required", params: { missingProperty: "option" } };
                          if (vErrors === null) {
                            vErrors = [err230];
                          } else {
                            vErrors.push(err230);
                          }
                          errors++;
                        }
                        for (const key28 in data101) {
                          if (!(key28 === "option")) {
                            const err231 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/prefix", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/prefix/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key28 } };
                            if (vErrors === null) {
                              vErrors = [err231];
                            } else {
                              vErrors.push(err231);
                            }
                            errors++;
                          }
                        }
                        if (data101.option !== void 0) {
                          if (typeof data101.option !== "string") {
                            const err232 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/prefix/option", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/prefix/oneOf/1/properties/option/type", keyword: "type", params: { type: "string" } };
                            if (vErrors === null) {
                              vErrors = [err232];
                            } else {
                              vErrors.push(err232);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err233 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/prefix", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/prefix/oneOf/1/type", keyword: "type", params: { type: "object" } };
                        if (vErrors === null) {
                          vErrors = [err233];
                        } else {
                          vErrors.push(err233);
                        }
                        errors++;
                      }
                      var _valid8 = _errs276 === errors;
                      if (_valid8 && valid69) {
                        valid69 = false;
                        passing8 = [passing8, 1];
                      } else {
                        if (_valid8) {
                          valid69 = true;
                          passing8 = 1;
                        }
                      }
                      if (!valid69) {
                        const err234 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/prefix", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/prefix/oneOf", keyword: "oneOf", params: { passingSchemas: passing8 } };
                        if (vErrors === null) {
                          vErrors = [err234];
                        } else {
                          vErrors.push(err234);
                        }
                        errors++;
                      } else {
                        errors = _errs273;
                        if (vErrors !== null) {
                          if (_errs273) {
                            vErrors.length = _errs273;
                          } else {
                            vErrors = null;
                          }
                        }
                      }
                    }
                    if (data84.event !== void 0) {
                      let data103 = data84.event;
                      if (!(data103 === "cpu-cycles" || data103 === "cpu-clock")) {
                        const err235 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/event", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/event/enum", keyword: "enum", params: { allowedValues: schema11.properties.attach.items.properties.alternatives.items.properties.event.enum } };
                        if (vErrors === null) {
                          vErrors = [err235];
                        } else {
                          vErrors.push(err235);
                        }
                        errors++;
                      }
                    }
                    if (data84.frequency !== void 0) {
                      let data104 = data84.frequency;
                      const _errs283 = errors;
                      let valid71 = false;
                      let passing9 = null;
                      const _errs284 = errors;
                      if (!(typeof data104 == "number" && (!(data104 % 1) && !isNaN(data104)) && isFinite(data104)) && typeof data104 !== "string" && typeof data104 !== "boolean") {
                        const err236 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/frequency", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/frequency/oneOf/0/type", keyword: "type", params: { type: schema11.properties.attach.items.properties.alternatives.items.properties.frequency.oneOf[0].type } };
                        if (vErrors === null) {
                          vErrors = [err236];
                        } else {
                          vErrors.push(err236);
                        }
                        errors++;
                      }
                      var _valid9 = _errs284 === errors;
                      if (_valid9) {
                        valid71 = true;
                        passing9 = 0;
                      }
                      const _errs286 = errors;
                      if (data104 && typeof data104 == "object" && !Array.isArray(data104)) {
                        if (data104.option === void 0) {
                          const err237 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/frequency", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/frequency/oneOf/1/required", keyword: "required", params: { missingProperty: "option" } };
                          if (vErrors === null) {
                            vErrors = [err237];
                          } else {
                            vErrors.push(err237);
                          }
                          errors++;
                        }
                        for (const key29 in data104) {
                          if (!(key29 === "option")) {
                            const err238 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/frequency", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/frequency/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key29 } };
                            if (vErrors === null) {
                              vErrors = [err238];
                            } else {
                              vErrors.push(err238);
                            }
                            errors++;
                          }
                        }
                        if (data104.option !== void 0) {
                          if (typeof data104.option !== "string") {
                            const err239 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/frequency/option", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/frequency/oneOf/1/properties/option/type", keyword: "type", params: { type: "string" } };
                            if (vErrors === null) {
                              vErrors = [err239];
                            } else {
                              vErrors.push(err239);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err240 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/frequency", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/frequency/oneOf/1/type", keyword: "type", params: { type: "object" } };
                        if (vErrors === null) {
                          vErrors = [err240];
                        } else {
                          vErrors.push(err240);
                        }
                        errors++;
                      }
                      var _valid9 = _errs286 === errors;
                      if (_valid9 && valid71) {
                        valid71 = false;
                        passing9 = [passing9, 1];
                      } else {
                        if (_valid9) {
                          valid71 = true;
                          passing9 = 1;
                        }
                      }
                      if (!valid71) {
                        const err241 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/frequency", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/frequency/oneOf", keyword: "oneOf", params: { passingSchemas: passing9 } };
                        if (vErrors === null) {
                          vErrors = [err241];
                        } else {
                          vErrors.push(err241);
                        }
                        errors++;
                      } else {
                        errors = _errs283;
                        if (vErrors !== null) {
                          if (_errs283) {
                            vErrors.length = _errs283;
                          } else {
                            vErrors = null;
                          }
                        }
                      }
                    }
                    if (data84.period !== void 0) {
                      let data106 = data84.period;
                      const _errs292 = errors;
                      let valid73 = false;
                      let passing10 = null;
                      const _errs293 = errors;
                      if (!(typeof data106 == "number" && (!(data106 % 1) && !isNaN(data106)) && isFinite(data106)) && typeof data106 !== "string" && typeof data106 !== "boolean") {
                        const err242 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/period", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/period/oneOf/0/type", keyword: "type", params: { type: schema11.properties.attach.items.properties.alternatives.items.properties.period.oneOf[0].type } };
                        if (vErrors === null) {
                          vErrors = [err242];
                        } else {
                          vErrors.push(err242);
                        }
                        errors++;
                      }
                      var _valid10 = _errs293 === errors;
                      if (_valid10) {
                        valid73 = true;
                        passing10 = 0;
                      }
                      const _errs295 = errors;
                      if (data106 && typeof data106 == "object" && !Array.isArray(data106)) {
                        if (data106.option === void 0) {
                          const err243 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/period", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/period/oneOf/1/required", keyword: "required", params: { missingProperty: "option" } };
                          if (vErrors === null) {
                            vErrors = [err243];
                          } else {
                            vErrors.push(err243);
                          }
                          errors++;
                        }
                        for (const key30 in data106) {
                          if (!(key30 === "option")) {
                            const err244 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/period", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/period/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key30 } };
                            if (vErrors === null) {
                              vErrors = [err244];
                            } else {
                              vErrors.push(err244);
                            }
                            errors++;
                          }
                        }
                        if (data106.option !== void 0) {
                          if (typeof data106.option !== "string") {
                            const err245 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/period/option", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/period/oneOf/1/properties/option/type", keyword: "type", params: { type: "string" } };
                            if (vErrors === null) {
                              vErrors = [err245];
                            } else {
                              vErrors.push(err245);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err246 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/period", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/period/oneOf/1/type", keyword: "type", params: { type: "object" } };
                        if (vErrors === null) {
                          vErrors = [err246];
                        } else {
                          vErrors.push(err246);
                        }
                        errors++;
                      }
                      var _valid10 = _errs295 === errors;
                      if (_valid10 && valid73) {
                        valid73 = false;
                        passing10 = [passing10, 1];
                      } else {
                        if (_valid10) {
                          valid73 = true;
                          passing10 = 1;
                        }
                      }
                      if (!valid73) {
                        const err247 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14 + "/period", schemaPath: "#/properties/attach/items/properties/alternatives/items/properties/period/oneOf", keyword: "oneOf", params: { passingSchemas: passing10 } };
                        if (vErrors === null) {
                          vErrors = [err247];
                        } else {
                          vErrors.push(err247);
                        }
                        errors++;
                      } else {
                        errors = _errs292;
                        if (vErrors !== null) {
                          if (_errs292) {
                            vErrors.length = _errs292;
                          } else {
                            vErrors = null;
                          }
                        }
                      }
                    }
                  } else {
                    const err248 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives/" + i14, schemaPath: "#/properties/attach/items/properties/alternatives/items/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err248];
                    } else {
                      vErrors.push(err248);
                    }
                    errors++;
                  }
                }
              } else {
                const err249 = { instancePath: instancePath + "/attach/" + i11 + "/alternatives", schemaPath: "#/properties/attach/items/properties/alternatives/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err249];
                } else {
                  vErrors.push(err249);
                }
                errors++;
              }
            }
          } else {
            const err250 = { instancePath: instancePath + "/attach/" + i11, schemaPath: "#/properties/attach/items/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err250];
            } else {
              vErrors.push(err250);
            }
            errors++;
          }
        }
      } else {
        const err251 = { instancePath: instancePath + "/attach", schemaPath: "#/properties/attach/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err251];
        } else {
          vErrors.push(err251);
        }
        errors++;
      }
    }
    if (data.maps !== void 0) {
      let data108 = data.maps;
      if (data108 && typeof data108 == "object" && !Array.isArray(data108)) {
        for (const key31 in data108) {
          let data109 = data108[key31];
          if (data109 && typeof data109 == "object" && !Array.isArray(data109)) {
            for (const key32 in data109) {
              if (!(key32 === "entries" || key32 === "onDemand" || key32 === "purpose" || key32 === "full")) {
                const err252 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/maps/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key32 } };
                if (vErrors === null) {
                  vErrors = [err252];
                } else {
                  vErrors.push(err252);
                }
                errors++;
              }
            }
            if (data109.entries !== void 0) {
              let data110 = data109.entries;
              const _errs307 = errors;
              let valid77 = false;
              let passing11 = null;
              const _errs308 = errors;
              if (!(typeof data110 == "number" && (!(data110 % 1) && !isNaN(data110)) && isFinite(data110)) && typeof data110 !== "string" && typeof data110 !== "boolean") {
                const err253 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/entries", schemaPath: "#/properties/maps/additionalProperties/properties/entries/oneOf/0/type", keyword: "type", params: { type: schema11.properties.maps.additionalProperties.properties.entries.oneOf[0].type } };
                if (vErrors === null) {
                  vErrors = [err253];
                } else {
                  vErrors.push(err253);
                }
                errors++;
              }
              var _valid11 = _errs308 === errors;
              if (_valid11) {
                valid77 = true;
                passing11 = 0;
              }
              const _errs310 = errors;
              if (data110 && typeof data110 == "object" && !Array.isArray(data110)) {
                if (data110.option === void 0) {
                  const err254 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/entries", schemaPath: "#/properties/maps/additionalProperties/properties/entries/oneOf/1/required", keyword: "required", params: { missingProperty: "option" } };
                  if (vErrors === null) {
                    vErrors = [err254];
                  } else {
                    vErrors.push(err254);
                  }
                  errors++;
                }
                for (const key33 in data110) {
                  if (!(key33 === "option")) {
                    const err255 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/entries", schemaPath: "#/properties/maps/additionalProperties/properties/entries/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key33 } };
                    if (vErrors === null) {
                      vErrors = [err255];
                    } else {
                      vErrors.push(err255);
                    }
                    errors++;
                  }
                }
                if (data110.option !== void 0) {
                  if (typeof data110.option !== "string") {
                    const err256 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/entries/option", schemaPath: "#/properties/maps/additionalProperties/properties/entries/oneOf/1/properties/option/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err256];
                    } else {
                      vErrors.push(err256);
                    }
                    errors++;
                  }
                }
              } else {
                const err257 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/entries", schemaPath: "#/properties/maps/additionalProperties/properties/entries/oneOf/1/type", keyword: "type", params: { type: "object" } };
                if (vErrors === null) {
                  vErrors = [err257];
                } else {
                  vErrors.push(err257);
                }
                errors++;
              }
              var _valid11 = _errs310 === errors;
              if (_valid11 && valid77) {
                valid77 = false;
                passing11 = [passing11, 1];
              } else {
                if (_valid11) {
                  valid77 = true;
                  passing11 = 1;
                }
              }
              if (!valid77) {
                const err258 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/entries", schemaPath: "#/properties/maps/additionalProperties/properties/entries/oneOf", keyword: "oneOf", params: { passingSchemas: passing11 } };
                if (vErrors === null) {
                  vErrors = [err258];
                } else {
                  vErrors.push(err258);
                }
                errors++;
              } else {
                errors = _errs307;
                if (vErrors !== null) {
                  if (_errs307) {
                    vErrors.length = _errs307;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data109.onDemand !== void 0) {
              let data112 = data109.onDemand;
              if (Array.isArray(data112)) {
                const len16 = data112.length;
                for (let i17 = 0; i17 < len16; i17++) {
                  let data113 = data112[i17];
                  const _errs318 = errors;
                  let valid81 = false;
                  let passing12 = null;
                  const _errs319 = errors;
                  if (data113 && typeof data113 == "object" && !Array.isArray(data113)) {
                    if (data113.option === void 0) {
                      const err259 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17, schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/0/required", keyword: "required", params: { missingProperty: "option" } };
                      if (vErrors === null) {
                        vErrors = [err259];
                      } else {
                        vErrors.push(err259);
                      }
                      errors++;
                    }
                    for (const key34 in data113) {
                      if (!(key34 === "option" || key34 === "is")) {
                        const err260 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17, schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key34 } };
                        if (vErrors === null) {
                          vErrors = [err260];
                        } else {
                          vErrors.push(err260);
                        }
                        errors++;
                      }
                    }
                    if (data113.option !== void 0) {
                      if (typeof data113.option !== "string") {
                        const err261 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17 + "/option", schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/0/properties/option/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err261];
                        } else {
                          vErrors.push(err261);
                        }
                        errors++;
                      }
                    }
                    if (data113.is !== void 0) {
                      let data115 = data113.is;
                      if (typeof data115 !== "boolean" && typeof data115 !== "string" && !(typeof data115 == "number" && (!(data115 % 1) && !isNaN(data115)) && isFinite(data115))) {
                        const err262 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17 + "/is", schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/0/properties/is/type", keyword: "type", params: { type: schema11.properties.maps.additionalProperties.properties.onDemand.items.oneOf[0].properties.is.type } };
                        if (vErrors === null) {
                          vErrors = [err262];
                        } else {
                          vErrors.push(err262);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err263 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17, schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/0/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err263];
                    } else {
                      vErrors.push(err263);
                    }
                    errors++;
                  }
                  var _valid12 = _errs319 === errors;
                  if (_valid12) {
                    valid81 = true;
                    passing12 = 0;
                  }
                  const _errs326 = errors;
                  if (data113 && typeof data113 == "object" && !Array.isArray(data113)) {
                    if (data113.any === void 0) {
                      const err264 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17, schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/1/required", keyword: "required", params: { missingProperty: "any" } };
                      if (vErrors === null) {
                        vErrors = [err264];
                      } else {
                        vErrors.push(err264);
                      }
                      errors++;
                    }
                    for (const key35 in data113) {
                      if (!(key35 === "any")) {
                        const err265 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17, schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key35 } };
                        if (vErrors === null) {
                          vErrors = [err265];
                        } else {
                          vErrors.push(err265);
                        }
                        errors++;
                      }
                    }
                    if (data113.any !== void 0) {
                      let data116 = data113.any;
                      if (Array.isArray(data116)) {
                        if (data116.length > 16) {
                          const err266 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17 + "/any", schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/1/properties/any/maxItems", keyword: "maxItems", params: { limit: 16 } };
                          if (vErrors === null) {
                            vErrors = [err266];
                          } else {
                            vErrors.push(err266);
                          }
                          errors++;
                        }
                        if (data116.length < 1) {
                          const err267 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17 + "/any", schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/1/properties/any/minItems", keyword: "minItems", params: { limit: 1 } };
                          if (vErrors === null) {
                            vErrors = [err267];
                          } else {
                            vErrors.push(err267);
                          }
                          errors++;
                        }
                        const len17 = data116.length;
                        for (let i18 = 0; i18 < len17; i18++) {
                          let data117 = data116[i18];
                          if (data117 && typeof data117 == "object" && !Array.isArray(data117)) {
                            if (data117.option === void 0) {
                              const err268 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17 + "/any/" + i18, schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/1/properties/any/items/required", keyword: "required", params: { missingProperty: "option" } };
                              if (vErrors === null) {
                                vErrors = [err268];
                              } else {
                                vErrors.push(err268);
                              }
                              errors++;
                            }
                            for (const key36 in data117) {
                              if (!(key36 === "option" || key36 === "is")) {
                                const err269 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17 + "/any/" + i18, schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/1/properties/any/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key36 } };
                                if (vErrors === null) {
                                  vErrors = [err269];
                                } else {
                                  vErrors.push(err269);
                                }
                                errors++;
                              }
                            }
                            if (data117.option !== void 0) {
                              if (typeof data117.option !== "string") {
                                const err270 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17 + "/any/" + i18 + "/option", schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/1/properties/any/items/properties/option/type", keyword: "type", params: { type: "string" } };
                                if (vErrors === null) {
                                  vErrors = [err270];
                                } else {
                                  vErrors.push(err270);
                                }
                                errors++;
                              }
                            }
                            if (data117.is !== void 0) {
                              let data119 = data117.is;
                              if (typeof data119 !== "boolean" && typeof data119 !== "string" && !(typeof data119 == "number" && (!(data119 % 1) && !isNaN(data119)) && isFinite(data119))) {
                                const err271 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17 + "/any/" + i18 + "/is", schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/1/properties/any/items/properties/is/type", keyword: "type", params: { type: schema11.properties.maps.additionalProperties.properties.onDemand.items.oneOf[1].properties.any.items.properties.is.type } };
                                if (vErrors === null) {
                                  vErrors = [err271];
                                } else {
                                  vErrors.push(err271);
                                }
                                errors++;
                              }
                            }
                          } else {
                            const err272 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17 + "/any/" + i18, schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/1/properties/any/items/type", keyword: "type", params: { type: "object" } };
                            if (vErrors === null) {
                              vErrors = [err272];
                            } else {
                              vErrors.push(err272);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err273 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17 + "/any", schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/1/properties/any/type", keyword: "type", params: { type: "array" } };
                        if (vErrors === null) {
                          vErrors = [err273];
                        } else {
                          vErrors.push(err273);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err274 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17, schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/1/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err274];
                    } else {
                      vErrors.push(err274);
                    }
                    errors++;
                  }
                  var _valid12 = _errs326 === errors;
                  if (_valid12 && valid81) {
                    valid81 = false;
                    passing12 = [passing12, 1];
                  } else {
                    if (_valid12) {
                      valid81 = true;
                      passing12 = 1;
                    }
                  }
                  if (!valid81) {
                    const err275 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand/" + i17, schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf", keyword: "oneOf", params: { passingSchemas: passing12 } };
                    if (vErrors === null) {
                      vErrors = [err275];
                    } else {
                      vErrors.push(err275);
                    }
                    errors++;
                  } else {
                    errors = _errs318;
                    if (vErrors !== null) {
                      if (_errs318) {
                        vErrors.length = _errs318;
                      } else {
                        vErrors = null;
                      }
                    }
                  }
                }
              } else {
                const err276 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/onDemand", schemaPath: "#/properties/maps/additionalProperties/properties/onDemand/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err276];
                } else {
                  vErrors.push(err276);
                }
                errors++;
              }
            }
            if (data109.purpose !== void 0) {
              let data120 = data109.purpose;
              if (typeof data120 === "string") {
                if (func3(data120) > 120) {
                  const err277 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/purpose", schemaPath: "#/properties/maps/additionalProperties/properties/purpose/maxLength", keyword: "maxLength", params: { limit: 120 } };
                  if (vErrors === null) {
                    vErrors = [err277];
                  } else {
                    vErrors.push(err277);
                  }
                  errors++;
                }
              } else {
                const err278 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/purpose", schemaPath: "#/properties/maps/additionalProperties/properties/purpose/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err278];
                } else {
                  vErrors.push(err278);
                }
                errors++;
              }
            }
            if (data109.full !== void 0) {
              let data121 = data109.full;
              if (typeof data121 === "string") {
                if (func3(data121) > 200) {
                  const err279 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/full", schemaPath: "#/properties/maps/additionalProperties/properties/full/maxLength", keyword: "maxLength", params: { limit: 200 } };
                  if (vErrors === null) {
                    vErrors = [err279];
                  } else {
                    vErrors.push(err279);
                  }
                  errors++;
                }
              } else {
                const err280 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1") + "/full", schemaPath: "#/properties/maps/additionalProperties/properties/full/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err280];
                } else {
                  vErrors.push(err280);
                }
                errors++;
              }
            }
          } else {
            const err281 = { instancePath: instancePath + "/maps/" + key31.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/maps/additionalProperties/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err281];
            } else {
              vErrors.push(err281);
            }
            errors++;
          }
        }
      } else {
        const err282 = { instancePath: instancePath + "/maps", schemaPath: "#/properties/maps/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err282];
        } else {
          vErrors.push(err282);
        }
        errors++;
      }
    }
    if (data.data !== void 0) {
      let data122 = data.data;
      if (Array.isArray(data122)) {
        if (data122.length > 16) {
          const err283 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/maxItems", keyword: "maxItems", params: { limit: 16 } };
          if (vErrors === null) {
            vErrors = [err283];
          } else {
            vErrors.push(err283);
          }
          errors++;
        }
        if (data122.length < 1) {
          const err284 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err284];
          } else {
            vErrors.push(err284);
          }
          errors++;
        }
        const len18 = data122.length;
        for (let i19 = 0; i19 < len18; i19++) {
          let data123 = data122[i19];
          if (data123 && typeof data123 == "object" && !Array.isArray(data123)) {
            if (data123.name === void 0) {
              const err285 = { instancePath: instancePath + "/data/" + i19, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "name" } };
              if (vErrors === null) {
                vErrors = [err285];
              } else {
                vErrors.push(err285);
              }
              errors++;
            }
            if (data123.map === void 0) {
              const err286 = { instancePath: instancePath + "/data/" + i19, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "map" } };
              if (vErrors === null) {
                vErrors = [err286];
              } else {
                vErrors.push(err286);
              }
              errors++;
            }
            if (data123.kind === void 0) {
              const err287 = { instancePath: instancePath + "/data/" + i19, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "kind" } };
              if (vErrors === null) {
                vErrors = [err287];
              } else {
                vErrors.push(err287);
              }
              errors++;
            }
            if (data123.drain === void 0) {
              const err288 = { instancePath: instancePath + "/data/" + i19, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "drain" } };
              if (vErrors === null) {
                vErrors = [err288];
              } else {
                vErrors.push(err288);
              }
              errors++;
            }
            for (const key37 in data123) {
              if (!(key37 === "name" || key37 === "map" || key37 === "when" || key37 === "kind" || key37 === "drain" || key37 === "clear" || key37 === "lost" || key37 === "record")) {
                const err289 = { instancePath: instancePath + "/data/" + i19, schemaPath: "#/properties/data/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key37 } };
                if (vErrors === null) {
                  vErrors = [err289];
                } else {
                  vErrors.push(err289);
                }
                errors++;
              }
            }
            if (data123.name !== void 0) {
              let data124 = data123.name;
              if (typeof data124 === "string") {
                if (!pattern12.test(data124)) {
                  const err290 = { instancePath: instancePath + "/data/" + i19 + "/name", schemaPath: "#/properties/data/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_]{0,31}$" } };
                  if (vErrors === null) {
                    vErrors = [err290];
                  } else {
                    vErrors.push(err290);
                  }
                  errors++;
                }
              } else {
                const err291 = { instancePath: instancePath + "/data/" + i19 + "/name", schemaPath: "#/properties/data/items/properties/name/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err291];
                } else {
                  vErrors.push(err291);
                }
                errors++;
              }
            }
            if (data123.map !== void 0) {
              if (typeof data123.map !== "string") {
                const err292 = { instancePath: instancePath + "/data/" + i19 + "/map", schemaPath: "#/properties/data/items/properties/map/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err292];
                } else {
                  vErrors.push(err292);
                }
                errors++;
              }
            }
            if (data123.when !== void 0) {
              let data126 = data123.when;
              if (Array.isArray(data126)) {
                const len19 = data126.length;
                for (let i20 = 0; i20 < len19; i20++) {
                  let data127 = data126[i20];
                  const _errs354 = errors;
                  let valid92 = false;
                  let passing13 = null;
                  const _errs355 = errors;
                  if (data127 && typeof data127 == "object" && !Array.isArray(data127)) {
                    if (data127.option === void 0) {
                      const err293 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20, schemaPath: "#/properties/data/items/properties/when/items/oneOf/0/required", keyword: "required", params: { missingProperty: "option" } };
                      if (vErrors === null) {
                        vErrors = [err293];
                      } else {
                        vErrors.push(err293);
                      }
                      errors++;
                    }
                    for (const key38 in data127) {
                      if (!(key38 === "option" || key38 === "is")) {
                        const err294 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20, schemaPath: "#/properties/data/items/properties/when/items/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key38 } };
                        if (vErrors === null) {
                          vErrors = [err294];
                        } else {
                          vErrors.push(err294);
                        }
                        errors++;
                      }
                    }
                    if (data127.option !== void 0) {
                      if (typeof data127.option !== "string") {
                        const err295 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20 + "/option", schemaPath: "#/properties/data/items/properties/when/items/oneOf/0/properties/option/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err295];
                        } else {
                          vErrors.push(err295);
                        }
                        errors++;
                      }
                    }
                    if (data127.is !== void 0) {
                      let data129 = data127.is;
                      if (typeof data129 !== "boolean" && typeof data129 !== "string" && !(typeof data129 == "number" && (!(data129 % 1) && !isNaN(data129)) && isFinite(data129))) {
                        const err296 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20 + "/is", schemaPath: "#/properties/data/items/properties/when/items/oneOf/0/properties/is/type", keyword: "type", params: { type: schema11.properties.data.items.properties.when.items.oneOf[0].properties.is.type } };
                        if (vErrors === null) {
                          vErrors = [err296];
                        } else {
                          vErrors.push(err296);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err297 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20, schemaPath: "#/properties/data/items/properties/when/items/oneOf/0/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err297];
                    } else {
                      vErrors.push(err297);
                    }
                    errors++;
                  }
                  var _valid13 = _errs355 === errors;
                  if (_valid13) {
                    valid92 = true;
                    passing13 = 0;
                  }
                  const _errs362 = errors;
                  if (data127 && typeof data127 == "object" && !Array.isArray(data127)) {
                    if (data127.any === void 0) {
                      const err298 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20, schemaPath: "#/properties/data/items/properties/when/items/oneOf/1/required", keyword: "required", params: { missingProperty: "any" } };
                      if (vErrors === null) {
                        vErrors = [err298];
                      } else {
                        vErrors.push(err298);
                      }
                      errors++;
                    }
                    for (const key39 in data127) {
                      if (!(key39 === "any")) {
                        const err299 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20, schemaPath: "#/properties/data/items/properties/when/items/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key39 } };
                        if (vErrors === null) {
                          vErrors = [err299];
                        } else {
                          vErrors.push(err299);
                        }
                        errors++;
                      }
                    }
                    if (data127.any !== void 0) {
                      let data130 = data127.any;
                      if (Array.isArray(data130)) {
                        if (data130.length > 16) {
                          const err300 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20 + "/any", schemaPath: "#/properties/data/items/properties/when/items/oneOf/1/properties/any/maxItems", keyword: "maxItems", params: { limit: 16 } };
                          if (vErrors === null) {
                            vErrors = [err300];
                          } else {
                            vErrors.push(err300);
                          }
                          errors++;
                        }
                        if (data130.length < 1) {
                          const err301 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20 + "/any", schemaPath: "#/properties/data/items/properties/when/items/oneOf/1/properties/any/minItems", keyword: "minItems", params: { limit: 1 } };
                          if (vErrors === null) {
                            vErrors = [err301];
                          } else {
                            vErrors.push(err301);
                          }
                          errors++;
                        }
                        const len20 = data130.length;
                        for (let i21 = 0; i21 < len20; i21++) {
                          let data131 = data130[i21];
                          if (data131 && typeof data131 == "object" && !Array.isArray(data131)) {
                            if (data131.option === void 0) {
                              const err302 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20 + "/any/" + i21, schemaPath: "#/properties/data/items/properties/when/items/oneOf/1/properties/any/items/required", keyword: "required", params: { missingProperty: "option" } };
                              if (vErrors === null) {
                                vErrors = [err302];
                              } else {
                                vErrors.push(err302);
                              }
                              errors++;
                            }
                            for (const key40 in data131) {
                              if (!(key40 === "option" || key40 === "is")) {
                                const err303 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20 + "/any/" + i21, schemaPath: "#/properties/data/items/properties/when/items/oneOf/1/properties/any/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key40 } };
                                if (vErrors === null) {
                                  vErrors = [err303];
                                } else {
                                  vErrors.push(err303);
                                }
                                errors++;
                              }
                            }
                            if (data131.option !== void 0) {
                              if (typeof data131.option !== "string") {
                                const err304 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20 + "/any/" + i21 + "/option", schemaPath: "#/properties/data/items/properties/when/items/oneOf/1/properties/any/items/properties/option/type", keyword: "type", params: { type: "string" } };
                                if (vErrors === null) {
                                  vErrors = [err304];
                                } else {
                                  vErrors.push(err304);
                                }
                                errors++;
                              }
                            }
                            if (data131.is !== void 0) {
                              let data133 = data131.is;
                              if (typeof data133 !== "boolean" && typeof data133 !== "string" && !(typeof data133 == "number" && (!(data133 % 1) && !isNaN(data133)) && isFinite(data133))) {
                                const err305 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20 + "/any/" + i21 + "/is", schemaPath: "#/properties/data/items/properties/when/items/oneOf/1/properties/any/items/properties/is/type", keyword: "type", params: { type: schema11.properties.data.items.properties.when.items.oneOf[1].properties.any.items.properties.is.type } };
                                if (vErrors === null) {
                                  vErrors = [err305];
                                } else {
                                  vErrors.push(err305);
                                }
                                errors++;
                              }
                            }
                          } else {
                            const err306 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20 + "/any/" + i21, schemaPath: "#/properties/data/items/properties/when/items/oneOf/1/properties/any/items/type", keyword: "type", params: { type: "object" } };
                            if (vErrors === null) {
                              vErrors = [err306];
                            } else {
                              vErrors.push(err306);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err307 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20 + "/any", schemaPath: "#/properties/data/items/properties/when/items/oneOf/1/properties/any/type", keyword: "type", params: { type: "array" } };
                        if (vErrors === null) {
                          vErrors = [err307];
                        } else {
                          vErrors.push(err307);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err308 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20, schemaPath: "#/properties/data/items/properties/when/items/oneOf/1/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err308];
                    } else {
                      vErrors.push(err308);
                    }
                    errors++;
                  }
                  var _valid13 = _errs362 === errors;
                  if (_valid13 && valid92) {
                    valid92 = false;
                    passing13 = [passing13, 1];
                  } else {
                    if (_valid13) {
                      valid92 = true;
                      passing13 = 1;
                    }
                  }
                  if (!valid92) {
                    const err309 = { instancePath: instancePath + "/data/" + i19 + "/when/" + i20, schemaPath: "#/properties/data/items/properties/when/items/oneOf", keyword: "oneOf", params: { passingSchemas: passing13 } };
                    if (vErrors === null) {
                      vErrors = [err309];
                    } else {
                      vErrors.push(err309);
                    }
                    errors++;
                  } else {
                    errors = _errs354;
                    if (vErrors !== null) {
                      if (_errs354) {
                        vErrors.length = _errs354;
                      } else {
                        vErrors = null;
                      }
                    }
                  }
                }
              } else {
                const err310 = { instancePath: instancePath + "/data/" + i19 + "/when", schemaPath: "#/properties/data/items/properties/when/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err310];
                } else {
                  vErrors.push(err310);
                }
                errors++;
              }
            }
            if (data123.kind !== void 0) {
              let data134 = data123.kind;
              if (!(data134 === "hash" || data134 === "ring-buffer" || data134 === "array")) {
                const err311 = { instancePath: instancePath + "/data/" + i19 + "/kind", schemaPath: "#/properties/data/items/properties/kind/enum", keyword: "enum", params: { allowedValues: schema11.properties.data.items.properties.kind.enum } };
                if (vErrors === null) {
                  vErrors = [err311];
                } else {
                  vErrors.push(err311);
                }
                errors++;
              }
            }
            if (data123.drain !== void 0) {
              let data135 = data123.drain;
              if (!(data135 === "interval" || data135 === "end" || data135 === "poll")) {
                const err312 = { instancePath: instancePath + "/data/" + i19 + "/drain", schemaPath: "#/properties/data/items/properties/drain/enum", keyword: "enum", params: { allowedValues: schema11.properties.data.items.properties.drain.enum } };
                if (vErrors === null) {
                  vErrors = [err312];
                } else {
                  vErrors.push(err312);
                }
                errors++;
              }
            }
            if (data123.clear !== void 0) {
              if (typeof data123.clear !== "boolean") {
                const err313 = { instancePath: instancePath + "/data/" + i19 + "/clear", schemaPath: "#/properties/data/items/properties/clear/type", keyword: "type", params: { type: "boolean" } };
                if (vErrors === null) {
                  vErrors = [err313];
                } else {
                  vErrors.push(err313);
                }
                errors++;
              }
            }
            if (data123.lost !== void 0) {
              let data137 = data123.lost;
              if (!(data137 === "events" || data137 === "stacks" || data137 === "records")) {
                const err314 = { instancePath: instancePath + "/data/" + i19 + "/lost", schemaPath: "#/properties/data/items/properties/lost/enum", keyword: "enum", params: { allowedValues: schema11.properties.data.items.properties.lost.enum } };
                if (vErrors === null) {
                  vErrors = [err314];
                } else {
                  vErrors.push(err314);
                }
                errors++;
              }
            }
            if (data123.record !== void 0) {
              if (typeof data123.record !== "string") {
                const err315 = { instancePath: instancePath + "/data/" + i19 + "/record", schemaPath: "#/properties/data/items/properties/record/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err315];
                } else {
                  vErrors.push(err315);
                }
                errors++;
              }
            }
          } else {
            const err316 = { instancePath: instancePath + "/data/" + i19, schemaPath: "#/properties/data/items/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err316];
            } else {
              vErrors.push(err316);
            }
            errors++;
          }
        }
      } else {
        const err317 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err317];
        } else {
          vErrors.push(err317);
        }
        errors++;
      }
    }
    if (data.results !== void 0) {
      let data139 = data.results;
      if (Array.isArray(data139)) {
        if (data139.length > 16) {
          const err318 = { instancePath: instancePath + "/results", schemaPath: "#/properties/results/maxItems", keyword: "maxItems", params: { limit: 16 } };
          if (vErrors === null) {
            vErrors = [err318];
          } else {
            vErrors.push(err318);
          }
          errors++;
        }
        if (data139.length < 1) {
          const err319 = { instancePath: instancePath + "/results", schemaPath: "#/properties/results/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err319];
          } else {
            vErrors.push(err319);
          }
          errors++;
        }
        const len21 = data139.length;
        for (let i22 = 0; i22 < len21; i22++) {
          let data140 = data139[i22];
          if (data140 && typeof data140 == "object" && !Array.isArray(data140)) {
            if (data140.name === void 0) {
              const err320 = { instancePath: instancePath + "/results/" + i22, schemaPath: "#/properties/results/items/required", keyword: "required", params: { missingProperty: "name" } };
              if (vErrors === null) {
                vErrors = [err320];
              } else {
                vErrors.push(err320);
              }
              errors++;
            }
            if (data140.kind === void 0) {
              const err321 = { instancePath: instancePath + "/results/" + i22, schemaPath: "#/properties/results/items/required", keyword: "required", params: { missingProperty: "kind" } };
              if (vErrors === null) {
                vErrors = [err321];
              } else {
                vErrors.push(err321);
              }
              errors++;
            }
            if (data140.title === void 0) {
              const err322 = { instancePath: instancePath + "/results/" + i22, schemaPath: "#/properties/results/items/required", keyword: "required", params: { missingProperty: "title" } };
              if (vErrors === null) {
                vErrors = [err322];
              } else {
                vErrors.push(err322);
              }
              errors++;
            }
            for (const key41 in data140) {
              if (!func2.call(schema11.properties.results.items.properties, key41)) {
                const err323 = { instancePath: instancePath + "/results/" + i22, schemaPath: "#/properties/results/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key41 } };
                if (vErrors === null) {
                  vErrors = [err323];
                } else {
                  vErrors.push(err323);
                }
                errors++;
              }
            }
            if (data140.name !== void 0) {
              let data141 = data140.name;
              if (typeof data141 === "string") {
                if (!pattern7.test(data141)) {
                  const err324 = { instancePath: instancePath + "/results/" + i22 + "/name", schemaPath: "#/properties/results/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,31}$" } };
                  if (vErrors === null) {
                    vErrors = [err324];
                  } else {
                    vErrors.push(err324);
                  }
                  errors++;
                }
              } else {
                const err325 = { instancePath: instancePath + "/results/" + i22 + "/name", schemaPath: "#/properties/results/items/properties/name/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err325];
                } else {
                  vErrors.push(err325);
                }
                errors++;
              }
            }
            if (data140.kind !== void 0) {
              let data142 = data140.kind;
              if (!(data142 === "stacks" || data142 === "rows" || data142 === "events" || data142 === "histograms")) {
                const err326 = { instancePath: instancePath + "/results/" + i22 + "/kind", schemaPath: "#/properties/results/items/properties/kind/enum", keyword: "enum", params: { allowedValues: schema11.properties.results.items.properties.kind.enum } };
                if (vErrors === null) {
                  vErrors = [err326];
                } else {
                  vErrors.push(err326);
                }
                errors++;
              }
            }
            if (data140.when !== void 0) {
              let data143 = data140.when;
              if (Array.isArray(data143)) {
                const len22 = data143.length;
                for (let i23 = 0; i23 < len22; i23++) {
                  let data144 = data143[i23];
                  const _errs392 = errors;
                  let valid103 = false;
                  let passing14 = null;
                  const _errs393 = errors;
                  if (data144 && typeof data144 == "object" && !Array.isArray(data144)) {
                    if (data144.option === void 0) {
                      const err327 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23, schemaPath: "#/properties/results/items/properties/when/items/oneOf/0/required", keyword: "required", params: { missingProperty: "option" } };
                      if (vErrors === null) {
                        vErrors = [err327];
                      } else {
                        vErrors.push(err327);
                      }
                      errors++;
                    }
                    for (const key42 in data144) {
                      if (!(key42 === "option" || key42 === "is")) {
                        const err328 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23, schemaPath: "#/properties/results/items/properties/when/items/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key42 } };
                        if (vErrors === null) {
                          vErrors = [err328];
                        } else {
                          vErrors.push(err328);
                        }
                        errors++;
                      }
                    }
                    if (data144.option !== void 0) {
                      if (typeof data144.option !== "string") {
                        const err329 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23 + "/option", schemaPath: "#/properties/results/items/properties/when/items/oneOf/0/properties/option/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err329];
                        } else {
                          vErrors.push(err329);
                        }
                        errors++;
                      }
                    }
                    if (data144.is !== void 0) {
                      let data146 = data144.is;
                      if (typeof data146 !== "boolean" && typeof data146 !== "string" && !(typeof data146 == "number" && (!(data146 % 1) && !isNaN(data146)) && isFinite(data146))) {
                        const err330 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23 + "/is", schemaPath: "#/properties/results/items/properties/when/items/oneOf/0/properties/is/type", keyword: "type", params: { type: schema11.properties.results.items.properties.when.items.oneOf[0].properties.is.type } };
                        if (vErrors === null) {
                          vErrors = [err330];
                        } else {
                          vErrors.push(err330);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err331 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23, schemaPath: "#/properties/results/items/properties/when/items/oneOf/0/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err331];
                    } else {
                      vErrors.push(err331);
                    }
                    errors++;
                  }
                  var _valid14 = _errs393 === errors;
                  if (_valid14) {
                    valid103 = true;
                    passing14 = 0;
                  }
                  const _errs400 = errors;
                  if (data144 && typeof data144 == "object" && !Array.isArray(data144)) {
                    if (data144.any === void 0) {
                      const err332 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23, schemaPath: "#/properties/results/items/properties/when/items/oneOf/1/required", keyword: "required", params: { missingProperty: "any" } };
                      if (vErrors === null) {
                        vErrors = [err332];
                      } else {
                        vErrors.push(err332);
                      }
                      errors++;
                    }
                    for (const key43 in data144) {
                      if (!(key43 === "any")) {
                        const err333 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23, schemaPath: "#/properties/results/items/properties/when/items/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key43 } };
                        if (vErrors === null) {
                          vErrors = [err333];
                        } else {
                          vErrors.push(err333);
                        }
                        errors++;
                      }
                    }
                    if (data144.any !== void 0) {
                      let data147 = data144.any;
                      if (Array.isArray(data147)) {
                        if (data147.length > 16) {
                          const err334 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23 + "/any", schemaPath: "#/properties/results/items/properties/when/items/oneOf/1/properties/any/maxItems", keyword: "maxItems", params: { limit: 16 } };
                          if (vErrors === null) {
                            vErrors = [err334];
                          } else {
                            vErrors.push(err334);
                          }
                          errors++;
                        }
                        if (data147.length < 1) {
                          const err335 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23 + "/any", schemaPath: "#/properties/results/items/properties/when/items/oneOf/1/properties/any/minItems", keyword: "minItems", params: { limit: 1 } };
                          if (vErrors === null) {
                            vErrors = [err335];
                          } else {
                            vErrors.push(err335);
                          }
                          errors++;
                        }
                        const len23 = data147.length;
                        for (let i24 = 0; i24 < len23; i24++) {
                          let data148 = data147[i24];
                          if (data148 && typeof data148 == "object" && !Array.isArray(data148)) {
                            if (data148.option === void 0) {
                              const err336 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23 + "/any/" + i24, schemaPath: "#/properties/results/items/properties/when/items/oneOf/1/properties/any/items/required", keyword: "required", params: { missingProperty: "option" } };
                              if (vErrors === null) {
                                vErrors = [err336];
                              } else {
                                vErrors.push(err336);
                              }
                              errors++;
                            }
                            for (const key44 in data148) {
                              if (!(key44 === "option" || key44 === "is")) {
                                const err337 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23 + "/any/" + i24, schemaPath: "#/properties/results/items/properties/when/items/oneOf/1/properties/any/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key44 } };
                                if (vErrors === null) {
                                  vErrors = [err337];
                                } else {
                                  vErrors.push(err337);
                                }
                                errors++;
                              }
                            }
                            if (data148.option !== void 0) {
                              if (typeof data148.option !== "string") {
                                const err338 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23 + "/any/" + i24 + "/option", schemaPath: "#/properties/results/items/properties/when/items/oneOf/1/properties/any/items/properties/option/type", keyword: "type", params: { type: "string" } };
                                if (vErrors === null) {
                                  vErrors = [err338];
                                } else {
                                  vErrors.push(err338);
                                }
                                errors++;
                              }
                            }
                            if (data148.is !== void 0) {
                              let data150 = data148.is;
                              if (typeof data150 !== "boolean" && typeof data150 !== "string" && !(typeof data150 == "number" && (!(data150 % 1) && !isNaN(data150)) && isFinite(data150))) {
                                const err339 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23 + "/any/" + i24 + "/is", schemaPath: "#/properties/results/items/properties/when/items/oneOf/1/properties/any/items/properties/is/type", keyword: "type", params: { type: schema11.properties.results.items.properties.when.items.oneOf[1].properties.any.items.properties.is.type } };
                                if (vErrors === null) {
                                  vErrors = [err339];
                                } else {
                                  vErrors.push(err339);
                                }
                                errors++;
                              }
                            }
                          } else {
                            const err340 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23 + "/any/" + i24, schemaPath: "#/properties/results/items/properties/when/items/oneOf/1/properties/any/items/type", keyword: "type", params: { type: "object" } };
                            if (vErrors === null) {
                              vErrors = [err340];
                            } else {
                              vErrors.push(err340);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err341 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23 + "/any", schemaPath: "#/properties/results/items/properties/when/items/oneOf/1/properties/any/type", keyword: "type", params: { type: "array" } };
                        if (vErrors === null) {
                          vErrors = [err341];
                        } else {
                          vErrors.push(err341);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err342 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23, schemaPath: "#/properties/results/items/properties/when/items/oneOf/1/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err342];
                    } else {
                      vErrors.push(err342);
                    }
                    errors++;
                  }
                  var _valid14 = _errs400 === errors;
                  if (_valid14 && valid103) {
                    valid103 = false;
                    passing14 = [passing14, 1];
                  } else {
                    if (_valid14) {
                      valid103 = true;
                      passing14 = 1;
                    }
                  }
                  if (!valid103) {
                    const err343 = { instancePath: instancePath + "/results/" + i22 + "/when/" + i23, schemaPath: "#/properties/results/items/properties/when/items/oneOf", keyword: "oneOf", params: { passingSchemas: passing14 } };
                    if (vErrors === null) {
                      vErrors = [err343];
                    } else {
                      vErrors.push(err343);
                    }
                    errors++;
                  } else {
                    errors = _errs392;
                    if (vErrors !== null) {
                      if (_errs392) {
                        vErrors.length = _errs392;
                      } else {
                        vErrors = null;
                      }
                    }
                  }
                }
              } else {
                const err344 = { instancePath: instancePath + "/results/" + i22 + "/when", schemaPath: "#/properties/results/items/properties/when/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err344];
                } else {
                  vErrors.push(err344);
                }
                errors++;
              }
            }
            if (data140.title !== void 0) {
              let data151 = data140.title;
              if (typeof data151 === "string") {
                if (func3(data151) > 120) {
                  const err345 = { instancePath: instancePath + "/results/" + i22 + "/title", schemaPath: "#/properties/results/items/properties/title/maxLength", keyword: "maxLength", params: { limit: 120 } };
                  if (vErrors === null) {
                    vErrors = [err345];
                  } else {
                    vErrors.push(err345);
                  }
                  errors++;
                }
              } else {
                const err346 = { instancePath: instancePath + "/results/" + i22 + "/title", schemaPath: "#/properties/results/items/properties/title/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err346];
                } else {
                  vErrors.push(err346);
                }
                errors++;
              }
            }
            if (data140.sampleTypes !== void 0) {
              let data152 = data140.sampleTypes;
              if (Array.isArray(data152)) {
                if (data152.length < 1) {
                  const err347 = { instancePath: instancePath + "/results/" + i22 + "/sampleTypes", schemaPath: "#/properties/results/items/properties/sampleTypes/minItems", keyword: "minItems", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err347];
                  } else {
                    vErrors.push(err347);
                  }
                  errors++;
                }
                const len24 = data152.length;
                for (let i25 = 0; i25 < len24; i25++) {
                  let data153 = data152[i25];
                  if (data153 && typeof data153 == "object" && !Array.isArray(data153)) {
                    if (data153.type === void 0) {
                      const err348 = { instancePath: instancePath + "/results/" + i22 + "/sampleTypes/" + i25, schemaPath: "#/properties/results/items/properties/sampleTypes/items/required", keyword: "required", params: { missingProperty: "type" } };
                      if (vErrors === null) {
                        vErrors = [err348];
                      } else {
                        vErrors.push(err348);
                      }
                      errors++;
                    }
                    if (data153.unit === void 0) {
                      const err349 = { instancePath: instancePath + "/results/" + i22 + "/sampleTypes/" + i25, schemaPath: "#/properties/results/items/properties/sampleTypes/items/required", keyword: "required", params: { missingProperty: "unit" } };
                      if (vErrors === null) {
                        vErrors = [err349];
                      } else {
                        vErrors.push(err349);
                      }
                      errors++;
                    }
                    for (const key45 in data153) {
                      if (!(key45 === "type" || key45 === "unit")) {
                        const err350 = { instancePath: instancePath + "/results/" + i22 + "/sampleTypes/" + i25, schemaPath: "#/properties/results/items/properties/sampleTypes/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key45 } };
                        if (vErrors === null) {
                          vErrors = [err350];
                        } else {
                          vErrors.push(err350);
                        }
                        errors++;
                      }
                    }
                    if (data153.type !== void 0) {
                      if (typeof data153.type !== "string") {
                        const err351 = { instancePath: instancePath + "/results/" + i22 + "/sampleTypes/" + i25 + "/type", schemaPath: "#/properties/results/items/properties/sampleTypes/items/properties/type/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err351];
                        } else {
                          vErrors.push(err351);
                        }
                        errors++;
                      }
                    }
                    if (data153.unit !== void 0) {
                      let data155 = data153.unit;
                      if (!(data155 === "count" || data155 === "nanoseconds" || data155 === "bytes")) {
                        const err352 = { instancePath: instancePath + "/results/" + i22 + "/sampleTypes/" + i25 + "/unit", schemaPath: "#/properties/results/items/properties/sampleTypes/items/properties/unit/enum", keyword: "enum", params: { allowedValues: schema11.properties.results.items.properties.sampleTypes.items.properties.unit.enum } };
                        if (vErrors === null) {
                          vErrors = [err352];
                        } else {
                          vErrors.push(err352);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err353 = { instancePath: instancePath + "/results/" + i22 + "/sampleTypes/" + i25, schemaPath: "#/properties/results/items/properties/sampleTypes/items/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err353];
                    } else {
                      vErrors.push(err353);
                    }
                    errors++;
                  }
                }
              } else {
                const err354 = { instancePath: instancePath + "/results/" + i22 + "/sampleTypes", schemaPath: "#/properties/results/items/properties/sampleTypes/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err354];
                } else {
                  vErrors.push(err354);
                }
                errors++;
              }
            }
            if (data140.palette !== void 0) {
              if (typeof data140.palette !== "string") {
                const err355 = { instancePath: instancePath + "/results/" + i22 + "/palette", schemaPath: "#/properties/results/items/properties/palette/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err355];
                } else {
                  vErrors.push(err355);
                }
                errors++;
              }
            }
            if (data140.countName !== void 0) {
              if (typeof data140.countName !== "string") {
                const err356 = { instancePath: instancePath + "/results/" + i22 + "/countName", schemaPath: "#/properties/results/items/properties/countName/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err356];
                } else {
                  vErrors.push(err356);
                }
                errors++;
              }
            }
            if (data140.text !== void 0) {
              let data158 = data140.text;
              if (data158 && typeof data158 == "object" && !Array.isArray(data158)) {
                if (data158.layout === void 0) {
                  const err357 = { instancePath: instancePath + "/results/" + i22 + "/text", schemaPath: "#/properties/results/items/properties/text/required", keyword: "required", params: { missingProperty: "layout" } };
                  if (vErrors === null) {
                    vErrors = [err357];
                  } else {
                    vErrors.push(err357);
                  }
                  errors++;
                }
                for (const key46 in data158) {
                  if (!(key46 === "layout" || key46 === "header" || key46 === "unit" || key46 === "sort" || key46 === "by")) {
                    const err358 = { instancePath: instancePath + "/results/" + i22 + "/text", schemaPath: "#/properties/results/items/properties/text/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key46 } };
                    if (vErrors === null) {
                      vErrors = [err358];
                    } else {
                      vErrors.push(err358);
                    }
                    errors++;
                  }
                }
                if (data158.layout !== void 0) {
                  let data159 = data158.layout;
                  if (!(data159 === "stacks" || data159 === "calls" || data159 === "outstanding" || data159 === "table")) {
                    const err359 = { instancePath: instancePath + "/results/" + i22 + "/text/layout", schemaPath: "#/properties/results/items/properties/text/properties/layout/enum", keyword: "enum", params: { allowedValues: schema11.properties.results.items.properties.text.properties.layout.enum } };
                    if (vErrors === null) {
                      vErrors = [err359];
                    } else {
                      vErrors.push(err359);
                    }
                    errors++;
                  }
                }
                if (data158.header !== void 0) {
                  let data160 = data158.header;
                  const _errs431 = errors;
                  let valid113 = false;
                  let passing15 = null;
                  const _errs432 = errors;
                  if (typeof data160 === "string") {
                    if (func3(data160) > 200) {
                      const err360 = { instancePath: instancePath + "/results/" + i22 + "/text/header", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/0/maxLength", keyword: "maxLength", params: { limit: 200 } };
                      if (vErrors === null) {
                        vErrors = [err360];
                      } else {
                        vErrors.push(err360);
                      }
                      errors++;
                    }
                  } else {
                    const err361 = { instancePath: instancePath + "/results/" + i22 + "/text/header", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/0/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err361];
                    } else {
                      vErrors.push(err361);
                    }
                    errors++;
                  }
                  var _valid15 = _errs432 === errors;
                  if (_valid15) {
                    valid113 = true;
                    passing15 = 0;
                  }
                  const _errs434 = errors;
                  if (Array.isArray(data160)) {
                    if (data160.length > 8) {
                      const err362 = { instancePath: instancePath + "/results/" + i22 + "/text/header", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/maxItems", keyword: "maxItems", params: { limit: 8 } };
                      if (vErrors === null) {
                        vErrors = [err362];
                      } else {
                        vErrors.push(err362);
                      }
                      errors++;
                    }
                    if (data160.length < 1) {
                      const err363 = { instancePath: instancePath + "/results/" + i22 + "/text/header", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/minItems", keyword: "minItems", params: { limit: 1 } };
                      if (vErrors === null) {
                        vErrors = [err363];
                      } else {
                        vErrors.push(err363);
                      }
                      errors++;
                    }
                    const len25 = data160.length;
                    for (let i26 = 0; i26 < len25; i26++) {
                      let data161 = data160[i26];
                      if (data161 && typeof data161 == "object" && !Array.isArray(data161)) {
                        if (data161.text === void 0) {
                          const err364 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26, schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/required", keyword: "required", params: { missingProperty: "text" } };
                          if (vErrors === null) {
                            vErrors = [err364];
                          } else {
                            vErrors.push(err364);
                          }
                          errors++;
                        }
                        for (const key47 in data161) {
                          if (!(key47 === "text" || key47 === "when")) {
                            const err365 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26, schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key47 } };
                            if (vErrors === null) {
                              vErrors = [err365];
                            } else {
                              vErrors.push(err365);
                            }
                            errors++;
                          }
                        }
                        if (data161.text !== void 0) {
                          let data162 = data161.text;
                          if (typeof data162 === "string") {
                            if (func3(data162) > 200) {
                              const err366 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/text", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/text/maxLength", keyword: "maxLength", params: { limit: 200 } };
                              if (vErrors === null) {
                                vErrors = [err366];
                              } else {
                                vErrors.push(err366);
                              }
                              errors++;
                            }
                          } else {
                            const err367 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/text", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/text/type", keyword: "type", params: { type: "string" } };
                            if (vErrors === null) {
                              vErrors = [err367];
                            } else {
                              vErrors.push(err367);
                            }
                            errors++;
                          }
                        }
                        if (data161.when !== void 0) {
                          let data163 = data161.when;
                          if (Array.isArray(data163)) {
                            const len26 = data163.length;
                            for (let i27 = 0; i27 < len26; i27++) {
                              let data164 = data163[i27];
                              const _errs444 = errors;
                              let valid119 = false;
                              let passing16 = null;
                              const _errs445 = errors;
                              if (data164 && typeof data164 == "object" && !Array.isArray(data164)) {
                                if (data164.option === void 0) {
                                  const err368 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27, schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/0/required", keyword: "required", params: { missingProperty: "option" } };
                                  if (vErrors === null) {
                                    vErrors = [err368];
                                  } else {
                                    vErrors.push(err368);
                                  }
                                  errors++;
                                }
                                for (const key48 in data164) {
                                  if (!(key48 === "option" || key48 === "is")) {
                                    const err369 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27, schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key48 } };
                                    if (vErrors === null) {
                                      vErrors = [err369];
                                    } else {
                                      vErrors.push(err369);
                                    }
                                    errors++;
                                  }
                                }
                                if (data164.option !== void 0) {
                                  if (typeof data164.option !== "string") {
                                    const err370 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27 + "/option", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/0/properties/option/type", keyword: "type", params: { type: "string" } };
                                    if (vErrors === null) {
                                      vErrors = [err370];
                                    } else {
                                      vErrors.push(err370);
                                    }
                                    errors++;
                                  }
                                }
                                if (data164.is !== void 0) {
                                  let data166 = data164.is;
                                  if (typeof data166 !== "boolean" && typeof data166 !== "string" && !(typeof data166 == "number" && (!(data166 % 1) && !isNaN(data166)) && isFinite(data166))) {
                                    const err371 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27 + "/is", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/0/properties/is/type", keyword: "type", params: { type: schema11.properties.results.items.properties.text.properties.header.oneOf[1].items.properties.when.items.oneOf[0].properties.is.type } };
                                    if (vErrors === null) {
                                      vErrors = [err371];
                                    } else {
                                      vErrors.push(err371);
                                    }
                                    errors++;
                                  }
                                }
                              } else {
                                const err372 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27, schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/0/type", keyword: "type", params: { type: "object" } };
                                if (vErrors === null) {
                                  vErrors = [err372];
                                } else {
                                  vErrors.push(err372);
                                }
                                errors++;
                              }
                              var _valid16 = _errs445 === errors;
                              if (_valid16) {
                                valid119 = true;
                                passing16 = 0;
                              }
                              const _errs452 = errors;
                              if (data164 && typeof data164 == "object" && !Array.isArray(data164)) {
                                if (data164.any === void 0) {
                                  const err373 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27, schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/1/required", keyword: "required", params: { missingProperty: "any" } };
                                  if (vErrors === null) {
                                    vErrors = [err373];
                                  } else {
                                    vErrors.push(err373);
                                  }
                                  errors++;
                                }
                                for (const key49 in data164) {
                                  if (!(key49 === "any")) {
                                    const err374 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27, schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key49 } };
                                    if (vErrors === null) {
                                      vErrors = [err374];
                                    } else {
                                      vErrors.push(err374);
                                    }
                                    errors++;
                                  }
                                }
                                if (data164.any !== void 0) {
                                  let data167 = data164.any;
                                  if (Array.isArray(data167)) {
                                    if (data167.length > 16) {
                                      const err375 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27 + "/any", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/1/properties/any/maxItems", keyword: "maxItems", params: { limit: 16 } };
                                      if (vErrors === null) {
                                        vErrors = [err375];
                                      } else {
                                        vErrors.push(err375);
                                      }
                                      errors++;
                                    }
                                    if (data167.length < 1) {
                                      const err376 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27 + "/any", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/1/properties/any/minItems", keyword: "minItems", params: { limit: 1 } };
                                      if (vErrors === null) {
                                        vErrors = [err376];
                                      } else {
                                        vErrors.push(err376);
                                      }
                                      errors++;
                                    }
                                    const len27 = data167.length;
                                    for (let i28 = 0; i28 < len27; i28++) {
                                      let data168 = data167[i28];
                                      if (data168 && typeof data168 == "object" && !Array.isArray(data168)) {
                                        if (data168.option === void 0) {
                                          const err377 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27 + "/any/" + i28, schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/1/properties/any/items/required", keyword: "required", params: { missingProperty: "option" } };
                                          if (vErrors === null) {
                                            vErrors = [err377];
                                          } else {
                                            vErrors.push(err377);
                                          }
                                          errors++;
                                        }
                                        for (const key50 in data168) {
                                          if (!(key50 === "option" || key50 === "is")) {
                                            const err378 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27 + "/any/" + i28, schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/1/properties/any/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key50 } };
                                            if (vErrors === null) {
                                              vErrors = [err378];
                                            } else {
                                              vErrors.push(err378);
                                            }
                                            errors++;
                                          }
                                        }
                                        if (data168.option !== void 0) {
                                          if (typeof data168.option !== "string") {
                                            const err379 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27 + "/any/" + i28 + "/option", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/1/properties/any/items/properties/option/type", keyword: "type", params: { type: "string" } };
                                            if (vErrors === null) {
                                              vErrors = [err379];
                                            } else {
                                              vErrors.push(err379);
                                            }
                                            errors++;
                                          }
                                        }
                                        if (data168.is !== void 0) {
                                          let data170 = data168.is;
                                          if (typeof data170 !== "boolean" && typeof data170 !== "string" && !(typeof data170 == "number" && (!(data170 % 1) && !isNaN(data170)) && isFinite(data170))) {
                                            const err380 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27 + "/any/" + i28 + "/is", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/1/properties/any/items/properties/is/type", keyword: "type", params: { type: schema11.properties.results.items.properties.text.properties.header.oneOf[1].items.properties.when.items.oneOf[1].properties.any.items.properties.is.type } };
                                            if (vErrors === null) {
                                              vErrors = [err380];
                                            } else {
                                              vErrors.push(err380);
                                            }
                                            errors++;
                                          }
                                        }
                                      } else {
                                        const err381 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27 + "/any/" + i28, schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/1/properties/any/items/type", keyword: "type", params: { type: "object" } };
                                        if (vErrors === null) {
                                          vErrors = [err381];
                                        } else {
                                          vErrors.push(err381);
                                        }
                                        errors++;
                                      }
                                    }
                                  } else {
                                    const err382 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27 + "/any", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/1/properties/any/type", keyword: "type", params: { type: "array" } };
                                    if (vErrors === null) {
                                      vErrors = [err382];
                                    } else {
                                      vErrors.push(err382);
                                    }
                                    errors++;
                                  }
                                }
                              } else {
                                const err383 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27, schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/1/type", keyword: "type", params: { type: "object" } };
                                if (vErrors === null) {
                                  vErrors = [err383];
                                } else {
                                  vErrors.push(err383);
                                }
                                errors++;
                              }
                              var _valid16 = _errs452 === errors;
                              if (_valid16 && valid119) {
                                valid119 = false;
                                passing16 = [passing16, 1];
                              } else {
                                if (_valid16) {
                                  valid119 = true;
                                  passing16 = 1;
                                }
                              }
                              if (!valid119) {
                                const err384 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when/" + i27, schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf", keyword: "oneOf", params: { passingSchemas: passing16 } };
                                if (vErrors === null) {
                                  vErrors = [err384];
                                } else {
                                  vErrors.push(err384);
                                }
                                errors++;
                              } else {
                                errors = _errs444;
                                if (vErrors !== null) {
                                  if (_errs444) {
                                    vErrors.length = _errs444;
                                  } else {
                                    vErrors = null;
                                  }
                                }
                              }
                            }
                          } else {
                            const err385 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26 + "/when", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/type", keyword: "type", params: { type: "array" } };
                            if (vErrors === null) {
                              vErrors = [err385];
                            } else {
                              vErrors.push(err385);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err386 = { instancePath: instancePath + "/results/" + i22 + "/text/header/" + i26, schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/items/type", keyword: "type", params: { type: "object" } };
                        if (vErrors === null) {
                          vErrors = [err386];
                        } else {
                          vErrors.push(err386);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err387 = { instancePath: instancePath + "/results/" + i22 + "/text/header", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf/1/type", keyword: "type", params: { type: "array" } };
                    if (vErrors === null) {
                      vErrors = [err387];
                    } else {
                      vErrors.push(err387);
                    }
                    errors++;
                  }
                  var _valid15 = _errs434 === errors;
                  if (_valid15 && valid113) {
                    valid113 = false;
                    passing15 = [passing15, 1];
                  } else {
                    if (_valid15) {
                      valid113 = true;
                      passing15 = 1;
                    }
                  }
                  if (!valid113) {
                    const err388 = { instancePath: instancePath + "/results/" + i22 + "/text/header", schemaPath: "#/properties/results/items/properties/text/properties/header/oneOf", keyword: "oneOf", params: { passingSchemas: passing15 } };
                    if (vErrors === null) {
                      vErrors = [err388];
                    } else {
                      vErrors.push(err388);
                    }
                    errors++;
                  } else {
                    errors = _errs431;
                    if (vErrors !== null) {
                      if (_errs431) {
                        vErrors.length = _errs431;
                      } else {
                        vErrors = null;
                      }
                    }
                  }
                }
                if (data158.unit !== void 0) {
                  let data171 = data158.unit;
                  if (!(data171 === "count" || data171 === "us" || data171 === "bytes")) {
                    const err389 = { instancePath: instancePath + "/results/" + i22 + "/text/unit", schemaPath: "#/properties/results/items/properties/text/properties/unit/enum", keyword: "enum", params: { allowedValues: schema11.properties.results.items.properties.text.properties.unit.enum } };
                    if (vErrors === null) {
                      vErrors = [err389];
                    } else {
                      vErrors.push(err389);
                    }
                    errors++;
                  }
                }
                if (data158.sort !== void 0) {
                  let data172 = data158.sort;
                  if (!(data172 === "ascending" || data172 === "descending")) {
                    const err390 = { instancePath: instancePath + "/results/" + i22 + "/text/sort", schemaPath: "#/properties/results/items/properties/text/properties/sort/enum", keyword: "enum", params: { allowedValues: schema11.properties.results.items.properties.text.properties.sort.enum } };
                    if (vErrors === null) {
                      vErrors = [err390];
                    } else {
                      vErrors.push(err390);
                    }
                    errors++;
                  }
                }
                if (data158.by !== void 0) {
                  let data173 = data158.by;
                  if (typeof data173 === "string") {
                    if (func3(data173) > 128) {
                      const err391 = { instancePath: instancePath + "/results/" + i22 + "/text/by", schemaPath: "#/properties/results/items/properties/text/properties/by/maxLength", keyword: "maxLength", params: { limit: 128 } };
                      if (vErrors === null) {
                        vErrors = [err391];
                      } else {
                        vErrors.push(err391);
                      }
                      errors++;
                    }
                  } else {
                    const err392 = { instancePath: instancePath + "/results/" + i22 + "/text/by", schemaPath: "#/properties/results/items/properties/text/properties/by/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err392];
                    } else {
                      vErrors.push(err392);
                    }
                    errors++;
                  }
                }
              } else {
                const err393 = { instancePath: instancePath + "/results/" + i22 + "/text", schemaPath: "#/properties/results/items/properties/text/type", keyword: "type", params: { type: "object" } };
                if (vErrors === null) {
                  vErrors = [err393];
                } else {
                  vErrors.push(err393);
                }
                errors++;
              }
            }
            if (data140.stream !== void 0) {
              if (typeof data140.stream !== "string") {
                const err394 = { instancePath: instancePath + "/results/" + i22 + "/stream", schemaPath: "#/properties/results/items/properties/stream/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err394];
                } else {
                  vErrors.push(err394);
                }
                errors++;
              }
            }
            if (data140.record !== void 0) {
              let data175 = data140.record;
              if (typeof data175 === "string") {
                if (func3(data175) > 128) {
                  const err395 = { instancePath: instancePath + "/results/" + i22 + "/record", schemaPath: "#/properties/results/items/properties/record/maxLength", keyword: "maxLength", params: { limit: 128 } };
                  if (vErrors === null) {
                    vErrors = [err395];
                  } else {
                    vErrors.push(err395);
                  }
                  errors++;
                }
              } else {
                const err396 = { instancePath: instancePath + "/results/" + i22 + "/record", schemaPath: "#/properties/results/items/properties/record/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err396];
                } else {
                  vErrors.push(err396);
                }
                errors++;
              }
            }
            if (data140.columns !== void 0) {
              let data176 = data140.columns;
              if (Array.isArray(data176)) {
                if (data176.length > 32) {
                  const err397 = { instancePath: instancePath + "/results/" + i22 + "/columns", schemaPath: "#/properties/results/items/properties/columns/maxItems", keyword: "maxItems", params: { limit: 32 } };
                  if (vErrors === null) {
                    vErrors = [err397];
                  } else {
                    vErrors.push(err397);
                  }
                  errors++;
                }
                const len28 = data176.length;
                for (let i29 = 0; i29 < len28; i29++) {
                  let data177 = data176[i29];
                  if (data177 && typeof data177 == "object" && !Array.isArray(data177)) {
                    if (data177.field === void 0) {
                      const err398 = { instancePath: instancePath + "/results/" + i22 + "/columns/" + i29, schemaPath: "#/properties/results/items/properties/columns/items/required", keyword: "required", params: { missingProperty: "field" } };
                      if (vErrors === null) {
                        vErrors = [err398];
                      } else {
                        vErrors.push(err398);
                      }
                      errors++;
                    }
                    if (data177.title === void 0) {
                      const err399 = { instancePath: instancePath + "/results/" + i22 + "/columns/" + i29, schemaPath: "#/properties/results/items/properties/columns/items/required", keyword: "required", params: { missingProperty: "title" } };
                      if (vErrors === null) {
                        vErrors = [err399];
                      } else {
                        vErrors.push(err399);
                      }
                      errors++;
                    }
                    for (const key51 in data177) {
                      if (!(key51 === "field" || key51 === "title" || key51 === "width" || key51 === "unit" || key51 === "align")) {
                        const err400 = { instancePath: instancePath + "/results/" + i22 + "/columns/" + i29, schemaPath: "#/properties/results/items/properties/columns/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key51 } };
                        if (vErrors === null) {
                          vErrors = [err400];
                        } else {
                          vErrors.push(err400);
                        }
                        errors++;
                      }
                    }
                    if (data177.field !== void 0) {
                      let data178 = data177.field;
                      if (typeof data178 === "string") {
                        if (func3(data178) > 128) {
                          const err401 = { instancePath: instancePath + "/results/" + i22 + "/columns/" + i29 + "/field", schemaPath: "#/properties/results/items/properties/columns/items/properties/field/maxLength", keyword: "maxLength", params: { limit: 128 } };
                          if (vErrors === null) {
                            vErrors = [err401];
                          } else {
                            vErrors.push(err401);
                          }
                          errors++;
                        }
                        if (func3(data178) < 1) {
                          const err402 = { instancePath: instancePath + "/results/" + i22 + "/columns/" + i29 + "/field", schemaPath: "#/properties/results/items/properties/columns/items/properties/field/minLength", keyword: "minLength", params: { limit: 1 } };
                          if (vErrors === null) {
                            vErrors = [err402];
                          } else {
                            vErrors.push(err402);
                          }
                          errors++;
                        }
                      } else {
                        const err403 = { instancePath: instancePath + "/results/" + i22 + "/columns/" + i29 + "/field", schemaPath: "#/properties/results/items/properties/columns/items/properties/field/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err403];
                        } else {
                          vErrors.push(err403);
                        }
                        errors++;
                      }
                    }
                    if (data177.title !== void 0) {
                      let data179 = data177.title;
                      if (typeof data179 === "string") {
                        if (func3(data179) > 40) {
                          const err404 = { instancePath: instancePath + "/results/" + i22 + "/columns/" + i29 + "/title", schemaPath: "#/properties/results/items/properties/columns/items/properties/title/maxLength", keyword: "maxLength", params: { limit: 40 } };
                          if (vErrors === null) {
                            vErrors = [err404];
                          } else {
                            vErrors.push(err404);
                          }
                          errors++;
                        }
                        if (func3(data179) < 1) {
                          const err405 = { instancePath: instancePath + "/results/" + i22 + "/columns/" + i29 + "/title", schemaPath: "#/properties/results/items/properties/columns/items/properties/title/minLength", keyword: "minLength", params: { limit: 1 } };
                          if (vErrors === null) {
                            vErrors = [err405];
                          } else {
                            vErrors.push(err405);
                          }
                          errors++;
                        }
                      } else {
                        const err406 = { instancePath: instancePath + "/results/" + i22 + "/columns/" + i29 + "/title", schemaPath: "#/properties/results/items/properties/columns/items/properties/title/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err406];
                        } else {
                          vErrors.push(err406);
                        }
                        errors++;
                      }
                    }
                    if (data177.width !== void 0) {
                      let data180 = data177.width;
                      if (!(typeof data180 == "number" && (!(data180 % 1) && !isNaN(data180)) && isFinite(data180))) {
                        const err407 = { instancePath: instancePath + "/results/" + i22 + "/columns/" + i29 + "/width", schemaPath: "#/properties/results/items/properties/columns/items/properties/width/type", keyword: "type", params: { type: "integer" } };
                        if (vErrors === null) {
                          vErrors = [err407];
                        } else {
                          vErrors.push(err407);
                        }
                        errors++;
                      }
                      if (typeof data180 == "number" && isFinite(data180)) {
                        if (data180 > 200 || isNaN(data180)) {
                          const err408 = { instancePath: instancePath + "/results/" + i22 + "/columns/" + i29 + "/width", schemaPath: "#/properties/results/items/properties/columns/items/properties/width/maximum", keyword: "maximum", params: { comparison: "<=", limit: 200 } };
                          if (vErrors === null) {
                            vErrors = [err408];
                          } else {
                            vErrors.push(err408);
                          }
                          errors++;
                        }
                        if (data180 < 1 || isNaN(data180)) {
                          const err409 = { instancePath: instancePath + "/results/" + i22 + "/columns/" + i29 + "/width", schemaPath: "#/properties/results/items/properties/columns/items/properties/width/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                          if (vErrors === null) {
                            vErrors = [err409];
                          } else {
                            vErrors.push(err409);
                          }
                          errors++;
                        }
                      }
                    }
                    if (data177.unit !== void 0) {
                      let data181 = data177.unit;
                      if (!(data181 === "count" || data181 === "ns" || data181 === "us" || data181 === "ms" || data181 === "s" || data181 === "bytes" || data181 === "hex" || data181 === "time")) {
                        const err410 = { instancePath: instancePath + "/results/" + i22 + "/columns/" + i29 + "/unit", schemaPath: "#/properties/results/items/properties/columns/items/properties/unit/enum", keyword: "enum", params: { allowedValues: schema11.properties.results.items.properties.columns.items.properties.unit.enum } };
                        if (vErrors === null) {
                          vErrors = [err410];
                        } else {
                          vErrors.push(err410);
                        }
                        errors++;
                      }
                    }
                    if (data177.align !== void 0) {
                      let data182 = data177.align;
                      if (!(data182 === "left" || data182 === "right")) {
                        const err411 = { instancePath: instancePath + "/results/" + i22 + "/columns/" + i29 + "/align", schemaPath: "#/properties/results/items/properties/columns/items/properties/align/enum", keyword: "enum", params: { allowedValues: schema11.properties.results.items.properties.columns.items.properties.align.enum } };
                        if (vErrors === null) {
                          vErrors = [err411];
                        } else {
                          vErrors.push(err411);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err412 = { instancePath: instancePath + "/results/" + i22 + "/columns/" + i29, schemaPath: "#/properties/results/items/properties/columns/items/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err412];
                    } else {
                      vErrors.push(err412);
                    }
                    errors++;
                  }
                }
              } else {
                const err413 = { instancePath: instancePath + "/results/" + i22 + "/columns", schemaPath: "#/properties/results/items/properties/columns/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err413];
                } else {
                  vErrors.push(err413);
                }
                errors++;
              }
            }
            if (data140.histogram !== void 0) {
              let data183 = data140.histogram;
              if (data183 && typeof data183 == "object" && !Array.isArray(data183)) {
                if (data183.field === void 0) {
                  const err414 = { instancePath: instancePath + "/results/" + i22 + "/histogram", schemaPath: "#/properties/results/items/properties/histogram/required", keyword: "required", params: { missingProperty: "field" } };
                  if (vErrors === null) {
                    vErrors = [err414];
                  } else {
                    vErrors.push(err414);
                  }
                  errors++;
                }
                if (data183.scale === void 0) {
                  const err415 = { instancePath: instancePath + "/results/" + i22 + "/histogram", schemaPath: "#/properties/results/items/properties/histogram/required", keyword: "required", params: { missingProperty: "scale" } };
                  if (vErrors === null) {
                    vErrors = [err415];
                  } else {
                    vErrors.push(err415);
                  }
                  errors++;
                }
                for (const key52 in data183) {
                  if (!(key52 === "field" || key52 === "scale" || key52 === "step" || key52 === "unit")) {
                    const err416 = { instancePath: instancePath + "/results/" + i22 + "/histogram", schemaPath: "#/properties/results/items/properties/histogram/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key52 } };
                    if (vErrors === null) {
                      vErrors = [err416];
                    } else {
                      vErrors.push(err416);
                    }
                    errors++;
                  }
                }
                if (data183.field !== void 0) {
                  let data184 = data183.field;
                  if (typeof data184 === "string") {
                    if (func3(data184) > 128) {
                      const err417 = { instancePath: instancePath + "/results/" + i22 + "/histogram/field", schemaPath: "#/properties/results/items/properties/histogram/properties/field/maxLength", keyword: "maxLength", params: { limit: 128 } };
                      if (vErrors === null) {
                        vErrors = [err417];
                      } else {
                        vErrors.push(err417);
                      }
                      errors++;
                    }
                    if (func3(data184) < 1) {
                      const err418 = { instancePath: instancePath + "/results/" + i22 + "/histogram/field", schemaPath: "#/properties/results/items/properties/histogram/properties/field/minLength", keyword: "minLength", params: { limit: 1 } };
                      if (vErrors === null) {
                        vErrors = [err418];
                      } else {
                        vErrors.push(err418);
                      }
                      errors++;
                    }
                  } else {
                    const err419 = { instancePath: instancePath + "/results/" + i22 + "/histogram/field", schemaPath: "#/properties/results/items/properties/histogram/properties/field/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err419];
                    } else {
                      vErrors.push(err419);
                    }
                    errors++;
                  }
                }
                if (data183.scale !== void 0) {
                  let data185 = data183.scale;
                  if (!(data185 === "log2" || data185 === "linear")) {
                    const err420 = { instancePath: instancePath + "/results/" + i22 + "/histogram/scale", schemaPath: "#/properties/results/items/properties/histogram/properties/scale/enum", keyword: "enum", params: { allowedValues: schema11.properties.results.items.properties.histogram.properties.scale.enum } };
                    if (vErrors === null) {
                      vErrors = [err420];
                    } else {
                      vErrors.push(err420);
                    }
                    errors++;
                  }
                }
                if (data183.step !== void 0) {
                  let data186 = data183.step;
                  if (!(typeof data186 == "number" && (!(data186 % 1) && !isNaN(data186)) && isFinite(data186))) {
                    const err421 = { instancePath: instancePath + "/results/" + i22 + "/histogram/step", schemaPath: "#/properties/results/items/properties/histogram/properties/step/type", keyword: "type", params: { type: "integer" } };
                    if (vErrors === null) {
                      vErrors = [err421];
                    } else {
                      vErrors.push(err421);
                    }
                    errors++;
                  }
                  if (typeof data186 == "number" && isFinite(data186)) {
                    if (data186 < 1 || isNaN(data186)) {
                      const err422 = { instancePath: instancePath + "/results/" + i22 + "/histogram/step", schemaPath: "#/properties/results/items/properties/histogram/properties/step/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                      if (vErrors === null) {
                        vErrors = [err422];
                      } else {
                        vErrors.push(err422);
                      }
                      errors++;
                    }
                  }
                }
                if (data183.unit !== void 0) {
                  let data187 = data183.unit;
                  if (typeof data187 === "string") {
                    if (func3(data187) > 16) {
                      const err423 = { instancePath: instancePath + "/results/" + i22 + "/histogram/unit", schemaPath: "#/properties/results/items/properties/histogram/properties/unit/maxLength", keyword: "maxLength", params: { limit: 16 } };
                      if (vErrors === null) {
                        vErrors = [err423];
                      } else {
                        vErrors.push(err423);
                      }
                      errors++;
                    }
                  } else {
                    const err424 = { instancePath: instancePath + "/results/" + i22 + "/histogram/unit", schemaPath: "#/properties/results/items/properties/histogram/properties/unit/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err424];
                    } else {
                      vErrors.push(err424);
                    }
                    errors++;
                  }
                }
              } else {
                const err425 = { instancePath: instancePath + "/results/" + i22 + "/histogram", schemaPath: "#/properties/results/items/properties/histogram/type", keyword: "type", params: { type: "object" } };
                if (vErrors === null) {
                  vErrors = [err425];
                } else {
                  vErrors.push(err425);
                }
                errors++;
              }
            }
          } else {
            const err426 = { instancePath: instancePath + "/results/" + i22, schemaPath: "#/properties/results/items/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err426];
            } else {
              vErrors.push(err426);
            }
            errors++;
          }
        }
      } else {
        const err427 = { instancePath: instancePath + "/results", schemaPath: "#/properties/results/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err427];
        } else {
          vErrors.push(err427);
        }
        errors++;
      }
    }
    if (data.permissions !== void 0) {
      let data188 = data.permissions;
      if (data188 && typeof data188 == "object" && !Array.isArray(data188)) {
        if (data188.programs === void 0) {
          const err428 = { instancePath: instancePath + "/permissions", schemaPath: "#/properties/permissions/required", keyword: "required", params: { missingProperty: "programs" } };
          if (vErrors === null) {
            vErrors = [err428];
          } else {
            vErrors.push(err428);
          }
          errors++;
        }
        if (data188.helpers === void 0) {
          const err429 = { instancePath: instancePath + "/permissions", schemaPath: "#/properties/permissions/required", keyword: "required", params: { missingProperty: "helpers" } };
          if (vErrors === null) {
            vErrors = [err429];
          } else {
            vErrors.push(err429);
          }
          errors++;
        }
        if (data188.mapBytes === void 0) {
          const err430 = { instancePath: instancePath + "/permissions", schemaPath: "#/properties/permissions/required", keyword: "required", params: { missingProperty: "mapBytes" } };
          if (vErrors === null) {
            vErrors = [err430];
          } else {
            vErrors.push(err430);
          }
          errors++;
        }
        for (const key53 in data188) {
          if (!(key53 === "programs" || key53 === "attach" || key53 === "helpers" || key53 === "kfuncs" || key53 === "ksyms" || key53 === "mapBytes" || key53 === "module")) {
            const err431 = { instancePath: instancePath + "/permissions", schemaPath: "#/properties/permissions/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key53 } };
            if (vErrors === null) {
              vErrors = [err431];
            } else {
              vErrors.push(err431);
            }
            errors++;
          }
        }
        if (data188.programs !== void 0) {
          let data189 = data188.programs;
          if (Array.isArray(data189)) {
            const len29 = data189.length;
            for (let i30 = 0; i30 < len29; i30++) {
              if (typeof data189[i30] !== "string") {
                const err432 = { instancePath: instancePath + "/permissions/programs/" + i30, schemaPath: "#/properties/permissions/properties/programs/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err432];
                } else {
                  vErrors.push(err432);
                }
                errors++;
              }
            }
            let i31 = data189.length;
            let j1;
            if (i31 > 1) {
              const indices0 = {};
              for (; i31--; ) {
                let item0 = data189[i31];
                if (typeof item0 !== "string") {
                  continue;
                }
                if (typeof indices0[item0] == "number") {
                  j1 = indices0[item0];
                  const err433 = { instancePath: instancePath + "/permissions/programs", schemaPath: "#/properties/permissions/properties/programs/uniqueItems", keyword: "uniqueItems", params: { i: i31, j: j1 } };
                  if (vErrors === null) {
                    vErrors = [err433];
                  } else {
                    vErrors.push(err433);
                  }
                  errors++;
                  break;
                }
                indices0[item0] = i31;
              }
            }
          } else {
            const err434 = { instancePath: instancePath + "/permissions/programs", schemaPath: "#/properties/permissions/properties/programs/type", keyword: "type", params: { type: "array" } };
            if (vErrors === null) {
              vErrors = [err434];
            } else {
              vErrors.push(err434);
            }
            errors++;
          }
        }
        if (data188.attach !== void 0) {
          let data191 = data188.attach;
          if (Array.isArray(data191)) {
            const len30 = data191.length;
            for (let i32 = 0; i32 < len30; i32++) {
              if (typeof data191[i32] !== "string") {
                const err435 = { instancePath: instancePath + "/permissions/attach/" + i32, schemaPath: "#/properties/permissions/properties/attach/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err435];
                } else {
                  vErrors.push(err435);
                }
                errors++;
              }
            }
          } else {
            const err436 = { instancePath: instancePath + "/permissions/attach", schemaPath: "#/properties/permissions/properties/attach/type", keyword: "type", params: { type: "array" } };
            if (vErrors === null) {
              vErrors = [err436];
            } else {
              vErrors.push(err436);
            }
            errors++;
          }
        }
        if (data188.helpers !== void 0) {
          let data193 = data188.helpers;
          if (Array.isArray(data193)) {
            const len31 = data193.length;
            for (let i33 = 0; i33 < len31; i33++) {
              let data194 = data193[i33];
              if (typeof data194 === "string") {
                if (!pattern14.test(data194)) {
                  const err437 = { instancePath: instancePath + "/permissions/helpers/" + i33, schemaPath: "#/properties/permissions/properties/helpers/items/pattern", keyword: "pattern", params: { pattern: "^bpf_[a-z0-9_]+$" } };
                  if (vErrors === null) {
                    vErrors = [err437];
                  } else {
                    vErrors.push(err437);
                  }
                  errors++;
                }
              } else {
                const err438 = { instancePath: instancePath + "/permissions/helpers/" + i33, schemaPath: "#/properties/permissions/properties/helpers/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err438];
                } else {
                  vErrors.push(err438);
                }
                errors++;
              }
            }
            let i34 = data193.length;
            let j2;
            if (i34 > 1) {
              const indices1 = {};
              for (; i34--; ) {
                let item1 = data193[i34];
                if (typeof item1 !== "string") {
                  continue;
                }
                if (typeof indices1[item1] == "number") {
                  j2 = indices1[item1];
                  const err439 = { instancePath: instancePath + "/permissions/helpers", schemaPath: "#/properties/permissions/properties/helpers/uniqueItems", keyword: "uniqueItems", params: { i: i34, j: j2 } };
                  if (vErrors === null) {
                    vErrors = [err439];
                  } else {
                    vErrors.push(err439);
                  }
                  errors++;
                  break;
                }
                indices1[item1] = i34;
              }
            }
          } else {
            const err440 = { instancePath: instancePath + "/permissions/helpers", schemaPath: "#/properties/permissions/properties/helpers/type", keyword: "type", params: { type: "array" } };
            if (vErrors === null) {
              vErrors = [err440];
            } else {
              vErrors.push(err440);
            }
            errors++;
          }
        }
        if (data188.kfuncs !== void 0) {
          let data195 = data188.kfuncs;
          if (Array.isArray(data195)) {
            const len32 = data195.length;
            for (let i35 = 0; i35 < len32; i35++) {
              if (typeof data195[i35] !== "string") {
                const err441 = { instancePath: instancePath + "/permissions/kfuncs/" + i35, schemaPath: "#/properties/permissions/properties/kfuncs/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err441];
                } else {
                  vErrors.push(err441);
                }
                errors++;
              }
            }
            let i36 = data195.length;
            let j3;
            if (i36 > 1) {
              const indices2 = {};
              for (; i36--; ) {
                let item2 = data195[i36];
                if (typeof item2 !== "string") {
                  continue;
                }
                if (typeof indices2[item2] == "number") {
                  j3 = indices2[item2];
                  const err442 = { instancePath: instancePath + "/permissions/kfuncs", schemaPath: "#/properties/permissions/properties/kfuncs/uniqueItems", keyword: "uniqueItems", params: { i: i36, j: j3 } };
                  if (vErrors === null) {
                    vErrors = [err442];
                  } else {
                    vErrors.push(err442);
                  }
                  errors++;
                  break;
                }
                indices2[item2] = i36;
              }
            }
          } else {
            const err443 = { instancePath: instancePath + "/permissions/kfuncs", schemaPath: "#/properties/permissions/properties/kfuncs/type", keyword: "type", params: { type: "array" } };
            if (vErrors === null) {
              vErrors = [err443];
            } else {
              vErrors.push(err443);
            }
            errors++;
          }
        }
        if (data188.ksyms !== void 0) {
          let data197 = data188.ksyms;
          if (Array.isArray(data197)) {
            const len33 = data197.length;
            for (let i37 = 0; i37 < len33; i37++) {
              if (typeof data197[i37] !== "string") {
                const err444 = { instancePath: instancePath + "/permissions/ksyms/" + i37, schemaPath: "#/properties/permissions/properties/ksyms/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err444];
                } else {
                  vErrors.push(err444);
                }
                errors++;
              }
            }
            let i38 = data197.length;
            let j4;
            if (i38 > 1) {
              const indices3 = {};
              for (; i38--; ) {
                let item3 = data197[i38];
                if (typeof item3 !== "string") {
                  continue;
                }
                if (typeof indices3[item3] == "number") {
                  j4 = indices3[item3];
                  const err445 = { instancePath: instancePath + "/permissions/ksyms", schemaPath: "#/properties/permissions/properties/ksyms/uniqueItems", keyword: "uniqueItems", params: { i: i38, j: j4 } };
                  if (vErrors === null) {
                    vErrors = [err445];
                  } else {
                    vErrors.push(err445);
                  }
                  errors++;
                  break;
                }
                indices3[item3] = i38;
              }
            }
          } else {
            const err446 = { instancePath: instancePath + "/permissions/ksyms", schemaPath: "#/properties/permissions/properties/ksyms/type", keyword: "type", params: { type: "array" } };
            if (vErrors === null) {
              vErrors = [err446];
            } else {
              vErrors.push(err446);
            }
            errors++;
          }
        }
        if (data188.mapBytes !== void 0) {
          let data199 = data188.mapBytes;
          if (!(typeof data199 == "number" && (!(data199 % 1) && !isNaN(data199)) && isFinite(data199))) {
            const err447 = { instancePath: instancePath + "/permissions/mapBytes", schemaPath: "#/properties/permissions/properties/mapBytes/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err447];
            } else {
              vErrors.push(err447);
            }
            errors++;
          }
          if (typeof data199 == "number" && isFinite(data199)) {
            if (data199 < 0 || isNaN(data199)) {
              const err448 = { instancePath: instancePath + "/permissions/mapBytes", schemaPath: "#/properties/permissions/properties/mapBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
              if (vErrors === null) {
                vErrors = [err448];
              } else {
                vErrors.push(err448);
              }
              errors++;
            }
          }
        }
        if (data188.module !== void 0) {
          let data200 = data188.module;
          if (data200 && typeof data200 == "object" && !Array.isArray(data200)) {
            for (const key54 in data200) {
              if (!(key54 === "reads" || key54 === "memoryBytes" || key54 === "cpuSeconds" || key54 === "outputBytes")) {
                const err449 = { instancePath: instancePath + "/permissions/module", schemaPath: "#/properties/permissions/properties/module/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key54 } };
                if (vErrors === null) {
                  vErrors = [err449];
                } else {
                  vErrors.push(err449);
                }
                errors++;
              }
            }
            if (data200.reads !== void 0) {
              let data201 = data200.reads;
              if (Array.isArray(data201)) {
                const len34 = data201.length;
                for (let i39 = 0; i39 < len34; i39++) {
                  let data202 = data201[i39];
                  if (!(data202 === "process-maps" || data202 === "mapped-objects" || data202 === "kallsyms" || data202 === "perf-map" || data202 === "companions")) {
                    const err450 = { instancePath: instancePath + "/permissions/module/reads/" + i39, schemaPath: "#/properties/permissions/properties/module/properties/reads/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.permissions.properties.module.properties.reads.items.enum } };
                    if (vErrors === null) {
                      vErrors = [err450];
                    } else {
                      vErrors.push(err450);
                    }
                    errors++;
                  }
                }
                let i40 = data201.length;
                let j5;
                if (i40 > 1) {
                  outer1:
                    for (; i40--; ) {
                      for (j5 = i40; j5--; ) {
                        if (func0(data201[i40], data201[j5])) {
                          const err451 = { instancePath: instancePath + "/permissions/module/reads", schemaPath: "#/properties/permissions/properties/module/properties/reads/uniqueItems", keyword: "uniqueItems", params: { i: i40, j: j5 } };
                          if (vErrors === null) {
                            vErrors = [err451];
                          } else {
                            vErrors.push(err451);
                          }
                          errors++;
                          break outer1;
                        }
                      }
                    }
                }
              } else {
                const err452 = { instancePath: instancePath + "/permissions/module/reads", schemaPath: "#/properties/permissions/properties/module/properties/reads/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err452];
                } else {
                  vErrors.push(err452);
                }
                errors++;
              }
            }
            if (data200.memoryBytes !== void 0) {
              let data203 = data200.memoryBytes;
              if (!(typeof data203 == "number" && (!(data203 % 1) && !isNaN(data203)) && isFinite(data203))) {
                const err453 = { instancePath: instancePath + "/permissions/module/memoryBytes", schemaPath: "#/properties/permissions/properties/module/properties/memoryBytes/type", keyword: "type", params: { type: "integer" } };
                if (vErrors === null) {
                  vErrors = [err453];
                } else {
                  vErrors.push(err453);
                }
                errors++;
              }
              if (typeof data203 == "number" && isFinite(data203)) {
                if (data203 > 2147483648 || isNaN(data203)) {
                  const err454 = { instancePath: instancePath + "/permissions/module/memoryBytes", schemaPath: "#/properties/permissions/properties/module/properties/memoryBytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483648 } };
                  if (vErrors === null) {
                    vErrors = [err454];
                  } else {
                    vErrors.push(err454);
                  }
                  errors++;
                }
                if (data203 < 65536 || isNaN(data203)) {
                  const err455 = { instancePath: instancePath + "/permissions/module/memoryBytes", schemaPath: "#/properties/permissions/properties/module/properties/memoryBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 65536 } };
                  if (vErrors === null) {
                    vErrors = [err455];
                  } else {
                    vErrors.push(err455);
                  }
                  errors++;
                }
              }
            }
            if (data200.cpuSeconds !== void 0) {
              let data204 = data200.cpuSeconds;
              if (!(typeof data204 == "number" && (!(data204 % 1) && !isNaN(data204)) && isFinite(data204))) {
                const err456 = { instancePath: instancePath + "/permissions/module/cpuSeconds", schemaPath: "#/properties/permissions/properties/module/properties/cpuSeconds/type", keyword: "type", params: { type: "integer" } };
                if (vErrors === null) {
                  vErrors = [err456];
                } else {
                  vErrors.push(err456);
                }
                errors++;
              }
              if (typeof data204 == "number" && isFinite(data204)) {
                if (data204 > 600 || isNaN(data204)) {
                  const err457 = { instancePath: instancePath + "/permissions/module/cpuSeconds", schemaPath: "#/properties/permissions/properties/module/properties/cpuSeconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 600 } };
                  if (vErrors === null) {
                    vErrors = [err457];
                  } else {
                    vErrors.push(err457);
                  }
                  errors++;
                }
                if (data204 < 1 || isNaN(data204)) {
                  const err458 = { instancePath: instancePath + "/permissions/module/cpuSeconds", schemaPath: "#/properties/permissions/properties/module/properties/cpuSeconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err458];
                  } else {
                    vErrors.push(err458);
                  }
                  errors++;
                }
              }
            }
            if (data200.outputBytes !== void 0) {
              let data205 = data200.outputBytes;
              if (!(typeof data205 == "number" && (!(data205 % 1) && !isNaN(data205)) && isFinite(data205))) {
                const err459 = { instancePath: instancePath + "/permissions/module/outputBytes", schemaPath: "#/properties/permissions/properties/module/properties/outputBytes/type", keyword: "type", params: { type: "integer" } };
                if (vErrors === null) {
                  vErrors = [err459];
                } else {
                  vErrors.push(err459);
                }
                errors++;
              }
              if (typeof data205 == "number" && isFinite(data205)) {
                if (data205 > 1073741824 || isNaN(data205)) {
                  const err460 = { instancePath: instancePath + "/permissions/module/outputBytes", schemaPath: "#/properties/permissions/properties/module/properties/outputBytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1073741824 } };
                  if (vErrors === null) {
                    vErrors = [err460];
                  } else {
                    vErrors.push(err460);
                  }
                  errors++;
                }
                if (data205 < 1024 || isNaN(data205)) {
                  const err461 = { instancePath: instancePath + "/permissions/module/outputBytes", schemaPath: "#/properties/permissions/properties/module/properties/outputBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1024 } };
                  if (vErrors === null) {
                    vErrors = [err461];
                  } else {
                    vErrors.push(err461);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err462 = { instancePath: instancePath + "/permissions/module", schemaPath: "#/properties/permissions/properties/module/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err462];
            } else {
              vErrors.push(err462);
            }
            errors++;
          }
        }
      } else {
        const err463 = { instancePath: instancePath + "/permissions", schemaPath: "#/properties/permissions/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err463];
        } else {
          vErrors.push(err463);
        }
        errors++;
      }
    }
  } else {
    const err464 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err464];
    } else {
      vErrors.push(err464);
    }
    errors++;
  }
  validate10.errors = vErrors;
  return errors === 0;
}
export {
  stdin_default as default,
  validate
};
