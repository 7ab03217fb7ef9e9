import type { Page } from 'playwright-core';

/** A page to be measured: where it is, what shows that it is displayed, and what people do on it. */
export type Measured = {
  readonly name: string;
  readonly path: string;
  readonly shown: (page: Page) => Promise<unknown>;
  readonly interactions: readonly { readonly name: string; readonly act: (page: Page) => Promise<unknown> }[];
};

const link = (page: Page, table: string) => page.getByRole('table', { name: table }).getByRole('link').first();

/** The pages on which a city of 100,000 buildings is a heavy load. */
export const pages: readonly Measured[] = [
  {
    name: 'buildings',
    path: '/buildings',
    shown: (page) => link(page, '建筑').waitFor(),
    interactions: [
      { name: 'sort by name', act: (page) => page.getByRole('columnheader', { name: '名称' }).click() },
      { name: 'filter by use', act: (page) => page.getByRole('search').getByLabel('用途', { exact: true }).press('ArrowDown') },
      { name: 'next page', act: (page) => page.getByRole('listitem', { name: '2', exact: true }).click() },
    ],
  },
  {
    name: 'city',
    path: '/?year=2025',
    shown: (page) => page.getByRole('table', { name: '各能源全年用量' }).waitFor(),
    interactions: [
      { name: 'open the choice of colours', act: (page) => page.getByRole('combobox', { name: '着色' }).click() },
      { name: 'colour the map by intensity', act: (page) => page.getByTitle('单位面积用电', { exact: true }).click() },
    ],
  },
  {
    name: 'ranking',
    path: '/ranking?year=2025',
    shown: (page) => link(page, '单位面积用量排名').waitFor(),
    interactions: [
      { name: 'open those not ranked', act: (page) => page.getByRole('tab', { name: /^未参与排名/u }).click() },
      { name: 'back to the ranked', act: (page) => page.getByRole('tab', { name: /^排名/u }).click() },
    ],
  },
  {
    name: 'data quality',
    path: '/quality?year=2025',
    shown: (page) => page.getByRole('figure').first().waitFor(),
    interactions: [{ name: 'open the meters offline', act: (page) => page.getByRole('tab', { name: /^离线表计/u }).click() }],
  },
];
