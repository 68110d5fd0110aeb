import type { Grade } from '../../../core/detection/detection';
import { UserError } from '../../../core/userError';
import { missingCodes } from './missingCodes';

/** What scores range over: `from` is wrong, `to` is right. */
export interface ScoreScale {
  readonly from: number;
  readonly to: number;
}

/** A scale as it was found out, and how sure that is. */
export interface FoundScale extends ScoreScale {
  readonly grade: Grade;
  readonly why: string;
  /** Values that may be codes for a missing answer. */
  readonly missing?: readonly number[];
}

/** What is known of the scores of a log. */
export interface ScoreValues {
  /** The different values that lie outside of 0 to 1, ascending. */
  readonly outside: readonly number[];
  /** The different values within, ascending; the first few. */
  readonly inside: readonly number[];
  /** The share of the scores that lies outside. */
  readonly share: number;
}

/** A scale as it is written, `0:100`. Throws UserError. */
export function scaleIn(text: string): ScoreScale {
  const [from, to, ...more] = text.split(':').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (
    from === undefined ||
    to === undefined ||
    more.length > 0 ||
    !(from < to) ||
    !Number.isFinite(to - from)
  )
    throw new UserError(`A scale of scores is two numbers such as 0:100, the lower first, not "${text}".`);
  return { from, to };
}

const hundred = 100;
const mostLevels = 10;
const few = 0.02;

/** Finds out what scores range over, of which some lie outside of 0 to 1. */
export function scaleOf({ outside, inside, share }: ScoreValues): FoundScale {
  const all = [...inside, ...outside].sort((one, other) => one - other);
  const [least, most] = [all[0]!, all.at(-1)!];
  const unsure = (from: number, to: number, why: string): FoundScale => ({ from, to, why, grade: 'unsure' });
  const codes = missingCodes(all);
  if (codes.length > 0)
    return {
      ...unsure(
        Math.min(0, least),
        most,
        `${least < 0 ? 'some are negative: ' : ''}${codes.join(', ')} may stand for a missing answer`,
      ),
      missing: codes,
    };
  if (share < few && inside.some((score) => score > 0))
    return unsure(
      Math.min(0, least),
      most,
      `${outside.slice(0, 3).join(', ')} stands among scores from 0 to 1`,
    );
  if (least < 0) return unsure(least, most, 'some are negative');
  if (least >= 0.5) return unsure(least, most, 'none is 0: they may be ratings');
  if (most === hundred) return { from: 0, to: hundred, grade: 'likely', why: 'they run from 0 to 100' };
  if (isEveryLevel(all) && most <= mostLevels)
    return {
      from: 0,
      to: most,
      grade: 'likely',
      why: `every whole number from 0 to ${most} occurs: they are partial credit`,
    };
  return unsure(0, most > mostLevels && most < hundred ? hundred : most, `the highest is ${most}`);
}

/** What such scores may range over, the one that was found first: what they run from and to, from 0 on, up to a round number. */
export function scaleCandidates(
  { from, to }: ScoreScale,
  { outside, inside, share }: ScoreValues,
): ScoreScale[] {
  const all = [...inside, ...outside];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const farthest = Math.max(-least, most);
  const candidates = [
    { from, to },
    { from: least, to: most },
    { from: 0, to: most },
    ...(least < 0 ? [{ from: -farthest, to: farthest }] : []),
    ...(share < few ? [{ from: 0, to: 1 }] : []),
    ...(least >= 0 && most > 1 ? [{ from: 0, to: 10 ** Math.ceil(Math.log10(most)) }] : []),
  ];
  const real = candidates.filter((one) => one.from < one.to);
  return [...new Map(real.map((one) => [`${one.from}:${one.to}`, one])).values()];
}

/** Whether the values are whole, and all from 0 to the highest. */
function isEveryLevel(values: readonly number[]): boolean {
  return values.every((value, at) => value === at);
}
