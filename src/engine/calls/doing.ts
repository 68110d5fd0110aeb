import { everyMeasure } from '../../core/measures/catalogue';
import { asksModel } from '../../core/measures/measure';
import { operationOf } from '../../core/operations/operations';

/** A call that has no answer yet, and the measure that it is at. */
export interface Doing {
  readonly method: string;
  measure?: string | undefined;
}

/** The measure that a call's progress names. */
export function measureOf(progress: unknown): string | undefined {
  const { measure } = progress as { measure?: unknown };
  return typeof measure === 'string' ? measure : undefined;
}

/** What an engine is busy with, in words. */
export function doingWords(doing: readonly Doing[]): string {
  return doing
    .map(({ method, measure }) => (measure === undefined ? `"${method}"` : `"${method}" (${measure})`))
    .join(' and ');
}

/**
 * What the processor ended an engine for, as a sentence; empty where something else ended it. A model can make the
 * runtime do what it cannot refuse: it is the cause where one ran. Otherwise the fault is Gradus' own.
 */
export function blameFor(how: string, doing: readonly Doing[]): string {
  if (!/SIG(FPE|SEGV|ILL|BUS|ABRT|TRAP)/.test(how)) return '';
  return doing.some(runsModel)
    ? 'If it stops there again, the model itself is the cause: choose another. '
    : 'That is a fault of Gradus, not of your data: if it stops there again, please report it with the log. ';
}

/** Whether a model may run for a call: its measure needs one, or no measure is known yet of a call that may compute some. */
function runsModel({ method, measure }: Doing): boolean {
  if (measure === undefined) return method === 'examine' || operationOf(method)?.computes === true;
  return asksModel(everyMeasure.find(({ id }) => id === measure)?.needs ?? []);
}
