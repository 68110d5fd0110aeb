import type { ItemAnswers } from '../../../src/core/protocol/answers/itemAnswers';
import { normal95 } from '../../frame/format';

/** How so many respondents of about the same ability did on an item. */
export interface ShareBin {
  /** Their mean ability. */
  readonly ability: number;
  readonly respondents: number;
  readonly share: number;
  /** The 95% interval of the share. */
  readonly low: number;
  readonly high: number;
}

/** Respondents in `bins` groups of the same size by ability; those of unknown ability are left out. */
export function shareBins(answers: ItemAnswers, ability: Float64Array, bins: number): ShareBin[] {
  const known = [...answers.respondent.keys()].filter(
    (at) => !Number.isNaN(ability[answers.respondent[at]!]!),
  );
  const abilityOf = (at: number): number => ability[answers.respondent[at]!]!;
  known.sort((one, other) => abilityOf(one) - abilityOf(other));
  return Array.from({ length: bins }, (_, bin) =>
    known.slice(Math.floor((bin * known.length) / bins), Math.floor(((bin + 1) * known.length) / bins)),
  )
    .filter((group) => group.length > 0)
    .map((group) => shareBin(group, answers, abilityOf));
}

function shareBin(
  group: readonly number[],
  answers: ItemAnswers,
  abilityOf: (at: number) => number,
): ShareBin {
  let [n, correct, sum] = [0, 0, 0];
  for (const at of group) {
    n += answers.attempts[at]!;
    correct += answers.correct[at]!;
    sum += abilityOf(at);
  }
  return {
    ability: sum / group.length,
    respondents: group.length,
    share: correct / n,
    ...wilson(correct / n, n),
  };
}

/** Wilson (1927): an interval of a share that is right for few answers too, and never beyond 0 and 1. */
function wilson(share: number, n: number): { low: number; high: number } {
  const z2 = normal95 ** 2;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (normal95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
