import type { Response } from 'undici';
import { UserError } from '../../core/userError';

const copyModel = { remedy: { kind: 'copyModel' } } as const;
const hubToken = { remedy: { kind: 'hubToken' } } as const;

const causes: Partial<Record<string, string>> = {
  ENOTFOUND: 'no such host is known here',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ECONNREFUSED: 'it refuses the connection',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'it does not answer',
  UND_ERR_BODY_TIMEOUT: 'it stopped sending',
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_ABORTED: 'the proxy refuses the connection',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is its own',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not trusted here',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is of another host',
};

/** The connection did not come about or was cut: what is on the disk already stays good. */
export class NetworkFault extends UserError {}

/** The sentence for a connection that failed. */
export function networkFault(host: string, error: unknown): NetworkFault {
  return new NetworkFault(`Cannot reach ${host}: ${causeOf(error)}.`, { remedy: { kind: 'network' } });
}

/** The sentence for an answer that refuses. */
export function refusal({ status, headers }: Response, endpoint: URL, withToken: boolean): UserError {
  const { host } = endpoint;
  const code = headers.get('x-error-code');
  if (code === 'RevisionNotFound')
    return new UserError(`${host} knows no such revision of the model: leave it out, or name a commit.`);
  if (code === 'GatedRepo' || status === 403)
    return new UserError(
      `${host} gives this model only to those who accepted its terms: accept them on its page.`,
      hubToken,
    );
  if (status === 401)
    return new UserError(
      withToken
        ? `${host} does not accept the token: make a new one on ${endpoint.origin}/settings/tokens.`
        : `${host} has no such model, or gives it only with a token: check the name.`,
      hubToken,
    );
  if (status === 404) return new UserError(`${host} has no such model or file: check the name.`);
  if (status === 429)
    return new UserError(`${host} asks for patience: too many downloads. Try again in a few minutes.`);
  if (status >= 500)
    return new UserError(`${host} has a fault of its own (${status}): try again later.`, copyModel);
  return new UserError(`${host} refuses with status ${status}: check the endpoint.`, copyModel);
}

/** The sentence for an answer that no Hub gives. */
export function notAHub(host: string): UserError {
  return new UserError(
    `${host} does not answer as a Hugging Face Hub does: check the endpoint, and whether a page asks to sign in to the network.`,
  );
}

/** The innermost reason that is known by name. */
function causeOf(error: unknown): string {
  for (let one = error; one instanceof Error; one = one.cause) {
    const known = causes[(one as NodeJS.ErrnoException).code ?? ''];
    if (known !== undefined) return known;
    if (one instanceof AggregateError && one.errors.length > 0) return causeOf(one.errors[0]);
    if (/proxy response/i.test(one.message)) return 'the proxy refuses the connection';
  }
  return error instanceof Error ? innermost(error).message.replace(/\.$/, '') : String(error);
}

function innermost(error: Error): Error {
  return error.cause instanceof Error ? innermost(error.cause) : error;
}
