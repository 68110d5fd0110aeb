import { join } from 'node:path';
import { readBytes } from '../files/readBytes';
import { openRegular } from '../files/regularFile';

const looked = 4096;
/** A row number and an id of 128 bits before anything else, as scores are written. */
const scoreLines = [
  /^\ufeff?row,id(?:,[^\n]*)?\r?\n\d+,[0-9a-f]{32}(?:[,\r\n]|$)/,
  /^\{"row":\s?\d+,\s?"id":\s?"[0-9a-f]{32}"/,
];

/** Whether a text file holds scores that were exported, not records. */
export async function holdsScores(folder: string, name: string): Promise<boolean> {
  if (!/\.(?:csv|jsonl)$/i.test(name)) return /(?:^|[-._/])scores\.parquet$/i.test(name);
  const file = await openRegular(join(folder, name));
  try {
    const head = (await readBytes(file, 0, looked)).toString('utf8');
    return scoreLines.some((line) => line.test(head));
  } finally {
    await file.close();
  }
}
