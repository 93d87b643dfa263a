// Generated from core/src/store/lock.v1.json by core/generate/main.js. Do not edit.
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

var validate = validate10;
var stdin_default = validate10;
var schema11 = { "$schema": "http://json-schema.org/draft-07/schema#", "$id": "urn:bccx:lock:1", "title": "bccx-lock.json, version 1: what is installed, from whom, and what it was allowed", "type": "object", "additionalProperties": false, "required": ["lock", "tools"], "properties": { "lock": { "const": 1, "description": "Version of this schema." }, "tools": { "type": "object", "maxProperties": 1e4, "propertyNames": { "pattern": "^[a-z][a-z0-9-]{1,31}$" }, "additionalProperties": { "type": "object", "additionalProperties": false, "required": ["package", "version", "title", "source", "manifest", "files", "publisher", "grant"], "properties": { "package": { "type": "string", "maxLength": 214, "pattern": "^(?:@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*$" }, "version": { "type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+(?:[-+][0-9A-Za-z.+-]*)?$", "maxLength": 256 }, "title": { "type": "string", "maxLength": 80, "description": "Of the manifest, for lists." }, "source": { "type": "object", "additionalProperties": false, "required": ["kind", "from"], "properties": { "kind": { "enum": ["registry", "archive", "folder", "link"] }, "from": { "type": "string", "maxLength": 4096, "description": "Address without credentials, or an absolute path." }, "published": { "type": "string", "maxLength": 64, "description": "RFC 3339, as the registry says." } } }, "integrity": { "type": "string", "pattern": "^sha512-[A-Za-z0-9+/]{86}==$", "description": "Of the archive. A folder has none." }, "manifest": { "type": "string", "pattern": "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.json$" }, "files": { "type": "object", "maxProperties": 64, "additionalProperties": { "type": "string", "pattern": "^[0-9a-f]{64}$" }, "description": "sha256 of every file of the package. Of a link empty: it changes as its author works." }, "publisher": { "type": "object", "additionalProperties": false, "required": ["signature", "provenance"], "properties": { "signature": { "enum": ["verified", "absent"], "description": "The registry's signature of name, version and integrity." }, "provenance": { "enum": ["verified", "absent"] }, "identity": { "type": "object", "additionalProperties": false, "required": ["issuer", "repository", "workflow"], "description": "Who built it, proved by the provenance.", "properties": { "issuer": { "type": "string", "minLength": 1, "maxLength": 512 }, "repository": { "type": "string", "minLength": 1, "maxLength": 512 }, "workflow": { "type": "string", "minLength": 1, "maxLength": 512 } } }, "account": { "type": "string", "minLength": 1, "maxLength": 512 }, "maintainers": { "type": "array", "maxItems": 100, "items": { "type": "string", "minLength": 1, "maxLength": 512 }, "description": "Who may publish it, as the registry says." } } }, "grant": { "type": "object", "additionalProperties": false, "required": ["grant", "package", "version", "permissions", "dangerous", "at", "uid", "how"], "properties": { "grant": { "const": 1 }, "package": { "type": "string", "maxLength": 214, "pattern": "^(?:@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*$" }, "version": { "type": "string", "maxLength": 256 }, "permissions": { "type": "object", "additionalProperties": false, "required": ["programs", "attach", "helpers", "kfuncs", "ksyms", "mapBytes"], "properties": { "programs": { "type": "array", "maxItems": 1e4, "items": { "type": "string", "maxLength": 512 } }, "attach": { "type": "array", "maxItems": 1e4, "items": { "type": "string", "maxLength": 512 } }, "helpers": { "type": "array", "maxItems": 1e4, "items": { "type": "string", "maxLength": 512 } }, "kfuncs": { "type": "array", "maxItems": 1e4, "items": { "type": "string", "maxLength": 512 } }, "ksyms": { "type": "array", "maxItems": 1e4, "items": { "type": "string", "maxLength": 512 } }, "mapBytes": { "type": "number", "minimum": 0 }, "module": { "type": "object", "additionalProperties": false, "required": ["reads", "memoryBytes", "cpuSeconds", "outputBytes"], "properties": { "reads": { "type": "array", "maxItems": 1e4, "items": { "type": "string", "maxLength": 512 } }, "memoryBytes": { "type": "number", "minimum": 0 }, "cpuSeconds": { "type": "number", "minimum": 0 }, "outputBytes": { "type": "number", "minimum": 0 } } } } }, "dangerous": { "type": "array", "maxItems": 1e4, "items": { "type": "string", "maxLength": 512 } }, "at": { "type": "string", "maxLength": 64, "description": "RFC 3339, UTC." }, "uid": { "type": "integer", "minimum": 0 }, "how": { "enum": ["asked", "yes", "workspace"] } } } } }, "description": "By the name of the command." } } };
var pattern0 = new RegExp("^[a-z][a-z0-9-]{1,31}$", "u");
var pattern1 = new RegExp("^(?:@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*$", "u");
var pattern2 = new RegExp("^[0-9]+\\.[0-9]+\\.[0-9]+(?:[-+][0-9A-Za-z.+-]*)?$", "u");
var pattern3 = new RegExp("^sha512-[A-Za-z0-9+/]{86}==$", "u");
var pattern4 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.json$", "u");
var pattern5 = new RegExp("^[0-9a-f]{64}$", "u");
var func2 = Object.prototype.hasOwnProperty;
var func3 = require_ucs2length().default;
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.lock === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "lock" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.tools === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "tools" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "lock" || key0 === "tools")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.lock !== void 0) {
      if (1 !== data.lock) {
        const err3 = { instancePath: instancePath + "/lock", schemaPath: "#/properties/lock/const", keyword: "const", params: { allowedValue: 1 } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.tools !== void 0) {
      let data1 = data.tools;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (Object.keys(data1).length > 1e4) {
          const err4 = { instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/maxProperties", keyword: "maxProperties", params: { limit: 1e4 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        for (const key1 in data1) {
          const _errs5 = errors;
          if (typeof key1 === "string") {
            if (!pattern0.test(key1)) {
              const err5 = { instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{1,31}$" }, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          }
          var valid1 = _errs5 === errors;
          if (!valid1) {
            const err6 = { instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        for (const key2 in data1) {
          let data2 = data1[key2];
          if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
            if (data2.package === void 0) {
              const err7 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tools/additionalProperties/required", keyword: "required", params: { missingProperty: "package" } };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
            if (data2.version === void 0) {
              const err8 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tools/additionalProperties/required", keyword: "required", params: { missingProperty: "version" } };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
            if (data2.title === void 0) {
              const err9 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tools/additionalProperties/required", keyword: "required", params: { missingProperty: "title" } };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            if (data2.source === void 0) {
              const err10 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tools/additionalProperties/required", keyword: "required", params: { missingProperty: "source" } };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            if (data2.manifest === void 0) {
              const err11 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tools/additionalProperties/required", keyword: "required", params: { missingProperty: "manifest" } };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
            if (data2.files === void 0) {
              const err12 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tools/additionalProperties/required", keyword: "required", params: { missingProperty: "files" } };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
            if (data2.publisher === void 0) {
              const err13 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tools/additionalProperties/required", keyword: "required", params: { missingProperty: "publisher" } };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (data2.grant === void 0) {
              const err14 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tools/additionalProperties/required", keyword: "required", params: { missingProperty: "grant" } };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            for (const key3 in data2) {
              if (!func2.call(schema11.properties.tools.additionalProperties.properties, key3)) {
                const err15 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tools/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
            if (data2.package !== void 0) {
              let data3 = data2.package;
              if (typeof data3 === "string") {
                if (func3(data3) > 214) {
                  const err16 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/package", schemaPath: "#/properties/tools/additionalProperties/properties/package/maxLength", keyword: "maxLength", params: { limit: 214 } };
                  if (vErrors === null) {
                    vErrors = [err16];
                  } else {
                    vErrors.push(err16);
                  }
                  errors++;
                }
                if (!pattern1.test(data3)) {
                  const err17 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/package", schemaPath: "#/properties/tools/additionalProperties/properties/package/pattern", keyword: "pattern", params: { pattern: "^(?:@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*$" } };
                  if (vErrors === null) {
                    vErrors = [err17];
                  } else {
                    vErrors.push(err17);
                  }
                  errors++;
                }
              } else {
                const err18 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/package", schemaPath: "#/properties/tools/additionalProperties/properties/package/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
            if (data2.version !== void 0) {
              let data4 = data2.version;
              if (typeof data4 === "string") {
                if (func3(data4) > 256) {
                  const err19 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/version", schemaPath: "#/properties/tools/additionalProperties/properties/version/maxLength", keyword: "maxLength", params: { limit: 256 } };
                  if (vErrors === null) {
                    vErrors = [err19];
                  } else {
                    vErrors.push(err19);
                  }
                  errors++;
                }
                if (!pattern2.test(data4)) {
                  const err20 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/version", schemaPath: "#/properties/tools/additionalProperties/properties/version/pattern", keyword: "pattern", params: { pattern: "^[0-9]+\\.[0-9]+\\.[0-9]+(?:[-+][0-9A-Za-z.+-]*)?$" } };
                  if (vErrors === null) {
                    vErrors = [err20];
                  } else {
                    vErrors.push(err20);
                  }
                  errors++;
                }
              } else {
                const err21 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/version", schemaPath: "#/properties/tools/additionalProperties/properties/version/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
            if (data2.title !== void 0) {
              let data5 = data2.title;
              if (typeof data5 === "string") {
                if (func3(data5) > 80) {
                  const err22 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/title", schemaPath: "#/properties/tools/additionalProperties/properties/title/maxLength", keyword: "maxLength", params: { limit: 80 } };
                  if (vErrors === null) {
                    vErrors = [err22];
                  } else {
                    vErrors.push(err22);
                  }
                  errors++;
                }
              } else {
                const err23 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/title", schemaPath: "#/properties/tools/additionalProperties/properties/title/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
            }
            if (data2.source !== void 0) {
              let data6 = data2.source;
              if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                if (data6.kind === void 0) {
                  const err24 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/source", schemaPath: "#/properties/tools/additionalProperties/properties/source/required", keyword: "required", params: { missingProperty: "kind" } };
                  if (vErrors === null) {
                    vErrors = [err24];
                  } else {
                    vErrors.push(err24);
                  }
                  errors++;
                }
                if (data6.from === void 0) {
                  const err25 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/source", schemaPath: "#/properties/tools/additionalProperties/properties/source/required", keyword: "required", params: { missingProperty: "from" } };
                  if (vErrors === null) {
                    vErrors = [err25];
                  } else {
                    vErrors.push(err25);
                  }
                  errors++;
                }
                for (const key4 in data6) {
                  if (!(key4 === "kind" || key4 === "from" || key4 === "published")) {
                    const err26 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/source", schemaPath: "#/properties/tools/additionalProperties/properties/source/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 } };
                    if (vErrors === null) {
                      vErrors = [err26];
                    } else {
                      vErrors.push(err26);
                    }
                    errors++;
                  }
                }
                if (data6.kind !== void 0) {
                  let data7 = data6.kind;
                  if (!(data7 === "registry" || data7 === "archive" || data7 === "folder" || data7 === "link")) {
                    const err27 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/source/kind", schemaPath: "#/properties/tools/additionalProperties/properties/source/properties/kind/enum", keyword: "enum", params: { allowedValues: schema11.properties.tools.additionalProperties.properties.source.properties.kind.enum } };
                    if (vErrors === null) {
                      vErrors = [err27];
                    } else {
                      vErrors.push(err27);
                    }
                    errors++;
                  }
                }
                if (data6.from !== void 0) {
                  let data8 = data6.from;
                  if (typeof data8 === "string") {
                    if (func3(data8) > 4096) {
                      const err28 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/source/from", schemaPath: "#/properties/tools/additionalProperties/properties/source/properties/from/maxLength", keyword: "maxLength", params: { limit: 4096 } };
                      if (vErrors === null) {
                        vErrors = [err28];
                      } else {
                        vErrors.push(err28);
                      }
                      errors++;
                    }
                  } else {
                    const err29 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/source/from", schemaPath: "#/properties/tools/additionalProperties/properties/source/properties/from/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err29];
                    } else {
                      vErrors.push(err29);
                    }
                    errors++;
                  }
                }
                if (data6.published !== void 0) {
                  let data9 = data6.published;
                  if (typeof data9 === "string") {
                    if (func3(data9) > 64) {
                      const err30 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/source/published", schemaPath: "#/properties/tools/additionalProperties/properties/source/properties/published/maxLength", keyword: "maxLength", params: { limit: 64 } };
                      if (vErrors === null) {
                        vErrors = [err30];
                      } else {
                        vErrors.push(err30);
                      }
                      errors++;
                    }
                  } else {
                    const err31 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/source/published", schemaPath: "#/properties/tools/additionalProperties/properties/source/properties/published/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err31];
                    } else {
                      vErrors.push(err31);
                    }
                    errors++;
                  }
                }
              } else {
                const err32 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/source", schemaPath: "#/properties/tools/additionalProperties/properties/source/type", keyword: "type", params: { type: "object" } };
                if (vErrors === null) {
                  vErrors = [err32];
                } else {
                  vErrors.push(err32);
                }
                errors++;
              }
            }
            if (data2.integrity !== void 0) {
              let data10 = data2.integrity;
              if (typeof data10 === "string") {
                if (!pattern3.test(data10)) {
                  const err33 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/integrity", schemaPath: "#/properties/tools/additionalProperties/properties/integrity/pattern", keyword: "pattern", params: { pattern: "^sha512-[A-Za-z0-9+/]{86}==$" } };
                  if (vErrors === null) {
                    vErrors = [err33];
                  } else {
                    vErrors.push(err33);
                  }
                  errors++;
                }
              } else {
                const err34 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/integrity", schemaPath: "#/properties/tools/additionalProperties/properties/integrity/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err34];
                } else {
                  vErrors.push(err34);
                }
                errors++;
              }
            }
            if (data2.manifest !== void 0) {
              let data11 = data2.manifest;
              if (typeof data11 === "string") {
                if (!pattern4.test(data11)) {
                  const err35 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/manifest", schemaPath: "#/properties/tools/additionalProperties/properties/manifest/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*\\.json$" } };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
              } else {
                const err36 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/manifest", schemaPath: "#/properties/tools/additionalProperties/properties/manifest/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
            }
            if (data2.files !== void 0) {
              let data12 = data2.files;
              if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
                if (Object.keys(data12).length > 64) {
                  const err37 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/files", schemaPath: "#/properties/tools/additionalProperties/properties/files/maxProperties", keyword: "maxProperties", params: { limit: 64 } };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
                for (const key5 in data12) {
                  let data13 = data12[key5];
                  if (typeof data13 === "string") {
                    if (!pattern5.test(data13)) {
                      const err38 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/files/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tools/additionalProperties/properties/files/additionalProperties/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" } };
                      if (vErrors === null) {
                        vErrors = [err38];
                      } else {
                        vErrors.push(err38);
                      }
                      errors++;
                    }
                  } else {
                    const err39 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/files/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tools/additionalProperties/properties/files/additionalProperties/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err39];
                    } else {
                      vErrors.push(err39);
                    }
                    errors++;
                  }
                }
              } else {
                const err40 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/files", schemaPath: "#/properties/tools/additionalProperties/properties/files/type", keyword: "type", params: { type: "object" } };
                if (vErrors === null) {
                  vErrors = [err40];
                } else {
                  vErrors.push(err40);
                }
                errors++;
              }
            }
            if (data2.publisher !== void 0) {
              let data14 = data2.publisher;
              if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
                if (data14.signature === void 0) {
                  const err41 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/required", keyword: "required", params: { missingProperty: "signature" } };
                  if (vErrors === null) {
                    vErrors = [err41];
                  } else {
                    vErrors.push(err41);
                  }
                  errors++;
                }
                if (data14.provenance === void 0) {
                  const err42 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/required", keyword: "required", params: { missingProperty: "provenance" } };
                  if (vErrors === null) {
                    vErrors = [err42];
                  } else {
                    vErrors.push(err42);
                  }
                  errors++;
                }
                for (const key6 in data14) {
                  if (!(key6 === "signature" || key6 === "provenance" || key6 === "identity" || key6 === "account" || key6 === "maintainers")) {
                    const err43 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 } };
                    if (vErrors === null) {
                      vErrors = [err43];
                    } else {
                      vErrors.push(err43);
                    }
                    errors++;
                  }
                }
                if (data14.signature !== void 0) {
                  let data15 = data14.signature;
                  if (!(data15 === "verified" || data15 === "absent")) {
                    const err44 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/signature", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/signature/enum", keyword: "enum", params: { allowedValues: schema11.properties.tools.additionalProperties.properties.publisher.properties.signature.enum } };
                    if (vErrors === null) {
                      vErrors = [err44];
                    } else {
                      vErrors.push(err44);
                    }
                    errors++;
                  }
                }
                if (data14.provenance !== void 0) {
                  let data16 = data14.provenance;
                  if (!(data16 === "verified" || data16 === "absent")) {
                    const err45 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/provenance", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/provenance/enum", keyword: "enum", params: { allowedValues: schema11.properties.tools.additionalProperties.properties.publisher.properties.provenance.enum } };
                    if (vErrors === null) {
                      vErrors = [err45];
                    } else {
                      vErrors.push(err45);
                    }
                    errors++;
                  }
                }
                if (data14.identity !== void 0) {
                  let data17 = data14.identity;
                  if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
                    if (data17.issuer === void 0) {
                      const err46 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/identity", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/identity/required", keyword: "required", params: { missingProperty: "issuer" } };
                      if (vErrors === null) {
                        vErrors = [err46];
                      } else {
                        vErrors.push(err46);
                      }
                      errors++;
                    }
                    if (data17.repository === void 0) {
                      const err47 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/identity", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/identity/required", keyword: "required", params: { missingProperty: "repository" } };
                      if (vErrors === null) {
                        vErrors = [err47];
                      } else {
                        vErrors.push(err47);
                      }
                      errors++;
                    }
                    if (data17.workflow === void 0) {
                      const err48 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/identity", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/identity/required", keyword: "required", params: { missingProperty: "workflow" } };
                      if (vErrors === null) {
                        vErrors = [err48];
                      } else {
                        vErrors.push(err48);
                      }
                      errors++;
                    }
                    for (const key7 in data17) {
                      if (!(key7 === "issuer" || key7 === "repository" || key7 === "workflow")) {
                        const err49 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/identity", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/identity/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 } };
                        if (vErrors === null) {
                          vErrors = [err49];
                        } else {
                          vErrors.push(err49);
                        }
                        errors++;
                      }
                    }
                    if (data17.issuer !== void 0) {
                      let data18 = data17.issuer;
                      if (typeof data18 === "string") {
                        if (func3(data18) > 512) {
                          const err50 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/identity/issuer", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/identity/properties/issuer/maxLength", keyword: "maxLength", params: { limit: 512 } };
                          if (vErrors === null) {
                            vErrors = [err50];
                          } else {
                            vErrors.push(err50);
                          }
                          errors++;
                        }
                        if (func3(data18) < 1) {
                          const err51 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/identity/issuer", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/identity/properties/issuer/minLength", keyword: "minLength", params: { limit: 1 } };
                          if (vErrors === null) {
                            vErrors = [err51];
                          } else {
                            vErrors.push(err51);
                          }
                          errors++;
                        }
                      } else {
                        const err52 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/identity/issuer", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/identity/properties/issuer/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err52];
                        } else {
                          vErrors.push(err52);
                        }
                        errors++;
                      }
                    }
                    if (data17.repository !== void 0) {
                      let data19 = data17.repository;
                      if (typeof data19 === "string") {
                        if (func3(data19) > 512) {
                          const err53 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/identity/repository", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/identity/properties/repository/maxLength", keyword: "maxLength", params: { limit: 512 } };
                          if (vErrors === null) {
                            vErrors = [err53];
                          } else {
                            vErrors.push(err53);
                          }
                          errors++;
                        }
                        if (func3(data19) < 1) {
                          const err54 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/identity/repository", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/identity/properties/repository/minLength", keyword: "minLength", params: { limit: 1 } };
                          if (vErrors === null) {
                            vErrors = [err54];
                          } else {
                            vErrors.push(err54);
                          }
                          errors++;
                        }
                      } else {
                        const err55 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/identity/repository", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/identity/properties/repository/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err55];
                        } else {
                          vErrors.push(err55);
                        }
                        errors++;
                      }
                    }
                    if (data17.workflow !== void 0) {
                      let data20 = data17.workflow;
                      if (typeof data20 === "string") {
                        if (func3(data20) > 512) {
                          const err56 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/identity/workflow", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/identity/properties/workflow/maxLength", keyword: "maxLength", params: { limit: 512 } };
                          if (vErrors === null) {
                            vErrors = [err56];
                          } else {
                            vErrors.push(err56);
                          }
                          errors++;
                        }
                        if (func3(data20) < 1) {
                          const err57 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/identity/workflow", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/identity/properties/workflow/minLength", keyword: "minLength", params: { limit: 1 } };
                          if (vErrors === null) {
                            vErrors = [err57];
                          } else {
                            vErrors.push(err57);
                          }
                          errors++;
                        }
                      } else {
                        const err58 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/identity/workflow", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/identity/properties/workflow/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err58];
                        } else {
                          vErrors.push(err58);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err59 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/identity", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/identity/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err59];
                    } else {
                      vErrors.push(err59);
                    }
                    errors++;
                  }
                }
                if (data14.account !== void 0) {
                  let data21 = data14.account;
                  if (typeof data21 === "string") {
                    if (func3(data21) > 512) {
                      const err60 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/account", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/account/maxLength", keyword: "maxLength", params: { limit: 512 } };
                      if (vErrors === null) {
                        vErrors = [err60];
                      } else {
                        vErrors.push(err60);
                      }
                      errors++;
                    }
                    if (func3(data21) < 1) {
                      const err61 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/account", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/account/minLength", keyword: "minLength", params: { limit: 1 } };
                      if (vErrors === null) {
                        vErrors = [err61];
                      } else {
                        vErrors.push(err61);
                      }
                      errors++;
                    }
                  } else {
                    const err62 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/account", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/account/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err62];
                    } else {
                      vErrors.push(err62);
                    }
                    errors++;
                  }
                }
                if (data14.maintainers !== void 0) {
                  let data22 = data14.maintainers;
                  if (Array.isArray(data22)) {
                    if (data22.length > 100) {
                      const err63 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/maintainers", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/maintainers/maxItems", keyword: "maxItems", params: { limit: 100 } };
                      if (vErrors === null) {
                        vErrors = [err63];
                      } else {
                        vErrors.push(err63);
                      }
                      errors++;
                    }
                    const len0 = data22.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let data23 = data22[i0];
                      if (typeof data23 === "string") {
                        if (func3(data23) > 512) {
                          const err64 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/maintainers/" + i0, schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/maintainers/items/maxLength", keyword: "maxLength", params: { limit: 512 } };
                          if (vErrors === null) {
                            vErrors = [err64];
                          } else {
                            vErrors.push(err64);
                          }
                          errors++;
                        }
                        if (func3(data23) < 1) {
                          const err65 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/maintainers/" + i0, schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/maintainers/items/minLength", keyword: "minLength", params: { limit: 1 } };
                          if (vErrors === null) {
                            vErrors = [err65];
                          } else {
                            vErrors.push(err65);
                          }
                          errors++;
                        }
                      } else {
                        const err66 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/maintainers/" + i0, schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/maintainers/items/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err66];
                        } else {
                          vErrors.push(err66);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err67 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher/maintainers", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/properties/maintainers/type", keyword: "type", params: { type: "array" } };
                    if (vErrors === null) {
                      vErrors = [err67];
                    } else {
                      vErrors.push(err67);
                    }
                    errors++;
                  }
                }
              } else {
                const err68 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/publisher", schemaPath: "#/properties/tools/additionalProperties/properties/publisher/type", keyword: "type", params: { type: "object" } };
                if (vErrors === null) {
                  vErrors = [err68];
                } else {
                  vErrors.push(err68);
                }
                errors++;
              }
            }
            if (data2.grant !== void 0) {
              let data24 = data2.grant;
              if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
                if (data24.grant === void 0) {
                  const err69 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant", schemaPath: "#/properties/tools/additionalProperties/properties/grant/required", keyword: "required", params: { missingProperty: "grant" } };
                  if (vErrors === null) {
                    vErrors = [err69];
                  } else {
                    vErrors.push(err69);
                  }
                  errors++;
                }
                if (data24.package === void 0) {
                  const err70 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant", schemaPath: "#/properties/tools/additionalProperties/properties/grant/required", keyword: "required", params: { missingProperty: "package" } };
                  if (vErrors === null) {
                    vErrors = [err70];
                  } else {
                    vErrors.push(err70);
                  }
                  errors++;
                }
                if (data24.version === void 0) {
                  const err71 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant", schemaPath: "#/properties/tools/additionalProperties/properties/grant/required", keyword: "required", params: { missingProperty: "version" } };
                  if (vErrors === null) {
                    vErrors = [err71];
                  } else {
                    vErrors.push(err71);
                  }
                  errors++;
                }
                if (data24.permissions === void 0) {
                  const err72 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant", schemaPath: "#/properties/tools/additionalProperties/properties/grant/required", keyword: "required", params: { missingProperty: "permissions" } };
                  if (vErrors === null) {
                    vErrors = [err72];
                  } else {
                    vErrors.push(err72);
                  }
                  errors++;
                }
                if (data24.dangerous === void 0) {
                  const err73 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant", schemaPath: "#/properties/tools/additionalProperties/properties/grant/required", keyword: "required", params: { missingProperty: "dangerous" } };
                  if (vErrors === null) {
                    vErrors = [err73];
                  } else {
                    vErrors.push(err73);
                  }
                  errors++;
                }
                if (data24.at === void 0) {
                  const err74 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant", schemaPath: "#/properties/tools/additionalProperties/properties/grant/required", keyword: "required", params: { missingProperty: "at" } };
                  if (vErrors === null) {
                    vErrors = [err74];
                  } else {
                    vErrors.push(err74);
                  }
                  errors++;
                }
                if (data24.uid === void 0) {
                  const err75 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant", schemaPath: "#/properties/tools/additionalProperties/properties/grant/required", keyword: "required", params: { missingProperty: "uid" } };
                  if (vErrors === null) {
                    vErrors = [err75];
                  } else {
                    vErrors.push(err75);
                  }
                  errors++;
                }
                if (data24.how === void 0) {
                  const err76 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant", schemaPath: "#/properties/tools/additionalProperties/properties/grant/required", keyword: "required", params: { missingProperty: "how" } };
                  if (vErrors === null) {
                    vErrors = [err76];
                  } else {
                    vErrors.push(err76);
                  }
                  errors++;
                }
                for (const key8 in data24) {
                  if (!(key8 === "grant" || key8 === "package" || key8 === "version" || key8 === "permissions" || key8 === "dangerous" || key8 === "at" || key8 === "uid" || key8 === "how")) {
                    const err77 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant", schemaPath: "#/properties/tools/additionalProperties/properties/grant/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 } };
                    if (vErrors === null) {
                      vErrors = [err77];
                    } else {
                      vErrors.push(err77);
                    }
                    errors++;
                  }
                }
                if (data24.grant !== void 0) {
                  if (1 !== data24.grant) {
                    const err78 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/grant", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/grant/const", keyword: "const", params: { allowedValue: 1 } };
                    if (vErrors === null) {
                      vErrors = [err78];
                    } else {
                      vErrors.push(err78);
                    }
                    errors++;
                  }
                }
                if (data24.package !== void 0) {
                  let data26 = data24.package;
                  if (typeof data26 === "string") {
                    if (func3(data26) > 214) {
                      const err79 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/package", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/package/maxLength", keyword: "maxLength", params: { limit: 214 } };
                      if (vErrors === null) {
                        vErrors = [err79];
                      } else {
                        vErrors.push(err79);
                      }
                      errors++;
                    }
                    if (!pattern1.test(data26)) {
                      const err80 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/package", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/package/pattern", keyword: "pattern", params: { pattern: "^(?:@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*$" } };
                      if (vErrors === null) {
                        vErrors = [err80];
                      } else {
                        vErrors.push(err80);
                      }
                      errors++;
                    }
                  } else {
                    const err81 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/package", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/package/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err81];
                    } else {
                      vErrors.push(err81);
                    }
                    errors++;
                  }
                }
                if (data24.version !== void 0) {
                  let data27 = data24.version;
                  if (typeof data27 === "string") {
                    if (func3(data27) > 256) {
                      const err82 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/version", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/version/maxLength", keyword: "maxLength", params: { limit: 256 } };
                      if (vErrors === null) {
                        vErrors = [err82];
                      } else {
                        vErrors.push(err82);
                      }
                      errors++;
                    }
                  } else {
                    const err83 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/version", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/version/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err83];
                    } else {
                      vErrors.push(err83);
                    }
                    errors++;
                  }
                }
                if (data24.permissions !== void 0) {
                  let data28 = data24.permissions;
                  if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
                    if (data28.programs === void 0) {
                      const err84 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/required", keyword: "required", params: { missingProperty: "programs" } };
                      if (vErrors === null) {
                        vErrors = [err84];
                      } else {
                        vErrors.push(err84);
                      }
                      errors++;
                    }
                    if (data28.attach === void 0) {
                      const err85 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/required", keyword: "required", params: { missingProperty: "attach" } };
                      if (vErrors === null) {
                        vErrors = [err85];
                      } else {
                        vErrors.push(err85);
                      }
                      errors++;
                    }
                    if (data28.helpers === void 0) {
                      const err86 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/required", keyword: "required", params: { missingProperty: "helpers" } };
                      if (vErrors === null) {
                        vErrors = [err86];
                      } else {
                        vErrors.push(err86);
                      }
                      errors++;
                    }
                    if (data28.kfuncs === void 0) {
                      const err87 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/required", keyword: "required", params: { missingProperty: "kfuncs" } };
                      if (vErrors === null) {
                        vErrors = [err87];
                      } else {
                        vErrors.push(err87);
                      }
                      errors++;
                    }
                    if (data28.ksyms === void 0) {
                      const err88 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/required", keyword: "required", params: { missingProperty: "ksyms" } };
                      if (vErrors === null) {
                        vErrors = [err88];
                      } else {
                        vErrors.push(err88);
                      }
                      errors++;
                    }
                    if (data28.mapBytes === void 0) {
                      const err89 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/required", keyword: "required", params: { missingProperty: "mapBytes" } };
                      if (vErrors === null) {
                        vErrors = [err89];
                      } else {
                        vErrors.push(err89);
                      }
                      errors++;
                    }
                    for (const key9 in data28) {
                      if (!(key9 === "programs" || key9 === "attach" || key9 === "helpers" || key9 === "kfuncs" || key9 === "ksyms" || key9 === "mapBytes" || key9 === "module")) {
                        const err90 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 } };
                        if (vErrors === null) {
                          vErrors = [err90];
                        } else {
                          vErrors.push(err90);
                        }
                        errors++;
                      }
                    }
                    if (data28.programs !== void 0) {
                      let data29 = data28.programs;
                      if (Array.isArray(data29)) {
                        if (data29.length > 1e4) {
                          const err91 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/programs", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/programs/maxItems", keyword: "maxItems", params: { limit: 1e4 } };
                          if (vErrors === null) {
                            vErrors = [err91];
                          } else {
                            vErrors.push(err91);
                          }
                          errors++;
                        }
                        const len1 = data29.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          let data30 = data29[i1];
                          if (typeof data30 === "string") {
                            if (func3(data30) > 512) {
                              const err92 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/programs/" + i1, schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/programs/items/maxLength", keyword: "maxLength", params: { limit: 512 } };
                              if (vErrors === null) {
                                vErrors = [err92];
                              } else {
                                vErrors.push(err92);
                              }
                              errors++;
                            }
                          } else {
                            const err93 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/programs/" + i1, schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/programs/items/type", keyword: "type", params: { type: "string" } };
                            if (vErrors === null) {
                              vErrors = [err93];
                            } else {
                              vErrors.push(err93);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err94 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/programs", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/programs/type", keyword: "type", params: { type: "array" } };
                        if (vErrors === null) {
                          vErrors = [err94];
                        } else {
                          vErrors.push(err94);
                        }
                        errors++;
                      }
                    }
                    if (data28.attach !== void 0) {
                      let data31 = data28.attach;
                      if (Array.isArray(data31)) {
                        if (data31.length > 1e4) {
                          const err95 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/attach", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/attach/maxItems", keyword: "maxItems", params: { limit: 1e4 } };
                          if (vErrors === null) {
                            vErrors = [err95];
                          } else {
                            vErrors.push(err95);
                          }
                          errors++;
                        }
                        const len2 = data31.length;
                        for (let i2 = 0; i2 < len2; i2++) {
                          let data32 = data31[i2];
                          if (typeof data32 === "string") {
                            if (func3(data32) > 512) {
                              const err96 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/attach/" + i2, schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/attach/items/maxLength", keyword: "maxLength", params: { limit: 512 } };
                              if (vErrors === null) {
                                vErrors = [err96];
                              } else {
                                vErrors.push(err96);
                              }
                              errors++;
                            }
                          } else {
                            const err97 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/attach/" + i2, schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/attach/items/type", keyword: "type", params: { type: "string" } };
                            if (vErrors === null) {
                              vErrors = [err97];
                            } else {
                              vErrors.push(err97);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err98 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/attach", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/attach/type", keyword: "type", params: { type: "array" } };
                        if (vErrors === null) {
                          vErrors = [err98];
                        } else {
                          vErrors.push(err98);
                        }
                        errors++;
                      }
                    }
                    if (data28.helpers !== void 0) {
                      let data33 = data28.helpers;
                      if (Array.isArray(data33)) {
                        if (data33.length > 1e4) {
                          const err99 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/helpers", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/helpers/maxItems", keyword: "maxItems", params: { limit: 1e4 } };
                          if (vErrors === null) {
                            vErrors = [err99];
                          } else {
                            vErrors.push(err99);
                          }
                          errors++;
                        }
                        const len3 = data33.length;
                        for (let i3 = 0; i3 < len3; i3++) {
                          let data34 = data33[i3];
                          if (typeof data34 === "string") {
                            if (func3(data34) > 512) {
                              const err100 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/helpers/" + i3, schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/helpers/items/maxLength", keyword: "maxLength", params: { limit: 512 } };
                              if (vErrors === null) {
                                vErrors = [err100];
                              } else {
                                vErrors.push(err100);
                              }
                              errors++;
                            }
                          } else {
                            const err101 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/helpers/" + i3, schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/helpers/items/type", keyword: "type", params: { type: "string" } };
                            if (vErrors === null) {
                              vErrors = [err101];
                            } else {
                              vErrors.push(err101);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err102 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/helpers", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/helpers/type", keyword: "type", params: { type: "array" } };
                        if (vErrors === null) {
                          vErrors = [err102];
                        } else {
                          vErrors.push(err102);
                        }
                        errors++;
                      }
                    }
                    if (data28.kfuncs !== void 0) {
                      let data35 = data28.kfuncs;
                      if (Array.isArray(data35)) {
                        if (data35.length > 1e4) {
                          const err103 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/kfuncs", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/kfuncs/maxItems", keyword: "maxItems", params: { limit: 1e4 } };
                          if (vErrors === null) {
                            vErrors = [err103];
                          } else {
                            vErrors.push(err103);
                          }
                          errors++;
                        }
                        const len4 = data35.length;
                        for (let i4 = 0; i4 < len4; i4++) {
                          let data36 = data35[i4];
                          if (typeof data36 === "string") {
                            if (func3(data36) > 512) {
                              const err104 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/kfuncs/" + i4, schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/kfuncs/items/maxLength", keyword: "maxLength", params: { limit: 512 } };
                              if (vErrors === null) {
                                vErrors = [err104];
                              } else {
                                vErrors.push(err104);
                              }
                              errors++;
                            }
                          } else {
                            const err105 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/kfuncs/" + i4, schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/kfuncs/items/type", keyword: "type", params: { type: "string" } };
                            if (vErrors === null) {
                              vErrors = [err105];
                            } else {
                              vErrors.push(err105);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err106 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/kfuncs", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/kfuncs/type", keyword: "type", params: { type: "array" } };
                        if (vErrors === null) {
                          vErrors = [err106];
                        } else {
                          vErrors.push(err106);
                        }
                        errors++;
                      }
                    }
                    if (data28.ksyms !== void 0) {
                      let data37 = data28.ksyms;
                      if (Array.isArray(data37)) {
                        if (data37.length > 1e4) {
                          const err107 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/ksyms", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/ksyms/maxItems", keyword: "maxItems", params: { limit: 1e4 } };
                          if (vErrors === null) {
                            vErrors = [err107];
                          } else {
                            vErrors.push(err107);
                          }
                          errors++;
                        }
                        const len5 = data37.length;
                        for (let i5 = 0; i5 < len5; i5++) {
                          let data38 = data37[i5];
                          if (typeof data38 === "string") {
                            if (func3(data38) > 512) {
                              const err108 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/ksyms/" + i5, schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/ksyms/items/maxLength", keyword: "maxLength", params: { limit: 512 } };
                              if (vErrors === null) {
                                vErrors = [err108];
                              } else {
                                vErrors.push(err108);
                              }
                              errors++;
                            }
                          } else {
                            const err109 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/ksyms/" + i5, schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/ksyms/items/type", keyword: "type", params: { type: "string" } };
                            if (vErrors === null) {
                              vErrors = [err109];
                            } else {
                              vErrors.push(err109);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err110 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/ksyms", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/ksyms/type", keyword: "type", params: { type: "array" } };
                        if (vErrors === null) {
                          vErrors = [err110];
                        } else {
                          vErrors.push(err110);
                        }
                        errors++;
                      }
                    }
                    if (data28.mapBytes !== void 0) {
                      let data39 = data28.mapBytes;
                      if (typeof data39 == "number" && isFinite(data39)) {
                        if (data39 < 0 || isNaN(data39)) {
                          const err111 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/mapBytes", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/mapBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                          if (vErrors === null) {
                            vErrors = [err111];
                          } else {
                            vErrors.push(err111);
                          }
                          errors++;
                        }
                      } else {
                        const err112 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/mapBytes", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/mapBytes/type", keyword: "type", params: { type: "number" } };
                        if (vErrors === null) {
                          vErrors = [err112];
                        } else {
                          vErrors.push(err112);
                        }
                        errors++;
                      }
                    }
                    if (data28.module !== void 0) {
                      let data40 = data28.module;
                      if (data40 && typeof data40 == "object" && !Array.isArray(data40)) {
                        if (data40.reads === void 0) {
                          const err113 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/required", keyword: "required", params: { missingProperty: "reads" } };
                          if (vErrors === null) {
                            vErrors = [err113];
                          } else {
                            vErrors.push(err113);
                          }
                          errors++;
                        }
                        if (data40.memoryBytes === void 0) {
                          const err114 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/required", keyword: "required", params: { missingProperty: "memoryBytes" } };
                          if (vErrors === null) {
                            vErrors = [err114];
                          } else {
                            vErrors.push(err114);
                          }
                          errors++;
                        }
                        if (data40.cpuSeconds === void 0) {
                          const err115 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/required", keyword: "required", params: { missingProperty: "cpuSeconds" } };
                          if (vErrors === null) {
                            vErrors = [err115];
                          } else {
                            vErrors.push(err115);
                          }
                          errors++;
                        }
                        if (data40.outputBytes === void 0) {
                          const err116 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/required", keyword: "required", params: { missingProperty: "outputBytes" } };
                          if (vErrors === null) {
                            vErrors = [err116];
                          } else {
                            vErrors.push(err116);
                          }
                          errors++;
                        }
                        for (const key10 in data40) {
                          if (!(key10 === "reads" || key10 === "memoryBytes" || key10 === "cpuSeconds" || key10 === "outputBytes")) {
                            const err117 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 } };
                            if (vErrors === null) {
                              vErrors = [err117];
                            } else {
                              vErrors.push(err117);
                            }
                            errors++;
                          }
                        }
                        if (data40.reads !== void 0) {
                          let data41 = data40.reads;
                          if (Array.isArray(data41)) {
                            if (data41.length > 1e4) {
                              const err118 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module/reads", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/properties/reads/maxItems", keyword: "maxItems", params: { limit: 1e4 } };
                              if (vErrors === null) {
                                vErrors = [err118];
                              } else {
                                vErrors.push(err118);
                              }
                              errors++;
                            }
                            const len6 = data41.length;
                            for (let i6 = 0; i6 < len6; i6++) {
                              let data42 = data41[i6];
                              if (typeof data42 === "string") {
                                if (func3(data42) > 512) {
                                  const err119 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module/reads/" + i6, schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/properties/reads/items/maxLength", keyword: "maxLength", params: { limit: 512 } };
                                  if (vErrors === null) {
                                    vErrors = [err119];
                                  } else {
                                    vErrors.push(err119);
                                  }
                                  errors++;
                                }
                              } else {
                                const err120 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module/reads/" + i6, schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/properties/reads/items/type", keyword: "type", params: { type: "string" } };
                                if (vErrors === null) {
                                  vErrors = [err120];
                                } else {
                                  vErrors.push(err120);
                                }
                                errors++;
                              }
                            }
                          } else {
                            const err121 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module/reads", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/properties/reads/type", keyword: "type", params: { type: "array" } };
                            if (vErrors === null) {
                              vErrors = [err121];
                            } else {
                              vErrors.push(err121);
                            }
                            errors++;
                          }
                        }
                        if (data40.memoryBytes !== void 0) {
                          let data43 = data40.memoryBytes;
                          if (typeof data43 == "number" && isFinite(data43)) {
                            if (data43 < 0 || isNaN(data43)) {
                              const err122 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module/memoryBytes", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/properties/memoryBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                              if (vErrors === null) {
                                vErrors = [err122];
                              } else {
                                vErrors.push(err122);
                              }
                              errors++;
                            }
                          } else {
                            const err123 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module/memoryBytes", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/properties/memoryBytes/type", keyword: "type", params: { type: "number" } };
                            if (vErrors === null) {
                              vErrors = [err123];
                            } else {
                              vErrors.push(err123);
                            }
                            errors++;
                          }
                        }
                        if (data40.cpuSeconds !== void 0) {
                          let data44 = data40.cpuSeconds;
                          if (typeof data44 == "number" && isFinite(data44)) {
                            if (data44 < 0 || isNaN(data44)) {
                              const err124 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module/cpuSeconds", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/properties/cpuSeconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                              if (vErrors === null) {
                                vErrors = [err124];
                              } else {
                                vErrors.push(err124);
                              }
                              errors++;
                            }
                          } else {
                            const err125 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module/cpuSeconds", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/properties/cpuSeconds/type", keyword: "type", params: { type: "number" } };
                            if (vErrors === null) {
                              vErrors = [err125];
                            } else {
                              vErrors.push(err125);
                            }
                            errors++;
                          }
                        }
                        if (data40.outputBytes !== void 0) {
                          let data45 = data40.outputBytes;
                          if (typeof data45 == "number" && isFinite(data45)) {
                            if (data45 < 0 || isNaN(data45)) {
                              const err126 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module/outputBytes", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/properties/outputBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                              if (vErrors === null) {
                                vErrors = [err126];
                              } else {
                                vErrors.push(err126);
                              }
                              errors++;
                            }
                          } else {
                            const err127 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module/outputBytes", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/properties/outputBytes/type", keyword: "type", params: { type: "number" } };
                            if (vErrors === null) {
                              vErrors = [err127];
                            } else {
                              vErrors.push(err127);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err128 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions/module", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/properties/module/type", keyword: "type", params: { type: "object" } };
                        if (vErrors === null) {
                          vErrors = [err128];
                        } else {
                          vErrors.push(err128);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err129 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/permissions", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/permissions/type", keyword: "type", params: { type: "object" } };
                    if (vErrors === null) {
                      vErrors = [err129];
                    } else {
                      vErrors.push(err129);
                    }
                    errors++;
                  }
                }
                if (data24.dangerous !== void 0) {
                  let data46 = data24.dangerous;
                  if (Array.isArray(data46)) {
                    if (data46.length > 1e4) {
                      const err130 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/dangerous", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/dangerous/maxItems", keyword: "maxItems", params: { limit: 1e4 } };
                      if (vErrors === null) {
                        vErrors = [err130];
                      } else {
                        vErrors.push(err130);
                      }
                      errors++;
                    }
                    const len7 = data46.length;
                    for (let i7 = 0; i7 < len7; i7++) {
                      let data47 = data46[i7];
                      if (typeof data47 === "string") {
                        if (func3(data47) > 512) {
                          const err131 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/dangerous/" + i7, schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/dangerous/items/maxLength", keyword: "maxLength", params: { limit: 512 } };
                          if (vErrors === null) {
                            vErrors = [err131];
                          } else {
                            vErrors.push(err131);
                          }
                          errors++;
                        }
                      } else {
                        const err132 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/dangerous/" + i7, schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/dangerous/items/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err132];
                        } else {
                          vErrors.push(err132);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err133 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/dangerous", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/dangerous/type", keyword: "type", params: { type: "array" } };
                    if (vErrors === null) {
                      vErrors = [err133];
                    } else {
                      vErrors.push(err133);
                    }
                    errors++;
                  }
                }
                if (data24.at !== void 0) {
                  let data48 = data24.at;
                  if (typeof data48 === "string") {
                    if (func3(data48) > 64) {
                      const err134 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/at", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/at/maxLength", keyword: "maxLength", params: { limit: 64 } };
                      if (vErrors === null) {
                        vErrors = [err134];
                      } else {
                        vErrors.push(err134);
                      }
                      errors++;
                    }
                  } else {
                    const err135 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/at", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/at/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err135];
                    } else {
                      vErrors.push(err135);
                    }
                    errors++;
                  }
                }
                if (data24.uid !== void 0) {
                  let data49 = data24.uid;
                  if (!(typeof data49 == "number" && (!(data49 % 1) && !isNaN(data49)) && isFinite(data49))) {
                    const err136 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/uid", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/uid/type", keyword: "type", params: { type: "integer" } };
                    if (vErrors === null) {
                      vErrors = [err136];
                    } else {
                      vErrors.push(err136);
                    }
                    errors++;
                  }
                  if (typeof data49 == "number" && isFinite(data49)) {
                    if (data49 < 0 || isNaN(data49)) {
                      const err137 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/uid", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/uid/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                      if (vErrors === null) {
                        vErrors = [err137];
                      } else {
                        vErrors.push(err137);
                      }
                      errors++;
                    }
                  }
                }
                if (data24.how !== void 0) {
                  let data50 = data24.how;
                  if (!(data50 === "asked" || data50 === "yes" || data50 === "workspace")) {
                    const err138 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant/how", schemaPath: "#/properties/tools/additionalProperties/properties/grant/properties/how/enum", keyword: "enum", params: { allowedValues: schema11.properties.tools.additionalProperties.properties.grant.properties.how.enum } };
                    if (vErrors === null) {
                      vErrors = [err138];
                    } else {
                      vErrors.push(err138);
                    }
                    errors++;
                  }
                }
              } else {
                const err139 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/grant", schemaPath: "#/properties/tools/additionalProperties/properties/grant/type", keyword: "type", params: { type: "object" } };
                if (vErrors === null) {
                  vErrors = [err139];
                } else {
                  vErrors.push(err139);
                }
                errors++;
              }
            }
          } else {
            const err140 = { instancePath: instancePath + "/tools/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tools/additionalProperties/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err140];
            } else {
              vErrors.push(err140);
            }
            errors++;
          }
        }
      } else {
        const err141 = { instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err141];
        } else {
          vErrors.push(err141);
        }
        errors++;
      }
    }
  } else {
    const err142 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err142];
    } else {
      vErrors.push(err142);
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
