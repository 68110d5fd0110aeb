import { pointKinds, type ScatterPoints } from './scatterPoints';

/** The colours of a drawing. */
export interface Inks {
  readonly ink: string;
  readonly ground: string;
}

/** From how many points on each is a small square, so that how dense they lie is what is seen. */
const many = 2000;

/** Draws points; the ones of note lie on top. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  points: ScatterPoints,
  { ink, ground }: Inks,
): void {
  context.fillStyle = ink;
  context.strokeStyle = ink;
  const isMany = points.xs.length > many;
  context.globalAlpha = isMany ? Math.max(0.16, Math.min(0.5, 4000 / points.xs.length)) : 0.55;
  drawUsual(context, points, isMany);
  context.globalAlpha = 1;
  drawMarked(context, points, ground, isMany ? 3 : 4);
}

function drawUsual(
  context: CanvasRenderingContext2D,
  { xs, ys, kinds, beyond }: ScatterPoints,
  isMany: boolean,
): void {
  for (let at = 0; at < xs.length; at++) {
    if (kinds[at] !== pointKinds.usual || Number.isNaN(xs[at]!)) continue;
    if (beyond[at]) triangle(context, xs[at]!, ys[at]!);
    else if (isMany) context.fillRect(xs[at]! - 1, ys[at]! - 1, 2, 2);
    else disc(context, xs[at]!, ys[at]!);
  }
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
