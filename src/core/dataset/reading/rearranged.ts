import type { Detection } from '../../detection/detection';
import { UserError } from '../../userError';
import { jsonText } from './jsonText';
import { LooseFault, parseLoosely, type LooseJson } from './looseJson';
import { isContainer, isSplit, membersOf, type Member } from './members';
import { isFields, type Fields } from './record';

/** The records of a JSON file that does not hold them in a plain list, put into one. */
export interface Rearranged {
  /** A list with one record a line. */
  readonly content: string;
  /** The line of the file that each record begins on. */
  readonly lines: readonly number[];
  readonly detection: Detection;
}

/**
 * Puts the records of a JSON file into a list: those that one member of an object holds, by column, by id, or nested; and
 * those of a list with comments. `member` is what the user said. Undefined where there is nothing to put, or the text is
 * not clear. Throws UserError where the user named what is not there.
 */
export function rearranged(text: string, name: string, member?: string): Rearranged | undefined {
  const read = readAll(text);
  if (!read) return undefined;
  const { value, mends } = read;
  if (Array.isArray(value)) return mends.size > 0 && value.every(isFields) ? mended(read, value) : undefined;
  if (!isFields(value)) return undefined;
  const all = membersOf(value);
  const [taken] = member === undefined ? likeliest(all) : all.filter((one) => one.name === member);
  if (member !== undefined && !taken) throw noMember(name, member, all);
  return taken && { ...listOf(read, taken.records), detection: detectionOf(name, taken, all, member) };
}

function readAll(text: string): LooseJson | undefined {
  try {
    return parseLoosely(text);
  } catch (error) {
    if (error instanceof LooseFault) return undefined;
    throw error;
  }
}

function mended(read: LooseJson, records: readonly Fields[]): Rearranged {
  return {
    ...listOf(read, records),
    detection: {
      subject: 'format',
      taken: 'JSON',
      why: `though it holds what JSON does not have: ${[...read.mends].join(', ')}; mixtures are written without`,
      grade: 'likely',
      others: [],
    },
  };
}

function listOf({ lines }: LooseJson, records: readonly Fields[]): Pick<Rearranged, 'content' | 'lines'> {
  return {
    content: `[\n${records.map(jsonText).join(',\n')}\n]\n`,
    lines: records.map((record) => lines.get(record) ?? 1),
  };
}

/** The likeliest first: a known name, then the longest. */
function likeliest(all: readonly Member[]): Member[] {
  const rank = ({ name }: Member): number => (isContainer(name) ? 2 : isSplit(name) ? 1 : 0);
  return [...all].sort((one, other) => rank(other) - rank(one) || other.records.length - one.records.length);
}

function detectionOf(
  name: string,
  { name: taken, records, how }: Member,
  all: readonly Member[],
  member: string | undefined,
): Detection {
  const others = all.filter((one) => one.name !== taken);
  const isClear = others.length === 0 || others.every((one) => isContainer(taken) && !isContainer(one.name));
  const grade = member !== undefined ? 'certain' : isClear ? 'likely' : 'unsure';
  const names = all.map((one) => `"${one.name}" (${one.records.length.toLocaleString('en')})`).join(', ');
  return {
    subject: 'records',
    taken,
    why: `read as ${how}: ${records.length.toLocaleString('en')} records of one JSON object; mixtures are written as a list of records`,
    grade,
    others: (grade === 'unsure' ? all : others).map((one) => ({
      name: one.name,
      example: shown(one.records[0]),
    })),
    remedy: { kind: 'chooseRecords', member: taken },
    ...(grade === 'unsure' && {
      question: `${name} holds several lists of records, and it is not said which one is meant: ${names}.`,
    }),
  };
}

function shown(record: Fields | undefined): string {
  return record ? jsonText(record).slice(0, longestExample) : '';
}

const longestExample = 80;

function noMember(name: string, member: string, all: readonly Member[]): UserError {
  const names = all.map((one) => `"${one.name}"`).join(', ');
  return new UserError(
    `${name} holds no records in "${member}"${names === '' ? '' : `: they are in ${names}`}.`,
  );
}
