import { choicesOf, type Choices } from '../choices';
import { plainText } from '../fields/fieldText';
import type { FieldMap, GoldBy } from '../fields/fieldMap';
import { valueAt } from '../fields/path';
import { goldChoice } from '../gold';
import type { Fields } from '../reading/record';

/** How a field tells the right choice, found once for all records. */
export interface GoldReading {
  readonly reading: Pick<FieldMap, 'countsFromOne' | 'goldBy'>;
  /** In how many sampled records it tells one. */
  readonly told: number;
  /** What else its values may mean; undefined where nothing else fits as well. */
  readonly doubt?: string;
}

interface Way {
  readonly by?: GoldBy;
  readonly first: 0 | 1;
  readonly words: string;
}

interface Tried extends Way {
  /** The right choice of each record; -1 where it tells none. */
  readonly gold: readonly number[];
  readonly told: number;
}

const anyWay: Way = { first: 0, words: '' };

/** The ways in which a number may tell it, the likeliest first. */
const ways: readonly Way[] = [
  { by: 'label', first: 0, words: 'by their labels' },
  { by: 'number', first: 0, words: 'counted from 0' },
  { by: 'number', first: 1, words: 'counted from 1' },
  { by: 'text', first: 0, words: 'by their texts' },
];

/**
 * Whether the values of a field name the choices by label, by text, or by number counted from 0 or 1: the way that fits most
 * records is that of all. Where no value is a whole number, none of them can mean two things.
 */
export function goldReading(
  samples: readonly Fields[],
  choices: readonly string[],
  path: string,
): GoldReading {
  const records = samples
    .map((fields) => ({ value: valueAt(fields, path), offered: offeredBy(fields, choices) }))
    .filter(({ value, offered }) => value != null && value !== '' && offered.choices.length > 0);
  const tried = (way: Way): Tried => {
    const gold = records.map(({ value, offered }) => goldChoice(value, offered, way.first, way.by));
    return { ...way, gold, told: gold.filter((at) => at >= 0).length };
  };
  const any = tried(anyWay);
  const numbers = records.filter(({ value }) => /^\s*\d+\s*$/.test(plainText(value))).length;
  const all = numbers > 0 ? ways.map(tried) : [];
  const most = Math.max(0, ...all.map(({ told }) => told));
  const [taken, ...rest] = all.filter(({ told }) => told === most);
  if (!taken || most === 0 || (most < any.told && numbers <= records.length / 2))
    return { reading: {}, told: any.told };
  const other = rest.find((one) => isOther(one, taken));
  return {
    reading: { goldBy: taken.by!, ...(taken.first === 1 && { countsFromOne: true as const }) },
    told: most,
    ...(other && { doubt: `the choices ${taken.words}, though they may be meant ${other.words}` }),
  };
}

function offeredBy(fields: Fields, choices: readonly string[]): Choices {
  return choicesOf(choices.map((path) => valueAt(fields, path)));
}

/** Whether another way tells another choice; what names the labels counts nothing. */
function isOther(one: Tried, taken: Tried): boolean {
  return (
    !(taken.by === 'label' && one.by === 'number') && one.gold.some((gold, at) => gold !== taken.gold[at])
  );
}
