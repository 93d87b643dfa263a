// Generated from core/src/policy/admin/policy.v1.json by core/generate/main.js. Do not edit.
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
var func2 = require_ucs2length().default;
var pattern0 = new RegExp("^[0-9a-f]{64}$", "u");
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.policy === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "policy" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "$schema" || key0 === "policy" || key0 === "description" || key0 === "allow" || key0 === "deny" || key0 === "requireVerifiedPublisher" || key0 === "limits")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.$schema !== void 0) {
      if (typeof data.$schema !== "string") {
        const err2 = { instancePath: instancePath + "/$schema", schemaPath: "#/properties/%24schema/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.policy !== void 0) {
      if (1 !== data.policy) {
        const err3 = { instancePath: instancePath + "/policy", schemaPath: "#/properties/policy/const", keyword: "const", params: { allowedValue: 1 } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data2 = data.description;
      if (typeof data2 === "string") {
        if (func2(data2) > 1e3) {
          const err4 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 1e3 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.allow !== void 0) {
      let data3 = data.allow;
      if (Array.isArray(data3)) {
        if (data3.length > 1e3) {
          const err6 = { instancePath: instancePath + "/allow", schemaPath: "#/properties/allow/maxItems", keyword: "maxItems", params: { limit: 1e3 } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
            if (Object.keys(data4).length < 1) {
              const err7 = { instancePath: instancePath + "/allow/" + i0, schemaPath: "#/properties/allow/items/minProperties", keyword: "minProperties", params: { limit: 1 } };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
            for (const key1 in data4) {
              if (!(key1 === "name" || key1 === "publisher" || key1 === "sha256")) {
                const err8 = { instancePath: instancePath + "/allow/" + i0, schemaPath: "#/properties/allow/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
            }
            if (data4.name !== void 0) {
              let data5 = data4.name;
              if (typeof data5 === "string") {
                if (func2(data5) > 256) {
                  const err9 = { instancePath: instancePath + "/allow/" + i0 + "/name", schemaPath: "#/properties/allow/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 256 } };
                  if (vErrors === null) {
                    vErrors = [err9];
                  } else {
                    vErrors.push(err9);
                  }
                  errors++;
                }
                if (func2(data5) < 1) {
                  const err10 = { instancePath: instancePath + "/allow/" + i0 + "/name", schemaPath: "#/properties/allow/items/properties/name/minLength", keyword: "minLength", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err10];
                  } else {
                    vErrors.push(err10);
                  }
                  errors++;
                }
              } else {
                const err11 = { instancePath: instancePath + "/allow/" + i0 + "/name", schemaPath: "#/properties/allow/items/properties/name/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            }
            if (data4.publisher !== void 0) {
              let data6 = data4.publisher;
              if (typeof data6 === "string") {
                if (func2(data6) > 256) {
                  const err12 = { instancePath: instancePath + "/allow/" + i0 + "/publisher", schemaPath: "#/properties/allow/items/properties/publisher/maxLength", keyword: "maxLength", params: { limit: 256 } };
                  if (vErrors === null) {
                    vErrors = [err12];
                  } else {
                    vErrors.push(err12);
                  }
                  errors++;
                }
                if (func2(data6) < 1) {
                  const err13 = { instancePath: instancePath + "/allow/" + i0 + "/publisher", schemaPath: "#/properties/allow/items/properties/publisher/minLength", keyword: "minLength", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
              } else {
                const err14 = { instancePath: instancePath + "/allow/" + i0 + "/publisher", schemaPath: "#/properties/allow/items/properties/publisher/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data4.sha256 !== void 0) {
              let data7 = data4.sha256;
              if (Array.isArray(data7)) {
                if (data7.length > 1e3) {
                  const err15 = { instancePath: instancePath + "/allow/" + i0 + "/sha256", schemaPath: "#/properties/allow/items/properties/sha256/maxItems", keyword: "maxItems", params: { limit: 1e3 } };
                  if (vErrors === null) {
                    vErrors = [err15];
                  } else {
                    vErrors.push(err15);
                  }
                  errors++;
                }
                if (data7.length < 1) {
                  const err16 = { instancePath: instancePath + "/allow/" + i0 + "/sha256", schemaPath: "#/properties/allow/items/properties/sha256/minItems", keyword: "minItems", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err16];
                  } else {
                    vErrors.push(err16);
                  }
                  errors++;
                }
                const len1 = data7.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data8 = data7[i1];
                  if (typeof data8 === "string") {
                    if (!pattern0.test(data8)) {
                      const err17 = { instancePath: instancePath + "/allow/" + i0 + "/sha256/" + i1, schemaPath: "#/properties/allow/items/properties/sha256/items/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" } };
                      if (vErrors === null) {
                        vErrors = [err17];
                      } else {
                        vErrors.push(err17);
                      }
                      errors++;
                    }
                  } else {
                    const err18 = { instancePath: instancePath + "/allow/" + i0 + "/sha256/" + i1, schemaPath: "#/properties/allow/items/properties/sha256/items/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err18];
                    } else {
                      vErrors.push(err18);
                    }
                    errors++;
                  }
                }
              } else {
                const err19 = { instancePath: instancePath + "/allow/" + i0 + "/sha256", schemaPath: "#/properties/allow/items/properties/sha256/type", keyword: "type", params: { type: "array" } };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
          } else {
            const err20 = { instancePath: instancePath + "/allow/" + i0, schemaPath: "#/properties/allow/items/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/allow", schemaPath: "#/properties/allow/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.deny !== void 0) {
      let data9 = data.deny;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        for (const key2 in data9) {
          if (!(key2 === "tools" || key2 === "programs" || key2 === "helpers" || key2 === "kfuncs" || key2 === "attach")) {
            const err22 = { instancePath: instancePath + "/deny", schemaPath: "#/properties/deny/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        if (data9.tools !== void 0) {
          let data10 = data9.tools;
          if (Array.isArray(data10)) {
            if (data10.length > 1e3) {
              const err23 = { instancePath: instancePath + "/deny/tools", schemaPath: "#/properties/deny/properties/tools/maxItems", keyword: "maxItems", params: { limit: 1e3 } };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
            const len2 = data10.length;
            for (let i2 = 0; i2 < len2; i2++) {
              let data11 = data10[i2];
              if (typeof data11 === "string") {
                if (func2(data11) > 256) {
                  const err24 = { instancePath: instancePath + "/deny/tools/" + i2, schemaPath: "#/properties/deny/properties/tools/items/maxLength", keyword: "maxLength", params: { limit: 256 } };
                  if (vErrors === null) {
                    vErrors = [err24];
                  } else {
                    vErrors.push(err24);
                  }
                  errors++;
                }
                if (func2(data11) < 1) {
                  const err25 = { instancePath: instancePath + "/deny/tools/" + i2, schemaPath: "#/properties/deny/properties/tools/items/minLength", keyword: "minLength", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err25];
                  } else {
                    vErrors.push(err25);
                  }
                  errors++;
                }
              } else {
                const err26 = { instancePath: instancePath + "/deny/tools/" + i2, schemaPath: "#/properties/deny/properties/tools/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err26];
                } else {
                  vErrors.push(err26);
                }
                errors++;
              }
            }
            let i3 = data10.length;
            let j0;
            if (i3 > 1) {
              const indices0 = {};
              for (; i3--; ) {
                let item0 = data10[i3];
                if (typeof item0 !== "string") {
                  continue;
                }
                if (typeof indices0[item0] == "number") {
                  j0 = indices0[item0];
                  const err27 = { instancePath: instancePath + "/deny/tools", schemaPath: "#/properties/deny/properties/tools/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j0 } };
                  if (vErrors === null) {
                    vErrors = [err27];
                  } else {
                    vErrors.push(err27);
                  }
                  errors++;
                  break;
                }
                indices0[item0] = i3;
              }
            }
          } else {
            const err28 = { instancePath: instancePath + "/deny/tools", schemaPath: "#/properties/deny/properties/tools/type", keyword: "type", params: { type: "array" } };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
        if (data9.programs !== void 0) {
          let data12 = data9.programs;
          if (Array.isArray(data12)) {
            if (data12.length > 1e3) {
              const err29 = { instancePath: instancePath + "/deny/programs", schemaPath: "#/properties/deny/properties/programs/maxItems", keyword: "maxItems", params: { limit: 1e3 } };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
            const len3 = data12.length;
            for (let i4 = 0; i4 < len3; i4++) {
              let data13 = data12[i4];
              if (typeof data13 === "string") {
                if (func2(data13) > 256) {
                  const err30 = { instancePath: instancePath + "/deny/programs/" + i4, schemaPath: "#/properties/deny/properties/programs/items/maxLength", keyword: "maxLength", params: { limit: 256 } };
                  if (vErrors === null) {
                    vErrors = [err30];
                  } else {
                    vErrors.push(err30);
                  }
                  errors++;
                }
                if (func2(data13) < 1) {
                  const err31 = { instancePath: instancePath + "/deny/programs/" + i4, schemaPath: "#/properties/deny/properties/programs/items/minLength", keyword: "minLength", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err31];
                  } else {
                    vErrors.push(err31);
                  }
                  errors++;
                }
              } else {
                const err32 = { instancePath: instancePath + "/deny/programs/" + i4, schemaPath: "#/properties/deny/properties/programs/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err32];
                } else {
                  vErrors.push(err32);
                }
                errors++;
              }
            }
            let i5 = data12.length;
            let j1;
            if (i5 > 1) {
              const indices1 = {};
              for (; i5--; ) {
                let item1 = data12[i5];
                if (typeof item1 !== "string") {
                  continue;
                }
                if (typeof indices1[item1] == "number") {
                  j1 = indices1[item1];
                  const err33 = { instancePath: instancePath + "/deny/programs", schemaPath: "#/properties/deny/properties/programs/uniqueItems", keyword: "uniqueItems", params: { i: i5, j: j1 } };
                  if (vErrors === null) {
                    vErrors = [err33];
                  } else {
                    vErrors.push(err33);
                  }
                  errors++;
                  break;
                }
                indices1[item1] = i5;
              }
            }
          } else {
            const err34 = { instancePath: instancePath + "/deny/programs", schemaPath: "#/properties/deny/properties/programs/type", keyword: "type", params: { type: "array" } };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
        }
        if (data9.helpers !== void 0) {
          let data14 = data9.helpers;
          if (Array.isArray(data14)) {
            if (data14.length > 1e3) {
              const err35 = { instancePath: instancePath + "/deny/helpers", schemaPath: "#/properties/deny/properties/helpers/maxItems", keyword: "maxItems", params: { limit: 1e3 } };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
            const len4 = data14.length;
            for (let i6 = 0; i6 < len4; i6++) {
              let data15 = data14[i6];
              if (typeof data15 === "string") {
                if (func2(data15) > 256) {
                  const err36 = { instancePath: instancePath + "/deny/helpers/" + i6, schemaPath: "#/properties/deny/properties/helpers/items/maxLength", keyword: "maxLength", params: { limit: 256 } };
                  if (vErrors === null) {
                    vErrors = [err36];
                  } else {
                    vErrors.push(err36);
                  }
                  errors++;
                }
                if (func2(data15) < 1) {
                  const err37 = { instancePath: instancePath + "/deny/helpers/" + i6, schemaPath: "#/properties/deny/properties/helpers/items/minLength", keyword: "minLength", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
              } else {
                const err38 = { instancePath: instancePath + "/deny/helpers/" + i6, schemaPath: "#/properties/deny/properties/helpers/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err38];
                } else {
                  vErrors.push(err38);
                }
                errors++;
              }
            }
            let i7 = data14.length;
            let j2;
            if (i7 > 1) {
              const indices2 = {};
              for (; i7--; ) {
                let item2 = data14[i7];
                if (typeof item2 !== "string") {
                  continue;
                }
                if (typeof indices2[item2] == "number") {
                  j2 = indices2[item2];
                  const err39 = { instancePath: instancePath + "/deny/helpers", schemaPath: "#/properties/deny/properties/helpers/uniqueItems", keyword: "uniqueItems", params: { i: i7, j: j2 } };
                  if (vErrors === null) {
                    vErrors = [err39];
                  } else {
                    vErrors.push(err39);
                  }
                  errors++;
                  break;
                }
                indices2[item2] = i7;
              }
            }
          } else {
            const err40 = { instancePath: instancePath + "/deny/helpers", schemaPath: "#/properties/deny/properties/helpers/type", keyword: "type", params: { type: "array" } };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
        if (data9.kfuncs !== void 0) {
          let data16 = data9.kfuncs;
          if (Array.isArray(data16)) {
            if (data16.length > 1e3) {
              const err41 = { instancePath: instancePath + "/deny/kfuncs", schemaPath: "#/properties/deny/properties/kfuncs/maxItems", keyword: "maxItems", params: { limit: 1e3 } };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
            const len5 = data16.length;
            for (let i8 = 0; i8 < len5; i8++) {
              let data17 = data16[i8];
              if (typeof data17 === "string") {
                if (func2(data17) > 256) {
                  const err42 = { instancePath: instancePath + "/deny/kfuncs/" + i8, schemaPath: "#/properties/deny/properties/kfuncs/items/maxLength", keyword: "maxLength", params: { limit: 256 } };
                  if (vErrors === null) {
                    vErrors = [err42];
                  } else {
                    vErrors.push(err42);
                  }
                  errors++;
                }
                if (func2(data17) < 1) {
                  const err43 = { instancePath: instancePath + "/deny/kfuncs/" + i8, schemaPath: "#/properties/deny/properties/kfuncs/items/minLength", keyword: "minLength", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err43];
                  } else {
                    vErrors.push(err43);
                  }
                  errors++;
                }
              } else {
                const err44 = { instancePath: instancePath + "/deny/kfuncs/" + i8, schemaPath: "#/properties/deny/properties/kfuncs/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err44];
                } else {
                  vErrors.push(err44);
                }
                errors++;
              }
            }
            let i9 = data16.length;
            let j3;
            if (i9 > 1) {
              const indices3 = {};
              for (; i9--; ) {
                let item3 = data16[i9];
                if (typeof item3 !== "string") {
                  continue;
                }
                if (typeof indices3[item3] == "number") {
                  j3 = indices3[item3];
                  const err45 = { instancePath: instancePath + "/deny/kfuncs", schemaPath: "#/properties/deny/properties/kfuncs/uniqueItems", keyword: "uniqueItems", params: { i: i9, j: j3 } };
                  if (vErrors === null) {
                    vErrors = [err45];
                  } else {
                    vErrors.push(err45);
                  }
                  errors++;
                  break;
                }
                indices3[item3] = i9;
              }
            }
          } else {
            const err46 = { instancePath: instancePath + "/deny/kfuncs", schemaPath: "#/properties/deny/properties/kfuncs/type", keyword: "type", params: { type: "array" } };
            if (vErrors === null) {
              vErrors = [err46];
            } else {
              vErrors.push(err46);
            }
            errors++;
          }
        }
        if (data9.attach !== void 0) {
          let data18 = data9.attach;
          if (Array.isArray(data18)) {
            if (data18.length > 1e3) {
              const err47 = { instancePath: instancePath + "/deny/attach", schemaPath: "#/properties/deny/properties/attach/maxItems", keyword: "maxItems", params: { limit: 1e3 } };
              if (vErrors === null) {
                vErrors = [err47];
              } else {
                vErrors.push(err47);
              }
              errors++;
            }
            const len6 = data18.length;
            for (let i10 = 0; i10 < len6; i10++) {
              let data19 = data18[i10];
              if (typeof data19 === "string") {
                if (func2(data19) > 256) {
                  const err48 = { instancePath: instancePath + "/deny/attach/" + i10, schemaPath: "#/properties/deny/properties/attach/items/maxLength", keyword: "maxLength", params: { limit: 256 } };
                  if (vErrors === null) {
                    vErrors = [err48];
                  } else {
                    vErrors.push(err48);
                  }
                  errors++;
                }
                if (func2(data19) < 1) {
                  const err49 = { instancePath: instancePath + "/deny/attach/" + i10, schemaPath: "#/properties/deny/properties/attach/items/minLength", keyword: "minLength", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err49];
                  } else {
                    vErrors.push(err49);
                  }
                  errors++;
                }
              } else {
                const err50 = { instancePath: instancePath + "/deny/attach/" + i10, schemaPath: "#/properties/deny/properties/attach/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err50];
                } else {
                  vErrors.push(err50);
                }
                errors++;
              }
            }
            let i11 = data18.length;
            let j4;
            if (i11 > 1) {
              const indices4 = {};
              for (; i11--; ) {
                let item4 = data18[i11];
                if (typeof item4 !== "string") {
                  continue;
                }
                if (typeof indices4[item4] == "number") {
                  j4 = indices4[item4];
                  const err51 = { instancePath: instancePath + "/deny/attach", schemaPath: "#/properties/deny/properties/attach/uniqueItems", keyword: "uniqueItems", params: { i: i11, j: j4 } };
                  if (vErrors === null) {
                    vErrors = [err51];
                  } else {
                    vErrors.push(err51);
                  }
                  errors++;
                  break;
                }
                indices4[item4] = i11;
              }
            }
          } else {
            const err52 = { instancePath: instancePath + "/deny/attach", schemaPath: "#/properties/deny/properties/attach/type", keyword: "type", params: { type: "array" } };
            if (vErrors === null) {
              vErrors = [err52];
            } else {
              vErrors.push(err52);
            }
            errors++;
          }
        }
      } else {
        const err53 = { instancePath: instancePath + "/deny", schemaPath: "#/properties/deny/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err53];
        } else {
          vErrors.push(err53);
        }
        errors++;
      }
    }
    if (data.requireVerifiedPublisher !== void 0) {
      if (typeof data.requireVerifiedPublisher !== "boolean") {
        const err54 = { instancePath: instancePath + "/requireVerifiedPublisher", schemaPath: "#/properties/requireVerifiedPublisher/type", keyword: "type", params: { type: "boolean" } };
        if (vErrors === null) {
          vErrors = [err54];
        } else {
          vErrors.push(err54);
        }
        errors++;
      }
    }
    if (data.limits !== void 0) {
      let data21 = data.limits;
      if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
        for (const key3 in data21) {
          if (!(key3 === "mapBytes" || key3 === "memoryBytes" || key3 === "cpuSeconds" || key3 === "outputBytes")) {
            const err55 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } };
            if (vErrors === null) {
              vErrors = [err55];
            } else {
              vErrors.push(err55);
            }
            errors++;
          }
        }
        if (data21.mapBytes !== void 0) {
          let data22 = data21.mapBytes;
          if (!(typeof data22 == "number" && (!(data22 % 1) && !isNaN(data22)) && isFinite(data22))) {
            const err56 = { instancePath: instancePath + "/limits/mapBytes", schemaPath: "#/properties/limits/properties/mapBytes/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err56];
            } else {
              vErrors.push(err56);
            }
            errors++;
          }
          if (typeof data22 == "number" && isFinite(data22)) {
            if (data22 < 0 || isNaN(data22)) {
              const err57 = { instancePath: instancePath + "/limits/mapBytes", schemaPath: "#/properties/limits/properties/mapBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
              if (vErrors === null) {
                vErrors = [err57];
              } else {
                vErrors.push(err57);
              }
              errors++;
            }
          }
        }
        if (data21.memoryBytes !== void 0) {
          let data23 = data21.memoryBytes;
          if (!(typeof data23 == "number" && (!(data23 % 1) && !isNaN(data23)) && isFinite(data23))) {
            const err58 = { instancePath: instancePath + "/limits/memoryBytes", schemaPath: "#/properties/limits/properties/memoryBytes/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err58];
            } else {
              vErrors.push(err58);
            }
            errors++;
          }
          if (typeof data23 == "number" && isFinite(data23)) {
            if (data23 < 65536 || isNaN(data23)) {
              const err59 = { instancePath: instancePath + "/limits/memoryBytes", schemaPath: "#/properties/limits/properties/memoryBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 65536 } };
              if (vErrors === null) {
                vErrors = [err59];
              } else {
                vErrors.push(err59);
              }
              errors++;
            }
          }
        }
        if (data21.cpuSeconds !== void 0) {
          let data24 = data21.cpuSeconds;
          if (!(typeof data24 == "number" && (!(data24 % 1) && !isNaN(data24)) && isFinite(data24))) {
            const err60 = { instancePath: instancePath + "/limits/cpuSeconds", schemaPath: "#/properties/limits/properties/cpuSeconds/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err60];
            } else {
              vErrors.push(err60);
            }
            errors++;
          }
          if (typeof data24 == "number" && isFinite(data24)) {
            if (data24 < 1 || isNaN(data24)) {
              const err61 = { instancePath: instancePath + "/limits/cpuSeconds", schemaPath: "#/properties/limits/properties/cpuSeconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
              if (vErrors === null) {
                vErrors = [err61];
              } else {
                vErrors.push(err61);
              }
              errors++;
            }
          }
        }
        if (data21.outputBytes !== void 0) {
          let data25 = data21.outputBytes;
          if (!(typeof data25 == "number" && (!(data25 % 1) && !isNaN(data25)) && isFinite(data25))) {
            const err62 = { instancePath: instancePath + "/limits/outputBytes", schemaPath: "#/properties/limits/properties/outputBytes/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err62];
            } else {
              vErrors.push(err62);
            }
            errors++;
          }
          if (typeof data25 == "number" && isFinite(data25)) {
            if (data25 < 1024 || isNaN(data25)) {
              const err63 = { instancePath: instancePath + "/limits/outputBytes", schemaPath: "#/properties/limits/properties/outputBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1024 } };
              if (vErrors === null) {
                vErrors = [err63];
              } else {
                vErrors.push(err63);
              }
              errors++;
            }
          }
        }
      } else {
        const err64 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err64];
        } else {
          vErrors.push(err64);
        }
        errors++;
      }
    }
  } else {
    const err65 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err65];
    } else {
      vErrors.push(err65);
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
