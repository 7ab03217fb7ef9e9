import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { memorySwitches } from './memory.ts';

test.each(memorySwitches)('the V8 of this Node knows %s, which it would pass over in silence otherwise', (one) => {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  expect(known).toContain(`${one.replace('--no-', '--')} `);
});
