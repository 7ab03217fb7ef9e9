import { zipOf } from '../dirty/book-from-1904.ts';

/**
 * Sheets by their names, each as people see it: a line for a row, `|` between cells, `>` for a cell merged with the one before it, `^` with
 * the one above it. Figures are numbers, anything else is text; `'` before a figure makes it text, `@` a day of which only the month is
 * shown, `~` before the first cell hides a row.
 */
export type Sheets = Readonly<Record<string, string>>;

const letter = (column: number): string =>
  (column < 26 ? '' : letter(Math.floor(column / 26) - 1)) + String.fromCodePoint(65 + (column % 26));
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The cells of a sheet, the merged ones with their marks. */
const gridOf = (text: string): string[][] =>
  text
    .replace(/^\n|\n\s*$/gu, '')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

/** A workbook as spreadsheets write it. @example billWorkbook({ 十月: '市医院2025年10月电费明细|>\n表号|电量\nE1|100' }) */
export function billWorkbook(sheets: Sheets): Buffer {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, what: string, target: string): string =>
    `<Relationship Id="${id}" Type="${type}/${what}" Target="${target}"/>`;
  const names = Object.keys(sheets);
  const parts = names.map((name, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(gridOf(sheets[name] as string))] as const);
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId99', 'styles', 'styles.xml')}${names.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="17"/></cellXfs></styleSheet>',
    ...Object.fromEntries(parts),
  });
}

function sheetXml(grid: readonly (readonly string[])[]): string {
  const rows = grid.map((cells, row) => {
    const isHidden = cells[0]?.startsWith('~') === true;
    const written = cells
      .map((cell) => cell.replace(/^~/u, ''))
      .flatMap((cell, column) => (cell === '' || cell === '>' || cell === '^' ? [] : [cellXml(cell, `${letter(column)}${row + 1}`)]));
    return written.length === 0 ? '' : `<row r="${row + 1}"${isHidden ? ' hidden="1"' : ''}>${written.join('')}</row>`;
  });
  const merges = mergesIn(grid).map((area) => `<mergeCell ref="${area}"/>`);
  const merged = merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`;
  return `<worksheet><sheetData>${rows.join('')}</sheetData>${merged}</worksheet>`;
}

function cellXml(cell: string, at: string): string {
  if (/^-?\d+(?:\.\d+)?$/u.test(cell) && cell.length < 15) return `<c r="${at}"><v>${cell}</v></c>`;
  if (/^@\d{5}$/u.test(cell)) return `<c r="${at}" s="1"><v>${cell.slice(1)}</v></c>`;
  return `<c r="${at}" t="str"><v>${escaped(cell.replace(/^'/u, ''))}</v></c>`;
}

/** Areas from the cells that are marked as merged into the one left of or above them. */
function mergesIn(grid: readonly (readonly string[])[]): string[] {
  return grid.flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      if (cell === '>' || cell === '^') return [];
      let [right, bottom] = [column, row];
      while (grid[row]?.[right + 1] === '>') right += 1;
      while (grid[bottom + 1]?.[column] === '^') bottom += 1;
      return right === column && bottom === row ? [] : [`${letter(column)}${row + 1}:${letter(right)}${bottom + 1}`];
    }),
  );
}
