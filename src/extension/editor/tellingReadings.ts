import type { Family } from '../../core/measures/families';
import type { MeasureReading } from '../../core/scores/describe';

/**
 * So many of an example's readings, in their order: the first ones where all are of one kind, otherwise some of every
 * kind, so that forty measures are not shown as eight lengths. The first is always among them, and what responses say
 * comes before anything else.
 */
export function tellingReadings(
  readings: readonly MeasureReading[],
  families: Readonly<Record<string, Family>>,
  most: number,
): MeasureReading[] {
  const [first, ...rest] = readings;
  const seen = new Map<Family, number>();
  const turns = rest.map((reading, at) => {
    const family = families[reading.id] ?? 'other';
    const turn = family === 'responses' ? 0 : (seen.get(family) ?? 0);
    seen.set(family, turn + 1);
    return { at, turn };
  });
  const kept = turns
    .sort((one, other) => one.turn - other.turn || one.at - other.at)
    .slice(0, Math.max(0, most - 1))
    .map(({ at }) => at);
  return [...(first ? [first] : []), ...rest.filter((_, at) => kept.includes(at))];
}
