import type { Response } from 'undici';
import * as v from 'valibot';
import { UserError } from '../../core/userError';
import { stepTo } from './hubAddress';
import type { HubConnection } from './hubConnection';
import { networkFault, notAHub } from './hubFaults';

/** Far more than a page of a list or a model's card takes. */
const mostBytes = 2 ** 25;

/** What the Hub's interface answers. */
export interface HubAnswer<T> {
  readonly answer: T;
  /** Where the list goes on, if it does. */
  readonly next: string | undefined;
}

/** Asks for something that the Hub tells as JSON. Throws UserError, also where the answer is of another form. */
export async function askHub<S extends v.GenericSchema>(
  connection: HubConnection,
  address: string,
  schema: S,
  signal: AbortSignal,
): Promise<HubAnswer<v.InferOutput<S>>> {
  const response = await connection.get(address, { signal, headers: { accept: 'application/json' } });
  const answer = v.safeParse(schema, parsed(await textOf(response, connection.host, signal)));
  if (!answer.success) throw notAHub(connection.host);
  return { answer: answer.output, next: nextOf(response) };
}

async function textOf({ body }: Response, host: string, signal: AbortSignal): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
      bytes += piece.length;
      if (bytes > mostBytes) throw notAHub(host);
      pieces.push(piece);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UserError) throw error;
    throw networkFault(host, error);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}

/** What JSON says; undefined, which no schema takes, where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The address of the next page, as a Link header names it (RFC 8288). Throws UserError where it may not be followed. */
function nextOf({ headers, url }: Response): string | undefined {
  const link = /<([^>]*)>\s*;[^,]*\brel\s*=\s*"?next\b/i.exec(headers.get('link') ?? '')?.[1];
  if (link === undefined) return undefined;
  const from = new URL(url);
  const to = stepTo(from, link);
  if (!to)
    throw new UserError(
      `${from.host} goes on with its list of files at an address that is not safe: nothing was downloaded from it.`,
    );
  return to.href;
}
