import type { HubAccess } from './modelsApi';

/** The Hub unless another is named. */
export const usualEndpoint = 'https://huggingface.co';

/** The variables of a program's environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How the Hub is reached by what an environment says, in the names that its own tools and most others use; the token is left out. */
export function accessFrom(environment: Environment, endpoint = ''): HubAccess {
  const either = (name: string): string =>
    environment[name.toLowerCase()]?.trim() || environment[name]?.trim() || '';
  const http = either('HTTP_PROXY') || either('ALL_PROXY');
  const https = either('HTTPS_PROXY') || either('ALL_PROXY');
  const noProxy = either('NO_PROXY');
  return {
    endpoint: endpoint || environment['HF_ENDPOINT']?.trim() || usualEndpoint,
    proxy: { ...(http ? { http } : {}), ...(https ? { https } : {}) },
    ...(noProxy ? { noProxy } : {}),
  };
}

/** The host of an endpoint, as it is named to people; the endpoint itself where it is no address. */
export function hostOf(endpoint: string): string {
  return /^https?:\/\/([^/]+)/i.exec(endpoint)?.[1] ?? endpoint;
}
