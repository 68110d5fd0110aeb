import { CsvScanner } from './csv';
import type { Dialect } from './papaparse';

type Quotes = Exclude<Dialect['quotes'], undefined>;

/**
 * The readings that a CSV file can be given, and the best of them. The standard one stands unless it leaves lines of the
 * file unusable and another leaves fewer.
 */
export class Readings {
  /** The reading that is best so far. */
  best: CsvScanner;
  private readonly left: Quotes[];

  /** `standard` has read the whole file. */
  constructor(private readonly standard: CsvScanner) {
    this.best = standard;
    this.left = worthTrying(standard);
  }

  /** A scanner for the reading to try next, which is to read the file; undefined where all were tried. */
  next(): CsvScanner | undefined {
    const quotes = this.left.shift();
    return quotes && new CsvScanner({ ...this.standard.dialect, quotes });
  }

  /** Whether a scanner that has not come to the end of the file cannot be the best any more. */
  isBeaten({ lostLines }: CsvScanner): boolean {
    return lostLines >= this.standard.lostLines || lostLines > this.best.lostLines;
  }

  /** Takes a scanner that has read the whole file; whether it is the best now. */
  offer(scanner: CsvScanner): boolean {
    if (this.isBeaten(scanner)) return false;
    if (scanner.lostLines === this.best.lostLines && !isLikelier(scanner, this.best)) return false;
    this.best = scanner;
    return true;
  }

  /** A sentence on how the file is read, where that is not the standard way. */
  note(): string | undefined {
    const { best, standard } = this;
    if (best === standard) return undefined;
    const line = standard.spans.problems[0]!.line.toLocaleString('en');
    const how =
      best.dialect.quotes === 'none'
        ? `All quotes are read as characters, because they do not go by the rules of CSV (first at line ${line})`
        : `A quote that begins a field is read as a character where no quote closes the field (first at line ${line})`;
    const left = best.lostLines === 0 ? 'every line can be used' : `${lines(best.lostLines)} cannot be used`;
    return `${how}: ${left}, where ${lines(standard.lostLines)} could not be by the rules.`;
  }
}

/** The best reading of a file that is in memory. */
export function bestReading(bytes: Uint8Array, dialect: Dialect): CsvScanner {
  const standard = new CsvScanner(dialect);
  standard.push(bytes);
  standard.finish();
  const readings = new Readings(standard);
  for (let scanner = readings.next(); scanner; scanner = readings.next()) {
    for (let from = 0; from < bytes.length && !readings.isBeaten(scanner); from += chunk)
      scanner.push(bytes.subarray(from, from + chunk));
    scanner.finish();
    readings.offer(scanner);
  }
  return readings.best;
}

const chunk = 2 ** 20;

/**
 * Other readings, where the standard one leaves lines unusable. Records all of one other width than the header's are
 * the header's fault. A header in quotes says that quotes are quotes.
 */
function worthTrying(standard: CsvScanner): Quotes[] {
  const { lostLines, hasWrongQuotes, sawQuote, headerWidth, isHeaderQuoted, width } = standard;
  if (lostLines === 0 || !sawQuote) return [];
  if (!hasWrongQuotes && width !== headerWidth && !Number.isNaN(width)) return [];
  const plain: Quotes[] = isHeaderQuoted ? [] : ['none'];
  return hasWrongQuotes ? ['closing', ...plain] : plain;
}

/**
 * Whether all quotes are likelier to be characters than only those that close no field, where both leave as many lines
 * unusable: where quotes take lines that are records by themselves for one, or are seldom used as quotes. In a file of one
 * column every line would be a record.
 */
function isLikelier(plain: CsvScanner, closing: CsvScanner): boolean {
  if (plain.headerWidth < 2) return false;
  const { quoted, escaped, stray } = closing.use;
  return usable(plain) > usable(closing) || (escaped === 0 && quoted <= stray);
}

function usable({ spans }: CsvScanner): number {
  return spans.count - spans.problems.filter(({ row }) => row >= 0).length;
}

function lines(count: number): string {
  return count === 1 ? '1 line' : `${count.toLocaleString('en')} lines`;
}
