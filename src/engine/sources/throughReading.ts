import type { RecordFormat } from '../../core/dataset/reading/record';
import type { Problem } from '../../core/protocol/datasetApi';
import { CensusTaker, type Census } from './census';
import type { FileIndex } from './fileIndex';
import type { FileRecord } from './fileRecords';
import type { FieldMap } from '../../core/dataset/fields/fieldMap';
import type { TextPart } from './textCopy';

/** What is found out by reading every record once. */
export interface ReadThrough {
  /** Every record, and place between records, that cannot be used, in the order of the file. */
  readonly problems: readonly Problem[];
  readonly census: Census;
}

/** Notes what is wrong and what is counted while all records of a file pass by in their order. */
export class ThroughReading {
  private readonly census: CensusTaker;
  private readonly problems: Problem[];

  constructor(
    private readonly index: FileIndex,
    map: FieldMap,
  ) {
    this.census = new CensusTaker(map);
    this.problems = index.spans.problems.filter(({ row }) => row < 0);
  }

  add({ row, bytes, read }: FileRecord): void {
    this.census.add(read);
    if (!('problem' in read)) return;
    const { spans, recordFormat } = this.index;
    this.problems.push({ row, line: spans.line[row]!, text: read.problem, ...linesOf(bytes, recordFormat) });
  }

  /** What was found once the last record passed. */
  end(): ReadThrough {
    const inOrder = this.problems.sort((one, other) => one.line - other.line);
    const { parts } = this.index.copy ?? {};
    return { problems: inOrder.map((one) => inItsFile(one, parts)), census: this.census.taken() };
  }
}

/** A problem by the file of several that it is in, and its line there. */
function inItsFile(problem: Problem, parts: readonly TextPart[] = []): Problem {
  const part = parts.findLast(({ firstLine }) => firstLine <= problem.line);
  if (!part) return problem;
  return { ...problem, file: part.name, line: problem.line - part.firstLine + 1 + part.droppedLines };
}

/** How many lines a record stands on, where it is more than one. */
function linesOf(record: Buffer, { dialect }: RecordFormat): { lines?: number } {
  const newline = dialect?.newline === '\r' ? '\r' : '\n';
  let lines = 1;
  // What is given up for too long ends with the ending of its last line.
  for (let at = record.indexOf(newline); at >= 0 && at < record.length - 1; lines++)
    at = record.indexOf(newline, at + 1);
  return lines > 1 ? { lines } : {};
}
