import { formats, type Format } from './datasets';
import { editKinds, type EditKind } from './editedFile';
import { Random } from './random';

/** What is under way while the file is edited. */
export const works = [
  'score',
  'score beside readers',
  'mix',
  'mix and score',
  'exportRows',
  'exportScores',
  'describeSet',
] as const;

/** One kind of work. */
export type Work = (typeof works)[number];

/** When an edit comes: after so many reports of progress, or after a share of the time that the work takes in peace. */
export type Moment = { readonly reports: number } | { readonly share: number };

/** An edit to come. */
export interface PlannedEdit {
  readonly kind: EditKind;
  readonly moment: Moment;
}

/** One run: what is done to which dataset, and how that is edited meanwhile. */
export interface EditPlan {
  readonly seed: number;
  readonly format: Format;
  readonly rows: number;
  readonly work: Work;
  readonly measures: readonly string[];
  readonly recipe: (typeof recipes)[number];
  readonly order: (typeof orders)[number];
  readonly edits: readonly PlannedEdit[];
}

const recipes = ['easy', 'medium', 'hard', 'balanced', 'easy-and-hard', 'all'] as const;
const orders = ['source', 'easy-first', 'hard-first', 'shuffled'] as const;

/** The run of a seed: works and formats in turn, so that a few runs meet all, the rest drawn. */
export function planOf(seed: number): EditPlan {
  const random = new Random(seed);
  const work = works[seed % works.length]!;
  return {
    seed,
    format: formats[Math.floor(seed / works.length + seed) % formats.length]!,
    rows: work.includes('score') ? random.int(1050, 1600) : random.int(1500, 3500),
    work,
    measures: work.includes('score')
      ? ['human', 'length', 'rarity']
      : random.pick([['human'], ['human'], ['human', 'length']]),
    recipe: random.pick(recipes),
    order: random.pick(orders),
    edits: Array.from({ length: random.int(1, 4) }, () => ({
      kind: random.pick(editKinds),
      moment: momentOf(random, work),
    })),
  };
}

function momentOf(random: Random, work: Work): Moment {
  return work.includes('score') && random.chance(0.5)
    ? { reports: random.int(0, 8) }
    : { share: random.next() };
}

/** A plan in a line. */
export function planText({ format, rows, work, recipe, order, edits }: EditPlan): string {
  const said = work.startsWith('mix') ? `${work} (${recipe}, ${order})` : work;
  return `${said} of ${rows} rows of ${format}, meanwhile: ${edits.map(({ kind }) => kind).join(', ')}`;
}
