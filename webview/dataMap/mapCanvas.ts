import { html } from '../frame/element';
import { onThemeChange } from '../responses/scatter/themeChange';
import type { MapPoints } from './mapPoints';
import {
  densityOf,
  kinds,
  mapSquares,
  paintDensity,
  type Colour,
  type MapSquares,
  type RasterColours,
} from './mapRaster';

/** Up to so many points are drawn one by one. */
const few = 2500;

/** What is drawn: where the rows lie, what kind each is of, and which pass. */
export interface Drawn {
  readonly points: MapPoints;
  readonly kindOf: Uint8Array;
  passes(row: number): boolean;
}

/** The picture of a map: points where they are few, otherwise how dense they lie. */
export class MapCanvas {
  readonly element = html('canvas', { class: 'map-canvas', role: 'img' });
  /** One element a kind, whose colours are those of the theme. */
  readonly inks = html('div', { class: 'unseen', 'aria-hidden': 'true' });
  private readonly raster = document.createElement('canvas');
  private squares: { of: MapPoints; squares: MapSquares } | undefined;
  private drawn: Drawn | undefined;

  constructor() {
    this.inks.append(
      ...Array.from({ length: kinds + 1 }, (_, kind) => html('span', { class: `map-kind-${kind}` })),
    );
    onThemeChange(() => this.paint());
  }

  /** Draws in a field of such a size. */
  draw(drawn: Drawn, width: number, height: number): void {
    this.drawn = drawn;
    const ratio = window.devicePixelRatio || 1;
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.element.width !== across || this.element.height !== down) {
      this.element.width = across;
      this.element.height = down;
    }
    if (this.squares?.of !== drawn.points)
      this.squares = { of: drawn.points, squares: mapSquares(drawn.points, width, height) };
    this.paint();
  }

  private paint(): void {
    const context = this.element.getContext('2d');
    if (!context || !this.drawn || !this.squares) return;
    const { width, height } = this.element;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    const colours = this.colours();
    if (this.drawn.points.known <= few) this.paintPoints(context, this.drawn, colours);
    else this.paintRaster(context, this.drawn, this.squares.squares, colours);
  }

  private paintRaster(
    context: CanvasRenderingContext2D,
    { kindOf, passes }: Drawn,
    squares: MapSquares,
    colours: RasterColours,
  ): void {
    this.raster.width = squares.across;
    this.raster.height = squares.down;
    const own = this.raster.getContext('2d')!;
    const image = own.createImageData(squares.across, squares.down);
    paintDensity(densityOf(squares, kindOf, passes), colours, image.data);
    own.putImageData(image, 0, 0);
    context.imageSmoothingEnabled = false;
    const ratio = window.devicePixelRatio || 1;
    context.drawImage(this.raster, 0, 0, 2 * ratio * squares.across, 2 * ratio * squares.down);
  }

  private paintPoints(
    context: CanvasRenderingContext2D,
    { points: { xs, ys }, kindOf, passes }: Drawn,
    colours: RasterColours,
  ): void {
    const ratio = window.devicePixelRatio || 1;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const passing of [false, true])
      for (let row = 0; row < xs.length; row++) {
        if (Number.isNaN(xs[row]!) || passes(row) !== passing) continue;
        const [red, green, blue] = passing ? colours.kinds[kindOf[row]!]! : colours.others;
        context.fillStyle = `rgb(${red} ${green} ${blue} / ${passing ? 0.8 : 0.25})`;
        context.beginPath();
        context.arc(xs[row]!, ys[row]!, passing ? 3 : 2, 0, 2 * Math.PI);
        context.fill();
      }
  }

  private colours(): RasterColours {
    const read = [...this.inks.children].map((ink) => colourOf(getComputedStyle(ink).backgroundColor));
    return { kinds: read.slice(0, kinds), others: read[kinds]! };
  }
}

/** A colour as CSS writes it, as the browser paints it. */
function colourOf(text: string): Colour {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = text;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
