import { describe, expect, it } from 'vitest';
import { accessFrom, hostOf } from '../../../src/core/protocol/hubEnvironment';
import { stepTo } from '../../../src/engine/models/hubAddress';
import { HubConnection } from '../../../src/engine/models/hubConnection';

describe('the way to the Hub', () => {
  it('may be a copy that lies below some path', () => {
    const below = new HubConnection({ endpoint: 'https://mirror.example.org/hf/' });
    expect(below.address('/api/models/a/b')).toBe('https://mirror.example.org/hf/api/models/a/b');
    expect(new HubConnection({ endpoint: 'https://huggingface.co' }).address('/a')).toBe(
      'https://huggingface.co/a',
    );
  });

  it('is read from the environment; what is named comes first', () => {
    expect(accessFrom({})).toEqual({ endpoint: 'https://huggingface.co', proxy: {} });
    const environment = {
      HF_ENDPOINT: ' https://copy ',
      HF_TOKEN: 'hf_x',
      ALL_PROXY: 'http://all',
      https_proxy: 'http://small',
      HTTPS_PROXY: 'http://large',
      no_proxy: 'localhost',
    };
    expect(accessFrom(environment)).toEqual({
      endpoint: 'https://copy',
      proxy: { http: 'http://all', https: 'http://small' },
      noProxy: 'localhost',
    });
    expect(accessFrom(environment, 'https://other').endpoint).toBe('https://other');
  });

  it('is named by its host', () => {
    expect(hostOf('https://huggingface.co/')).toBe('huggingface.co');
    expect(hostOf('http://127.0.0.1:80/hf')).toBe('127.0.0.1:80');
    expect(hostOf('nowhere')).toBe('nowhere');
  });

  it.each([
    ['https://a/x', 'y?z', 'https://a/y?z'],
    ['https://a/x', 'https://b/y', 'https://b/y'],
    ['http://a/x', 'https://b/y', 'https://b/y'],
    ['http://a/x', 'http://b/y', 'http://b/y'],
    ['https://a/x', 'http://a/y', undefined],
    ['https://a/x', 'file:///etc/passwd', undefined],
    ['https://a/x', 'data:,x', undefined],
    ['https://a/x', 'https://', undefined],
  ])('leads from %s by %j to %s', (from, target, to) => {
    expect(stepTo(new URL(from), target)?.href).toBe(to);
  });
});
