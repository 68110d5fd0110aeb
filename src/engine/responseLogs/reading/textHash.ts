import { hash } from 'node:crypto';

/** A question by its text, white space counted once: 32 hexadecimal digits. */
export function textHash(text: string): string {
  return hash('sha256', text.trim().replace(/\s+/g, ' '), 'hex').slice(0, 32);
}
