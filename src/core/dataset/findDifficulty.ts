import type { Candidate, Detection } from '../detection/detection';
import { textOf } from './fields/fieldText';
import { columnLevels, countOf, isReadable, numbersOf, type ColumnLevels } from './difficulty/columnLevels';
import { roleOfColumn, type ColumnRole } from './difficulty/columnRole';
import { columnDirection } from './difficulty/columnDirection';
import { folded } from './difficulty/folded';
import { isPlain, type FieldProfile } from './fields/profile';

/** Words of this many kinds at most are a scale of their own. */
const mostWords = 12;

/** The columns that hold a difficulty, the primary one first, and what is told of them and of others that may. */
export interface FoundDifficulty {
  readonly paths: readonly string[];
  readonly detections: readonly Detection[];
}

interface Column {
  readonly field: FieldProfile;
  readonly levels: ColumnLevels;
  readonly role: ColumnRole;
  readonly isSettled: boolean;
}

/**
 * The fields that hold a difficulty, by the profiles of so many sampled records. The primary one is that whose name says most plainly
 * that it is one: ARC's "difficulty" says how hard people found a question, its "grade" for whom it is written, its "bloom" what has to be
 * done; a column in the order that the user gave comes before all. Of names that say the same the one with levels in more records comes
 * first, then the one of more levels, then by the alphabet: never by the order of the columns, which says nothing. What may be one and is probably something else, or is not clear, is proposed: told, and not taken.
 */
export function findDifficulty(
  profiles: readonly FieldProfile[],
  sampled: number,
  given?: readonly string[],
): FoundDifficulty {
  const paths = profiles.map(({ path }) => path);
  const columns = profiles
    .filter((field) => mayHold(field, paths, given))
    .map((field) =>
      columnOf(
        field,
        paths.filter((path) => path !== field.path),
        given,
      ),
    );
  const strength = ({ role, levels }: Column): number =>
    isGiven(levels) ? -1 : role.role === 'difficulty' ? role.strength : 9;
  const held = columns
    .filter((column) => holds(column.levels) && isDifficulty(column))
    .sort((one, other) => strength(one) - strength(other) || byWhatTheySay(one, other));
  const settled = held.filter(({ isSettled }) => isSettled);
  const taken = settled.length > 0 ? settled : held.slice(0, 1);
  const left = columns.filter((column) => !taken.includes(column));
  return {
    paths: taken.map(({ field }) => field.path),
    detections: [
      ...taken.map(({ field, role }) => takenAs(field, role, sampled)),
      ...left.flatMap((column) => proposal(column, taken.length > 0)),
    ],
  };
}

/** Orders columns whose names say the same: more records with a level first, then more levels, then the alphabet. */
function byWhatTheySay(one: Column, other: Column): number {
  const more = (of: (column: Column) => number): number => of(other) - of(one);
  return (
    more(({ levels }) => countOf(levels.read)) ||
    more(({ levels }) => levels.read.length) ||
    (one.field.path < other.field.path ? -1 : 1)
  );
}

/** Whether a column is a difficulty by its name, or by words that are of nothing else. */
function isDifficulty({ role, levels }: Column): boolean {
  return role.role === 'difficulty' || isGiven(levels) || (role.role === 'none' && !isOfAnything(levels));
}

/** Whether a field is looked at: one whose name speaks of levels, or one of few words. */
function mayHold(field: FieldProfile, paths: readonly string[], given?: readonly string[]): boolean {
  if (field.values.length === 0 || field.objects > field.values.length / 2) return false;
  if (field.distinct < 2) return false;
  if (roleOfColumn(field.path, undefined, paths).role !== 'none') return true;
  if (!isPlain(field) || field.distinct > mostWords) return false;
  return isWordScale(field) || (given !== undefined && isGiven(columnLevels(field.values, given)));
}

/** Whether a column is read in the order that the user gave, most of it. */
function isGiven({ reading, read, unread }: ColumnLevels): boolean {
  return reading.scale === 'given' && countOf(read) > countOf(unread);
}

function columnOf(field: FieldProfile, besides: readonly string[], given?: readonly string[]): Column {
  const levels = columnLevels(field.values, given);
  const numbers = numbersOf(levels);
  const role = roleOfColumn(field.path, numbers, besides);
  const { grade } = columnDirection(field.path, levels, besides);
  return {
    field,
    levels,
    role,
    isSettled: grade !== 'unsure' && levels.mixedWith === undefined && !levels.changesScale,
  };
}

/** Whether more than half of what a column says is read, on more than one level. */
function holds(levels: ColumnLevels): boolean {
  return new Set(levels.read.map(({ level }) => level)).size > 1 && isReadable(levels);
}

/** Words of which none is taken for difficulty by itself: a size, a risk, a quality may be low or high, too. */
const ofAnything =
  /^(?:(?:very|extremely) )?(?:low|high|medium|moderate|average|normal|mid|middle|standard|basic|simple|regular|extra|complex|no|proficient)$/;

/** Scales that say by themselves that something is a difficulty. */
const speaking: readonly string[] = ['words', 'Bloom', 'kyu and dan', 'school years'];

/** Numbers that say by their word that they are levels, whatever the field is called. */
const numberedLevel = /^\s*(?:level|lvl|grade|difficulty|bloom|dok)\b/i;

/** Whether every value of a field is a word of one scale that speaks of difficulty. */
function isWordScale({ values }: FieldProfile): boolean {
  if (!values.every((value) => typeof value === 'string' && value.length <= 40 && /\p{L}{2}/u.test(value)))
    return false;
  const { reading, unread } = columnLevels(values);
  const isNumbered =
    reading.scale === 'numbered' && values.every((value) => numberedLevel.test(String(value)));
  return (isNumbered || speaking.includes(reading.scale)) && unread.length === 0;
}

function isOfAnything({ read }: ColumnLevels): boolean {
  return read.every(({ written }) => ofAnything.test(folded(written)));
}

function takenAs(field: FieldProfile, role: ColumnRole, sampled: number): Detection {
  const why = role.role === 'none' ? 'a scale by its words' : 'by name and values';
  return {
    subject: 'difficulty',
    taken: field.path,
    why: `${why}, in ${field.values.length} of ${sampled} sampled`,
    grade: 'certain',
    others: [],
  };
}

/** A column that may be the difficulty and is not taken for it, with what it probably is. */
function proposal(column: Column, isTaken: boolean): Detection[] {
  const { field } = column;
  const why = holds(column.levels) ? whyLeft(column) : isTaken ? undefined : unreadWords(column);
  if (why === undefined) return [];
  return [
    {
      subject: 'difficulty',
      taken: '',
      why,
      grade: 'likely',
      others: [candidateOf(field)],
      remedy: { kind: 'chooseFields', roles: ['difficulty'] },
    },
  ];
}

function whyLeft({ field: { path }, role, isSettled }: Column): string | undefined {
  if (role.role === 'other') return `${path} has levels, but is probably ${role.probably}`;
  if (role.role === 'none') return `${path} has levels, but low and high may be of anything`;
  return isSettled ? undefined : `${path} has levels, but which end of them is hard is not clear`;
}

function unreadWords({ field, role, levels: { unread, read } }: Column): string | undefined {
  if (role.role !== 'difficulty' || unread.length === 0 || countOf(read) > countOf(unread)) return undefined;
  if (unread.length > mostWords) return undefined;
  const words = unread.slice(0, 6).map(({ written, count }) => `"${written}" (${count})`);
  const more = unread.length > 6 ? ' …' : '';
  return `${field.path} is not read as a difficulty: its levels are on no scale that is known: ${words.join(', ')}${more}`;
}

function candidateOf({ path, values }: FieldProfile): Candidate {
  const shown = [...new Set(values.slice(0, 50).map(textOf))].slice(0, 5);
  return { name: path, example: shown.join(', ').slice(0, 80) };
}
