import type { Detection } from '../detection/detection';
import type { FieldMap, Role } from './fields/fieldMap';
import { contextNames } from './finding/contextNames';
import { keyNames } from './finding/keyNames';
import { solutionNames, solutionPart, stepLists } from './finding/solutionNames';
import { foreignNames } from './fields/foreignNames';
import { withOverrides, withSaid } from './fields/overriddenFields';
import { structured } from './fields/literal';
import { valueAt } from './fields/path';
import { isConversation, isPlain, type FieldProfile } from './fields/profile';
import { findDifficulty } from './findDifficulty';
import { readDifficulty, type SaidDifficulty } from './readDifficulty';
import { byName, Candidates } from './finding/candidates';
import { findAnswer, rivalAnswers } from './finding/findAnswer';
import { findChoices } from './finding/findChoices';
import { findLabel, noClassBelowZero } from './finding/findLabel';
import { goldReading } from './finding/goldReading';
import { findQuestion, isTold } from './finding/findQuestion';
import { isProse } from './finding/prose';
import type { Fields } from './reading/record';
import { shapeOf, type Shape } from './shape';

/** What the fields of a dataset were found to be. */
export interface DetectedFields {
  readonly shape: Shape;
  readonly map: FieldMap;
  /** How each came to its role. */
  readonly detections: readonly Detection[];
  /** Every field seen in the sample. */
  readonly paths: readonly string[];
}

/** Finds out which field is what from sampled records. What the user says stands above what is found. */
export function detectFields(
  samples: readonly Fields[],
  overrides: Partial<Record<Role, readonly string[]>> = {},
  said: SaidDifficulty = {},
): DetectedFields {
  const candidates = new Candidates(samples);
  const paths = candidates.profiles.map((field) => field.path);
  const found = foundMap(candidates, said.levels);
  const read = readDifficulty(withReading(withOverrides(found, overrides), candidates), samples, paths, said);
  return {
    shape: shapeOf(read.map, candidates.profiles),
    map: read.map,
    detections: [...withSaid(read.map, candidates.detections, overrides), ...read.detections],
    paths,
  };
}

function foundMap(candidates: Candidates, levels?: readonly string[]): FieldMap {
  const difficulty = findDifficulties(candidates, levels);
  const key = findKey(candidates);
  const rivals = rivalAnswers(candidates);
  const question = findQuestion(candidates);
  const offered = question.length > 0 ? findChoices(candidates) : undefined;
  const answer = offered?.answer ?? findAnswer(candidates, question, rivals);
  const solution = findSolution(candidates);
  const context = findContext(candidates);
  // Beside answers that compete a label says which is the better: that is no class of the record.
  const classed = !offered && (answer !== undefined || rivals.length === 0);
  const label = classed ? findLabel(candidates) : offered?.label;
  return {
    question,
    difficulty,
    ...(context !== undefined && { context }),
    ...(answer !== undefined && { answer }),
    ...(solution !== undefined && { solution }),
    ...(offered && { choices: offered.choices }),
    ...(label !== undefined && { label }),
    ...(key !== undefined && { key }),
  };
}

/** The map, with how the values of its fields are to be read. */
function withReading(map: FieldMap, candidates: Candidates): FieldMap {
  const fields = [...map.question, map.answer].flatMap((path) => candidates.at(path) ?? []);
  const told = fields.some((field) => isTold(field) && !isConversation(field));
  const steps = map.answer !== undefined && !fields.some(isTold) && isInSteps(candidates, map);
  const below = map.choices === undefined && noClassBelowZero(candidates.at(map.label));
  return {
    ...map,
    ...goldRead(map, candidates),
    ...(told && { told: true as const }),
    ...(steps && { steps: true as const }),
    ...(below && { noClassBelowZero: true as const }),
  };
}

/** How the right choice is told, by the field that is said or found to tell it. */
function goldRead({ choices, label, answer }: FieldMap, { samples }: Candidates): Partial<FieldMap> {
  const path = label ?? answer;
  return choices && path !== undefined ? goldReading(samples, choices, path).reading : {};
}

/**
 * Whether the answer's list is no list of several answers: a list of verdicts on its members stands beside it (TRL's stepwise
 * supervision), or one of the questions that they answer (CoQA).
 */
function isInSteps({ samples, profiles }: Candidates, { answer = '', question }: FieldMap): boolean {
  const beside = profiles.filter(
    ({ path, plainName }) => /^(?:step_)?labels$/.test(plainName) || question.includes(path),
  );
  return beside.some(({ path }) =>
    samples.every((fields) => {
      const [steps, others] = [structured(valueAt(fields, answer)), structured(valueAt(fields, path))];
      return Array.isArray(steps) && Array.isArray(others) && steps.length === others.length;
    }),
  );
}

function findDifficulties(candidates: Candidates, levels?: readonly string[]): string[] {
  const { profiles, samples } = candidates;
  const { paths, detections } = findDifficulty(profiles, samples.length, levels);
  candidates.detections.push(...detections);
  for (const path of paths) candidates.keep(path);
  return [...paths];
}

function findKey(candidates: Candidates): string | undefined {
  const all = candidates.samples.length;
  const isUnique = (field: FieldProfile): boolean => field.values.length === all && field.distinct === all;
  const fits = (field: FieldProfile): boolean => isPlain(field) && isUnique(field);
  return candidates.take({ role: 'key', names: [...keyNames, ...(foreignNames.key ?? [])], fits });
}

function findSolution(candidates: Candidates): string | undefined {
  const fits = (field: FieldProfile): boolean =>
    isPlain(field) || (stepLists.includes(field.name) && field.lists > field.values.length / 2);
  const named = candidates.take({
    ...{ role: 'solution' as const, names: [...solutionNames, ...(foreignNames.solution ?? [])], fits },
  });
  if (named !== undefined) return named;
  const [field, ...others] = candidates
    .free()
    .filter((one) => solutionPart.test(one.plainName) && !one.path.includes('.') && isProse(one));
  return field && others.length === 0
    ? candidates.use('solution', field, { why: byName(field), grade: 'likely' })
    : undefined;
}

function findContext(candidates: Candidates): string | undefined {
  const holds = (field: FieldProfile): boolean =>
    isPlain(field) || (field.lists > field.values.length / 2 && field.plainName !== 'support');
  return candidates.take({
    role: 'context',
    names: [...contextNames, ...(foreignNames.context ?? [])],
    fits: holds,
  });
}
