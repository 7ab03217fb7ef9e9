import { expect, test } from 'vitest';
import { isSoundText, shownText, unsoundIn, xmlText, xmlTexts } from './sound-text.ts';

test('text that people write is valid, in any script, with line ends, tabs and joined characters', () => {
  for (const text of ['阳泉市 一号楼', 'a\tb\r\nc', 'Straße №5', 'م‏م', '👨‍👩‍👧', '\u{20000}', '\uFEFFa', ''])
    expect([text, isSoundText(text)]).toEqual([text, true]);
});

test('invisible, direction-changing and invalid characters are refused anywhere', () => {
  const signs = [
    '\0',
    '\u0001',
    '\u000B',
    '\u007F',
    '\u0085',
    '\u202E',
    '\u2066',
    '\uFDD0',
    '\uFFFE',
    '\uFFFF',
    '\u{1FFFE}',
    '\u{10FFFF}',
    '\uD800',
  ];
  for (const sign of signs) {
    expect([shownText(sign), isSoundText(`楼${sign}号`)]).toEqual([shownText(sign), false]);
    expect(unsoundIn({ list: [{ name: `a${sign}` }] })).toBe(`a${sign}`);
    expect(unsoundIn({ [`a${sign}`]: 1 })).toBe(`a${sign}`);
  }
  expect(shownText('一号楼\u202E\uFFFE')).toBe('一号楼[U+202E][U+FFFE]');
});

test('XML is given only what it can represent, in all texts of a table', () => {
  expect(xmlText('a\u0001b\uFFFEc\uD800d\u202E')).toBe('abcd\u202E');
  const day = new Date(0);
  expect(xmlTexts({ rows: [['a\u0001', 1, null, day]], bytes: new Uint8Array([1]) })).toEqual({
    rows: [['a', 1, null, day]],
    bytes: new Uint8Array([1]),
  });
});
