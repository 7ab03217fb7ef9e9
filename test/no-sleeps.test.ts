import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const tests = globSync(['test/e2e/**/*.ts', '{src,test,web,bench}/**/*.{test,spec}.{ts,tsx}'], { cwd: root }).filter(
  (name) => !name.endsWith('no-sleeps.test.ts'),
);

/** Waiting for a while in place of waiting for what one waits for. */
const sleep =
  /\bwaitForTimeout\b|\bsleep\(|\bnew Promise(?:<\w+>)?\(\(\w+\) => (?:void )?setTimeout\(\w+|from '(?:node:)?timers\/promises'/u;

test('a sleep is known when it is seen', () => {
  expect('await page.waitForTimeout(500)').toMatch(sleep);
  expect('await new Promise((resolve) => setTimeout(resolve, 500))').toMatch(sleep);
  expect('await page.waitForURL(/year/u)').not.toMatch(sleep);
});

/** Finding by what only the program sees, in place of by role and label as people do. */
const selector = /\.locator\(|\.\$\$?\(|querySelector\w*\([^)]*\)\.click/u;

test('a selector is known when it is seen', () => {
  expect("page.locator('.ant-btn')").toMatch(selector);
  expect("page.getByRole('button')").not.toMatch(selector);
});

test.each(tests.filter((name) => name.startsWith('test/e2e/')))('%s finds by role and label', (name) => {
  expect(readFileSync(path.join(root, name), 'utf8')).not.toMatch(selector);
});

test.each(tests)('%s does not sleep', (name) => {
  expect(readFileSync(path.join(root, name), 'utf8')).not.toMatch(sleep);
});
