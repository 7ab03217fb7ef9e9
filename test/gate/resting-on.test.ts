import { expect, test } from 'vitest';
import { imported, testsRestingOn } from './resting-on.ts';

test('imports are read by path, by the name of a slice, for their effect alone and on demand', () => {
  const text = [
    "import { a } from '#kernel/a.ts';",
    "import type { B } from '../b/b.ts';",
    "import './c.ts';",
    "const d = await import('./d.ts');",
    "import { z } from 'zod';",
  ].join('\n');
  expect(imported('src/heat/x.ts', text)).toEqual(['src/kernel/a.ts', 'src/b/b.ts', 'src/heat/c.ts', 'src/heat/d.ts']);
});

const imports = new Map([
  ['src/kernel/a.ts', []],
  ['src/heat/heat-notes/public/note.ts', ['src/kernel/a.ts']],
  ['src/heat/heat-notes/public/note.test.ts', ['src/heat/heat-notes/public/note.ts']],
  ['src/heat/heat-notes/heat-notes.engine.test.ts', ['test/world.ts']],
  ['src/reporting/carbon/carbon.ts', ['src/heat/heat-notes/public/note.ts']],
  ['src/reporting/carbon/carbon.engine.test.ts', ['test/world.ts']],
  ['src/casework/people/people.engine.test.ts', ['test/world.ts']],
  ['src/main.ts', ['src/heat/heat-notes/public/note.ts', 'src/reporting/carbon/carbon.ts']],
  ['test/world.ts', ['src/main.ts']],
  ['web/pages/heat/heat-notes/list.tsx', ['src/heat/heat-notes/public/note.ts']],
  ['web/pages/heat/heat-notes/list.test.tsx', ['web/pages/heat/heat-notes/list.tsx']],
  ['test/e2e/heat.spec.ts', ['test/world.ts']],
  ['test/e2e/people.spec.ts', ['test/world.ts']],
  ['test/golden/note.engine.test.ts', ['src/heat/heat-notes/public/note.ts']],
]);

test('a word names the folders that begin with it, and all that imports them is tried with them', () => {
  expect(testsRestingOn(['heat'], imports)).toEqual([
    'src/heat/heat-notes/heat-notes.engine.test.ts',
    'src/heat/heat-notes/public/note.test.ts',
    'src/reporting/carbon/carbon.engine.test.ts',
    'test/e2e/heat.spec.ts',
    'test/golden/note.engine.test.ts',
    'web/pages/heat/heat-notes/list.test.tsx',
  ]);
});

test('what asks the whole program rests on no slice in particular', () => {
  expect(testsRestingOn(['people'], imports)).toEqual(['src/casework/people/people.engine.test.ts', 'test/e2e/people.spec.ts']);
});

test('a word that nothing is named by selects nothing', () => {
  expect(testsRestingOn(['hea'], imports)).toEqual([]);
});
