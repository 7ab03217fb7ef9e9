import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { wholeMemory } from './memory.ts';

test('the V8 of this Node knows the switch, which it would otherwise ignore silently', () => {
  expect(execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })).toContain(`${wholeMemory} `);
});
