import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beforeFirst, breakAt, seal, sha256, type ChainBreak, type ChainLink } from './hash-chain.ts';

const entries = fc.array(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null))), {
  minLength: 1,
  maxLength: 8,
});

function chainOf(list: readonly Readonly<Record<string, unknown>>[]): ChainLink[] {
  const chain: ChainLink[] = [];
  for (const entry of list) chain.push({ ...seal(entry, chain.at(-1)?.hash ?? beforeFirst), position: chain.length + 1 });
  return chain;
}

function firstBreak(chain: readonly ChainLink[]): ChainBreak | null {
  return chain.map((link, at) => breakAt(chain[at - 1] ?? null, link)).find((found) => found !== null) ?? null;
}

test('an entry is sealed by the SHA-256 of its canonical JSON with the hash of the previous one', () => {
  const first = seal({ b: 1, a: '中' }, beforeFirst);
  expect(first.text).toBe(`{"a":"中","b":1,"previous":"${'0'.repeat(64)}"}`);
  expect(first.hash).toBe(sha256(first.text));
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('an unchanged chain is valid', () => {
  fc.assert(
    fc.property(entries, (list) => {
      expect(firstBreak(chainOf(list))).toBeNull();
    }),
  );
});

test('a changed byte anywhere is found at its entry', () => {
  fc.assert(
    fc.property(entries, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (list, which, where, by) => {
      const chain = chainOf(list);
      const at = which % chain.length;
      const link = chain[at] as ChainLink;
      const bytes = new TextEncoder().encode(link.text);
      const place = where % bytes.length;
      bytes[place] = (bytes[place] as number) ^ by;
      chain[at] = { ...link, text: new TextDecoder().decode(bytes) };
      fc.pre(chain[at]?.text !== link.text);
      expect(firstBreak(chain)).toEqual({ position: at + 1, reason: 'altered' });
    }),
  );
});

test('an entry rewritten with a matching hash is found at the next one', () => {
  fc.assert(
    fc.property(entries, fc.nat(), (list, which) => {
      const chain = chainOf([...list, { last: true }]);
      const at = which % list.length;
      chain[at] = { ...seal({ ...list[at], forged: true }, chain[at - 1]?.hash ?? beforeFirst), position: at + 1 };
      expect(firstBreak(chain)).toEqual({ position: at + 2, reason: 'unlinked' });
    }),
  );
});

test('a removed entry is found at its position', () => {
  fc.assert(
    fc.property(entries, fc.nat(), (list, which) => {
      const chain = chainOf([...list, { last: true }]);
      const at = which % list.length;
      expect(firstBreak(chain.toSpliced(at, 1))).toEqual({ position: at + 1, reason: 'missing' });
    }),
  );
});
