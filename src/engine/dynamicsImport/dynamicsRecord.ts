import type { Fields } from '../../core/dataset/reading/record';

/** The scores of one example in one epoch, as dataset cartography logs them. */
export interface EpochRecord {
  readonly guid: string;
  readonly epoch: number;
  readonly logits: Float64Array;
  readonly gold: number;
}

/** What dataset cartography's own table (`td_metrics`, `data_map_coordinates`) says of one example; NaN where it leaves something out. */
export interface CoordinatesRecord {
  readonly guid: string;
  readonly confidence: number;
  readonly variability: number;
  readonly correctness: number;
  readonly forgetting: number;
}

const mostAlternatives = 10_000;

/**
 * A record of training dynamics: `{"guid": 3, "logits_epoch_0": [1.2, -.3], "gold": 0}` or `{"guid": 3, "index": 0,
 * "threshold_closeness": …, "confidence": …, "variability": …, "correctness": …, "forgetfulness": …}`. A text says why it
 * cannot be used; undefined for a record of another kind.
 */
export function dynamicsRecord(fields: Fields): EpochRecord | CoordinatesRecord | string | undefined {
  const member = Object.keys(fields).find((name) => /^logits_epoch_\d{1,6}$/.test(name));
  if (member === undefined && !('confidence' in fields && 'variability' in fields)) return undefined;
  const guid = guidOf(fields['guid']);
  if (guid === undefined) return 'it has no "guid" that is a text or a number';
  return member === undefined ? coordinatesOf(guid, fields) : epochRecord(guid, member, fields);
}

function guidOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function epochRecord(guid: string, member: string, fields: Fields): EpochRecord | string {
  const logits = fields[member];
  if (
    !Array.isArray(logits) ||
    logits.length < 2 ||
    logits.length > mostAlternatives ||
    !logits.every(isNumber)
  )
    return `"${member}" is no list of two numbers or more`;
  const gold = fields['gold'];
  if (!isNumber(gold) || !Number.isInteger(gold) || gold < 0 || gold >= logits.length)
    return `"gold" is none of its ${logits.length} classes`;
  const epoch = Number(member.slice('logits_epoch_'.length));
  return { guid, epoch, logits: Float64Array.from(logits), gold };
}

function coordinatesOf(guid: string, fields: Fields): CoordinatesRecord | string {
  const number = (name: string): number => {
    const value = fields[name];
    return isNumber(value) ? value : NaN;
  };
  const [confidence, variability] = [number('confidence'), number('variability')];
  if (!(confidence >= 0 && confidence <= 1)) return '"confidence" is no probability';
  if (!(variability >= 0)) return '"variability" is no spread';
  return {
    guid,
    confidence,
    variability,
    correctness: number('correctness'),
    forgetting: number('forgetfulness'),
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
