import { ascendingRows } from '../../core/numbers/ascendingRows';
import type { RowSort } from '../../core/protocol/browsing/browsingApi';
import type { DatasetFile } from '../sources/datasetFile';
import { textsOf, type FieldTexts, type Working } from './fieldTexts';
import { RowOrder } from './rowOrder';
import { TextOrder } from './textOrder';

/**
 * The rows by the values of a field: as numbers where all of them are numbers, else as texts by their characters, small and
 * capital letters alike. Rows without a value come last, equal ones in the order of the file.
 */
export async function fieldOrder(
  file: DatasetFile,
  { name, isDescending }: RowSort,
  working: Working,
): Promise<RowOrder> {
  const texts: FieldTexts = (rows) => textsOf(file, name, rows, working);
  const numbers = await numbersIn(texts, file.count);
  if (!numbers) return new TextOrder(texts, file.count, isDescending, working.signal).made();
  const unknown = numbers.reduce((sum, one) => sum + Number(Number.isNaN(one)), 0);
  return new RowOrder(ascendingRows(isDescending ? numbers.map((one) => -one) : numbers), unknown);
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** The values as numbers, NaN where there is none; undefined where one of them is no number that a double holds. */
async function numbersIn(texts: FieldTexts, count: number): Promise<Float64Array | undefined> {
  const numbers = new Float64Array(count).fill(NaN);
  for await (const batch of texts())
    for (const [row, text] of batch) {
      if (text === '') continue;
      const value = number.test(text) ? Number(text) : NaN;
      if (Number.isNaN(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return undefined;
      numbers[row] = value;
    }
  return numbers;
}
