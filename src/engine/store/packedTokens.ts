import type { AnswerToken } from '../../core/protocol/editorApi';
import type { TokenSurprisals } from '../../core/text/languageModel';

/** The steps of a packed surprisal in a nat. */
const steps = 10;

/**
 * Packs what each token of a text costs: for each its surprisal in tenths of a nat, counted from 1 (0: unknown), and its
 * length, both as numbers of seven bits a byte, the lowest first. A token is two bytes, seldom three.
 */
export function packTokens({ nats, ends }: TokenSurprisals): Uint8Array {
  const bytes: number[] = [];
  const put = (number: number): void => {
    let rest = number;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    bytes.push(rest);
  };
  nats.forEach((value, at) => {
    put(Number.isNaN(value) ? 0 : 1 + Math.round(steps * Math.max(0, value)));
    put(ends[at]! - (ends[at - 1] ?? 0));
  });
  return Uint8Array.from(bytes);
}

/** The tokens of a text that was packed, with what each costs to a tenth of a nat. */
export function unpackTokens(packed: Uint8Array, text: string): AnswerToken[] {
  const numbers = numbersOf(packed);
  const tokens: AnswerToken[] = [];
  let from = 0;
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const to = from + numbers[at + 1]!;
    tokens.push({ text: text.slice(from, to), nats: numbers[at] === 0 ? NaN : (numbers[at]! - 1) / steps });
    from = to;
  }
  return tokens;
}

function numbersOf(packed: Uint8Array): number[] {
  const numbers: number[] = [];
  let value = 0;
  let scale = 1;
  for (const byte of packed) {
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    numbers.push(value);
    [value, scale] = [0, 1];
  }
  return numbers;
}
