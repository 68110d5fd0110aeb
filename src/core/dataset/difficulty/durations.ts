/** Hours in a unit of time, by the words for it. */
const units: readonly (readonly [hours: number, words: string])[] = [
  [1 / 3600, 's|sec|secs|second|seconds|sekunden?|secondes?|segundos?|秒'],
  [1 / 60, 'm|min|mins|minute|minutes|minuten|minutos?|分|分钟|分鐘'],
  [1, 'h|hr|hrs|hour|hours|stunden?|heures?|horas?|小时|小時|時間'],
  [24, 'd|day|days|tage?|jours?|dias?|天|日'],
  [168, 'w|wk|week|weeks|wochen?|semaines?|semanas?|周|週間'],
];

const hoursIn: ReadonlyMap<string, number> = new Map(
  units.flatMap(([hours, words]) =>
    words
      .split('|')
      .flatMap((word) => (word.endsWith('?') ? [word.slice(0, -1), word.slice(0, -2)] : [word]))
      .map((word) => [word, hours] as const),
  ),
);

const amount = String.raw`(\d+(?:[.,]\d+)?)\s*(\p{L}+)?`;
const range = new RegExp(
  String.raw`^(<|>|<=|>=|≤|≥|under|over|less than|more than|up to)?\s*${amount}(?:\s*(?:-|to)\s*${amount})?\s*(\+)?(?: \p{L}+)?$`,
  'u',
);

const belowWords = new Set(['<', '<=', '≤', 'under', 'less than', 'up to']);

/**
 * The hours that a folded text says something takes: "15 min" .25, "1-4 hours" their middle on a log scale, "<15 min fix" half of its
 * bound and ">4 hours" twice. NaN where it names no time.
 */
export function hoursOf(text: string): number {
  const [, bound, low, lowUnit, high, highUnit, plus] = range.exec(text) ?? [];
  const unit = highUnit ?? lowUnit;
  const ends = [timeOf(low, high === undefined ? lowUnit : (lowUnit ?? unit)), timeOf(high, unit)];
  if (high !== undefined)
    return bound === undefined && ends[0]! < ends[1]! ? Math.sqrt(ends[0]! * ends[1]!) : NaN;
  if (bound === undefined) return plus === undefined ? ends[0]! : 2 * ends[0]!;
  return ends[0]! * (belowWords.has(bound) ? 0.5 : 2);
}

function timeOf(amount: string | undefined, unit: string | undefined): number {
  return Number(amount?.replace(',', '.')) * (hoursIn.get(unit ?? '') ?? NaN);
}
