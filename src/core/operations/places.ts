import * as v from 'valibot';
import { text } from './inputs';

/** What a text of a request names: files that are read, a file that is written, or a model by name or folder. */
export interface Place {
  readonly kind: 'input' | 'output' | 'model';
  /** What an output is called where it is refused. */
  readonly named: string;
  /** The endings of files that are written beside an output. */
  readonly beside: readonly string[];
}

/** A place that a request names. */
export interface NamedPlace extends Place {
  readonly path: string;
}

const placed = (place: Place) => v.pipe(text, v.metadata({ place }));

/** The path of a file that is read; where logs are read also that of a folder, or a pattern. */
export const readPlace = placed({ kind: 'input', named: 'the input', beside: [] });

/** The name of a model, or its folder. */
export const modelPlace = placed({ kind: 'model', named: 'the model', beside: [] });

/** The path of a file that is written, what it is called where it is refused, and the endings of what is written beside it. */
export const writtenPlace = (named = 'the output', beside: readonly string[] = []) =>
  placed({ kind: 'output', named, beside });

/** The place that an input of this dotted name stands for; undefined where it is none. */
export function placeAt(schema: v.GenericSchema, name: string): Place | undefined {
  const [first, ...rest] = name.split('.');
  const within = entriesOf(schema)?.[first!];
  if (within === undefined) return undefined;
  return rest.length === 0 ? placeOf(within) : placeAt(within, rest.join('.'));
}

/** All places that a request names, by its schema, which it has passed. */
export function placesIn(schema: v.GenericSchema, request: unknown): NamedPlace[] {
  if (request === undefined) return [];
  const place = placeOf(schema);
  if (place) return [request].flat().map((path) => ({ ...place, path: path as string }));
  return Object.entries(entriesOf(schema) ?? {}).flatMap(([name, within]) =>
    placesIn(within, (request as Readonly<Record<string, unknown>>)[name]),
  );
}

/** Whether a request of such a schema may name a file that is written. */
export function hasOutput(schema: v.GenericSchema): boolean {
  return Object.values(entriesOf(schema) ?? {}).some(
    (within) => placeOf(within)?.kind === 'output' || hasOutput(within),
  );
}

/** What a schema says of a text, or of the texts of a list. */
function placeOf(schema: v.GenericSchema): Place | undefined {
  const { item } = bare(schema) as { readonly item?: v.GenericSchema };
  return (v.getMetadata(item ?? bare(schema)) as { readonly place?: Place }).place;
}

function entriesOf(schema: v.GenericSchema): Readonly<Record<string, v.GenericSchema>> | undefined {
  return (bare(schema) as { readonly entries?: Readonly<Record<string, v.GenericSchema>> }).entries;
}

/** A schema without what lets it be left out. */
function bare(schema: v.GenericSchema): v.GenericSchema {
  const { wrapped } = schema as { readonly wrapped?: v.GenericSchema };
  return wrapped ? bare(wrapped) : schema;
}
