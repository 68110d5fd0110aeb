import type { LinearAxis } from '../../charts/linearAxis';

/** Where the parts of an item's drawing stand, in pixels. */
export interface CurveFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** The heights at which the chance is 1 and 0. */
  readonly sure: number;
  readonly never: number;
  /** The strips of those who were correct, above, and wrong, below. */
  readonly correctStrip: number;
  readonly wrongStrip: number;
  /** The top and the base of the information curve. */
  readonly informationTop: number;
  readonly informationBase: number;
  x(ability: number): number;
  y(chance: number): number;
  /** Whether an ability is beyond what is drawn. */
  isBeyond(ability: number): boolean;
}

/** The height of the strips, in pixels. */
export const stripHeight = 11;

const margins = { left: 52, right: 14, axis: 32, information: 40, gap: 22 };

/** The frame of a drawing of such a size, over such abilities. */
export function curveFrame(width: number, height: number, axis: LinearAxis): CurveFrame {
  const { left, axis: below, information, gap } = margins;
  const right = width - margins.right;
  const correctStrip = 2;
  const sure = correctStrip + stripHeight + 7;
  const informationBase = height - below;
  const informationTop = informationBase - information;
  const wrongStrip = informationTop - gap - stripHeight + 6;
  const never = wrongStrip - 6;
  return {
    ...{ width, height, left, right, sure, never, correctStrip, wrongStrip, informationTop, informationBase },
    x: (ability) => left + axis.place(ability) * (right - left),
    y: (chance) => never - chance * (never - sure),
    isBeyond: (ability) => axis.isBeyond(ability),
  };
}
