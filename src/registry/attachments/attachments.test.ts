import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from './file-name.ts';
import { safeType, wrongEnding } from './file-type.ts';
import { textOf } from './text.ts';

test.each([
  ['楼层平面图.pdf', '楼层平面图.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\windows\\system32\\cmd.exe', 'cmd.exe'],
  ['/absolute/.hidden', 'hidden'],
  ['..', 'file'],
  ['', 'file'],
  ['photo\u202Egpj.exe', 'photogpj.exe'],
  ['a\u0000b\r\nc.txt', 'abc.txt'],
  ['con.txt', '_con.txt'],
  ['a<b>"c".txt', 'a_b__c_.txt'],
  ['name.txt. . ', 'name.txt'],
])('a file called %j is handed out as %j', (given, name) => {
  expect(safeFileName(given)).toBe(name);
});

test('a very long name is cut and keeps its ending', () => {
  const name = safeFileName(`${'长'.repeat(400)}.xlsx`);
  expect([...name]).toHaveLength(150);
  expect(name.endsWith('长.xlsx')).toBe(true);
});

test('whatever a file is called, its name is one plain name that stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = safeFileName(given);
      expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}<>:"|?*]/u);
      expect(name).not.toMatch(/^\.|[. ]$/u);
      expect([...name].length).toBeGreaterThan(0);
      expect([...name].length).toBeLessThanOrEqual(151);
    }),
  );
});

test.each([
  [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  [Buffer.from('%PDF-1.7\n'), 'application/pdf'],
  [Buffer.from('RIFF\0\0\0\0WEBPVP8 '), 'image/webp'],
  [Buffer.from('<!doctype html>'), 'application/octet-stream'],
  [Buffer.from('<svg xmlns="htt'), 'application/octet-stream'],
  [Buffer.from('PK\u0003\u0004'), 'application/octet-stream'],
  [Buffer.from(''), 'application/octet-stream'],
])('%j is of type %s, whatever it is called', (head, type) => {
  expect(safeType(head)).toBe(type);
});

test.each([
  ['a.PDF', '%PDF-1.7', null],
  ['a.pdf', 'PK', 'pdf'],
  ['a.docx', 'PK\u0003\u0004', null],
  ['a.txt', '说明', null],
  ['a.txt', '', 'txt'],
  ['a.skp', 'anything', null],
  ['a.constructor', 'anything', null],
  ['plan', 'anything', null],
])('%s that begins with %j has the wrong ending %j', (name, text, ending) => {
  expect(wrongEnding(name, Buffer.from(text))).toBe(ending);
});

test('a note keeps its lines, and refuses signs that cannot be seen or that turn the reading', () => {
  expect(textOf(' 一\r\n二\t三 ', true)).toBe('一\n二\t三');
  expect(() => textOf(' \n ', true)).toThrow(/note-empty/u);
  expect(textOf('  ', false)).toBe('');
  for (const sign of ['\u0000', '\u001B[31m', '\u202E']) expect(() => textOf(`a${sign}b`, true)).toThrow(/bad-text/u);
});
