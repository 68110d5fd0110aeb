import type { AnswerToken } from '../../core/protocol/editorApi';
import type { ImageColours } from './histogramImage';

/** The columns and lines of characters that an image has. */
const columns = 52;
const lines = 8;
const cell = { width: 7, height: 18 };
/** The surprisal in nats from which on a token is shaded as deeply as any: one in 3,000. */
const deepest = 8;
/** As deep as text over it can still be read in every theme (a test computes the contrast). */
export const deepestShade = 0.42;

/** A stretch of a token on one line. */
interface Piece {
  readonly text: string;
  readonly nats: number;
  readonly line: number;
  readonly column: number;
  readonly width: number;
}

/** An image of an answer's tokens, and how many of its characters had no room. */
export interface TokenImage {
  readonly svg: string;
  /** The number of tokens that are not shown. */
  readonly hidden: number;
}

/** An answer as an SVG, each token shaded by its surprisal; what has no room ends in "…". */
export function tokenImage(tokens: readonly AnswerToken[], colours: ImageColours): TokenImage {
  const { pieces, shown } = laidOut(tokens);
  const last = pieces.at(-1);
  const hidden = tokens.length - shown;
  const ellipsis =
    last && hidden > 0 ? [{ ...last, text: '…', nats: NaN, column: last.column + last.width, width: 1 }] : [];
  const all = [...pieces, ...ellipsis];
  const height = ((last?.line ?? 0) + 1) * cell.height;
  const width = (columns + 1) * cell.width;
  const drawn = all.map((piece) => shadeOf(piece, colours) + textOf(piece, colours)).join('');
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="monospace" font-size="12">${drawn}</svg>`,
    hidden,
  };
}

/** Breaks tokens into lines: at their line breaks, and where a line is full. */
function laidOut(tokens: readonly AnswerToken[]): { pieces: Piece[]; shown: number } {
  const pieces: Piece[] = [];
  let [line, column] = [0, 0];
  for (const [at, { text, nats }] of tokens.entries()) {
    for (const character of drawable(text)) {
      const width = widthOf(character);
      if (column + width > columns) [line, column] = [line + 1, 0];
      if (line === lines) return { pieces, shown: at };
      const last = pieces.at(-1);
      if (
        last?.line === line &&
        Object.is(last.nats, nats) &&
        last.column + last.width === column &&
        last.text !== '⏎'
      )
        pieces[pieces.length - 1] = { ...last, text: last.text + character, width: last.width + width };
      else pieces.push({ text: character, nats, line, column, width });
      column += width;
      if (character === '⏎') [line, column] = [line + 1, 0];
    }
  }
  return { pieces, shown: tokens.length };
}

/** The characters of a token that can be drawn: a line break as "⏎", a tab as a space, other control characters not at all. */
function drawable(text: string): string[] {
  const plain = text.replace(/\r\n?|\n/g, '⏎').replace(/[\t\u00a0]/g, ' ');
  return [...plain.replace(/[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '')];
}

/** The cells of a character: two for East Asian ones and pictures, none for a mark over another. */
function widthOf(character: string): number {
  if (/^[\p{Mn}\p{Me}\u200b-\u200f\ufe0f]$/u.test(character)) return 0;
  return /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]$/u.test(
    character,
  )
    ? 2
    : 1;
}

function shadeOf({ nats, line, column, width }: Piece, { hard }: ImageColours): string {
  const shade = Number.isNaN(nats) ? 0 : deepestShade * Math.min(1, nats / deepest);
  if (shade < 0.01) return '';
  return `<rect x="${column * cell.width}" y="${line * cell.height}" width="${width * cell.width}" height="${cell.height - 1}" fill="${hard}" fill-opacity="${shade.toFixed(2)}"/>`;
}

function textOf({ text, line, column, width }: Piece, { foreground }: ImageColours): string {
  if (text.trim() === '') return '';
  const spaces = text.length - text.trimStart().length;
  const bare = text.trim();
  const room = (width - (text.length - bare.length)) * cell.width;
  // Stretched to its cells: which font "monospace" is, is not known here.
  return `<text x="${(column + spaces) * cell.width}" y="${line * cell.height + 13}" textLength="${room}" lengthAdjust="spacingAndGlyphs" fill="${foreground}" xml:space="preserve">${escaped(bare)}</text>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
