import { questionOf, type Candidate, type Detection } from '../../core/detection/detection';
import type { LogReading } from '../../core/protocol/importReport';
import type { ResponsesPreview } from '../../core/protocol/responsesApi';
import type { Remedy } from '../../core/remedy';
import { UserError } from '../../core/userError';

const kinds = [
  'chooseLogFields',
  'chooseScale',
  'chooseMissing',
  'leaveOut',
  'chooseRight',
  'chooseKey',
  'chooseItems',
  'chooseRows',
  'chooseScoring',
  'choosePass',
  'chooseStep',
] as const;

/** What mends how a response log is read. */
export type ReadingRemedy = Extract<Remedy, { kind: (typeof kinds)[number] }>;

/** Something that can be asked of how a response log is read. */
export interface ReadingQuestion {
  readonly remedy: ReadingRemedy;
  /** What is not clear, or what was taken and why; empty where it was said. */
  readonly text: string;
  /** What else may be meant. */
  readonly others: readonly Candidate[];
}

/** What a detection leaves to be asked; undefined where no answer to a question mends it. */
export function questionAbout(detection: Detection): ReadingQuestion | undefined {
  const { remedy, others, grade, why } = detection;
  if (!isOfReading(remedy)) return undefined;
  return { remedy, others, text: grade === 'unsure' ? questionOf(detection) : why };
}

/** What is to be asked where the engine refuses to read a log so; undefined where no answer mends it. */
export function questionIn(error: unknown): ReadingQuestion | undefined {
  if (!(error instanceof UserError) || !isOfReading(error.remedy)) return undefined;
  return { remedy: error.remedy, others: [], text: error.message };
}

/** What of a log is not settled. */
export function openIn({ report }: ResponsesPreview): Detection[] {
  return report.detections.filter(({ grade }) => grade === 'unsure');
}

/** What was said of how a log is read, each as the question that it answers. */
export function saidQuestions({
  scale,
  missing,
  right,
  key,
  items,
  rows,
  pass,
  step,
  fields,
}: LogReading): ReadingQuestion[] {
  const [from, to] = (scale ?? '').split(':').map(Number) as [number, number];
  const roles = (['respondent', 'item', 'score', 'attempts'] as const).filter((role) => fields?.[role]);
  const remedies: ReadingRemedy[] = [
    ...(scale === undefined ? [] : [{ kind: 'chooseScale' as const, from, to }]),
    ...(missing ? [{ kind: 'chooseMissing' as const, codes: missing }] : []),
    ...(right ? [{ kind: 'chooseRight' as const, words: right }] : []),
    ...(key === undefined ? [] : [{ kind: 'chooseKey' as const }]),
    ...(items ? [{ kind: 'chooseItems' as const, columns: items }] : []),
    ...(rows ? [{ kind: 'chooseRows' as const }] : []),
    ...(pass === undefined ? [] : [{ kind: 'choosePass' as const, values: [pass] }]),
    ...(step === undefined ? [] : [{ kind: 'chooseStep' as const, steps: [step] }]),
    ...roles.map((role) => ({ kind: 'chooseLogFields' as const, role })),
  ];
  return remedies.map((remedy) => ({ remedy, text: '', others: [] }));
}

function isOfReading(remedy: Remedy | undefined): remedy is ReadingRemedy {
  return remedy !== undefined && (kinds as readonly string[]).includes(remedy.kind);
}
