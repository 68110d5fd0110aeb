import type { Subject } from '../../detection/detection';
import type { LevelReading } from '../difficulty/levelReading';
import { writtenName } from './quotedName';

/** By what a dataset tells the right choice: its label, its text, or its number. */
export type GoldBy = 'label' | 'text' | 'number';

/** Which field of a record is what. Every entry is a dotted path; the question may be put together from several. */
export interface FieldMap {
  readonly question: readonly string[];
  readonly context?: string;
  readonly answer?: string;
  readonly solution?: string;
  readonly choices?: readonly string[];
  readonly label?: string;
  /** Where the right choice is told by its number: whether the first is 1. Otherwise it is 0. */
  readonly countsFromOne?: true;
  /** By what alone the right choice is told; by whatever fits a record, where nothing is said. */
  readonly goldBy?: GoldBy;
  /** Whether question and answer are told in turn by texts that do not show it by themselves: transcripts, lists of texts. */
  readonly told?: true;
  /** Whether the answer's list holds its steps, one after another, not several answers. */
  readonly steps?: true;
  /** Whether the label -1 says that there is none. */
  readonly noClassBelowZero?: true;
  readonly key?: string;
  /** Columns that already hold a difficulty, the primary one first. */
  readonly difficulty: readonly string[];
  /** Those of them whose higher values are easier. */
  readonly easier?: readonly string[];
  /** How the values of each are read as levels; on the first of the usual scales, where nothing is said. */
  readonly readings?: Readonly<Record<string, LevelReading>>;
}

/** The roles a field can have. */
export const roles = [
  'question',
  'context',
  'answer',
  'solution',
  'choices',
  'label',
  'key',
  'difficulty',
] as const satisfies readonly Subject[];

/** A role a field can have. */
export type Role = (typeof roles)[number];

/** Whether something is the name of a role. */
export function isRole(name: string): name is Role {
  return (roles as readonly string[]).includes(name);
}

/** The paths of every role, none for a role that no field has: an override that leaves nothing to be found out. */
export function pathsByRole(map: FieldMap): Record<Role, string[]> {
  return Object.fromEntries(roles.map((role) => [role, [map[role] ?? []].flat()])) as Record<Role, string[]>;
}

/** The map, or some roles of it, as one line of text, the same for the same map: part of what a score depends on. */
export function fieldMapKey(map: FieldMap, some: readonly Role[] = roles): string {
  return roles
    .filter((role) => some.includes(role))
    .flatMap((role) =>
      map[role] === undefined ? [] : [`${role}=${[map[role]].flat().map(writtenName).join('+')}`],
    )
    .concat(map.countsFromOne && some.includes('label') ? ['countsFromOne'] : [])
    .concat(map.goldBy && some.includes('label') ? [`goldBy=${map.goldBy}`] : [])
    .concat(some.includes('difficulty') ? readingKeys(map) : [])
    .concat(map.told && (some.includes('question') || some.includes('answer')) ? ['told'] : [])
    .concat(map.steps && some.includes('answer') ? ['steps'] : [])
    .concat(map.noClassBelowZero && some.includes('label') ? ['noClassBelowZero'] : [])
    .join(',');
}

/** Which difficulty columns run the other way, and how each is read; nothing of plain numbers and words. */
function readingKeys({ difficulty, easier = [], readings = {} }: FieldMap): string[] {
  return difficulty.flatMap((path) => {
    const { scale = 'number', ...rest } = readings[path] ?? {};
    const isPlain = (scale === 'number' || scale === 'words') && Object.keys(rest).length === 0;
    return [
      ...(easier.includes(path) ? [`easier=${writtenName(path)}`] : []),
      ...(isPlain ? [] : [`levels=${writtenName(path)}:${JSON.stringify([scale, rest])}`]),
    ];
  });
}
