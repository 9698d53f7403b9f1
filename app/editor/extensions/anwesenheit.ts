/**
 * Carets of the others: a line and a label with the code of their Delegation, coloured by class and never by style (CSP).
 * Name and Delegation come from the server, which writes them over whatever a client says of itself.
 */
import type { DecorationAttrs } from '@tiptap/pm/view';
import { DELEGATIONEN, isDelegation } from '../../domain/land.ts';

/** How many colours editor.css has; their contrast is checked by a test. */
export const FARBEN = 6;

/** The colour class of a Delegation: neighbours in the printing order differ. */
export function farbklasseOf(delegation: unknown): string {
  const index = typeof delegation === 'string' && isDelegation(delegation) ? DELEGATIONEN.indexOf(delegation) : 0;
  return `farbe-${index % FARBEN}`;
}

/** The caret of somebody else. */
export function renderCaret(user: Readonly<Record<string, unknown>>): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `fremd-caret ${farbklasseOf(user.delegation)}`;
  const label = document.createElement('span');
  label.className = 'fremd-caret-name';
  label.textContent = typeof user.delegation === 'string' ? user.delegation : '';
  if (typeof user.name === 'string') label.title = user.name;
  caret.append(label);
  caret.setAttribute('aria-hidden', 'true');
  return caret;
}

/** The selection of somebody else. */
export function renderAuswahl(user: Readonly<Record<string, unknown>>): DecorationAttrs {
  return { class: `fremd-auswahl ${farbklasseOf(user.delegation)}` };
}
