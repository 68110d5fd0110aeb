import { CsvScanner } from './csv';
import type { Dialect } from './dialect';

/** A reading that may leave less of a file unusable than the one by the rules. */
interface Candidate {
  readonly differs: Partial<Dialect>;
  /** Whether it is the better one where it leaves as many lines unusable as the best so far. */
  readonly wins: (scanner: CsvScanner, best: CsvScanner) => boolean;
}

/**
 * The readings that a CSV file can be given, and the best of them. The standard one stands unless it leaves lines of the
 * file unusable and another leaves fewer, or another is surely meant.
 */
export class Readings {
  /** The reading that is best so far. */
  best: CsvScanner;
  private readonly left: Candidate[];
  private readonly isHeaderToBlame: boolean;
  private tried: Candidate | undefined;
  private triedRagged = false;

  /** `standard` has read the whole file. */
  constructor(private readonly standard: CsvScanner) {
    this.best = standard;
    this.left = worthTrying(standard);
    this.isHeaderToBlame = isHeaderToBlame(standard);
  }

  /** A scanner for the reading to try next, which is to read the file; undefined where all were tried. */
  next(): CsvScanner | undefined {
    this.tried = this.left.shift() ?? this.ragged();
    return this.tried && new CsvScanner({ ...this.standard.dialect, ...this.tried.differs });
  }

  /** Whether a scanner that has not come to the end of the file cannot be the best any more. */
  isBeaten({ lostLines, dialect }: CsvScanner): boolean {
    if (this.isHeaderToBlame && dialect.quotes && lostLines > 0) return true;
    return lostLines > 0 && (lostLines >= this.standard.lostLines || lostLines > this.best.lostLines);
  }

  /** Takes a scanner that has read the whole file; whether it is the best now. */
  offer(scanner: CsvScanner): boolean {
    if (this.isBeaten(scanner)) return false;
    const isOfQuotes = scanner.dialect.quotes !== undefined;
    if (this.isHeaderToBlame && isOfQuotes && scanner.spans.count <= this.standard.spans.count) return false;
    if (scanner.lostLines === this.best.lostLines && !this.tried!.wins(scanner, this.best)) return false;
    this.best = scanner;
    return true;
  }

  /** A sentence on how the file is read, where that is not the standard way. */
  note(): string | undefined {
    const { best, standard } = this;
    if (best === standard) return undefined;
    const left = best.lostLines === 0 ? 'every line can be used' : `${lines(best.lostLines)} cannot be used`;
    const before =
      standard.lostLines === 0 ? '' : `, where ${lines(standard.lostLines)} could not be by the rules`;
    const line = standard.spans.problems[0]?.line;
    const first = line === undefined ? '' : ` (first at line ${line.toLocaleString('en')})`;
    return `${howRead(best.dialect, first)}: ${left}${before}.`;
  }

  /** The best reading so far with records of one field more than the header. */
  private ragged(): Candidate | undefined {
    const { headerWidth, width, odd, isNumbered, dialect, lostLines } = this.best;
    if (this.triedRagged || lostLines === 0 || dialect.header === 'none') return undefined;
    this.triedRagged = true;
    if (odd.trailing > 0) return { differs: { ...dialect, ragged: 'trailing' }, wins: never };
    const isFirstUnnamed = width === headerWidth + 1 && isNumbered;
    return isFirstUnnamed ? { differs: { ...dialect, ragged: 'rowNames' }, wins: never } : undefined;
  }
}

function howRead({ quotes, escape, blanks, ragged }: Dialect, first: string): string {
  const parts = [
    quotes === 'none'
      ? `All quotes are read as characters, because they do not go by the rules of CSV${first}`
      : [],
    quotes === 'closing'
      ? `A quote that begins a field is read as a character where no quote closes the field${first}`
      : [],
    escape ? `A backslash before a quote is read as its escape, as MySQL and Spark write it${first}` : [],
    blanks ? 'Blanks before a field in quotes are left out' : [],
    ragged === 'trailing'
      ? 'The comma after the last field is left out: records have one empty field more than the header'
      : [],
    ragged === 'rowNames'
      ? 'The header names one column fewer than the records have: the first is read as the number of the row, as R writes it'
      : [],
  ].flat();
  return parts.join('; ');
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

const never = (): boolean => false;

/** Other readings that may be meant. A header in quotes says that quotes are quotes. */
function worthTrying(standard: CsvScanner): Candidate[] {
  const { lostLines, hasWrongQuotes, sawQuote, sawBlankQuote, sawEscape, isHeaderQuoted } = standard;
  const all: Candidate[] = [];
  const isLost = lostLines > 0;
  if (sawBlankQuote) all.push({ differs: { blanks: 'left out' }, wins: hasNoFault });
  if (isLost && sawEscape) all.push({ differs: { escape: 'backslash' }, wins: never });
  if (isLost && sawEscape && sawBlankQuote)
    all.push({ differs: { escape: 'backslash', blanks: 'left out' }, wins: never });
  if (isLost && sawQuote && hasWrongQuotes) all.push({ differs: { quotes: 'closing' }, wins: never });
  if (isLost && sawQuote && !isHeaderQuoted) all.push({ differs: { quotes: 'none' }, wins: isLikelier });
  if (!isLost && isSwallowing(standard)) all.push({ differs: { quotes: 'none' }, wins: hasMore });
  return all;
}

/** Whether every field that blanks and a quote begin is one in quotes. */
function hasNoFault({ hasWrongQuotes, use }: CsvScanner, best: CsvScanner): boolean {
  return !hasWrongQuotes && use.quoted > best.use.quoted;
}

/** Whether fields in quotes may have swallowed lines of a TSV file, where quotes are often mere characters. */
function isSwallowing({ dialect, headerWidth, isHeaderQuoted, use, odd }: CsvScanner): boolean {
  return (
    dialect.delimiter === '\t' &&
    headerWidth > 2 &&
    !isHeaderQuoted &&
    odd.spread > 0 &&
    odd.inner > 0 &&
    use.escaped === 0
  );
}

function hasMore({ spans }: CsvScanner, best: CsvScanner): boolean {
  return spans.count > best.spans.count;
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
function isLikelier(plain: CsvScanner, { use, dialect }: CsvScanner): boolean {
  return (
    dialect.quotes === 'closing' && plain.headerWidth > 1 && use.escaped === 0 && use.quoted <= use.stray
  );
}

function lines(count: number): string {
  return count === 1 ? '1 line' : `${count.toLocaleString('en')} lines`;
}
