import * as vscode from 'vscode';
import { bandColour } from './colours';
import type { Reading } from '../records/reading';

const heights = ['0.2em', '0.4em', '0.6em', '0.8em', '1em'] as const;
const slot = { width: '4px', margin: '0 8px 0 0' } as const;

/** The mark before a line: a bar whose height and colour tell the difficulty, hollow where it is stale, a dot where it is unknown. */
export function markOf({ description, state }: Reading): vscode.ThemableDecorationAttachmentRenderOptions {
  const percentile = description?.readings[0]!.percentile ?? NaN;
  if (!description?.band || Number.isNaN(percentile))
    return { ...slot, contentText: '·', color: new vscode.ThemeColor('descriptionForeground') };
  const colour = bandColour(description.band);
  return {
    ...slot,
    contentText: '',
    height: heights[heightOf(percentile)]!,
    border: '1px solid',
    borderColor: colour,
    ...(state === 'stale' ? {} : { backgroundColor: colour }),
  };
}

/** Which of the five heights a percentile has, from 0 for the easiest fifth. */
export function heightOf(percentile: number): number {
  return Math.min(heights.length - 1, Math.floor(percentile * heights.length));
}
