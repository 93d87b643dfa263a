/**
 * Names come from traced programs and files: anything may be in them. Every writer passes what it did not make itself
 * through one of these functions, so that no control character reaches a terminal, a picture or a file raw.
 */

/**
 * Characters that act instead of being seen: C0 and C1 controls, bidirectional controls, line and paragraph separators,
 * zero-width marks, the byte-order mark, noncharacters, and surrogates without their partner.
 */
const ACTIVE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Finds the rare text that needs work; most names are plain. */
const SUSPECT = /[^ -~\u00a0-\u0619\u0700-\u1fff\u3000-\ud7ff]/;

/** The text with every acting character written out: `\x1b`, `\u202e`. */
export function visible(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(ACTIVE, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
  });
}

/** Text for XML and HTML, inside elements and quoted attributes. */
export function xml(text: string): string {
  const seen = visible(text);
  return /[&<>"']/.test(seen) ? seen.replace(/[&<>"']/g, (character) => XML_ENTITIES[character]!) : seen;
}

const XML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A frame's name for a folded line: without the `;` that separates frames. */
export function foldedName(text: string): string {
  const seen = visible(text);
  return seen.includes(';') ? seen.replaceAll(';', ':') : seen;
}

/** JSON with every acting character escaped: safe on a terminal and inside an HTML script element. */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff<]/g,
    (character) => `\\u${hex(character.charCodeAt(0), 4)}`,
  );
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
