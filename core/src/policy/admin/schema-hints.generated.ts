// Generated from core/src/policy/admin/policy.v1.json by core/generate/main.js. Do not edit.

/** Allowed fields of an object, by schema path. */
export const allowedFields: Record<string, readonly string[]> = {
  "#": [
    "$schema",
    "policy",
    "description",
    "allow",
    "deny",
    "requireVerifiedPublisher",
    "limits"
  ],
  "#/properties/allow/items": [
    "name",
    "publisher",
    "sha256"
  ],
  "#/properties/deny": [
    "tools",
    "programs",
    "helpers",
    "kfuncs",
    "attach"
  ],
  "#/properties/limits": [
    "mapBytes",
    "memoryBytes",
    "cpuSeconds",
    "outputBytes"
  ]
};

/** Allowed forms of a value that may take several, by schema path of the `oneOf`. */
export const allowedForms: Record<string, readonly string[]> = {};
