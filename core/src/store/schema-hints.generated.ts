// Generated from core/src/store/lock.v1.json by core/generate/main.js. Do not edit.

/** Allowed fields of an object, by schema path. */
export const allowedFields: Record<string, readonly string[]> = {
  "#": [
    "lock",
    "tools"
  ],
  "#/properties/tools/additionalProperties": [
    "package",
    "version",
    "title",
    "source",
    "integrity",
    "manifest",
    "files",
    "publisher",
    "grant"
  ],
  "#/properties/tools/additionalProperties/properties/source": [
    "kind",
    "from",
    "published"
  ],
  "#/properties/tools/additionalProperties/properties/publisher": [
    "signature",
    "provenance",
    "identity",
    "account",
    "maintainers"
  ],
  "#/properties/tools/additionalProperties/properties/publisher/properties/identity": [
    "issuer",
    "repository",
    "workflow"
  ],
  "#/properties/tools/additionalProperties/properties/grant": [
    "grant",
    "package",
    "version",
    "permissions",
    "dangerous",
    "at",
    "uid",
    "how"
  ],
  "#/properties/tools/additionalProperties/properties/grant/properties/permissions": [
    "programs",
    "attach",
    "helpers",
    "kfuncs",
    "ksyms",
    "mapBytes",
    "module"
  ],
  "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module": [
    "reads",
    "memoryBytes",
    "cpuSeconds",
    "outputBytes"
  ]
};

/** Allowed forms of a value that may take several, by schema path of the `oneOf`. */
export const allowedForms: Record<string, readonly string[]> = {};
