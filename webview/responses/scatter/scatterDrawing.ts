import { pointKinds, type ScatterPoints } from './scatterPoints';

/** The colours of a drawing. */
export interface Inks {
  readonly ink: string;
  readonly ground: string;
}

/** From how many points on it is drawn how dense they lie. */
const many = 2000;

/** The side of the squares whose points are counted, in pixels, and in how many steps their darkness rises. */
const square = { side: 2, steps: 10 };

/** Draws points; the ones of note lie on top. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  points: ScatterPoints,
  { ink, ground }: Inks,
): void {
  context.fillStyle = ink;
  context.strokeStyle = ink;
  const isMany = points.xs.length > many;
  if (isMany) drawDensity(context, points);
  else drawEach(context, points);
  context.globalAlpha = 1;
  drawMarked(context, points, ground, isMany ? 3 : 4);
}

function drawEach(context: CanvasRenderingContext2D, { xs, ys, kinds, beyond }: ScatterPoints): void {
  context.globalAlpha = 0.55;
  for (let at = 0; at < xs.length; at++) {
    if (kinds[at] !== pointKinds.usual || Number.isNaN(xs[at]!)) continue;
    if (beyond[at]) triangle(context, xs[at]!, ys[at]!);
    else disc(context, xs[at]!, ys[at]!);
  }
}

/** Squares as dark as the logarithm of the points in them, so that one alone is seen too. */
function drawDensity(context: CanvasRenderingContext2D, points: ScatterPoints): void {
  const { counts, across } = countSquares(points);
  const most = Math.log1p(counts.reduce((one, other) => Math.max(one, other), 1));
  for (let step = 1; step <= square.steps; step++) {
    context.globalAlpha = 0.25 + (0.75 * step) / square.steps;
    context.beginPath();
    for (let at = 0; at < counts.length; at++)
      if (counts[at]! > 0 && Math.ceil((square.steps * Math.log1p(counts[at]!)) / most) === step)
        context.rect(
          (at % across) * square.side,
          Math.floor(at / across) * square.side,
          square.side,
          square.side,
        );
    context.fill();
  }
}

function countSquares({ xs, ys, kinds }: ScatterPoints): { counts: Uint32Array; across: number } {
  let [right, bottom] = [0, 0];
  for (let at = 0; at < xs.length; at++) {
    if (xs[at]! > right) right = xs[at]!;
    if (ys[at]! > bottom) bottom = ys[at]!;
  }
  const across = Math.floor(right / square.side) + 1;
  const counts = new Uint32Array(across * (Math.floor(bottom / square.side) + 1));
  for (let at = 0; at < xs.length; at++)
    if (kinds[at] === pointKinds.usual && !Number.isNaN(xs[at]!))
      counts[Math.floor(ys[at]! / square.side) * across + Math.floor(xs[at]! / square.side)]!++;
  return { counts, across };
}

function drawMarked(
  context: CanvasRenderingContext2D,
  { xs, ys, kinds }: ScatterPoints,
  ground: string,
  radius: number,
): void {
  for (const kind of [pointKinds.flagged, pointKinds.wrongKey])
    for (let at = 0; at < xs.length; at++) {
      if (kinds[at] !== kind || Number.isNaN(xs[at]!)) continue;
      context.beginPath();
      if (kind === pointKinds.flagged) {
        context.arc(xs[at]!, ys[at]!, radius, 0, 2 * Math.PI);
        context.stroke();
      } else diamond(context, xs[at]!, ys[at]!, radius + 1.5, ground);
    }
}

function disc(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.beginPath();
  context.arc(x, y, 2.5, 0, 2 * Math.PI);
  context.fill();
}

function triangle(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.beginPath();
  context.moveTo(x - 4, y + 3);
  context.lineTo(x + 4, y + 3);
  context.lineTo(x, y - 4);
  context.fill();
}

function diamond(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  ground: string,
): void {
  const ink = context.fillStyle;
  for (const [size, colour] of [
    [radius + 1.5, ground],
    [radius, ink],
  ] as const) {
    context.fillStyle = colour;
    context.beginPath();
    context.moveTo(x, y - size);
    context.lineTo(x + size, y);
    context.lineTo(x, y + size);
    context.lineTo(x - size, y);
    context.fill();
  }
  context.fillStyle = ink;
}
