import type { HubAccess } from '../core/protocol/modelsApi';
import { optional } from './arguments';

/** The Hub unless another is named. */
const usualEndpoint = 'https://huggingface.co';

/** How the Hub is reached by what the environment says, in the names that its own tools and most others use. */
export function hubAccess(endpoint: string | undefined, environment: NodeJS.ProcessEnv): HubAccess {
  const either = (name: string): string | undefined =>
    environment[name.toLowerCase()]?.trim() || environment[name]?.trim() || undefined;
  const all = either('ALL_PROXY');
  const http = either('HTTP_PROXY') ?? all;
  const https = either('HTTPS_PROXY') ?? all;
  return {
    endpoint: endpoint ?? (environment['HF_ENDPOINT']?.trim() || usualEndpoint),
    ...optional('token', environment['HF_TOKEN']?.trim() || undefined),
    proxy: { ...optional('http', http), ...optional('https', https) },
    ...optional('noProxy', either('NO_PROXY')),
  };
}
