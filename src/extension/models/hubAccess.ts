import * as vscode from 'vscode';
import { accessFrom } from '../../core/protocol/hubEnvironment';
import type { HubAccess } from '../../core/protocol/modelsApi';
import { hubEndpoint } from '../host/settings';

/** How the Hub is reached: by Gradus's endpoint and VS Code's own proxy settings, else by what the environment says. */
export function hubAccess(): HubAccess {
  const http = vscode.workspace.getConfiguration('http');
  const own = accessFrom(process.env, hubEndpoint());
  const proxy = http.get<string>('proxy', '').trim();
  const exempt = http.get<readonly string[]>('noProxy', []).join(',');
  const strictSsl = http.get<boolean>('proxyStrictSSL', true);
  if (http.get<string>('proxySupport') === 'off') return { endpoint: own.endpoint, strictSsl };
  return {
    ...own,
    ...(proxy ? { proxy: { http: proxy, https: proxy } } : {}),
    ...(exempt ? { noProxy: exempt } : {}),
    strictSsl,
  };
}
