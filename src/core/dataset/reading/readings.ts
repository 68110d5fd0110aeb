import { CsvScanner } from './csv';
import type { Dialect } from './dialect';

type Quotes = Exclude<Dialect['quotes'], undefined>;

/**
 * The readings that a CSV file can be given, and the best of them. The standard one stands unless it leaves lines of the
 * file unusable and another leaves fewer.
 */
export class Readings {
  /** The reading that is best so far. */
  best: CsvScanner;
  private readonly left: Quotes[];
  private readonly isHeaderToBlame: boolean;

  /** `standard` has read the whole file. */
  constructor(private readonly standard: CsvScanner) {
    this.best = standard;
    this.left = worthTrying(standard);
    this.isHeaderToBlame = isHeaderToBlame(standard);
  }

  /** A scanner for the reading to try next, which is to read the file; undefined where all were tried. */
  next(): CsvScanner | undefined {
    const quotes = this.left.shift();
    return quotes && new CsvScanner({ ...this.standard.dialect, quotes });
  }

  /** Whether a scanner that has not come to the end of the file cannot be the best any more. */
  isBeaten({ lostLines }: CsvScanner): boolean {
    if (this.isHeaderToBlame && lostLines > 0) return true;
    return lostLines >= this.standard.lostLines || lostLines > this.best.lostLines;
  }

  /** Takes a scanner that has read the whole file; whether it is the best now. */
  offer(scanner: CsvScanner): boolean {
    if (this.isBeaten(scanner)) return false;
    if (this.isHeaderToBlame && scanner.spans.count <= this.standard.spans.count) return false;
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

/** Other readings, where the standard one leaves lines unusable. A header in quotes says that quotes are quotes. */
function worthTrying({ lostLines, hasWrongQuotes, sawQuote, isHeaderQuoted }: CsvScanner): Quotes[] {
  if (lostLines === 0 || !sawQuote) return [];
  const plain: Quotes[] = isHeaderQuoted ? [] : ['none'];
  return hasWrongQuotes ? ['closing', ...plain] : plain;
}

/**
 * Whether the records are all of one other width than the header's: it is short or long then, and quotes are at fault
 * only where without them each record falls into several that fit.
 */
function isHeaderToBlame({ hasWrongQuotes, width, headerWidth }: CsvScanner): boolean {
  return !hasWrongQuotes && width !== headerWidth && !Number.isNaN(width);
}

/**
 * Whether all quotes are likelier to be characters than only those that close no field, where both leave as many lines
 * unusable: where fields are seldom in quotes. In a file of one column any line would be a record.
 */
function isLikelier(plain: CsvScanner, { use }: CsvScanner): boolean {
  return plain.headerWidth > 1 && use.escaped === 0 && use.quoted <= use.stray;
}

function lines(count: number): string {
  return count === 1 ? '1 line' : `${count.toLocaleString('en')} lines`;
}
