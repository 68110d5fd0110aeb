import { html } from './element';

/** Something a menu offers. */
export interface MenuItem {
  readonly label: string;
  act(): void;
}

let menus = 0;

/** A small button that opens a menu. */
export function menuButton(label: string, items: readonly MenuItem[]): HTMLElement {
  const id = `menu-${menus++}`;
  const opener = html('button', {
    class: 'bare menu-opener',
    'aria-label': label,
    title: label,
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
    'aria-controls': id,
  });
  opener.textContent = '⋯';
  const list = html('div', { class: 'menu', role: 'menu', id, hidden: true, 'aria-label': label });
  const entries = items.map((item) => {
    const entry = html('button', { class: 'bare menu-item', role: 'menuitem', tabindex: -1 }, item.label);
    entry.addEventListener('click', () => {
      close();
      opener.focus();
      item.act();
    });
    return entry;
  });
  list.append(...entries);
  const open = (): void => {
    list.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    entries[0]?.focus();
  };
  const close = (): void => {
    list.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
  };
  const whole = html('div', { class: 'menu-place' }, opener, list);
  opener.addEventListener('click', () => (list.hidden ? open() : close()));
  whole.addEventListener('focusout', ({ relatedTarget }) => {
    if (!whole.contains(relatedTarget as Node | null)) close();
  });
  whole.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    const at = entries.indexOf(document.activeElement as HTMLButtonElement);
    const next = nextEntry(event.key, at, entries.length);
    if (next === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    if (next !== undefined) return entries[next]!.focus();
    close();
    opener.focus();
  });
  return whole;
}

function nextEntry(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
