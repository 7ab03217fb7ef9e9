import { describe, expect, test } from 'vitest';
import { createReadWriteLock, createQueue } from './read-write-lock.ts';

/** Work that runs until it is ended, and what has begun and ended so far. */
function workshop() {
  const log: string[] = [];
  const ends = new Map<string, (trouble?: Error) => void>();
  const work = (name: string) => () =>
    new Promise<string>((done, fail) => {
      log.push(`${name} begins`);
      ends.set(name, (trouble) => {
        log.push(`${name} ends`);
        if (trouble === undefined) done(name);
        else fail(trouble);
      });
    });
  return { log, work, end: (name: string, trouble?: Error) => ends.get(name)?.(trouble) };
}

/** Everything that can proceed by itself has done so. */
const settled = () => new Promise((done) => setImmediate(done));

describe('the lock', () => {
  test('blocks readers while closed, including waiting ones, until it is opened; the writer continues', async () => {
    const { log, work, end } = workshop();
    const lock = createReadWriteLock();
    const writer = lock.write(work('w'));
    const waiting = lock.read(work('a'));
    lock.shut(new Error('the store is away'));
    await expect(waiting).rejects.toThrow('the store is away');
    await expect(lock.read(work('b'))).rejects.toThrow('the store is away');
    lock.shut(null);
    const later = lock.read(work('c'));
    end('w');
    await writer;
    await settled();
    end('c');
    expect([await later, log]).toEqual(['c', ['w begins', 'w ends', 'c begins', 'c ends']]);
  });

  test('admits readers together', async () => {
    const { log, work, end } = workshop();
    const lock = createReadWriteLock();
    const both = [lock.read(work('a')), lock.read(work('b'))];
    await settled();
    expect(log).toEqual(['a begins', 'b begins']);
    end('a');
    end('b');
    expect(await Promise.all(both)).toEqual(['a', 'b']);
  });

  test('admits a writer alone, after all earlier readers have left, and before readers that come later', async () => {
    const { log, work, end } = workshop();
    const lock = createReadWriteLock();
    const all = [lock.read(work('a')), lock.read(work('b')), lock.write(work('w')), lock.read(work('c')), lock.read(work('d'))];
    await settled();
    expect(log).toEqual(['a begins', 'b begins']);
    end('a');
    await settled();
    expect(log.at(-1)).toBe('a ends');
    end('b');
    await settled();
    expect(log.at(-1)).toBe('w begins');
    end('w');
    await settled();
    expect(log.slice(-2)).toEqual(['c begins', 'd begins']);
    end('c');
    end('d');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'w', 'c', 'd']);
  });

  test('reports when all current readers have left, whoever enters meanwhile and however they leave', async () => {
    const { log, work, end } = workshop();
    const lock = createReadWriteLock();
    await lock.passed();
    const [first, second] = [lock.read(work('a')), lock.read(work('b'))];
    await settled();
    const passed = lock.passed().then(() => log.push('passed'));
    const later = lock.read(work('c'));
    await settled();
    expect(log).toEqual(['a begins', 'b begins', 'c begins']);
    end('a', new Error('the store is away'));
    await expect(first).rejects.toThrow('the store is away');
    await settled();
    expect(log).not.toContain('passed');
    end('b');
    await Promise.all([second, passed]);
    expect(log).toEqual(['a begins', 'b begins', 'c begins', 'a ends', 'b ends', 'passed']);
    end('c');
    await later;
  });

  test('admits writers one after the other', async () => {
    const { log, work, end } = workshop();
    const lock = createReadWriteLock();
    const all = [lock.write(work('v')), lock.write(work('w')), lock.read(work('a'))];
    await settled();
    expect(log).toEqual(['v begins']);
    end('v');
    await settled();
    expect(log.at(-1)).toBe('w begins');
    end('w');
    await settled();
    expect(log.at(-1)).toBe('a begins');
    end('a');
    await Promise.all(all);
  });

  test.each(['read', 'write'] as const)('is released by a %s that fails, and the error is passed on', async (kind) => {
    const { log, work, end } = workshop();
    const lock = createReadWriteLock();
    const failing = expect(lock[kind](work('a'))).rejects.toThrow('broke');
    const next = lock.write(work('w'));
    await settled();
    end('a', new Error('broke'));
    await failing;
    await settled();
    expect(log.at(-1)).toBe('w begins');
    end('w');
    expect(await next).toBe('w');
  });
});

test('the queue runs one job after the other, whatever their outcome', async () => {
  const { log, work, end } = workshop();
  const queue = createQueue();
  const failing = expect(queue(work('a'))).rejects.toThrow('broke');
  const next = queue(work('b'));
  await settled();
  expect(log).toEqual(['a begins']);
  end('a', new Error('broke'));
  await failing;
  await settled();
  expect(log.at(-1)).toBe('b begins');
  end('b');
  expect(await next).toBe('b');
});
