import type { Band } from '../../core/scores/bands';
import { paint as mark } from '../terminal/terminal';

/** Paints text for a terminal; leaves it as it is where there is none, or where NO_COLOR is set. */
export interface Painter {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly band: (band: Band, text: string) => string;
}

// The 256-colour steps of a ramp from light to dark blue-violet, monotone in lightness and safe for colour-blind eyes.
const ramp: Record<Band, number> = { easy: 116, medium: 74, hard: 133 };

/** The painter for a stream. */
export function painterFor(stream: { readonly isTTY?: boolean }): Painter {
  const colours = stream.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  const paint = (code: string, text: string): string => (colours ? mark(code) + text + mark('0') : text);
  return {
    bold: (text) => paint('1', text),
    dim: (text) => paint('2', text),
    band: (band, text) => paint(`38;5;${ramp[band]}`, text),
  };
}
