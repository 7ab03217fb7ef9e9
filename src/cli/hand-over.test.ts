import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { handOver } from './hand-over.ts';

let [spool, file]: string[] = [];

beforeEach(() => {
  const room = mkdtempSync(join(tmpdir(), 'yaodong-hand-over-'));
  onTestFinished(() => rmSync(room, { recursive: true, force: true }));
  [spool, file] = [join(room, 'files'), join(room, 'a.csv')];
  mkdirSync(spool!);
  writeFileSync(file!, 'time,meter,value\n');
});

const answering = (status: number) => async () => Response.json({}, { status });
const left = (): string[] => readdirSync(spool!);

test('the program is asked to accept a complete copy, and later changes to the file do not matter', async () => {
  let seen = '';
  const answer = await handOver(spool!, file!, async (id) => {
    writeFileSync(file!, 'another\n');
    seen = readFileSync(join(spool!, id), 'utf8');
    return Response.json({ file: id });
  });
  expect([answer?.status, seen, left()]).toEqual([200, 'time,meter,value\n', [((await answer!.json()) as { file: string }).file]]);
});

test.each([404, 400])('a program that does not accept it, with %i, is sent the file, and no copy stays', async (status) => {
  expect([await handOver(spool!, file!, answering(status)), left()]).toEqual([null, []]);
});

test('a refusal is reported, and no copy stays', async () => {
  expect((await handOver(spool!, file!, answering(413)))?.status).toBe(413);
  expect(left()).toEqual([]);
});

test('no copy stays if the program went away', async () => {
  const gone = handOver(spool!, file!, () => Promise.reject(new Error('gone')));
  await expect(gone).rejects.toThrow('gone');
  expect(left()).toEqual([]);
});

test('what cannot be copied is sent: anything but a plain file, and without a spool', async () => {
  expect(await handOver(spool!, '/dev/null', answering(200))).toBeNull();
  expect(await handOver(join(spool!, 'nowhere'), file!, answering(200))).toBeNull();
  expect(left()).toEqual([]);
});
