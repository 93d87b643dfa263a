/** Colours that are given end up in style sheets: nothing but a colour may. */
export function safeColor(color: string): string {
  return /^(#[0-9a-f]{3,8}|[a-z]{3,20}|rgb\([\d., %]+\))$/i.test(color) ? color : '#808080';
}
