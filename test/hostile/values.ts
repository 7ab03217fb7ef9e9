import type { Random } from '../city/random.ts';

/** Texts that have broken programs. */
export const texts: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '=1+1',
  "=cmd|' /C calc'!A0",
  '@SUM(1)',
  '+1',
  '-1',
  '\t=1',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '%2e%2e%2f',
  '/dev/stdin',
  'file:///etc/passwd',
  "'; DROP TABLE building; --",
  "' OR 1=1 --",
  '{n:UInt32}',
  '$1',
  '${7*7}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  '__proto__',
  'constructor',
  'toString',
  'prototype',
  '\u202Eevil',
  '\uD800',
  '\uFEFF',
  '１２３',
  '𠮷'.repeat(50),
  'NaN',
  'Infinity',
  '1e400',
  '-0',
  '0x10',
  '9'.repeat(400),
  '2025-02-30',
  '9999999-01-01',
  '0000-00-00',
  'a'.repeat(100_000),
  '2025-01-01T00:00:00+99:99',
  'null',
  'undefined',
  'true',
  '[]',
];

const numbers: readonly string[] = [
  '0',
  '-0',
  '1e308',
  '1e400',
  '-1e400',
  '9007199254740993',
  '0.1e-400',
  '-1',
  '4294967296',
  '1'.repeat(300),
];

/** A value as JSON text, of any shape and sometimes malformed. */
export function jsonText(random: Random, depth = 0): string {
  const way = random.whole(0, depth > 4 ? 4 : 9);
  if (way <= 1) return JSON.stringify(random.pick(texts));
  if (way === 2) return random.pick(numbers);
  if (way === 3) return random.pick(['null', 'true', 'false', '""', '{}', '[]']);
  if (way === 4) return random.pick(['', '{', '[1,', '"', 'nul', '01', '\u0000', '{"a":}', "{'a':1}", '[,]', '/**/1']);
  if (way === 5) return `${'['.repeat(random.pick([10, 1000, 50_000]))}${']'.repeat(random.pick([10, 1000, 50_000]))}`;
  if (way === 6) return `{"__proto__":{"polluted":${jsonText(random, depth + 1)}},"constructor":{"prototype":{"polluted":1}}}`;
  const size = random.whole(0, 5);
  if (way === 7) return `[${Array.from({ length: size }, () => jsonText(random, depth + 1)).join(',')}]`;
  return `{${Array.from({ length: size }, () => `${JSON.stringify(random.pick(texts))}:${jsonText(random, depth + 1)}`).join(',')}}`;
}
