import { roles, type Role } from '../../core/dataset/fields/fieldMap';
import { parseOverrides, type Overrides } from '../../core/dataset/fields/overrides';
import { writtenName } from '../../core/dataset/fields/quotedName';
import { findSaid } from '../../core/dataset/fields/saidFields';
import { detectFields, type DetectedFields } from '../../core/dataset/guessFields';
import { doubledNames } from '../../core/dataset/reading/header';
import type { Fields } from '../../core/dataset/reading/record';
import { UserError } from '../../core/userError';
import type { FileIndex } from './fileIndex';

/** What the user says of the fields: by role, or as it was typed. */
export type Said = Overrides | readonly string[];

/** Which field is what, and what there is to say of it. */
export interface ChosenFields {
  readonly fields: DetectedFields;
  /** What the user said of them, by role. */
  readonly said: Overrides;
  readonly notes: readonly string[];
}

/** Finds out which field is what. Throws UserError where the user named none of them, or a name that several have. */
export function chosenFields(
  said: Said,
  samples: readonly Fields[],
  index: FileIndex,
  levels?: readonly string[],
): ChosenFields {
  const saidLevels = levels ? { levels } : {};
  const found = detectFields(samples, {}, saidLevels);
  const { paths } = found;
  const written = writtenNames(index);
  const names = isTyped(said) ? parseOverrides(said, [...paths, ...written.keys()]) : said;
  const { overrides, notes, easier, harder } = findSaid(names, { paths, samples, written });
  const fields = detectFields(samples, overrides, { easier, harder, ...saidLevels });
  if (levels) refuseOtherLevels(fields, levels, index, samples);
  refuseDoubled(names, index);
  return {
    fields,
    said: names,
    notes: [...notes, ...takenAway(overrides, found), ...doubledNotes(index)],
  };
}

/** Throws UserError where no difficulty column is in the order that the user gave. */
function refuseOtherLevels(
  { map }: DetectedFields,
  levels: readonly string[],
  { name }: FileIndex,
  samples: readonly Fields[],
): void {
  const { difficulty, readings = {} } = map;
  if (difficulty.some((path) => readings[path]?.scale === 'given')) return;
  throw new UserError(
    `The order ${levels.join('<')} holds too few of the levels of any difficulty column of ${name}: ${columnsBy(samples)}.`,
    { remedy: { kind: 'chooseFields', roles: ['difficulty'] } },
  );
}

/** The difficulty columns as they are found where nothing is said, with their levels. */
function columnsBy(samples: readonly Fields[]): string {
  const { map, detections } = detectFields(samples);
  const levels = detections.filter(({ subject }) => subject === 'levels');
  const columns = map.difficulty.map((path, at) => `${writtenName(path)} (${levels[at]?.taken ?? ''})`);
  return columns.length === 0 ? 'it has none' : `it has ${columns.join(', ')}`;
}

function isTyped(said: Said): said is readonly string[] {
  return Array.isArray(said);
}

/** The names that the header writes only once, to the letter, and what they are read as. */
function writtenNames({ headerCells, recordFormat }: FileIndex): Map<string, string> {
  const names = new Map<string, string>();
  const twice = new Set<string>();
  headerCells.forEach((cell, column) => {
    if (names.has(cell)) twice.add(cell);
    names.set(cell, recordFormat.columns![column]!);
  });
  for (const cell of twice) names.delete(cell);
  return names;
}

/** Throws UserError where somebody names one of several columns of the same name; what is found takes the first, and it is said. */
function refuseDoubled(said: Overrides, index: FileIndex): void {
  const doubled = doubledNames(index.headerCells);
  const written = writtenNames(index);
  for (const role of roles) {
    const paths = said[role] ?? [];
    const isClear = (path: string): boolean => written.get(path) === path;
    const found = doubled.find((one) => paths.some((path) => path === one.name && !isClear(path)));
    if (found) throw new UserError(doubledRefusal(index.name, role, found.name, found.columns));
  }
}

function doubledRefusal(file: string, role: Role, field: string, columns: readonly number[]): string {
  return `${file}, line 1: columns ${columns.join(' and ')} are named "${field}", and one of them would be the ${role}. Give each a name of its own in that line.`;
}

/** So many doubled names are told one by one. */
const toldNames = 5;

function doubledNotes({ name, headerCells, recordFormat }: FileIndex): string[] {
  const doubled = doubledNames(headerCells);
  const more = doubled.length - toldNames;
  const rest = more > 0 ? [`${name}, line 1: ${more} other names are given to several columns, too.`] : [];
  const notes = doubled.slice(0, toldNames).map(({ name: field, columns }) => {
    const others = columns.slice(1).map((column) => `"${recordFormat.columns![column - 1]}"`);
    return `${name}, line 1: columns ${columns.join(', ')} are named "${field}": the first keeps the name, and what follows is read as ${others.join(', ')}.`;
  });
  return [...notes, ...rest];
}

function takenAway(overrides: Overrides, found: DetectedFields): string[] {
  return roles
    .filter((role) => overrides[role]?.length === 0 && [found.map[role] ?? []].flat().length > 0)
    .map((role) => `No field is the ${role}: it was taken away.`);
}
