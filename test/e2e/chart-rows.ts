import type { Locator } from 'playwright-core';

/** Switches a chart to its table; returns its cells, row by row, without the head. */
export async function rowsBehind(figure: Locator): Promise<string[][]> {
  await figure.getByRole('button', { name: '表格视图' }).click();
  return rowsIn(figure);
}

/** The cells of a table below a chart, row by row, without the head. */
export async function rowsIn(figure: Locator): Promise<string[][]> {
  const rows = figure.getByRole('row').filter({ has: figure.page().getByRole('cell') });
  await rows.first().waitFor();
  const texts = await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())));
  return texts.filter((cells) => cells.length > 1);
}
