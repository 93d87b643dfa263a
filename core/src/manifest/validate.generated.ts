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
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
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
  "node_modules/fast-deep-equal/index.js"(exports, module) {
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
  "node_modules/ajv/dist/runtime/equal.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    var equal = require_fast_deep_equal();
    equal.code = 'require("ajv/dist/runtime/equal").default';
    exports.default = equal;
  }
});

var validate = validate21;
var stdin_default = validate21;
var schema6 = { "$schema": "http://json-schema.org/draft-07/schema#", "$id": "urn:bccx:manifest:1", "title": "bccx plugin manifest, version 1", "type": "object", "additionalProperties": false, "required": ["manifest", "name", "title", "description", "abi", "object", "attach", "data", "results", "permissions"], "properties": { "$schema": { "type": "string" }, "manifest": { "const": 1, "description": "Version of this schema." }, "name": { "type": "string", "pattern": "^[a-z][a-z0-9-]{1,31}$", "description": "The command: `bccx NAME`." }, "title": { "type": "string", "minLength": 1, "maxLength": 80, "description": "One line, no full stop." }, "description": { "type": "string", "minLength": 1, "maxLength": 2e3, "description": "What it shows, for help and man page." }, "abi": { "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?$", "description": "WASM ABI the module needs: MAJOR or MAJOR.MINOR." }, "kernel": { "type": "object", "additionalProperties": false, "properties": { "min": { "type": "string", "pattern": "^[0-9]+\\.[0-9]+$", "description": "Oldest kernel release it is said to work on." }, "features": { "type": "array", "uniqueItems": true, "items": { "enum": ["btf", "perf-event", "tp-btf", "raw-tracepoint", "tracepoint", "kprobe", "kprobe-multi", "fentry", "uprobe", "uprobe-multi", "usdt", "ring-buffer", "iterator"] }, "description": "Facilities without which it cannot run at all." } } }, "object": { "$ref": "#/definitions/perArch", "description": "BPF object file, or one per architecture." }, "module": { "type": "string", "pattern": "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.wasm$", "description": "WASM symbolizer and aggregator." }, "options": { "type": "array", "items": { "oneOf": [{ "$ref": "#/definitions/option" }, { "$ref": "#/definitions/fragment" }] }, "maxItems": 64 }, "attach": { "type": "array", "minItems": 1, "maxItems": 64, "items": { "$ref": "#/definitions/attach" } }, "maps": { "type": "object", "additionalProperties": { "type": "object", "additionalProperties": false, "properties": { "entries": { "$ref": "#/definitions/value", "description": "max_entries at load: a number or an option." }, "purpose": { "type": "string", "maxLength": 120 }, "full": { "type": "string", "maxLength": 200, "description": "What to tell the user when it filled up, e.g. which option to raise." } } } }, "data": { "type": "array", "minItems": 1, "maxItems": 16, "items": { "$ref": "#/definitions/stream" } }, "results": { "type": "array", "minItems": 1, "maxItems": 16, "items": { "$ref": "#/definitions/result" } }, "permissions": { "$ref": "#/definitions/permissions" } }, "definitions": { "perArch": { "oneOf": [{ "type": "string", "pattern": "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.bpf\\.o$" }, { "type": "object", "minProperties": 1, "additionalProperties": false, "properties": { "x64": { "type": "string", "pattern": "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.bpf\\.o$" }, "arm64": { "type": "string", "pattern": "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.bpf\\.o$" } } }] }, "value": { "description": "A literal, or the value of an option.", "oneOf": [{ "type": ["integer", "string", "boolean"] }, { "type": "object", "additionalProperties": false, "required": ["option"], "properties": { "option": { "type": "string" } } }] }, "condition": { "type": "object", "additionalProperties": false, "minProperties": 1, "description": "True when each named option was given (or, with false, was not given) or has the named value.", "properties": { "option": { "type": "string" }, "is": { "type": ["boolean", "string", "integer"] } }, "required": ["option"] }, "option": { "type": "object", "additionalProperties": false, "required": ["name", "type", "description"], "properties": { "name": { "type": "string", "pattern": "^[a-z][a-z0-9-]{0,31}$", "description": "Long flag without the dashes." }, "short": { "type": "string", "pattern": "^[A-Za-z0-9]$" }, "aliases": { "type": "array", "items": { "type": "string", "pattern": "^[a-z][a-z0-9-]{0,31}$" }, "description": "Other long flags with the same meaning." }, "positional": { "type": "integer", "minimum": 0, "maximum": 3, "description": "Given without a flag, at this place." }, "type": { "enum": ["boolean", "integer", "duration", "size", "frequency", "enum", "pid-list", "path", "pattern", "string"] }, "unit": { "enum": ["s", "ms", "us", "ns", "bytes", "hz", "count", "pages"], "description": "Unit of a bare number on the command line and of the value passed on. A duration or size may also be written with a suffix." }, "metavar": { "type": "string", "pattern": "^[A-Z][A-Z0-9,.:_-]{0,23}$" }, "description": { "type": "string", "minLength": 1, "maxLength": 400 }, "default": { "type": ["boolean", "integer", "string"] }, "min": { "type": "integer" }, "max": { "type": "integer" }, "values": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "Of an enum." }, "conflicts": { "type": "array", "items": { "type": "string" } }, "requires": { "type": "array", "items": { "type": "string" } }, "hidden": { "type": "boolean" }, "to": { "type": "array", "items": { "$ref": "#/definitions/target" }, "description": "Where the value goes; several are allowed." } } }, "fragment": { "type": "object", "additionalProperties": false, "required": ["fragment"], "description": "An option of the SDK's shared set: its meaning and long name are fixed there, the short flag, default and targets are the tool's.", "properties": { "fragment": { "type": "string" }, "short": { "type": "string", "pattern": "^[A-Za-z0-9]$" }, "positional": { "type": "integer", "minimum": 0, "maximum": 3 }, "default": { "type": ["boolean", "integer", "string"] }, "description": { "type": "string", "minLength": 1, "maxLength": 400 }, "conflicts": { "type": "array", "items": { "type": "string" } }, "to": { "type": "array", "items": { "$ref": "#/definitions/target" } } } }, "target": { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["rodata"], "properties": { "rodata": { "type": "string", "description": "Constant of the BPF object, by name; its BTF gives the width." }, "set": { "type": "integer", "description": "Write this number when the option was given, instead of its value." } } }, { "type": "object", "additionalProperties": false, "required": ["map"], "properties": { "map": { "type": "string", "description": "Hash map that gets one entry per list element: key u32 id, value u8 1. It is sized to the list." }, "enable": { "type": "string", "description": "Constant set to 1 when the list is not empty." } } }, { "type": "object", "additionalProperties": false, "required": ["cgroup"], "properties": { "cgroup": { "type": "string", "description": "CGROUP_ARRAY map whose index 0 gets the cgroup v2 directory at the path; any other file is an error." }, "enable": { "type": "string", "description": "Constant set to 1 when the option was given." } } }, { "type": "object", "additionalProperties": false, "required": ["inode"], "properties": { "inode": { "type": "string", "description": "Constant that gets the inode number of the namespace file at the path; a file that is no namespace is an error." } } }, { "type": "object", "additionalProperties": false, "required": ["session"], "properties": { "session": { "enum": ["duration", "interval", "count", "cpu", "pids", "tids", "command", "max-depth", "unwind"], "description": "A value the host itself acts on." } } }, { "type": "object", "additionalProperties": false, "required": ["module"], "properties": { "module": { "const": true, "description": "Passed to bccx_configure as opt.NAME." } } }, { "type": "object", "additionalProperties": false, "required": ["text"], "properties": { "text": { "enum": ["folded", "delimited", "annotations", "addresses", "offsets", "verbose", "timestamp", "top"], "description": "A switch of the text output." } } }] }, "attach": { "type": "object", "additionalProperties": false, "required": ["alternatives"], "properties": { "name": { "type": "string", "maxLength": 64 }, "when": { "type": "array", "items": { "$ref": "#/definitions/condition" }, "description": "Attached only when every condition holds." }, "optional": { "type": "boolean", "description": "Skipped, with a note, when no alternative exists on this kernel or in this target." }, "alternatives": { "type": "array", "minItems": 1, "maxItems": 8, "items": { "$ref": "#/definitions/probe" }, "description": "In order of preference; the first the kernel has is taken." } } }, "probe": { "type": "object", "additionalProperties": false, "required": ["program", "type"], "properties": { "program": { "type": "string", "description": "Function name of the BPF program." }, "type": { "enum": ["perf-event", "tp-btf", "raw-tracepoint", "tracepoint", "kprobe", "kretprobe", "kprobe-multi", "kretprobe-multi", "fentry", "fexit", "uprobe", "uretprobe", "uprobe-multi", "uretprobe-multi", "uprobe-session", "usdt", "iterator"] }, "target": { "$ref": "#/definitions/value", "description": "tp-btf and raw-tracepoint: event; tracepoint: category:event; kernel probes: function." }, "targets": { "type": "array", "maxItems": 512, "items": { "type": "object", "additionalProperties": false, "required": ["symbol"], "properties": { "symbol": { "$ref": "#/definitions/value" }, "cookie": { "type": "integer", "minimum": 0 }, "optional": { "type": "boolean" } } }, "description": "Several functions behind one link, each with a cookie." }, "library": { "$ref": "#/definitions/value", "description": "User probes: library name as the traced process maps it, or a path." }, "event": { "enum": ["cpu-cycles", "cpu-clock"], "description": "perf-event only." }, "frequency": { "$ref": "#/definitions/value", "description": "perf-event: samples per second per CPU." }, "period": { "$ref": "#/definitions/value", "description": "perf-event: one sample every N events; wins over frequency when given." } } }, "stream": { "type": "object", "additionalProperties": false, "required": ["name", "map", "kind", "drain"], "properties": { "name": { "type": "string", "pattern": "^[a-z][a-z0-9_]{0,31}$" }, "map": { "type": "string" }, "kind": { "enum": ["hash", "ring-buffer", "array"], "description": "hash: whole entries, key and value. array: value of each index, summed over CPUs when per-CPU." }, "drain": { "enum": ["interval", "end", "poll"], "description": "interval: at each interval's end, entries are deleted when `clear` is true. end: once. poll: as they come." }, "clear": { "type": "boolean" }, "lost": { "enum": ["events", "stacks", "records"], "description": "Which counts of the SDK's map `bccx_lost` (bccx/lost.h) are this stream's losses." }, "record": { "type": "string", "description": "BTF name of the value (hash) or record (ring buffer)." } } }, "result": { "type": "object", "additionalProperties": false, "required": ["name", "kind", "title"], "properties": { "name": { "type": "string", "pattern": "^[a-z][a-z0-9-]{0,31}$" }, "kind": { "enum": ["stacks", "rows", "events", "histograms"] }, "when": { "type": "array", "items": { "$ref": "#/definitions/condition" } }, "title": { "type": "string", "maxLength": 120, "description": "Of the picture. {option} is replaced by the option's value." }, "sampleTypes": { "type": "array", "minItems": 1, "items": { "type": "object", "additionalProperties": false, "required": ["type", "unit"], "properties": { "type": { "type": "string" }, "unit": { "enum": ["count", "nanoseconds", "bytes"] } } } }, "palette": { "type": "string" }, "countName": { "type": "string" }, "text": { "type": "object", "additionalProperties": false, "required": ["layout"], "properties": { "layout": { "enum": ["stacks", "outstanding"] }, "header": { "type": "string", "maxLength": 200 }, "unit": { "enum": ["count", "us", "bytes"] }, "sort": { "enum": ["ascending", "descending"] } } }, "columns": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["field", "title"], "properties": { "field": { "type": "string" }, "title": { "type": "string" }, "width": { "type": "integer", "minimum": 1, "maximum": 200 }, "unit": { "type": "string" }, "align": { "enum": ["left", "right"] } } } } } }, "permissions": { "type": "object", "additionalProperties": false, "required": ["programs", "helpers", "mapBytes"], "properties": { "programs": { "type": "array", "uniqueItems": true, "items": { "type": "string" }, "description": "BPF program types, by libbpf's names: perf_event, tracing, raw_tracepoint, tracepoint, kprobe." }, "attach": { "type": "array", "items": { "type": "string" }, "description": "What it attaches to, e.g. `tp-btf:sched_switch`, `uprobe:libc.so.6:malloc`." }, "helpers": { "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^bpf_[a-z0-9_]+$" } }, "kfuncs": { "type": "array", "uniqueItems": true, "items": { "type": "string" } }, "mapBytes": { "type": "integer", "minimum": 0, "description": "Upper bound of memory of all maps at default options." }, "module": { "type": "object", "additionalProperties": false, "properties": { "reads": { "type": "array", "uniqueItems": true, "items": { "enum": ["process-maps", "mapped-objects", "kallsyms", "perf-map", "companions"] } }, "memoryBytes": { "type": "integer", "minimum": 65536, "maximum": 2147483648 }, "cpuSeconds": { "type": "integer", "minimum": 1, "maximum": 600 }, "outputBytes": { "type": "integer", "minimum": 1024, "maximum": 1073741824 } } } } } } };
var func2 = Object.prototype.hasOwnProperty;
var func3 = require_ucs2length().default;
var func0 = require_equal().default;
var pattern0 = new RegExp("^[a-z][a-z0-9-]{1,31}$", "u");
var pattern1 = new RegExp("^[0-9]+(\\.[0-9]+)?$", "u");
var pattern2 = new RegExp("^[0-9]+\\.[0-9]+$", "u");
var pattern6 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.wasm$", "u");
var pattern3 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.bpf\\.o$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs1 = errors;
  if (typeof data === "string") {
    if (!pattern3.test(data)) {
      const err0 = { instancePath, schemaPath: "#/oneOf/0/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.bpf\\.o$" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/oneOf/0/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err2 = { instancePath, schemaPath: "#/oneOf/1/minProperties", keyword: "minProperties", params: { limit: 1 } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "x64" || key0 === "arm64")) {
        const err3 = { instancePath, schemaPath: "#/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.x64 !== void 0) {
      let data0 = data.x64;
      if (typeof data0 === "string") {
        if (!pattern3.test(data0)) {
          const err4 = { instancePath: instancePath + "/x64", schemaPath: "#/oneOf/1/properties/x64/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.bpf\\.o$" } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/x64", schemaPath: "#/oneOf/1/properties/x64/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.arm64 !== void 0) {
      let data1 = data.arm64;
      if (typeof data1 === "string") {
        if (!pattern3.test(data1)) {
          const err6 = { instancePath: instancePath + "/arm64", schemaPath: "#/oneOf/1/properties/arm64/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.bpf\\.o$" } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/arm64", schemaPath: "#/oneOf/1/properties/arm64/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/oneOf/1/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  var _valid0 = _errs3 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
  }
  if (!valid0) {
    const err9 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  } else {
    errors = _errs0;
    if (vErrors !== null) {
      if (_errs0) {
        vErrors.length = _errs0;
      } else {
        vErrors = null;
      }
    }
  }
  validate22.errors = vErrors;
  return errors === 0;
}
var schema8 = { "type": "object", "additionalProperties": false, "required": ["name", "type", "description"], "properties": { "name": { "type": "string", "pattern": "^[a-z][a-z0-9-]{0,31}$", "description": "Long flag without the dashes." }, "short": { "type": "string", "pattern": "^[A-Za-z0-9]$" }, "aliases": { "type": "array", "items": { "type": "string", "pattern": "^[a-z][a-z0-9-]{0,31}$" }, "description": "Other long flags with the same meaning." }, "positional": { "type": "integer", "minimum": 0, "maximum": 3, "description": "Given without a flag, at this place." }, "type": { "enum": ["boolean", "integer", "duration", "size", "frequency", "enum", "pid-list", "path", "pattern", "string"] }, "unit": { "enum": ["s", "ms", "us", "ns", "bytes", "hz", "count", "pages"], "description": "Unit of a bare number on the command line and of the value passed on. A duration or size may also be written with a suffix." }, "metavar": { "type": "string", "pattern": "^[A-Z][A-Z0-9,.:_-]{0,23}$" }, "description": { "type": "string", "minLength": 1, "maxLength": 400 }, "default": { "type": ["boolean", "integer", "string"] }, "min": { "type": "integer" }, "max": { "type": "integer" }, "values": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "Of an enum." }, "conflicts": { "type": "array", "items": { "type": "string" } }, "requires": { "type": "array", "items": { "type": "string" } }, "hidden": { "type": "boolean" }, "to": { "type": "array", "items": { "$ref": "#/definitions/target" }, "description": "Where the value goes; several are allowed." } } };
var pattern7 = new RegExp("^[a-z][a-z0-9-]{0,31}$", "u");
var pattern8 = new RegExp("^[A-Za-z0-9]$", "u");
var pattern10 = new RegExp("^[A-Z][A-Z0-9,.:_-]{0,23}$", "u");
var schema9 = { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["rodata"], "properties": { "rodata": { "type": "string", "description": "Constant of the BPF object, by name; its BTF gives the width." }, "set": { "type": "integer", "description": "Write this number when the option was given, instead of its value." } } }, { "type": "object", "additionalProperties": false, "required": ["map"], "properties": { "map": { "type": "string", "description": "Hash map that gets one entry per list element: key u32 id, value u8 1. It is sized to the list." }, "enable": { "type": "string", "description": "Constant set to 1 when the list is not empty." } } }, { "type": "object", "additionalProperties": false, "required": ["cgroup"], "properties": { "cgroup": { "type": "string", "description": "CGROUP_ARRAY map whose index 0 gets the cgroup v2 directory at the path; any other file is an error." }, "enable": { "type": "string", "description": "Constant set to 1 when the option was given." } } }, { "type": "object", "additionalProperties": false, "required": ["inode"], "properties": { "inode": { "type": "string", "description": "Constant that gets the inode number of the namespace file at the path; a file that is no namespace is an error." } } }, { "type": "object", "additionalProperties": false, "required": ["session"], "properties": { "session": { "enum": ["duration", "interval", "count", "cpu", "pids", "tids", "command", "max-depth", "unwind"], "description": "A value the host itself acts on." } } }, { "type": "object", "additionalProperties": false, "required": ["module"], "properties": { "module": { "const": true, "description": "Passed to bccx_configure as opt.NAME." } } }, { "type": "object", "additionalProperties": false, "required": ["text"], "properties": { "text": { "enum": ["folded", "delimited", "annotations", "addresses", "offsets", "verbose", "timestamp", "top"], "description": "A switch of the text output." } } }] };
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs1 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.rodata === void 0) {
      const err0 = { instancePath, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: "rodata" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "rodata" || key0 === "set")) {
        const err1 = { instancePath, schemaPath: "#/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.rodata !== void 0) {
      if (typeof data.rodata !== "string") {
        const err2 = { instancePath: instancePath + "/rodata", schemaPath: "#/oneOf/0/properties/rodata/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.set !== void 0) {
      let data1 = data.set;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err3 = { instancePath: instancePath + "/set", schemaPath: "#/oneOf/0/properties/set/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/oneOf/0/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs8 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.map === void 0) {
      const err5 = { instancePath, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: "map" } };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    for (const key1 in data) {
      if (!(key1 === "map" || key1 === "enable")) {
        const err6 = { instancePath, schemaPath: "#/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.map !== void 0) {
      if (typeof data.map !== "string") {
        const err7 = { instancePath: instancePath + "/map", schemaPath: "#/oneOf/1/properties/map/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.enable !== void 0) {
      if (typeof data.enable !== "string") {
        const err8 = { instancePath: instancePath + "/enable", schemaPath: "#/oneOf/1/properties/enable/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/oneOf/1/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  var _valid0 = _errs8 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
    const _errs15 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.cgroup === void 0) {
        const err10 = { instancePath, schemaPath: "#/oneOf/2/required", keyword: "required", params: { missingProperty: "cgroup" } };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      for (const key2 in data) {
        if (!(key2 === "cgroup" || key2 === "enable")) {
          const err11 = { instancePath, schemaPath: "#/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
      if (data.cgroup !== void 0) {
        if (typeof data.cgroup !== "string") {
          const err12 = { instancePath: instancePath + "/cgroup", schemaPath: "#/oneOf/2/properties/cgroup/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      }
      if (data.enable !== void 0) {
        if (typeof data.enable !== "string") {
          const err13 = { instancePath: instancePath + "/enable", schemaPath: "#/oneOf/2/properties/enable/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
    } else {
      const err14 = { instancePath, schemaPath: "#/oneOf/2/type", keyword: "type", params: { type: "object" } };
      if (vErrors === null) {
        vErrors = [err14];
      } else {
        vErrors.push(err14);
      }
      errors++;
    }
    var _valid0 = _errs15 === errors;
    if (_valid0 && valid0) {
      valid0 = false;
      passing0 = [passing0, 2];
    } else {
      if (_valid0) {
        valid0 = true;
        passing0 = 2;
      }
      const _errs22 = errors;
      if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.inode === void 0) {
          const err15 = { instancePath, schemaPath: "#/oneOf/3/required", keyword: "required", params: { missingProperty: "inode" } };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        for (const key3 in data) {
          if (!(key3 === "inode")) {
            const err16 = { instancePath, schemaPath: "#/oneOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data.inode !== void 0) {
          if (typeof data.inode !== "string") {
            const err17 = { instancePath: instancePath + "/inode", schemaPath: "#/oneOf/3/properties/inode/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
      } else {
        const err18 = { instancePath, schemaPath: "#/oneOf/3/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
      var _valid0 = _errs22 === errors;
      if (_valid0 && valid0) {
        valid0 = false;
        passing0 = [passing0, 3];
      } else {
        if (_valid0) {
          valid0 = true;
          passing0 = 3;
        }
        const _errs27 = errors;
        if (data && typeof data == "object" && !Array.isArray(data)) {
          if (data.session === void 0) {
            const err19 = { instancePath, schemaPath: "#/oneOf/4/required", keyword: "required", params: { missingProperty: "session" } };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
          for (const key4 in data) {
            if (!(key4 === "session")) {
              const err20 = { instancePath, schemaPath: "#/oneOf/4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 } };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          }
          if (data.session !== void 0) {
            let data7 = data.session;
            if (!(data7 === "duration" || data7 === "interval" || data7 === "count" || data7 === "cpu" || data7 === "pids" || data7 === "tids" || data7 === "command" || data7 === "max-depth" || data7 === "unwind")) {
              const err21 = { instancePath: instancePath + "/session", schemaPath: "#/oneOf/4/properties/session/enum", keyword: "enum", params: { allowedValues: schema9.oneOf[4].properties.session.enum } };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
          }
        } else {
          const err22 = { instancePath, schemaPath: "#/oneOf/4/type", keyword: "type", params: { type: "object" } };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        var _valid0 = _errs27 === errors;
        if (_valid0 && valid0) {
          valid0 = false;
          passing0 = [passing0, 4];
        } else {
          if (_valid0) {
            valid0 = true;
            passing0 = 4;
          }
          const _errs31 = errors;
          if (data && typeof data == "object" && !Array.isArray(data)) {
            if (data.module === void 0) {
              const err23 = { instancePath, schemaPath: "#/oneOf/5/required", keyword: "required", params: { missingProperty: "module" } };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
            for (const key5 in data) {
              if (!(key5 === "module")) {
                const err24 = { instancePath, schemaPath: "#/oneOf/5/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 } };
                if (vErrors === null) {
                  vErrors = [err24];
                } else {
                  vErrors.push(err24);
                }
                errors++;
              }
            }
            if (data.module !== void 0) {
              if (true !== data.module) {
                const err25 = { instancePath: instancePath + "/module", schemaPath: "#/oneOf/5/properties/module/const", keyword: "const", params: { allowedValue: true } };
                if (vErrors === null) {
                  vErrors = [err25];
                } else {
                  vErrors.push(err25);
                }
                errors++;
              }
            }
          } else {
            const err26 = { instancePath, schemaPath: "#/oneOf/5/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
          var _valid0 = _errs31 === errors;
          if (_valid0 && valid0) {
            valid0 = false;
            passing0 = [passing0, 5];
          } else {
            if (_valid0) {
              valid0 = true;
              passing0 = 5;
            }
            const _errs35 = errors;
            if (data && typeof data == "object" && !Array.isArray(data)) {
              if (data.text === void 0) {
                const err27 = { instancePath, schemaPath: "#/oneOf/6/required", keyword: "required", params: { missingProperty: "text" } };
                if (vErrors === null) {
                  vErrors = [err27];
                } else {
                  vErrors.push(err27);
                }
                errors++;
              }
              for (const key6 in data) {
                if (!(key6 === "text")) {
                  const err28 = { instancePath, schemaPath: "#/oneOf/6/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 } };
                  if (vErrors === null) {
                    vErrors = [err28];
                  } else {
                    vErrors.push(err28);
                  }
                  errors++;
                }
              }
              if (data.text !== void 0) {
                let data9 = data.text;
                if (!(data9 === "folded" || data9 === "delimited" || data9 === "annotations" || data9 === "addresses" || data9 === "offsets" || data9 === "verbose" || data9 === "timestamp" || data9 === "top")) {
                  const err29 = { instancePath: instancePath + "/text", schemaPath: "#/oneOf/6/properties/text/enum", keyword: "enum", params: { allowedValues: schema9.oneOf[6].properties.text.enum } };
                  if (vErrors === null) {
                    vErrors = [err29];
                  } else {
                    vErrors.push(err29);
                  }
                  errors++;
                }
              }
            } else {
              const err30 = { instancePath, schemaPath: "#/oneOf/6/type", keyword: "type", params: { type: "object" } };
              if (vErrors === null) {
                vErrors = [err30];
              } else {
                vErrors.push(err30);
              }
              errors++;
            }
            var _valid0 = _errs35 === errors;
            if (_valid0 && valid0) {
              valid0 = false;
              passing0 = [passing0, 6];
            } else {
              if (_valid0) {
                valid0 = true;
                passing0 = 6;
              }
            }
          }
        }
      }
    }
  }
  if (!valid0) {
    const err31 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
    if (vErrors === null) {
      vErrors = [err31];
    } else {
      vErrors.push(err31);
    }
    errors++;
  } else {
    errors = _errs0;
    if (vErrors !== null) {
      if (_errs0) {
        vErrors.length = _errs0;
      } else {
        vErrors = null;
      }
    }
  }
  validate25.errors = vErrors;
  return errors === 0;
}
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.type === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.description === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "description" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func2.call(schema8.properties, key0)) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (!pattern7.test(data0)) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,31}$" } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.short !== void 0) {
      let data1 = data.short;
      if (typeof data1 === "string") {
        if (!pattern8.test(data1)) {
          const err6 = { instancePath: instancePath + "/short", schemaPath: "#/properties/short/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]$" } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/short", schemaPath: "#/properties/short/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.aliases !== void 0) {
      let data2 = data.aliases;
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (typeof data3 === "string") {
            if (!pattern7.test(data3)) {
              const err8 = { instancePath: instancePath + "/aliases/" + i0, schemaPath: "#/properties/aliases/items/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,31}$" } };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          } else {
            const err9 = { instancePath: instancePath + "/aliases/" + i0, schemaPath: "#/properties/aliases/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/aliases", schemaPath: "#/properties/aliases/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.positional !== void 0) {
      let data4 = data.positional;
      if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
        const err11 = { instancePath: instancePath + "/positional", schemaPath: "#/properties/positional/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 3 || isNaN(data4)) {
          const err12 = { instancePath: instancePath + "/positional", schemaPath: "#/properties/positional/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3 } };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (data4 < 0 || isNaN(data4)) {
          const err13 = { instancePath: instancePath + "/positional", schemaPath: "#/properties/positional/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
    }
    if (data.type !== void 0) {
      let data5 = data.type;
      if (!(data5 === "boolean" || data5 === "integer" || data5 === "duration" || data5 === "size" || data5 === "frequency" || data5 === "enum" || data5 === "pid-list" || data5 === "path" || data5 === "pattern" || data5 === "string")) {
        const err14 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema8.properties.type.enum } };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.unit !== void 0) {
      let data6 = data.unit;
      if (!(data6 === "s" || data6 === "ms" || data6 === "us" || data6 === "ns" || data6 === "bytes" || data6 === "hz" || data6 === "count" || data6 === "pages")) {
        const err15 = { instancePath: instancePath + "/unit", schemaPath: "#/properties/unit/enum", keyword: "enum", params: { allowedValues: schema8.properties.unit.enum } };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.metavar !== void 0) {
      let data7 = data.metavar;
      if (typeof data7 === "string") {
        if (!pattern10.test(data7)) {
          const err16 = { instancePath: instancePath + "/metavar", schemaPath: "#/properties/metavar/pattern", keyword: "pattern", params: { pattern: "^[A-Z][A-Z0-9,.:_-]{0,23}$" } };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      } else {
        const err17 = { instancePath: instancePath + "/metavar", schemaPath: "#/properties/metavar/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data8 = data.description;
      if (typeof data8 === "string") {
        if (func3(data8) > 400) {
          const err18 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 400 } };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
        if (func3(data8) < 1) {
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
    if (data.default !== void 0) {
      let data9 = data.default;
      if (typeof data9 !== "boolean" && !(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)) && isFinite(data9)) && typeof data9 !== "string") {
        const err21 = { instancePath: instancePath + "/default", schemaPath: "#/properties/default/type", keyword: "type", params: { type: schema8.properties.default.type } };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.min !== void 0) {
      let data10 = data.min;
      if (!(typeof data10 == "number" && (!(data10 % 1) && !isNaN(data10)) && isFinite(data10))) {
        const err22 = { instancePath: instancePath + "/min", schemaPath: "#/properties/min/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.max !== void 0) {
      let data11 = data.max;
      if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
        const err23 = { instancePath: instancePath + "/max", schemaPath: "#/properties/max/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.values !== void 0) {
      let data12 = data.values;
      if (Array.isArray(data12)) {
        if (data12.length < 1) {
          const err24 = { instancePath: instancePath + "/values", schemaPath: "#/properties/values/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        const len1 = data12.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (typeof data12[i1] !== "string") {
            const err25 = { instancePath: instancePath + "/values/" + i1, schemaPath: "#/properties/values/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
      } else {
        const err26 = { instancePath: instancePath + "/values", schemaPath: "#/properties/values/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.conflicts !== void 0) {
      let data14 = data.conflicts;
      if (Array.isArray(data14)) {
        const len2 = data14.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (typeof data14[i2] !== "string") {
            const err27 = { instancePath: instancePath + "/conflicts/" + i2, schemaPath: "#/properties/conflicts/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
      } else {
        const err28 = { instancePath: instancePath + "/conflicts", schemaPath: "#/properties/conflicts/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.requires !== void 0) {
      let data16 = data.requires;
      if (Array.isArray(data16)) {
        const len3 = data16.length;
        for (let i3 = 0; i3 < len3; i3++) {
          if (typeof data16[i3] !== "string") {
            const err29 = { instancePath: instancePath + "/requires/" + i3, schemaPath: "#/properties/requires/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
      } else {
        const err30 = { instancePath: instancePath + "/requires", schemaPath: "#/properties/requires/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
    if (data.hidden !== void 0) {
      if (typeof data.hidden !== "boolean") {
        const err31 = { instancePath: instancePath + "/hidden", schemaPath: "#/properties/hidden/type", keyword: "type", params: { type: "boolean" } };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
    if (data.to !== void 0) {
      let data19 = data.to;
      if (Array.isArray(data19)) {
        const len4 = data19.length;
        for (let i4 = 0; i4 < len4; i4++) {
          if (!validate25(data19[i4], { instancePath: instancePath + "/to/" + i4, parentData: data19, parentDataProperty: i4, rootData })) {
            vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err32 = { instancePath: instancePath + "/to", schemaPath: "#/properties/to/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      }
    }
  } else {
    const err33 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err33];
    } else {
      vErrors.push(err33);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
var schema10 = { "type": "object", "additionalProperties": false, "required": ["fragment"], "description": "An option of the SDK's shared set: its meaning and long name are fixed there, the short flag, default and targets are the tool's.", "properties": { "fragment": { "type": "string" }, "short": { "type": "string", "pattern": "^[A-Za-z0-9]$" }, "positional": { "type": "integer", "minimum": 0, "maximum": 3 }, "default": { "type": ["boolean", "integer", "string"] }, "description": { "type": "string", "minLength": 1, "maxLength": 400 }, "conflicts": { "type": "array", "items": { "type": "string" } }, "to": { "type": "array", "items": { "$ref": "#/definitions/target" } } } };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.fragment === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "fragment" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "fragment" || key0 === "short" || key0 === "positional" || key0 === "default" || key0 === "description" || key0 === "conflicts" || key0 === "to")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.fragment !== void 0) {
      if (typeof data.fragment !== "string") {
        const err2 = { instancePath: instancePath + "/fragment", schemaPath: "#/properties/fragment/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.short !== void 0) {
      let data1 = data.short;
      if (typeof data1 === "string") {
        if (!pattern8.test(data1)) {
          const err3 = { instancePath: instancePath + "/short", schemaPath: "#/properties/short/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]$" } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/short", schemaPath: "#/properties/short/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.positional !== void 0) {
      let data2 = data.positional;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err5 = { instancePath: instancePath + "/positional", schemaPath: "#/properties/positional/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 3 || isNaN(data2)) {
          const err6 = { instancePath: instancePath + "/positional", schemaPath: "#/properties/positional/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3 } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data2 < 0 || isNaN(data2)) {
          const err7 = { instancePath: instancePath + "/positional", schemaPath: "#/properties/positional/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
    }
    if (data.default !== void 0) {
      let data3 = data.default;
      if (typeof data3 !== "boolean" && !(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3)) && typeof data3 !== "string") {
        const err8 = { instancePath: instancePath + "/default", schemaPath: "#/properties/default/type", keyword: "type", params: { type: schema10.properties.default.type } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data4 = data.description;
      if (typeof data4 === "string") {
        if (func3(data4) > 400) {
          const err9 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 400 } };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (func3(data4) < 1) {
          const err10 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.conflicts !== void 0) {
      let data5 = data.conflicts;
      if (Array.isArray(data5)) {
        const len0 = data5.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data5[i0] !== "string") {
            const err12 = { instancePath: instancePath + "/conflicts/" + i0, schemaPath: "#/properties/conflicts/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/conflicts", schemaPath: "#/properties/conflicts/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.to !== void 0) {
      let data7 = data.to;
      if (Array.isArray(data7)) {
        const len1 = data7.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (!validate25(data7[i1], { instancePath: instancePath + "/to/" + i1, parentData: data7, parentDataProperty: i1, rootData })) {
            vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err14 = { instancePath: instancePath + "/to", schemaPath: "#/properties/to/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
  } else {
    const err15 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err15];
    } else {
      vErrors.push(err15);
    }
    errors++;
  }
  validate28.errors = vErrors;
  return errors === 0;
}
var schema12 = { "type": "object", "additionalProperties": false, "minProperties": 1, "description": "True when each named option was given (or, with false, was not given) or has the named value.", "properties": { "option": { "type": "string" }, "is": { "type": ["boolean", "string", "integer"] } }, "required": ["option"] };
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.option === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "option" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "option" || key0 === "is")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.option !== void 0) {
      if (typeof data.option !== "string") {
        const err3 = { instancePath: instancePath + "/option", schemaPath: "#/properties/option/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.is !== void 0) {
      let data1 = data.is;
      if (typeof data1 !== "boolean" && typeof data1 !== "string" && !(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err4 = { instancePath: instancePath + "/is", schemaPath: "#/properties/is/type", keyword: "type", params: { type: schema12.properties.is.type } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate32.errors = vErrors;
  return errors === 0;
}
var schema13 = { "type": "object", "additionalProperties": false, "required": ["program", "type"], "properties": { "program": { "type": "string", "description": "Function name of the BPF program." }, "type": { "enum": ["perf-event", "tp-btf", "raw-tracepoint", "tracepoint", "kprobe", "kretprobe", "kprobe-multi", "kretprobe-multi", "fentry", "fexit", "uprobe", "uretprobe", "uprobe-multi", "uretprobe-multi", "uprobe-session", "usdt", "iterator"] }, "target": { "$ref": "#/definitions/value", "description": "tp-btf and raw-tracepoint: event; tracepoint: category:event; kernel probes: function." }, "targets": { "type": "array", "maxItems": 512, "items": { "type": "object", "additionalProperties": false, "required": ["symbol"], "properties": { "symbol": { "$ref": "#/definitions/value" }, "cookie": { "type": "integer", "minimum": 0 }, "optional": { "type": "boolean" } } }, "description": "Several functions behind one link, each with a cookie." }, "library": { "$ref": "#/definitions/value", "description": "User probes: library name as the traced process maps it, or a path." }, "event": { "enum": ["cpu-cycles", "cpu-clock"], "description": "perf-event only." }, "frequency": { "$ref": "#/definitions/value", "description": "perf-event: samples per second per CPU." }, "period": { "$ref": "#/definitions/value", "description": "perf-event: one sample every N events; wins over frequency when given." } } };
var schema14 = { "description": "A literal, or the value of an option.", "oneOf": [{ "type": ["integer", "string", "boolean"] }, { "type": "object", "additionalProperties": false, "required": ["option"], "properties": { "option": { "type": "string" } } }] };
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs1 = errors;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data)) && typeof data !== "string" && typeof data !== "boolean") {
    const err0 = { instancePath, schemaPath: "#/oneOf/0/type", keyword: "type", params: { type: schema14.oneOf[0].type } };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.option === void 0) {
      const err1 = { instancePath, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: "option" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "option")) {
        const err2 = { instancePath, schemaPath: "#/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.option !== void 0) {
      if (typeof data.option !== "string") {
        const err3 = { instancePath: instancePath + "/option", schemaPath: "#/oneOf/1/properties/option/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/oneOf/1/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  var _valid0 = _errs3 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
  }
  if (!valid0) {
    const err5 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  } else {
    errors = _errs0;
    if (vErrors !== null) {
      if (_errs0) {
        vErrors.length = _errs0;
      } else {
        vErrors = null;
      }
    }
  }
  validate35.errors = vErrors;
  return errors === 0;
}
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.program === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "program" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.type === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "program" || key0 === "type" || key0 === "target" || key0 === "targets" || key0 === "library" || key0 === "event" || key0 === "frequency" || key0 === "period")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.program !== void 0) {
      if (typeof data.program !== "string") {
        const err3 = { instancePath: instancePath + "/program", schemaPath: "#/properties/program/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data1 = data.type;
      if (!(data1 === "perf-event" || data1 === "tp-btf" || data1 === "raw-tracepoint" || data1 === "tracepoint" || data1 === "kprobe" || data1 === "kretprobe" || data1 === "kprobe-multi" || data1 === "kretprobe-multi" || data1 === "fentry" || data1 === "fexit" || data1 === "uprobe" || data1 === "uretprobe" || data1 === "uprobe-multi" || data1 === "uretprobe-multi" || data1 === "uprobe-session" || data1 === "usdt" || data1 === "iterator")) {
        const err4 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema13.properties.type.enum } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.target !== void 0) {
      if (!validate35(data.target, { instancePath: instancePath + "/target", parentData: data, parentDataProperty: "target", rootData })) {
        vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
        errors = vErrors.length;
      }
    }
    if (data.targets !== void 0) {
      let data3 = data.targets;
      if (Array.isArray(data3)) {
        if (data3.length > 512) {
          const err5 = { instancePath: instancePath + "/targets", schemaPath: "#/properties/targets/maxItems", keyword: "maxItems", params: { limit: 512 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
            if (data4.symbol === void 0) {
              const err6 = { instancePath: instancePath + "/targets/" + i0, schemaPath: "#/properties/targets/items/required", keyword: "required", params: { missingProperty: "symbol" } };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
            for (const key1 in data4) {
              if (!(key1 === "symbol" || key1 === "cookie" || key1 === "optional")) {
                const err7 = { instancePath: instancePath + "/targets/" + i0, schemaPath: "#/properties/targets/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
                }
                errors++;
              }
            }
            if (data4.symbol !== void 0) {
              if (!validate35(data4.symbol, { instancePath: instancePath + "/targets/" + i0 + "/symbol", parentData: data4, parentDataProperty: "symbol", rootData })) {
                vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
                errors = vErrors.length;
              }
            }
            if (data4.cookie !== void 0) {
              let data6 = data4.cookie;
              if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
                const err8 = { instancePath: instancePath + "/targets/" + i0 + "/cookie", schemaPath: "#/properties/targets/items/properties/cookie/type", keyword: "type", params: { type: "integer" } };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
              if (typeof data6 == "number" && isFinite(data6)) {
                if (data6 < 0 || isNaN(data6)) {
                  const err9 = { instancePath: instancePath + "/targets/" + i0 + "/cookie", schemaPath: "#/properties/targets/items/properties/cookie/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                  if (vErrors === null) {
                    vErrors = [err9];
                  } else {
                    vErrors.push(err9);
                  }
                  errors++;
                }
              }
            }
            if (data4.optional !== void 0) {
              if (typeof data4.optional !== "boolean") {
                const err10 = { instancePath: instancePath + "/targets/" + i0 + "/optional", schemaPath: "#/properties/targets/items/properties/optional/type", keyword: "type", params: { type: "boolean" } };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
          } else {
            const err11 = { instancePath: instancePath + "/targets/" + i0, schemaPath: "#/properties/targets/items/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/targets", schemaPath: "#/properties/targets/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.library !== void 0) {
      if (!validate35(data.library, { instancePath: instancePath + "/library", parentData: data, parentDataProperty: "library", rootData })) {
        vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
        errors = vErrors.length;
      }
    }
    if (data.event !== void 0) {
      let data9 = data.event;
      if (!(data9 === "cpu-cycles" || data9 === "cpu-clock")) {
        const err13 = { instancePath: instancePath + "/event", schemaPath: "#/properties/event/enum", keyword: "enum", params: { allowedValues: schema13.properties.event.enum } };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.frequency !== void 0) {
      if (!validate35(data.frequency, { instancePath: instancePath + "/frequency", parentData: data, parentDataProperty: "frequency", rootData })) {
        vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
        errors = vErrors.length;
      }
    }
    if (data.period !== void 0) {
      if (!validate35(data.period, { instancePath: instancePath + "/period", parentData: data, parentDataProperty: "period", rootData })) {
        vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err14 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err14];
    } else {
      vErrors.push(err14);
    }
    errors++;
  }
  validate34.errors = vErrors;
  return errors === 0;
}
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.alternatives === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "alternatives" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "when" || key0 === "optional" || key0 === "alternatives")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (func3(data0) > 64) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/maxLength", keyword: "maxLength", params: { limit: 64 } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.when !== void 0) {
      let data1 = data.when;
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate32(data1[i0], { instancePath: instancePath + "/when/" + i0, parentData: data1, parentDataProperty: i0, rootData })) {
            vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err4 = { instancePath: instancePath + "/when", schemaPath: "#/properties/when/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.optional !== void 0) {
      if (typeof data.optional !== "boolean") {
        const err5 = { instancePath: instancePath + "/optional", schemaPath: "#/properties/optional/type", keyword: "type", params: { type: "boolean" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.alternatives !== void 0) {
      let data4 = data.alternatives;
      if (Array.isArray(data4)) {
        if (data4.length > 8) {
          const err6 = { instancePath: instancePath + "/alternatives", schemaPath: "#/properties/alternatives/maxItems", keyword: "maxItems", params: { limit: 8 } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data4.length < 1) {
          const err7 = { instancePath: instancePath + "/alternatives", schemaPath: "#/properties/alternatives/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        const len1 = data4.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (!validate34(data4[i1], { instancePath: instancePath + "/alternatives/" + i1, parentData: data4, parentDataProperty: i1, rootData })) {
            vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/alternatives", schemaPath: "#/properties/alternatives/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate31.errors = vErrors;
  return errors === 0;
}
var schema15 = { "type": "object", "additionalProperties": false, "required": ["name", "map", "kind", "drain"], "properties": { "name": { "type": "string", "pattern": "^[a-z][a-z0-9_]{0,31}$" }, "map": { "type": "string" }, "kind": { "enum": ["hash", "ring-buffer", "array"], "description": "hash: whole entries, key and value. array: value of each index, summed over CPUs when per-CPU." }, "drain": { "enum": ["interval", "end", "poll"], "description": "interval: at each interval's end, entries are deleted when `clear` is true. end: once. poll: as they come." }, "clear": { "type": "boolean" }, "lost": { "enum": ["events", "stacks", "records"], "description": "Which counts of the SDK's map `bccx_lost` (bccx/lost.h) are this stream's losses." }, "record": { "type": "string", "description": "BTF name of the value (hash) or record (ring buffer)." } } };
var pattern12 = new RegExp("^[a-z][a-z0-9_]{0,31}$", "u");
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.map === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "map" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.kind === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.drain === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "drain" } };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "map" || key0 === "kind" || key0 === "drain" || key0 === "clear" || key0 === "lost" || key0 === "record")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (!pattern12.test(data0)) {
          const err5 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_]{0,31}$" } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.map !== void 0) {
      if (typeof data.map !== "string") {
        const err7 = { instancePath: instancePath + "/map", schemaPath: "#/properties/map/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data2 = data.kind;
      if (!(data2 === "hash" || data2 === "ring-buffer" || data2 === "array")) {
        const err8 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema15.properties.kind.enum } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.drain !== void 0) {
      let data3 = data.drain;
      if (!(data3 === "interval" || data3 === "end" || data3 === "poll")) {
        const err9 = { instancePath: instancePath + "/drain", schemaPath: "#/properties/drain/enum", keyword: "enum", params: { allowedValues: schema15.properties.drain.enum } };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.clear !== void 0) {
      if (typeof data.clear !== "boolean") {
        const err10 = { instancePath: instancePath + "/clear", schemaPath: "#/properties/clear/type", keyword: "type", params: { type: "boolean" } };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.lost !== void 0) {
      let data5 = data.lost;
      if (!(data5 === "events" || data5 === "stacks" || data5 === "records")) {
        const err11 = { instancePath: instancePath + "/lost", schemaPath: "#/properties/lost/enum", keyword: "enum", params: { allowedValues: schema15.properties.lost.enum } };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.record !== void 0) {
      if (typeof data.record !== "string") {
        const err12 = { instancePath: instancePath + "/record", schemaPath: "#/properties/record/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
  } else {
    const err13 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err13];
    } else {
      vErrors.push(err13);
    }
    errors++;
  }
  validate44.errors = vErrors;
  return errors === 0;
}
var schema16 = { "type": "object", "additionalProperties": false, "required": ["name", "kind", "title"], "properties": { "name": { "type": "string", "pattern": "^[a-z][a-z0-9-]{0,31}$" }, "kind": { "enum": ["stacks", "rows", "events", "histograms"] }, "when": { "type": "array", "items": { "$ref": "#/definitions/condition" } }, "title": { "type": "string", "maxLength": 120, "description": "Of the picture. {option} is replaced by the option's value." }, "sampleTypes": { "type": "array", "minItems": 1, "items": { "type": "object", "additionalProperties": false, "required": ["type", "unit"], "properties": { "type": { "type": "string" }, "unit": { "enum": ["count", "nanoseconds", "bytes"] } } } }, "palette": { "type": "string" }, "countName": { "type": "string" }, "text": { "type": "object", "additionalProperties": false, "required": ["layout"], "properties": { "layout": { "enum": ["stacks", "outstanding"] }, "header": { "type": "string", "maxLength": 200 }, "unit": { "enum": ["count", "us", "bytes"] }, "sort": { "enum": ["ascending", "descending"] } } }, "columns": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["field", "title"], "properties": { "field": { "type": "string" }, "title": { "type": "string" }, "width": { "type": "integer", "minimum": 1, "maximum": 200 }, "unit": { "type": "string" }, "align": { "enum": ["left", "right"] } } } } } };
function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.kind === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" } };
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
    for (const key0 in data) {
      if (!func2.call(schema16.properties, key0)) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (!pattern7.test(data0)) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,31}$" } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data1 = data.kind;
      if (!(data1 === "stacks" || data1 === "rows" || data1 === "events" || data1 === "histograms")) {
        const err6 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema16.properties.kind.enum } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.when !== void 0) {
      let data2 = data.when;
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate32(data2[i0], { instancePath: instancePath + "/when/" + i0, parentData: data2, parentDataProperty: i0, rootData })) {
            vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err7 = { instancePath: instancePath + "/when", schemaPath: "#/properties/when/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.title !== void 0) {
      let data4 = data.title;
      if (typeof data4 === "string") {
        if (func3(data4) > 120) {
          const err8 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 120 } };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.sampleTypes !== void 0) {
      let data5 = data.sampleTypes;
      if (Array.isArray(data5)) {
        if (data5.length < 1) {
          const err10 = { instancePath: instancePath + "/sampleTypes", schemaPath: "#/properties/sampleTypes/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        const len1 = data5.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data6 = data5[i1];
          if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
            if (data6.type === void 0) {
              const err11 = { instancePath: instancePath + "/sampleTypes/" + i1, schemaPath: "#/properties/sampleTypes/items/required", keyword: "required", params: { missingProperty: "type" } };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
            if (data6.unit === void 0) {
              const err12 = { instancePath: instancePath + "/sampleTypes/" + i1, schemaPath: "#/properties/sampleTypes/items/required", keyword: "required", params: { missingProperty: "unit" } };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
            for (const key1 in data6) {
              if (!(key1 === "type" || key1 === "unit")) {
                const err13 = { instancePath: instancePath + "/sampleTypes/" + i1, schemaPath: "#/properties/sampleTypes/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
                if (vErrors === null) {
                  vErrors = [err13];
                } else {
                  vErrors.push(err13);
                }
                errors++;
              }
            }
            if (data6.type !== void 0) {
              if (typeof data6.type !== "string") {
                const err14 = { instancePath: instancePath + "/sampleTypes/" + i1 + "/type", schemaPath: "#/properties/sampleTypes/items/properties/type/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data6.unit !== void 0) {
              let data8 = data6.unit;
              if (!(data8 === "count" || data8 === "nanoseconds" || data8 === "bytes")) {
                const err15 = { instancePath: instancePath + "/sampleTypes/" + i1 + "/unit", schemaPath: "#/properties/sampleTypes/items/properties/unit/enum", keyword: "enum", params: { allowedValues: schema16.properties.sampleTypes.items.properties.unit.enum } };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
          } else {
            const err16 = { instancePath: instancePath + "/sampleTypes/" + i1, schemaPath: "#/properties/sampleTypes/items/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/sampleTypes", schemaPath: "#/properties/sampleTypes/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.palette !== void 0) {
      if (typeof data.palette !== "string") {
        const err18 = { instancePath: instancePath + "/palette", schemaPath: "#/properties/palette/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.countName !== void 0) {
      if (typeof data.countName !== "string") {
        const err19 = { instancePath: instancePath + "/countName", schemaPath: "#/properties/countName/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.text !== void 0) {
      let data11 = data.text;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
        if (data11.layout === void 0) {
          const err20 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/required", keyword: "required", params: { missingProperty: "layout" } };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
        for (const key2 in data11) {
          if (!(key2 === "layout" || key2 === "header" || key2 === "unit" || key2 === "sort")) {
            const err21 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
        if (data11.layout !== void 0) {
          let data12 = data11.layout;
          if (!(data12 === "stacks" || data12 === "outstanding")) {
            const err22 = { instancePath: instancePath + "/text/layout", schemaPath: "#/properties/text/properties/layout/enum", keyword: "enum", params: { allowedValues: schema16.properties.text.properties.layout.enum } };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        if (data11.header !== void 0) {
          let data13 = data11.header;
          if (typeof data13 === "string") {
            if (func3(data13) > 200) {
              const err23 = { instancePath: instancePath + "/text/header", schemaPath: "#/properties/text/properties/header/maxLength", keyword: "maxLength", params: { limit: 200 } };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
          } else {
            const err24 = { instancePath: instancePath + "/text/header", schemaPath: "#/properties/text/properties/header/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
        if (data11.unit !== void 0) {
          let data14 = data11.unit;
          if (!(data14 === "count" || data14 === "us" || data14 === "bytes")) {
            const err25 = { instancePath: instancePath + "/text/unit", schemaPath: "#/properties/text/properties/unit/enum", keyword: "enum", params: { allowedValues: schema16.properties.text.properties.unit.enum } };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
        if (data11.sort !== void 0) {
          let data15 = data11.sort;
          if (!(data15 === "ascending" || data15 === "descending")) {
            const err26 = { instancePath: instancePath + "/text/sort", schemaPath: "#/properties/text/properties/sort/enum", keyword: "enum", params: { allowedValues: schema16.properties.text.properties.sort.enum } };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
      } else {
        const err27 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.columns !== void 0) {
      let data16 = data.columns;
      if (Array.isArray(data16)) {
        const len2 = data16.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data17 = data16[i2];
          if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
            if (data17.field === void 0) {
              const err28 = { instancePath: instancePath + "/columns/" + i2, schemaPath: "#/properties/columns/items/required", keyword: "required", params: { missingProperty: "field" } };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
            if (data17.title === void 0) {
              const err29 = { instancePath: instancePath + "/columns/" + i2, schemaPath: "#/properties/columns/items/required", keyword: "required", params: { missingProperty: "title" } };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
            for (const key3 in data17) {
              if (!(key3 === "field" || key3 === "title" || key3 === "width" || key3 === "unit" || key3 === "align")) {
                const err30 = { instancePath: instancePath + "/columns/" + i2, schemaPath: "#/properties/columns/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } };
                if (vErrors === null) {
                  vErrors = [err30];
                } else {
                  vErrors.push(err30);
                }
                errors++;
              }
            }
            if (data17.field !== void 0) {
              if (typeof data17.field !== "string") {
                const err31 = { instancePath: instancePath + "/columns/" + i2 + "/field", schemaPath: "#/properties/columns/items/properties/field/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err31];
                } else {
                  vErrors.push(err31);
                }
                errors++;
              }
            }
            if (data17.title !== void 0) {
              if (typeof data17.title !== "string") {
                const err32 = { instancePath: instancePath + "/columns/" + i2 + "/title", schemaPath: "#/properties/columns/items/properties/title/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err32];
                } else {
                  vErrors.push(err32);
                }
                errors++;
              }
            }
            if (data17.width !== void 0) {
              let data20 = data17.width;
              if (!(typeof data20 == "number" && (!(data20 % 1) && !isNaN(data20)) && isFinite(data20))) {
                const err33 = { instancePath: instancePath + "/columns/" + i2 + "/width", schemaPath: "#/properties/columns/items/properties/width/type", keyword: "type", params: { type: "integer" } };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
              if (typeof data20 == "number" && isFinite(data20)) {
                if (data20 > 200 || isNaN(data20)) {
                  const err34 = { instancePath: instancePath + "/columns/" + i2 + "/width", schemaPath: "#/properties/columns/items/properties/width/maximum", keyword: "maximum", params: { comparison: "<=", limit: 200 } };
                  if (vErrors === null) {
                    vErrors = [err34];
                  } else {
                    vErrors.push(err34);
                  }
                  errors++;
                }
                if (data20 < 1 || isNaN(data20)) {
                  const err35 = { instancePath: instancePath + "/columns/" + i2 + "/width", schemaPath: "#/properties/columns/items/properties/width/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
              }
            }
            if (data17.unit !== void 0) {
              if (typeof data17.unit !== "string") {
                const err36 = { instancePath: instancePath + "/columns/" + i2 + "/unit", schemaPath: "#/properties/columns/items/properties/unit/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
            }
            if (data17.align !== void 0) {
              let data22 = data17.align;
              if (!(data22 === "left" || data22 === "right")) {
                const err37 = { instancePath: instancePath + "/columns/" + i2 + "/align", schemaPath: "#/properties/columns/items/properties/align/enum", keyword: "enum", params: { allowedValues: schema16.properties.columns.items.properties.align.enum } };
                if (vErrors === null) {
                  vErrors = [err37];
                } else {
                  vErrors.push(err37);
                }
                errors++;
              }
            }
          } else {
            const err38 = { instancePath: instancePath + "/columns/" + i2, schemaPath: "#/properties/columns/items/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
        }
      } else {
        const err39 = { instancePath: instancePath + "/columns", schemaPath: "#/properties/columns/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
  } else {
    const err40 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err40];
    } else {
      vErrors.push(err40);
    }
    errors++;
  }
  validate46.errors = vErrors;
  return errors === 0;
}
var schema17 = { "type": "object", "additionalProperties": false, "required": ["programs", "helpers", "mapBytes"], "properties": { "programs": { "type": "array", "uniqueItems": true, "items": { "type": "string" }, "description": "BPF program types, by libbpf's names: perf_event, tracing, raw_tracepoint, tracepoint, kprobe." }, "attach": { "type": "array", "items": { "type": "string" }, "description": "What it attaches to, e.g. `tp-btf:sched_switch`, `uprobe:libc.so.6:malloc`." }, "helpers": { "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": "^bpf_[a-z0-9_]+$" } }, "kfuncs": { "type": "array", "uniqueItems": true, "items": { "type": "string" } }, "mapBytes": { "type": "integer", "minimum": 0, "description": "Upper bound of memory of all maps at default options." }, "module": { "type": "object", "additionalProperties": false, "properties": { "reads": { "type": "array", "uniqueItems": true, "items": { "enum": ["process-maps", "mapped-objects", "kallsyms", "perf-map", "companions"] } }, "memoryBytes": { "type": "integer", "minimum": 65536, "maximum": 2147483648 }, "cpuSeconds": { "type": "integer", "minimum": 1, "maximum": 600 }, "outputBytes": { "type": "integer", "minimum": 1024, "maximum": 1073741824 } } } } };
var pattern14 = new RegExp("^bpf_[a-z0-9_]+$", "u");
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.programs === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "programs" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.helpers === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "helpers" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.mapBytes === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "mapBytes" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "programs" || key0 === "attach" || key0 === "helpers" || key0 === "kfuncs" || key0 === "mapBytes" || key0 === "module")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.programs !== void 0) {
      let data0 = data.programs;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data0[i0] !== "string") {
            const err4 = { instancePath: instancePath + "/programs/" + i0, schemaPath: "#/properties/programs/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        let i1 = data0.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data0[i1];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err5 = { instancePath: instancePath + "/programs", schemaPath: "#/properties/programs/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/programs", schemaPath: "#/properties/programs/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.attach !== void 0) {
      let data2 = data.attach;
      if (Array.isArray(data2)) {
        const len1 = data2.length;
        for (let i2 = 0; i2 < len1; i2++) {
          if (typeof data2[i2] !== "string") {
            const err7 = { instancePath: instancePath + "/attach/" + i2, schemaPath: "#/properties/attach/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/attach", schemaPath: "#/properties/attach/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.helpers !== void 0) {
      let data4 = data.helpers;
      if (Array.isArray(data4)) {
        const len2 = data4.length;
        for (let i3 = 0; i3 < len2; i3++) {
          let data5 = data4[i3];
          if (typeof data5 === "string") {
            if (!pattern14.test(data5)) {
              const err9 = { instancePath: instancePath + "/helpers/" + i3, schemaPath: "#/properties/helpers/items/pattern", keyword: "pattern", params: { pattern: "^bpf_[a-z0-9_]+$" } };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          } else {
            const err10 = { instancePath: instancePath + "/helpers/" + i3, schemaPath: "#/properties/helpers/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        let i4 = data4.length;
        let j1;
        if (i4 > 1) {
          const indices1 = {};
          for (; i4--; ) {
            let item1 = data4[i4];
            if (typeof item1 !== "string") {
              continue;
            }
            if (typeof indices1[item1] == "number") {
              j1 = indices1[item1];
              const err11 = { instancePath: instancePath + "/helpers", schemaPath: "#/properties/helpers/uniqueItems", keyword: "uniqueItems", params: { i: i4, j: j1 } };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
              break;
            }
            indices1[item1] = i4;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/helpers", schemaPath: "#/properties/helpers/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.kfuncs !== void 0) {
      let data6 = data.kfuncs;
      if (Array.isArray(data6)) {
        const len3 = data6.length;
        for (let i5 = 0; i5 < len3; i5++) {
          if (typeof data6[i5] !== "string") {
            const err13 = { instancePath: instancePath + "/kfuncs/" + i5, schemaPath: "#/properties/kfuncs/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        let i6 = data6.length;
        let j2;
        if (i6 > 1) {
          const indices2 = {};
          for (; i6--; ) {
            let item2 = data6[i6];
            if (typeof item2 !== "string") {
              continue;
            }
            if (typeof indices2[item2] == "number") {
              j2 = indices2[item2];
              const err14 = { instancePath: instancePath + "/kfuncs", schemaPath: "#/properties/kfuncs/uniqueItems", keyword: "uniqueItems", params: { i: i6, j: j2 } };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
              break;
            }
            indices2[item2] = i6;
          }
        }
      } else {
        const err15 = { instancePath: instancePath + "/kfuncs", schemaPath: "#/properties/kfuncs/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.mapBytes !== void 0) {
      let data8 = data.mapBytes;
      if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)) && isFinite(data8))) {
        const err16 = { instancePath: instancePath + "/mapBytes", schemaPath: "#/properties/mapBytes/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
      if (typeof data8 == "number" && isFinite(data8)) {
        if (data8 < 0 || isNaN(data8)) {
          const err17 = { instancePath: instancePath + "/mapBytes", schemaPath: "#/properties/mapBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      }
    }
    if (data.module !== void 0) {
      let data9 = data.module;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        for (const key1 in data9) {
          if (!(key1 === "reads" || key1 === "memoryBytes" || key1 === "cpuSeconds" || key1 === "outputBytes")) {
            const err18 = { instancePath: instancePath + "/module", schemaPath: "#/properties/module/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
        if (data9.reads !== void 0) {
          let data10 = data9.reads;
          if (Array.isArray(data10)) {
            const len4 = data10.length;
            for (let i7 = 0; i7 < len4; i7++) {
              let data11 = data10[i7];
              if (!(data11 === "process-maps" || data11 === "mapped-objects" || data11 === "kallsyms" || data11 === "perf-map" || data11 === "companions")) {
                const err19 = { instancePath: instancePath + "/module/reads/" + i7, schemaPath: "#/properties/module/properties/reads/items/enum", keyword: "enum", params: { allowedValues: schema17.properties.module.properties.reads.items.enum } };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
            let i8 = data10.length;
            let j3;
            if (i8 > 1) {
              outer0:
                for (; i8--; ) {
                  for (j3 = i8; j3--; ) {
                    if (func0(data10[i8], data10[j3])) {
                      const err20 = { instancePath: instancePath + "/module/reads", schemaPath: "#/properties/module/properties/reads/uniqueItems", keyword: "uniqueItems", params: { i: i8, j: j3 } };
                      if (vErrors === null) {
                        vErrors = [err20];
                      } else {
                        vErrors.push(err20);
                      }
                      errors++;
                      break outer0;
                    }
                  }
                }
            }
          } else {
            const err21 = { instancePath: instancePath + "/module/reads", schemaPath: "#/properties/module/properties/reads/type", keyword: "type", params: { type: "array" } };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
        if (data9.memoryBytes !== void 0) {
          let data12 = data9.memoryBytes;
          if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)) && isFinite(data12))) {
            const err22 = { instancePath: instancePath + "/module/memoryBytes", schemaPath: "#/properties/module/properties/memoryBytes/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
          if (typeof data12 == "number" && isFinite(data12)) {
            if (data12 > 2147483648 || isNaN(data12)) {
              const err23 = { instancePath: instancePath + "/module/memoryBytes", schemaPath: "#/properties/module/properties/memoryBytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483648 } };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
            if (data12 < 65536 || isNaN(data12)) {
              const err24 = { instancePath: instancePath + "/module/memoryBytes", schemaPath: "#/properties/module/properties/memoryBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 65536 } };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
          }
        }
        if (data9.cpuSeconds !== void 0) {
          let data13 = data9.cpuSeconds;
          if (!(typeof data13 == "number" && (!(data13 % 1) && !isNaN(data13)) && isFinite(data13))) {
            const err25 = { instancePath: instancePath + "/module/cpuSeconds", schemaPath: "#/properties/module/properties/cpuSeconds/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
          if (typeof data13 == "number" && isFinite(data13)) {
            if (data13 > 600 || isNaN(data13)) {
              const err26 = { instancePath: instancePath + "/module/cpuSeconds", schemaPath: "#/properties/module/properties/cpuSeconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 600 } };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
            if (data13 < 1 || isNaN(data13)) {
              const err27 = { instancePath: instancePath + "/module/cpuSeconds", schemaPath: "#/properties/module/properties/cpuSeconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
            }
          }
        }
        if (data9.outputBytes !== void 0) {
          let data14 = data9.outputBytes;
          if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)) && isFinite(data14))) {
            const err28 = { instancePath: instancePath + "/module/outputBytes", schemaPath: "#/properties/module/properties/outputBytes/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
          if (typeof data14 == "number" && isFinite(data14)) {
            if (data14 > 1073741824 || isNaN(data14)) {
              const err29 = { instancePath: instancePath + "/module/outputBytes", schemaPath: "#/properties/module/properties/outputBytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1073741824 } };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
            if (data14 < 1024 || isNaN(data14)) {
              const err30 = { instancePath: instancePath + "/module/outputBytes", schemaPath: "#/properties/module/properties/outputBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1024 } };
              if (vErrors === null) {
                vErrors = [err30];
              } else {
                vErrors.push(err30);
              }
              errors++;
            }
          }
        }
      } else {
        const err31 = { instancePath: instancePath + "/module", schemaPath: "#/properties/module/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
  } else {
    const err32 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err32];
    } else {
      vErrors.push(err32);
    }
    errors++;
  }
  validate49.errors = vErrors;
  return errors === 0;
}
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
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
      if (!func2.call(schema6.properties, key0)) {
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
                const err26 = { instancePath: instancePath + "/kernel/features/" + i0, schemaPath: "#/properties/kernel/properties/features/items/enum", keyword: "enum", params: { allowedValues: schema6.properties.kernel.properties.features.items.enum } };
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
      if (!validate22(data.object, { instancePath: instancePath + "/object", parentData: data, parentDataProperty: "object", rootData })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.module !== void 0) {
      let data11 = data.module;
      if (typeof data11 === "string") {
        if (!pattern6.test(data11)) {
          const err30 = { instancePath: instancePath + "/module", schemaPath: "#/properties/module/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.wasm$" } };
          if (vErrors === null) {
            vErrors = [err30];
          } else {
            vErrors.push(err30);
          }
          errors++;
        }
      } else {
        const err31 = { instancePath: instancePath + "/module", schemaPath: "#/properties/module/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
    if (data.options !== void 0) {
      let data12 = data.options;
      if (Array.isArray(data12)) {
        if (data12.length > 64) {
          const err32 = { instancePath: instancePath + "/options", schemaPath: "#/properties/options/maxItems", keyword: "maxItems", params: { limit: 64 } };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
        const len1 = data12.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data13 = data12[i2];
          const _errs27 = errors;
          let valid7 = false;
          let passing0 = null;
          const _errs28 = errors;
          if (!validate24(data13, { instancePath: instancePath + "/options/" + i2, parentData: data12, parentDataProperty: i2, rootData })) {
            vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
            errors = vErrors.length;
          }
          var _valid0 = _errs28 === errors;
          if (_valid0) {
            valid7 = true;
            passing0 = 0;
          }
          const _errs29 = errors;
          if (!validate28(data13, { instancePath: instancePath + "/options/" + i2, parentData: data12, parentDataProperty: i2, rootData })) {
            vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
            errors = vErrors.length;
          }
          var _valid0 = _errs29 === errors;
          if (_valid0 && valid7) {
            valid7 = false;
            passing0 = [passing0, 1];
          } else {
            if (_valid0) {
              valid7 = true;
              passing0 = 1;
            }
          }
          if (!valid7) {
            const err33 = { instancePath: instancePath + "/options/" + i2, schemaPath: "#/properties/options/items/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          } else {
            errors = _errs27;
            if (vErrors !== null) {
              if (_errs27) {
                vErrors.length = _errs27;
              } else {
                vErrors = null;
              }
            }
          }
        }
      } else {
        const err34 = { instancePath: instancePath + "/options", schemaPath: "#/properties/options/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
    if (data.attach !== void 0) {
      let data14 = data.attach;
      if (Array.isArray(data14)) {
        if (data14.length > 64) {
          const err35 = { instancePath: instancePath + "/attach", schemaPath: "#/properties/attach/maxItems", keyword: "maxItems", params: { limit: 64 } };
          if (vErrors === null) {
            vErrors = [err35];
          } else {
            vErrors.push(err35);
          }
          errors++;
        }
        if (data14.length < 1) {
          const err36 = { instancePath: instancePath + "/attach", schemaPath: "#/properties/attach/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err36];
          } else {
            vErrors.push(err36);
          }
          errors++;
        }
        const len2 = data14.length;
        for (let i3 = 0; i3 < len2; i3++) {
          if (!validate31(data14[i3], { instancePath: instancePath + "/attach/" + i3, parentData: data14, parentDataProperty: i3, rootData })) {
            vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err37 = { instancePath: instancePath + "/attach", schemaPath: "#/properties/attach/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err37];
        } else {
          vErrors.push(err37);
        }
        errors++;
      }
    }
    if (data.maps !== void 0) {
      let data16 = data.maps;
      if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
        for (const key2 in data16) {
          let data17 = data16[key2];
          if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
            for (const key3 in data17) {
              if (!(key3 === "entries" || key3 === "purpose" || key3 === "full")) {
                const err38 = { instancePath: instancePath + "/maps/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/maps/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } };
                if (vErrors === null) {
                  vErrors = [err38];
                } else {
                  vErrors.push(err38);
                }
                errors++;
              }
            }
            if (data17.entries !== void 0) {
              if (!validate35(data17.entries, { instancePath: instancePath + "/maps/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/entries", parentData: data17, parentDataProperty: "entries", rootData })) {
                vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
                errors = vErrors.length;
              }
            }
            if (data17.purpose !== void 0) {
              let data19 = data17.purpose;
              if (typeof data19 === "string") {
                if (func3(data19) > 120) {
                  const err39 = { instancePath: instancePath + "/maps/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/purpose", schemaPath: "#/properties/maps/additionalProperties/properties/purpose/maxLength", keyword: "maxLength", params: { limit: 120 } };
                  if (vErrors === null) {
                    vErrors = [err39];
                  } else {
                    vErrors.push(err39);
                  }
                  errors++;
                }
              } else {
                const err40 = { instancePath: instancePath + "/maps/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/purpose", schemaPath: "#/properties/maps/additionalProperties/properties/purpose/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err40];
                } else {
                  vErrors.push(err40);
                }
                errors++;
              }
            }
            if (data17.full !== void 0) {
              let data20 = data17.full;
              if (typeof data20 === "string") {
                if (func3(data20) > 200) {
                  const err41 = { instancePath: instancePath + "/maps/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/full", schemaPath: "#/properties/maps/additionalProperties/properties/full/maxLength", keyword: "maxLength", params: { limit: 200 } };
                  if (vErrors === null) {
                    vErrors = [err41];
                  } else {
                    vErrors.push(err41);
                  }
                  errors++;
                }
              } else {
                const err42 = { instancePath: instancePath + "/maps/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/full", schemaPath: "#/properties/maps/additionalProperties/properties/full/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
          } else {
            const err43 = { instancePath: instancePath + "/maps/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/maps/additionalProperties/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
      } else {
        const err44 = { instancePath: instancePath + "/maps", schemaPath: "#/properties/maps/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err44];
        } else {
          vErrors.push(err44);
        }
        errors++;
      }
    }
    if (data.data !== void 0) {
      let data21 = data.data;
      if (Array.isArray(data21)) {
        if (data21.length > 16) {
          const err45 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/maxItems", keyword: "maxItems", params: { limit: 16 } };
          if (vErrors === null) {
            vErrors = [err45];
          } else {
            vErrors.push(err45);
          }
          errors++;
        }
        if (data21.length < 1) {
          const err46 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err46];
          } else {
            vErrors.push(err46);
          }
          errors++;
        }
        const len3 = data21.length;
        for (let i4 = 0; i4 < len3; i4++) {
          if (!validate44(data21[i4], { instancePath: instancePath + "/data/" + i4, parentData: data21, parentDataProperty: i4, rootData })) {
            vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err47 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err47];
        } else {
          vErrors.push(err47);
        }
        errors++;
      }
    }
    if (data.results !== void 0) {
      let data23 = data.results;
      if (Array.isArray(data23)) {
        if (data23.length > 16) {
          const err48 = { instancePath: instancePath + "/results", schemaPath: "#/properties/results/maxItems", keyword: "maxItems", params: { limit: 16 } };
          if (vErrors === null) {
            vErrors = [err48];
          } else {
            vErrors.push(err48);
          }
          errors++;
        }
        if (data23.length < 1) {
          const err49 = { instancePath: instancePath + "/results", schemaPath: "#/properties/results/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err49];
          } else {
            vErrors.push(err49);
          }
          errors++;
        }
        const len4 = data23.length;
        for (let i5 = 0; i5 < len4; i5++) {
          if (!validate46(data23[i5], { instancePath: instancePath + "/results/" + i5, parentData: data23, parentDataProperty: i5, rootData })) {
            vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err50 = { instancePath: instancePath + "/results", schemaPath: "#/properties/results/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err50];
        } else {
          vErrors.push(err50);
        }
        errors++;
      }
    }
    if (data.permissions !== void 0) {
      if (!validate49(data.permissions, { instancePath: instancePath + "/permissions", parentData: data, parentDataProperty: "permissions", rootData })) {
        vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err51 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err51];
    } else {
      vErrors.push(err51);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
export {
  stdin_default as default,
  validate
};
