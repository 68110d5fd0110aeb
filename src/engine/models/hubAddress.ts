import { UserError } from '../../core/userError';

/** The address of a Hub, as it was named. Throws UserError where it is none, or holds more than an address should. */
export function endpointOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !isWeb(url) || url.username || url.password || url.search || url.hash)
    throw new UserError(
      `The endpoint ${JSON.stringify(text)} is no address such as https://huggingface.co.`,
      { remedy: { kind: 'hubEndpoint' } },
    );
  return url;
}

/** Where an answer leads on to; undefined where that may not be followed: what is encrypted stays so. */
export function stepTo(from: URL, target: string): URL | undefined {
  const to = URL.canParse(target, from.href) ? new URL(target, from) : undefined;
  if (!to || !isWeb(to) || (from.protocol === 'https:' && to.protocol === 'http:')) return undefined;
  return to;
}

function isWeb({ protocol }: URL): boolean {
  return /^https?:$/.test(protocol);
}
