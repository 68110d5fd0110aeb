import type { Detection } from '../../detection/detection';

/** A difficulty column as its records stand on it: the higher the harder, NaN where a record has no level. */
export interface HardOn {
  readonly path: string;
  readonly levels: readonly number[];
  /** Whether its levels are words, which say themselves which end is hard, or the user or the name said it. */
  readonly isSaid: boolean;
}

const fewest = 10;
/** From here on two columns clearly run in opposite directions. */
const clearly = -0.5;

/** What there is to say of each column that runs clearly against one before it: one of both is probably read the wrong way about. */
export function opposedDetections(columns: readonly HardOn[]): Detection[] {
  return columns.flatMap((other, at) => {
    const against = columns.slice(0, at).find((one) => agreement(one.levels, other.levels) <= clearly);
    return against ? [opposedDetection(against, other)] : [];
  });
}

function opposedDetection(one: HardOn, other: HardOn): Detection {
  const path = one.isSaid ? other.path : one.path;
  const tau = agreement(one.levels, other.levels).toFixed(2);
  return {
    subject: 'direction',
    taken: 'opposite directions',
    why: `what is hard by ${one.path} is easy by ${other.path} (tau ${tau}), so one of them probably runs the other way`,
    grade: 'likely',
    others: [],
    remedy: { kind: 'chooseDirection', path },
  };
}

/** Kendall's tau over the pairs that differ in both; NaN where too few records have both. */
function agreement(one: readonly number[], other: readonly number[]): number {
  const both = one.flatMap((level, at) =>
    Number.isNaN(level) || Number.isNaN(other[at]!) ? [] : [[level, other[at]!] as const],
  );
  if (both.length < fewest) return NaN;
  let sum = 0;
  let pairs = 0;
  both.forEach(([x, y], at) => {
    for (const [u, w] of both.slice(at + 1)) {
      const sign = Math.sign(u - x) * Math.sign(w - y);
      sum += sign;
      pairs += Math.abs(sign);
    }
  });
  return pairs < both.length ? NaN : sum / pairs;
}
