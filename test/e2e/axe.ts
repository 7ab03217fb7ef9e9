import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { AxeResults, RunOnly } from 'axe-core';
import type { Visit } from './visit.ts';

// without its comments and long names: every page that is opened anew reads it
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the page as it stands: rule, element, why. The frame is the same around all pages: `a11yViolationsOfFrame` looks at it.
 */
export async function a11yViolations(visit: Visit): Promise<string[]> {
  return axeFinds(visit, { type: 'tag', values: tags }, frame);
}

/** What axe finds on a page whole, with what stands around it. */
export async function a11yViolationsOfFrame(visit: Visit): Promise<string[]> {
  return axeFinds(visit, { type: 'tag', values: tags });
}

/** The rules on which other colours bear. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** The rules that words can break: what has no name, or no words, in one language though it has in the other. */
const wordRules = [
  'area-alt',
  'aria-command-name',
  'aria-dialog-name',
  'aria-input-field-name',
  'aria-meter-name',
  'aria-progressbar-name',
  'aria-toggle-field-name',
  'aria-tooltip-name',
  'aria-treeitem-name',
  'button-name',
  'document-title',
  'empty-heading',
  'empty-table-header',
  'form-field-multiple-labels',
  'html-has-lang',
  'html-lang-valid',
  'image-alt',
  'label',
  'label-content-name-mismatch',
  'link-name',
  'page-has-heading-one',
  'role-img-alt',
  'select-name',
  'summary-name',
  'svg-img-alt',
  'valid-lang',
];

/** What other colours and other words can break, alone: for a page that was looked at in light colours and the other language. */
export async function a11yViolationsOfColoursAndWords(visit: Visit): Promise<string[]> {
  return axeFinds(visit, { type: 'rule', values: [...colourRules, ...wordRules] }, frame);
}

/** What stands around a page: head, menu, what is said to printers. */
const frame = '.yd-shell > :not(main)';

/** In the midst of what is long: rows and items there are made by the same parts as the first ones and the last. */
const midst = ['tbody > tr', 'li'].map((one) => `${one}:nth-child(n + 7):nth-last-child(n + 3)`);

async function axeFinds({ page }: Visit, runOnly: RunOnly, ...besides: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const results = await page.evaluate(
    ({ only, midst, besides }) => {
      const held = globalThis as unknown as { axe: typeof axe };
      const exclude = [...midst, ...besides].filter((one) => document.querySelector(one) !== null);
      // axe lays out all that stands before it leaves anything out: to it what is left out whole has nothing in it
      const shut = besides.flatMap((one) => [...document.querySelectorAll(one)]);
      for (const one of shut) Object.defineProperty(one, 'childNodes', { value: [], configurable: true });
      // of what is in order nothing need be gathered
      return held.axe.run({ exclude }, { runOnly: only, resultTypes: ['violations'], preload: false }).finally(() => {
        for (const one of shut) Reflect.deleteProperty(one, 'childNodes');
      });
    },
    { only: runOnly, midst, besides },
  );
  return (results as AxeResults).violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`.replaceAll('\n', ' ')),
  );
}
