import type { Agreement } from '../numbers/correlation';
import { capital, plain } from './correlationWords';
import type { Difference } from './dependentCorrelations';
import type { Standing, Trust } from './trust';

/** What is said where nothing tells how hard the examples are. */
export const noCriterion =
  'No column says how hard these examples are, so no measure can be shown to be right here. ' +
  'A column such as level or grade, for some of the rows, or imported responses would tell which to trust. There may be one already.';

/** A field that says how hard examples are, and for how many of them its scores are known. */
export interface KnownField {
  readonly name: string;
  readonly known: number;
}

/** What is said where no measure can be held against anything: whether that is for want of a column, of scores, or of differences. */
export function noCriterionWords(fields: readonly KnownField[]): string {
  const [first] = fields;
  if (!first) return noCriterion;
  const told = fields.find(({ known }) => known > 0);
  return told
    ? `${told.name} says the same of every example that it is known for, so no measure can be shown to be right here.`
    : `${first.name} says how hard these examples are, but is not scored, so no measure can be held against it yet.`;
}

/** Which measure to trust, in a sentence or two: which agrees best, how well, and whether it really beats length. */
export function trustWords(trust: Trust | undefined, fields: readonly KnownField[] = []): string {
  if (!trust) return noCriterionWords(fields);
  const [best] = trust.measured;
  const against = trust.isHuman ? trust.title : `${trust.title} (no human column is known)`;
  if (!best) return `No measure is scored that could be held against ${against}.`;
  if (!(best.agreement.low > 0))
    return `No measure is shown to agree with ${against}: ${best.title} comes nearest with ρ ${estimate(best.agreement)}.`;
  if (!trust.length || !best.lead)
    return `${capital(best.title)} agrees best with ${against}: ρ ${estimate(best.agreement)}. Plain length is not scored, so it is not known whether it does better.`;
  return best.beatsLength ? winner(best, trust, against) : noWinner(best, trust, against);
}

function winner({ title, agreement, lead }: Standing, trust: Trust, against: string): string {
  const rest = trust.measured.filter(({ beatsLength }) => beatsLength).length - 1;
  const others = rest > 0 ? ` So ${rest === 1 ? 'does one other' : `do ${rest} others`}.` : '';
  return `${capital(title)} agrees best with ${against}: ρ ${estimate(agreement)}. It beats ${lengthWords(trust)} by ${difference(lead!)}.${others}`;
}

function noWinner({ title, agreement, lead }: Standing, trust: Trust, against: string): string {
  const nearest = `${title}, has ρ ${estimate(agreement)} with ${against}, ${lengthWords(trust)}`;
  if (lead!.difference <= 0)
    return `No measure beats length: the best, ${nearest}; the difference is ${difference(lead!)}.`;
  const doubt =
    lead!.low > 0
      ? `the best of ${trust.measured.length} measures is that far ahead by luck now and then`
      : 'which may be chance';
  return `No measure is shown to beat length: the best, ${nearest}; it is ahead by ${difference(lead!)}, ${doubt}.`;
}

function lengthWords({ length, isLengthReversed }: Trust): string {
  return `plain length${isLengthReversed ? ', turned round,' : ''} (${plain(length!.rho)})`;
}

function estimate({ rho, low, high, n }: Agreement): string {
  return `${plain(rho)} (${plain(low)} to ${plain(high)}, n ${n.toLocaleString('en')})`;
}

function difference({ difference: by, low, high }: Difference): string {
  return `${plain(by)} (${plain(low)} to ${plain(high)})`;
}
