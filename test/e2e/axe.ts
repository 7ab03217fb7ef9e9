import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { AxeResults, RunOnly } from 'axe-core';
import type { Visit } from './visit.ts';

// without its comments and long names, because every freshly loaded page reads it
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the current page: rule, element, reason. The frame is the same around all pages: `a11yViolationsOfFrame` checks it. */
export async function a11yViolations(visit: Visit): Promise<string[]> {
  return axeFinds(visit, { type: 'tag', values: tags }, frame);
}

/** What axe finds on a whole page, including its frame. */
export async function a11yViolationsOfFrame(visit: Visit): Promise<string[]> {
  return axeFinds(visit, { type: 'tag', values: tags });
}

/** The rules affected by other colours. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** The rules that words can break: elements without a name or words in one language although they have them in the other. */
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

/** Only what other colours and other words can break: for a page that was already checked in light colours and the other language. */
export async function a11yViolationsOfColoursAndWords(visit: Visit): Promise<string[]> {
  return axeFinds(visit, { type: 'rule', values: [...colourRules, ...wordRules] }, frame);
}

/** The frame around a page: head, menu, text for print. */
const frame = '.yd-shell > :not(main)';

/** The middle of long lists: rows and items there are rendered by the same parts as the first and last ones. */
const midst = ['tbody > tr', 'li'].map((one) => `${one}:nth-child(n + 7):nth-last-child(n + 3)`);

async function axeFinds({ page }: Visit, runOnly: RunOnly, ...besides: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const results = await page.evaluate(
    ({ only, midst, besides }) => {
      const held = globalThis as unknown as { axe: typeof axe };
      const exclude = [...midst, ...besides].filter((one) => document.querySelector(one) !== null);
      // axe lays out everything before it excludes anything: to axe, elements that are excluded as a whole have no content
      const shut = besides.flatMap((one) => [...document.querySelectorAll<HTMLElement>(one)]);
      for (const one of shut) {
        Object.defineProperty(one, 'childNodes', { value: [], configurable: true });
        // a bar that stays covers whatever is scrolled below it; `scroll-padding` keeps what has the focus clear of it
        one.style.position = 'static';
      }
      // nothing needs to be collected about what passes
      return held.axe.run({ exclude }, { runOnly: only, resultTypes: ['violations'], preload: false }).finally(() => {
        for (const one of shut) {
          Reflect.deleteProperty(one, 'childNodes');
          one.style.removeProperty('position');
        }
      });
    },
    { only: runOnly, midst, besides },
  );
  return (results as AxeResults).violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`.replaceAll('\n', ' ')),
  );
}
