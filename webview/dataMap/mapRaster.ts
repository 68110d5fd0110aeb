import type { MapPoints } from './mapPoints';

/** The side of the squares that points are counted in, in pixels. */
export const side = 2;

/** The squares of a field, and the one that each row lies in. */
export interface MapSquares {
  readonly across: number;
  readonly down: number;
  /** By row; `nowhere` where it lies in none. */
  readonly of: Uint32Array;
}

/** The square of a row that lies in none. */
export const nowhere = 0xffffffff;

/** Sorts points into the squares of a field of such a size. */
export function mapSquares({ xs, ys }: MapPoints, width: number, height: number): MapSquares {
  const across = Math.max(1, Math.ceil(width / side));
  const down = Math.max(1, Math.ceil(height / side));
  const of = new Uint32Array(xs.length);
  for (let row = 0; row < of.length; row++) {
    const [x, y] = [xs[row]!, ys[row]!];
    of[row] = Number.isNaN(x)
      ? nowhere
      : Math.min(down - 1, Math.max(0, Math.floor(y / side))) * across +
        Math.min(across - 1, Math.max(0, Math.floor(x / side)));
  }
  return { across, down, of };
}

/** The kinds that a row is coloured by: three of difficulty, and one for those that are of none. */
export const kinds = 4;

/** How many rows of each kind lie in each square that pass, and how many that do not. */
export interface Density {
  /** Square by square, `kinds` numbers each. */
  readonly passing: Uint32Array;
  readonly others: Uint32Array;
}

/** Counts the rows in each square; `kindOf` says the kind of each row. */
export function densityOf(
  { across, down, of }: MapSquares,
  kindOf: Uint8Array,
  passes: (row: number) => boolean,
): Density {
  const passing = new Uint32Array(across * down * kinds);
  const others = new Uint32Array(across * down);
  for (let row = 0; row < of.length; row++) {
    const square = of[row]!;
    if (square === nowhere) continue;
    if (passes(row)) passing[square * kinds + kindOf[row]!]!++;
    else others[square]!++;
  }
  return { passing, others };
}

/** Red, green and blue from 0 to 255. */
export type Colour = readonly [number, number, number];

/** What a raster is drawn in: a colour for each kind, and one for what does not pass. */
export interface RasterColours {
  readonly kinds: readonly Colour[];
  readonly others: Colour;
}

/** The opacity of a square with one row, and of rows that do not pass. */
const faint = { one: 0.55, others: 0.16 };

/**
 * The pixels of the squares, four bytes each: in the colour of the kind that most of their passing rows are of, the
 * more opaque the more they are (by logarithm, so that one row alone is seen too).
 */
export function paintDensity(
  { passing, others }: Density,
  colours: RasterColours,
  pixels: Uint8ClampedArray,
): void {
  const most = Math.log1p(mostIn(passing));
  for (let square = 0; square < others.length; square++) {
    let [sum, best] = [0, 0];
    for (let kind = 0; kind < kinds; kind++) {
      const count = passing[square * kinds + kind]!;
      sum += count;
      if (count > passing[square * kinds + best]!) best = kind;
    }
    const depth = most > 0 ? Math.log1p(sum) / most : 0;
    const colour = sum > 0 ? colours.kinds[best]! : colours.others;
    const alpha = sum > 0 ? faint.one + (1 - faint.one) * depth : others[square]! > 0 ? faint.others : 0;
    pixels.set(colour, 4 * square);
    pixels[4 * square + 3] = 255 * alpha;
  }
}

function mostIn(passing: Uint32Array): number {
  let most = 0;
  for (let at = 0; at < passing.length; at += kinds)
    most = Math.max(most, passing[at]! + passing[at + 1]! + passing[at + 2]! + passing[at + 3]!);
  return most;
}
