import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cancelled, Caller, serve, type CallContext } from '../../../src/core/protocol/rpc';
import { UserError } from '../../../src/core/userError';
import { connectedPorts, settled, type RecordedPort } from './ports';

type Method = (request: never, context: CallContext) => unknown;

/** A caller, and these methods at the other end of its port. */
function connected(methods: Record<string, Method>): {
  caller: Caller;
  near: RecordedPort;
  far: RecordedPort;
} {
  const [near, far] = connectedPorts();
  serve(far, methods);
  return { caller: new Caller(near), near, far };
}

/** A method that waits to be cancelled. */
const endless: Method = (_, { signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

describe('a call', () => {
  it('gives what the method gives, whether at once or later', async () => {
    const { caller } = connected({
      twice: (value: number) => 2 * value,
      later: async (values: Float64Array) => settled().then(() => ({ sum: values[0]! + values[1]! })),
      nothing: () => undefined,
    });
    expect(await caller.call('twice', 21)).toBe(42);
    expect(await caller.call('later', Float64Array.of(1, 2))).toEqual({ sum: 3 });
    expect(await caller.call('nothing', {})).toBeUndefined();
  });

  it('gets its own answer, in whatever order answers come', async () => {
    const open: ((value: string) => void)[] = [];
    const { caller } = connected({ wait: () => new Promise((resolve) => open.push(resolve)) });
    const calls = ['a', 'b', 'c'].map((name) => caller.call('wait', name));
    await settled();
    [2, 0, 1].forEach((at) => open[at]!(`answer ${at}`));
    expect(await Promise.all(calls)).toEqual(['answer 0', 'answer 1', 'answer 2']);
  });

  it('can go both ways over one connection', async () => {
    const [near, far] = connectedPorts();
    serve(near, { name: () => 'near' });
    serve(far, { name: () => 'far' });
    expect(await Promise.all([new Caller(near).call('name', {}), new Caller(far).call('name', {})])).toEqual([
      'far',
      'near',
    ]);
  });
});

describe('an error', () => {
  it('takes what mends it along, where that is known at the other end', async () => {
    const remedy = { kind: 'chooseFields', roles: ['label'] } as const;
    const unknown = { kind: 'run', command: 'anything' } as never;
    const { caller } = connected({
      known: () => Promise.reject(new UserError('No label.', { remedy })),
      unknown: () => Promise.reject(new UserError('No label.', { remedy: unknown })),
      none: () => Promise.reject(new UserError('No label.')),
    });
    await expect(caller.call('known', {})).rejects.toMatchObject({ message: 'No label.', remedy });
    for (const method of ['unknown', 'none'])
      await expect(caller.call(method, {})).rejects.toMatchObject({
        message: 'No label.',
        remedy: undefined,
      });
  });

  it('that the user can mend crosses as such', async () => {
    const { caller } = connected({
      fail: () => Promise.reject(new UserError('No field named "answer" in line 3.')),
    });
    const error = await caller.call('fail', {}).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toHaveProperty('message', 'No field named "answer" in line 3.');
  });

  it('of ours crosses with its message and the stack of where it was thrown', async () => {
    const { caller } = connected({
      fail: function farFunction() {
        throw new TypeError('x is not a function');
      },
    });
    const error = await caller.call('fail', {}).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(UserError);
    expect(error).toHaveProperty('message', 'x is not a function');
    expect((error as Error).stack).toContain('farFunction');
  });

  it.each([['text'], [undefined], [{ code: 3 }]])('is made of what is thrown: %j', async (thrown) => {
    const { caller } = connected({
      fail: () => {
        throw thrown as unknown as Error;
      },
    });
    await expect(caller.call('fail', {})).rejects.toThrow(String(thrown));
  });

  it('says that a result or a request cannot be sent', async () => {
    const { caller } = connected({ unsendable: () => () => 1, echo: (value) => value });
    await expect(caller.call('unsendable', {})).rejects.toThrow(/could not be cloned/);
    await expect(caller.call('echo', () => 1)).rejects.toThrow(/could not be cloned/);
    expect(await caller.call('echo', 'still there')).toBe('still there');
  });

  it('says that there is no such method', async () => {
    const { caller } = connected({ open: () => 1 });
    await expect(caller.call('opne', {})).rejects.toThrow('There is no method "opne".');
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'refuses a call of "%s", which every object has',
    async (name) => {
      const { caller } = connected({ open: () => 1 });
      await expect(caller.call(name, {})).rejects.toThrow(`There is no method "${name}".`);
    },
  );
});

describe('progress', () => {
  it('arrives in order and before the result', async () => {
    const { caller } = connected({
      count: async (to: number, { progress }) => {
        for (let at = 0; at < to; at++) {
          progress({ done: at });
          if (at % 3 === 0) await settled();
        }
        return 'end';
      },
    });
    const news: unknown[] = [];
    const onProgress = (progress: unknown): void => void news.push(progress);
    news.push(await caller.call('count', 10, { onProgress }));
    expect(news).toEqual([...Array.from({ length: 10 }, (_, done) => ({ done })), 'end']);
  });

  it('goes to its own call, and is no matter to a call that wants none', async () => {
    const { caller } = connected({ tell: (name: string, { progress }) => progress(name) });
    const news: unknown[] = [];
    await Promise.all([
      caller.call('tell', 'one', { onProgress: (progress) => news.push(['one', progress]) }),
      caller.call('tell', 'other', { onProgress: (progress) => news.push(['other', progress]) }),
      caller.call('tell', 'unheard'),
    ]);
    expect(news).toEqual([
      ['one', 'one'],
      ['other', 'other'],
    ]);
  });

  it('is not heard once the call is over', async () => {
    const { caller } = connected({
      tell: (_, { progress }) => void settled().then(() => progress('late')),
    });
    const news: unknown[] = [];
    await caller.call('tell', {}, { onProgress: (progress) => news.push(progress) });
    await settled();
    await settled();
    expect(news).toEqual([]);
  });
});

describe('cancelling', () => {
  it('reaches the method, and the call rejects with Cancelled', async () => {
    let reason: unknown;
    const { caller } = connected({
      wait: (request, context) => {
        context.signal.addEventListener('abort', () => (reason = context.signal.reason));
        return endless(request, context);
      },
    });
    const abort = new AbortController();
    const call = caller.call('wait', {}, { signal: abort.signal });
    await settled();
    expect(reason).toBeUndefined();
    abort.abort();
    await expect(call).rejects.toBeInstanceOf(Cancelled);
    expect(reason).toBeInstanceOf(Cancelled);
  });

  it('touches no other call', async () => {
    const { caller } = connected({ wait: endless, echo: async (value) => settled().then(() => value) });
    const abort = new AbortController();
    const other = caller.call('echo', 'unharmed', { signal: new AbortController().signal });
    const cancelled = caller.call('wait', {}, { signal: abort.signal });
    abort.abort();
    await expect(cancelled).rejects.toBeInstanceOf(Cancelled);
    expect(await other).toBe('unharmed');
  });

  it('before the call sends nothing', async () => {
    const { caller, near } = connected({ wait: endless });
    const abort = new AbortController();
    abort.abort();
    await expect(caller.call('wait', {}, { signal: abort.signal })).rejects.toBeInstanceOf(Cancelled);
    expect(near.sent).toEqual([]);
  });

  it('after the answer sends nothing', async () => {
    const { caller, near } = connected({ echo: (value) => value });
    const abort = new AbortController();
    await caller.call('echo', 1, { signal: abort.signal });
    abort.abort();
    expect(near.sent).toMatchObject([{ type: 'call' }]);
  });
});

describe('closing', () => {
  it('rejects every call that waits and every later one, with its reason', async () => {
    const { caller, near } = connected({ wait: endless });
    const waiting = [caller.call('wait', 1), caller.call('wait', 2)];
    const gone = new Error('The engine stopped.');
    caller.close(gone);
    for (const call of waiting) await expect(call).rejects.toBe(gone);
    await expect(caller.call('wait', 3)).rejects.toBe(gone);
    expect(near.sent.length).toBe(2);
  });

  it('leaves alone what is already answered', async () => {
    const { caller } = connected({ echo: (value) => value });
    const answered = caller.call('echo', 1);
    await settled();
    caller.close(new Error('The engine stopped.'));
    expect(await answered).toBe(1);
  });
});

describe('a message that is none', () => {
  const types = fc.constantFrom('call', 'cancel', 'progress', 'result', 'error', 'reply', 3, null);
  const ids = fc.oneof(fc.string(), fc.constant(undefined), fc.constant(null), fc.constant([1]));
  const nearly = fc.record({ type: types, id: ids, method: fc.constant('open'), request: fc.anything() });
  const oddType = fc.record({ type: fc.anything(), id: fc.constant(1), method: fc.constant('open') });
  const junk = fc.oneof(
    fc.anything(),
    nearly,
    oddType.filter(({ type }) => type !== 'call'),
  );

  it('throws nothing and is not answered', async () => {
    let opened = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(junk, { maxLength: 5 }), async (messages) => {
        const { caller, near, far } = connected({ open: () => opened++ });
        for (const message of messages) near.send(message);
        await settled();
        expect(far.sent).toEqual([]);
        expect(await caller.call('open', {})).toBe(opened - 1);
      }),
      { numRuns: 300 },
    );
  });

  it('does not disturb a call that waits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(junk, { maxLength: 5 }), async (messages) => {
        const { caller, near, far } = connected({ open: async () => settled().then(() => 'opened') });
        const call = caller.call('open', {});
        for (const message of messages) far.send(message);
        far.send({ type: 'result', id: 999, result: 'of no call' });
        far.send({ type: 'call', id: 1, method: 'open' });
        expect(await call).toBe('opened');
        expect(near.sent.length).toBe(1);
      }),
    );
  });

  it('cancels nothing where it names a call that does not run', async () => {
    const { caller, near } = connected({ open: () => 'opened' });
    near.send({ type: 'cancel', id: 7 });
    expect(await caller.call('open', {})).toBe('opened');
  });
});
