// Generated from sdk/schema/fragments.v1.json by core/generate/main.js. Do not edit.
export const fragmentsSource: unknown = {
  "$id": "urn:bccx:fragments:1",
  "fragments": [
    {
      "name": "duration",
      "type": "duration",
      "unit": "s",
      "min": 1,
      "metavar": "SECONDS",
      "description": "Trace this long, then print; without it until Ctrl-C"
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
      "name": "user-stacks-only",
      "type": "boolean",
      "description": "Show user stacks only"
    },
    {
      "name": "kernel-stacks-only",
      "type": "boolean",
      "description": "Show kernel stacks only"
    }
  ]
};
