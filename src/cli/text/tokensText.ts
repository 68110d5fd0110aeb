import type { AnswerToken } from '../../core/protocol/editorApi';
import { oneLine } from '../terminal/format';
import { wrapped } from './wrap';

const most = 8;

/** The tokens of an answer that a language model expected least, each with its surprisal; empty where none is known. */
export function tokensText(tokens: readonly AnswerToken[]): string {
  const worst = tokens
    .filter(({ nats }) => !Number.isNaN(nats))
    .sort((one, other) => other.nats - one.nats)
    .slice(0, most);
  if (worst.length === 0) return '';
  const told = worst.map(({ text, nats }) => `"${shown(text)}" ${nats.toFixed(1)}`).join(', ');
  return wrapped(`least expected tokens of the answer, in nats: ${told}`).join('\n');
}

/** A token with its line breaks as "⏎", its spaces kept. */
function shown(text: string): string {
  return text
    .split(/(\s+)/)
    .map((part) =>
      /^\s/.test(part) ? part.replace(/\r?\n|\r/g, '⏎').replace(/[^⏎]/g, ' ') : oneLine(part, 40),
    )
    .join('');
}
