import type { Candidate, Detection } from '../detection/detection';
import { exampleOf } from './example';
import { textOf } from './fields/fieldText';
import {
  byLevel,
  columnLevels,
  countOf,
  mergedWords,
  numberScales,
  numbersOf,
  type ColumnLevels,
  type MetValue,
} from './difficulty/columnLevels';
import { columnDirection } from './difficulty/columnDirection';
import { levelOf, type LevelReading } from './difficulty/levelReading';
import { opposedDetections, type HardOn } from './difficulty/opposed';
import type { FieldMap } from './fields/fieldMap';
import { valueAt } from './fields/path';
import type { Fields } from './reading/record';

/** What the user says of the difficulty columns. */
export interface SaidDifficulty {
  /** The columns of which the user says that higher values are easier, or harder. */
  readonly easier?: readonly string[];
  readonly harder?: readonly string[];
  /** The levels in their order, the easiest first. */
  readonly levels?: readonly string[];
}

/** A field map that says how its difficulty columns are read, and what is told of that. */
export interface ReadDifficulty {
  readonly map: FieldMap;
  readonly detections: readonly Detection[];
}

/** So many levels are listed one by one. */
const listedLevels = 12;

/** Finds out how the difficulty columns of a map are read, and which end of each is hard. */
export function readDifficulty(
  map: FieldMap,
  samples: readonly Fields[],
  paths: readonly string[],
  said: SaidDifficulty = {},
): ReadDifficulty {
  const readings: Record<string, LevelReading> = {};
  const easier: string[] = [];
  const detections: Detection[] = [];
  const hardOn: HardOn[] = [];
  for (const path of map.difficulty) {
    const values = samples.map((fields) => valueAt(fields, path));
    const levels = columnLevels(values, said.levels);
    readings[path] = levels.reading;
    const direction = directionDetection({ map, path, levels, samples, beside: paths, said });
    if (direction.taken === higherIsEasier) easier.push(path);
    detections.push(levelsDetection(path, levels, direction), direction);
    if (direction.grade !== 'unsure') hardOn.push(hardnessOn(path, values, levels, direction));
  }
  return {
    map: {
      ...map,
      ...(easier.length > 0 && { easier }),
      ...(map.difficulty.length > 0 && { readings }),
    },
    detections: [...detections, ...opposedDetections(hardOn.filter(({ path }) => !isSaidOf(path, said)))],
  };
}

function isSaidOf(path: string, said: SaidDifficulty): boolean {
  return [said.easier, said.harder].some((one) => one?.includes(path));
}

function hardnessOn(
  path: string,
  values: readonly unknown[],
  levels: ColumnLevels,
  { taken, grade }: Detection,
): HardOn {
  const sign = taken === higherIsEasier ? -1 : 1;
  return {
    path,
    levels: values.map((value) => sign * levelOf(value, levels.reading)),
    isSaid: numbersOf(levels) === undefined || grade === 'likely',
  };
}

function levelsDetection(path: string, levels: ColumnLevels, direction: Detection): Detection {
  const { reading, read, unread, unknown, mixedWith, changesScale } = levels;
  const isHalf = countOf(read) > countOf(unread);
  const merged = mergedWords(levels).map((group) => group.map(({ written }) => `"${written}"`).join(' and '));
  const told = [
    ...(unread.length > 0 ? [`not read: ${listed(unread)}`] : []),
    ...(unknown.length > 0 ? [`unknown: ${listed(unknown)}`] : []),
    ...merged.map((words) => `${words} are one level`),
  ];
  const isAsked = reading.scale !== 'given' && (!isHalf || mixedWith !== undefined || changesScale);
  const scale =
    reading.scale === 'given'
      ? 'in the order that you gave'
      : `by the scale of ${scaleWords[reading.scale] ?? reading.scale}`;
  return {
    subject: 'levels',
    taken: shownLevels(read),
    why: [`${path}, ${scale}`, ...told].join('; '),
    grade: isAsked ? 'unsure' : told.length > 0 || isGuessed(reading) ? 'likely' : 'certain',
    others: [],
    ...((isAsked || told.length > 0 || !numberScales.has(reading.scale)) && {
      remedy: {
        ...{ kind: 'chooseLevels', path, levels: proposedLevels(levels, direction) },
        inOrder: !isAsked && isOrderKnown(levels) && direction.grade === 'certain',
      },
    }),
    ...(isAsked && { question: levelsQuestion(path, levels) }),
  };
}

const scaleWords: Readonly<Partial<Record<string, string>>> = {
  number: 'numbers',
  words: 'words for easy and hard',
  numbered: 'numbered levels',
  percent: 'percentages',
};

/** Scales whose order stands in no word of them. */
function isGuessed({ scale }: LevelReading): boolean {
  return scale === 'JLPT' || scale === 'metals' || scale === 'divisions';
}

function levelsQuestion(path: string, { read, unread, mixedWith, changesScale }: ColumnLevels): string {
  if (mixedWith !== undefined)
    return `The levels of "${path}" stand on two scales, which cannot be put in one order: ${listed(read)} and ${listed(unread)}.`;
  if (changesScale)
    return `The numbers of "${path}" are shares in one part and percentages in another, which cannot be put in one order: ${listed(read)}.`;
  return `The levels of "${path}" are on no scale that is known: ${listed(unread)}.`;
}

/** Whether the levels that are read are all there are, each on a place of its own that is no guess. */
function isOrderKnown({ reading, read, unread }: ColumnLevels): boolean {
  if (unread.length > 0 || isGuessed(reading) || read.length > listedLevels) return false;
  return byLevel(read).length === read.length;
}

function proposedLevels({ read, unread }: ColumnLevels, { taken }: Detection): string[] {
  return [...(taken === higherIsEasier ? read.toReversed() : read), ...unread]
    .slice(0, listedLevels)
    .map(({ written }) => written);
}

/** Values with their counts: `"foo" (3), "bar"`. */
function listed(values: readonly MetValue[]): string {
  const shown = values.slice(0, 6).map(({ written, count }) => `"${written.slice(0, 40)}" (${count})`);
  return [...shown, ...(values.length > 6 ? [`${values.length - 6} more`] : [])].join(', ');
}

/** The levels in their order, or the lowest and the highest where there are many. */
function shownLevels(read: readonly MetValue[]): string {
  const names = byLevel(read).map((group) => group.map(({ written }) => written.slice(0, 30)).join(' = '));
  if (names.length === 0) return 'none';
  return names.length <= listedLevels ? names.join(' < ') : `${names[0]!} … ${names.at(-1)!}`;
}

const higherIsEasier = 'higher is easier';
const higherIsHarder = 'higher is harder';

interface Directed {
  readonly map: FieldMap;
  readonly path: string;
  readonly levels: ColumnLevels;
  readonly samples: readonly Fields[];
  readonly beside: readonly string[];
  readonly said: SaidDifficulty;
}

function directionDetection(directed: Directed): Detection {
  const { path, levels, beside, said } = directed;
  if (isSaidOf(path, said) || levels.reading.scale === 'given')
    return {
      subject: 'direction',
      taken: said.easier?.includes(path) ? higherIsEasier : higherIsHarder,
      why: `${path}: you said so`,
      grade: 'certain',
      others: [],
    };
  const { easier, grade, why, open } = columnDirection(path, levels, beside);
  return {
    subject: 'direction',
    taken: grade === 'unsure' ? 'not clear' : easier ? higherIsEasier : higherIsHarder,
    why: `${path}: ${why}`,
    grade,
    others: grade === 'certain' ? [] : directionCandidates(directed),
    ...(grade !== 'certain' && { remedy: { kind: 'chooseDirection', path } }),
    ...(grade === 'unsure' && { question: directionQuestion(directed, open ?? why) }),
  };
}

function directionQuestion({ path, levels: { read } }: Directed, open: string): string {
  return `Which end of "${path}" is hard cannot be told: its values, from ${read[0]!.written} to ${read.at(-1)!.written}, ${open}.`;
}

/** Both directions, with the record of the highest and that of the lowest value. */
function directionCandidates({ path, levels: { read }, samples, map }: Directed): Candidate[] {
  const [lowest, highest] = [read[0]?.written, read.at(-1)?.written].map((written) => {
    const fields = samples.find((one) => textOf(valueAt(one, path)).trim() === written);
    const question = fields ? exampleOf(fields, map, 0, '').question.slice(0, 60) : '';
    return `${written ?? ''}${question === '' ? '' : ` (${question})`}`;
  });
  return [
    { name: `-${path}`, example: `${highest!} is the easiest, ${lowest!} the hardest` },
    { name: `+${path}`, example: `${lowest!} is the easiest, ${highest!} the hardest` },
  ];
}
