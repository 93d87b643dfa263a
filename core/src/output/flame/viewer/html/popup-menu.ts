import { element } from './elements.ts';

export interface PopupItem {
  readonly text: string;
  readonly run: () => void;
}

/** Opens a menu at a point of the window; it closes at the next click or key that is not for it. */
export function openPopup(at: { x: number; y: number }, items: readonly PopupItem[]): void {
  closePopup();
  const before = document.activeElement as HTMLElement | null;
  const menu = element('div', { class: 'popup', role: 'menu' });
  for (const { text, run } of items) {
    const item = element('button', { type: 'button', role: 'menuitem' }, text);
    item.addEventListener('click', () => {
      closePopup();
      before?.focus();
      run();
    });
    menu.append(item);
  }
  menu.addEventListener('keydown', (event) => {
    const here = document.activeElement;
    if (event.key === 'ArrowDown') (here?.nextElementSibling as HTMLElement | null)?.focus();
    else if (event.key === 'ArrowUp') (here?.previousElementSibling as HTMLElement | null)?.focus();
    else if (event.key === 'Escape') {
      closePopup();
      before?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.body.append(menu);
  menu.style.left = `${Math.max(4, Math.min(at.x, window.innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(4, Math.min(at.y, window.innerHeight - menu.offsetHeight - 8))}px`;
  (menu.firstElementChild as HTMLElement | null)?.focus();
  setTimeout(() => document.addEventListener('pointerdown', outside), 0);
}

export function closePopup(): boolean {
  document.removeEventListener('pointerdown', outside);
  const open = document.querySelector('.popup');
  open?.remove();
  return open !== null;
}

function outside(event: Event): void {
  if ((event.target as Element).closest('.popup') === null) closePopup();
}
