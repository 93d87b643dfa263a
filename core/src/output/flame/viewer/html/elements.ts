/** Short ways to make HTML elements. Text is always text, never markup. */

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function button(text: string, title: string, run: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', title }, text);
  made.addEventListener('click', run);
  return made;
}

export function field(label: string, placeholder: string, change: (text: string) => void): HTMLInputElement {
  const made = element('input', { type: 'search', 'aria-label': label, placeholder, title: label });
  made.addEventListener('input', () => change(made.value));
  return made;
}
