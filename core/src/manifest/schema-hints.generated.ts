// Generated from sdk/schema/manifest.v1.json by core/generate/main.js. Do not edit.

/** Allowed fields of an object, by schema path. */
export const allowedFields: Record<string, readonly string[]> = {
  "#": [
    "$schema",
    "manifest",
    "name",
    "title",
    "description",
    "abi",
    "kernel",
    "object",
    "module",
    "options",
    "attach",
    "maps",
    "data",
    "results",
    "permissions"
  ],
  "#/properties/kernel": [
    "min",
    "features"
  ],
  "#/properties/object/oneOf/1": [
    "x64",
    "arm64"
  ],
  "#/properties/options/items/oneOf/0": [
    "name",
    "short",
    "aliases",
    "positional",
    "type",
    "unit",
    "metavar",
    "description",
    "default",
    "min",
    "max",
    "values",
    "conflicts",
    "requires",
    "notAbove",
    "required",
    "hidden",
    "to"
  ],
  "#/properties/options/items/oneOf/0/properties/to/items/oneOf/0": [
    "rodata",
    "set"
  ],
  "#/properties/options/items/oneOf/0/properties/to/items/oneOf/1": [
    "map",
    "enable"
  ],
  "#/properties/options/items/oneOf/0/properties/to/items/oneOf/2": [
    "cgroup",
    "enable"
  ],
  "#/properties/options/items/oneOf/0/properties/to/items/oneOf/3": [
    "inode"
  ],
  "#/properties/options/items/oneOf/0/properties/to/items/oneOf/4": [
    "session"
  ],
  "#/properties/options/items/oneOf/0/properties/to/items/oneOf/5": [
    "module"
  ],
  "#/properties/options/items/oneOf/0/properties/to/items/oneOf/6": [
    "text"
  ],
  "#/properties/options/items/oneOf/1": [
    "fragment",
    "short",
    "positional",
    "default",
    "description",
    "required",
    "conflicts",
    "requires",
    "to"
  ],
  "#/properties/options/items/oneOf/1/properties/to/items/oneOf/0": [
    "rodata",
    "set"
  ],
  "#/properties/options/items/oneOf/1/properties/to/items/oneOf/1": [
    "map",
    "enable"
  ],
  "#/properties/options/items/oneOf/1/properties/to/items/oneOf/2": [
    "cgroup",
    "enable"
  ],
  "#/properties/options/items/oneOf/1/properties/to/items/oneOf/3": [
    "inode"
  ],
  "#/properties/options/items/oneOf/1/properties/to/items/oneOf/4": [
    "session"
  ],
  "#/properties/options/items/oneOf/1/properties/to/items/oneOf/5": [
    "module"
  ],
  "#/properties/options/items/oneOf/1/properties/to/items/oneOf/6": [
    "text"
  ],
  "#/properties/attach/items": [
    "name",
    "when",
    "optional",
    "alternatives"
  ],
  "#/properties/attach/items/properties/when/items/oneOf/0": [
    "option",
    "is"
  ],
  "#/properties/attach/items/properties/when/items/oneOf/1": [
    "any"
  ],
  "#/properties/attach/items/properties/when/items/oneOf/1/properties/any/items": [
    "option",
    "is"
  ],
  "#/properties/attach/items/properties/alternatives/items": [
    "program",
    "type",
    "target",
    "targets",
    "returns",
    "library",
    "instead",
    "prefix",
    "event",
    "frequency",
    "period"
  ],
  "#/properties/attach/items/properties/alternatives/items/properties/target/oneOf/1": [
    "option"
  ],
  "#/properties/attach/items/properties/alternatives/items/properties/targets/items": [
    "symbol",
    "cookie",
    "optional",
    "return"
  ],
  "#/properties/attach/items/properties/alternatives/items/properties/targets/items/properties/symbol/oneOf/1": [
    "option"
  ],
  "#/properties/attach/items/properties/alternatives/items/properties/library/oneOf/1": [
    "option"
  ],
  "#/properties/attach/items/properties/alternatives/items/properties/prefix/oneOf/1": [
    "option"
  ],
  "#/properties/attach/items/properties/alternatives/items/properties/frequency/oneOf/1": [
    "option"
  ],
  "#/properties/attach/items/properties/alternatives/items/properties/period/oneOf/1": [
    "option"
  ],
  "#/properties/maps/additionalProperties": [
    "entries",
    "onDemand",
    "purpose",
    "full"
  ],
  "#/properties/maps/additionalProperties/properties/entries/oneOf/1": [
    "option"
  ],
  "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/0": [
    "option",
    "is"
  ],
  "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/1": [
    "any"
  ],
  "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf/1/properties/any/items": [
    "option",
    "is"
  ],
  "#/properties/data/items": [
    "name",
    "map",
    "when",
    "kind",
    "drain",
    "clear",
    "lost",
    "record"
  ],
  "#/properties/data/items/properties/when/items/oneOf/0": [
    "option",
    "is"
  ],
  "#/properties/data/items/properties/when/items/oneOf/1": [
    "any"
  ],
  "#/properties/data/items/properties/when/items/oneOf/1/properties/any/items": [
    "option",
    "is"
  ],
  "#/properties/results/items": [
    "name",
    "kind",
    "when",
    "title",
    "sampleTypes",
    "palette",
    "countName",
    "text",
    "stream",
    "record",
    "columns",
    "histogram"
  ],
  "#/properties/results/items/properties/when/items/oneOf/0": [
    "option",
    "is"
  ],
  "#/properties/results/items/properties/when/items/oneOf/1": [
    "any"
  ],
  "#/properties/results/items/properties/when/items/oneOf/1/properties/any/items": [
    "option",
    "is"
  ],
  "#/properties/results/items/properties/sampleTypes/items": [
    "type",
    "unit"
  ],
  "#/properties/results/items/properties/text": [
    "layout",
    "header",
    "unit",
    "sort",
    "by"
  ],
  "#/properties/results/items/properties/text/properties/header/oneOf/1/items": [
    "text",
    "when"
  ],
  "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/0": [
    "option",
    "is"
  ],
  "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/1": [
    "any"
  ],
  "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf/1/properties/any/items": [
    "option",
    "is"
  ],
  "#/properties/results/items/properties/columns/items": [
    "field",
    "title",
    "width",
    "unit",
    "align"
  ],
  "#/properties/results/items/properties/histogram": [
    "field",
    "scale",
    "step",
    "unit"
  ],
  "#/properties/permissions": [
    "programs",
    "attach",
    "helpers",
    "kfuncs",
    "ksyms",
    "mapBytes",
    "module"
  ],
  "#/properties/permissions/properties/module": [
    "reads",
    "memoryBytes",
    "cpuSeconds",
    "outputBytes"
  ]
};

/** Allowed forms of a value that may take several, by schema path of the `oneOf`. */
export const allowedForms: Record<string, readonly string[]> = {
  "#/properties/object/oneOf": [
    "string",
    "{ \"x64\": …, \"arm64\": … }"
  ],
  "#/properties/options/items/oneOf": [
    "{ \"name\": …, \"type\": …, \"description\": … }",
    "{ \"fragment\": … }"
  ],
  "#/properties/options/items/oneOf/0/properties/to/items/oneOf": [
    "{ \"rodata\": … }",
    "{ \"map\": … }",
    "{ \"cgroup\": … }",
    "{ \"inode\": … }",
    "{ \"session\": … }",
    "{ \"module\": … }",
    "{ \"text\": … }"
  ],
  "#/properties/options/items/oneOf/1/properties/to/items/oneOf": [
    "{ \"rodata\": … }",
    "{ \"map\": … }",
    "{ \"cgroup\": … }",
    "{ \"inode\": … }",
    "{ \"session\": … }",
    "{ \"module\": … }",
    "{ \"text\": … }"
  ],
  "#/properties/attach/items/properties/when/items/oneOf": [
    "{ \"option\": … }",
    "{ \"any\": … }"
  ],
  "#/properties/attach/items/properties/alternatives/items/properties/target/oneOf": [
    "integer or string or boolean",
    "{ \"option\": … }"
  ],
  "#/properties/attach/items/properties/alternatives/items/properties/targets/items/properties/symbol/oneOf": [
    "integer or string or boolean",
    "{ \"option\": … }"
  ],
  "#/properties/attach/items/properties/alternatives/items/properties/library/oneOf": [
    "integer or string or boolean",
    "{ \"option\": … }"
  ],
  "#/properties/attach/items/properties/alternatives/items/properties/prefix/oneOf": [
    "integer or string or boolean",
    "{ \"option\": … }"
  ],
  "#/properties/attach/items/properties/alternatives/items/properties/frequency/oneOf": [
    "integer or string or boolean",
    "{ \"option\": … }"
  ],
  "#/properties/attach/items/properties/alternatives/items/properties/period/oneOf": [
    "integer or string or boolean",
    "{ \"option\": … }"
  ],
  "#/properties/maps/additionalProperties/properties/entries/oneOf": [
    "integer or string or boolean",
    "{ \"option\": … }"
  ],
  "#/properties/maps/additionalProperties/properties/onDemand/items/oneOf": [
    "{ \"option\": … }",
    "{ \"any\": … }"
  ],
  "#/properties/data/items/properties/when/items/oneOf": [
    "{ \"option\": … }",
    "{ \"any\": … }"
  ],
  "#/properties/results/items/properties/when/items/oneOf": [
    "{ \"option\": … }",
    "{ \"any\": … }"
  ],
  "#/properties/results/items/properties/text/properties/header/oneOf": [
    "string",
    "array"
  ],
  "#/properties/results/items/properties/text/properties/header/oneOf/1/items/properties/when/items/oneOf": [
    "{ \"option\": … }",
    "{ \"any\": … }"
  ]
};
