import { carriers, carrierUnit, isPower, type Carrier, type Unit, units, useUnit } from '#kernel/carrier.ts';
import { exact, type Exact } from '#kernel/exact-number.ts';
import type { Severity } from '#kernel/finding.ts';
import { moneyOf, centsOf, parseYuan } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { refuseOtherColumns } from '#platform/tables/other-columns.ts';
import { withoutThousands } from '#platform/tables/number.ts';
import { openSound } from '#platform/tables/void-refused.ts';
import { indicatorNames, type AuditFinding, type IndicatorRef, type Measure } from './facts.ts';
import { indicatorTerms } from './vocabulary.ts';

/** An uploaded file. */
type Upload = { readonly path: string; readonly name: string };

const named = (texts: string): readonly string[] => texts.split(' ');

const headings = {
  code: named('code 编号 代码'),
  finding: named('finding 发现 发现编号'),
  system: named('system 系统'),
  text: named('text 内容 说明 描述'),
  severity: named('severity 程度 严重程度'),
  indicator: named('indicator 指标'),
  name: named('name 名称 措施'),
  carrier: named('carrier 能源种类 能源'),
  annualSaving: named('annualsaving 年节能量'),
  unit: named('unit 单位'),
  costYuan: named('costyuan 投资 投资（元） 费用（元）'),
  lifeYears: named('lifeyears 寿命 寿命（年）'),
  basis: named('basis 依据'),
} as const;

type Heading = keyof typeof headings;
type Cells = Readonly<Partial<Record<Heading, string>>>;

const mostRows = 1000;

async function rowsOf({ path, name }: Upload, names: readonly Heading[]): Promise<{ row: number; cells: Cells; heads: Cells }[]> {
  const { header, rows } = await openSound(path, { name });
  const lower = header.map((text) => text.trim().toLowerCase());
  const columns = names.map((one) => [one, lower.findIndex((head) => headings[one].includes(head))] as const);
  refuseOtherColumns(
    header,
    columns.map(([, at]) => at),
    { file: name, known: names.map((one) => headings[one].slice(0, 2).join('/')) },
  );
  const ofCells = (cells: readonly string[]): Cells =>
    Object.fromEntries(columns.flatMap(([one, at]) => (at < 0 ? [] : [[one, (cells[at] ?? '').trim()]])));
  const heads = ofCells(header);
  const found: { row: number; cells: Cells; heads: Cells }[] = [];
  for await (const batch of rows)
    for (const { row, cells } of batch) {
      if (found.length >= mostRows) throw new Problem('too-large', 'audit-table-long', { file: name, most: mostRows });
      found.push({ row, cells: ofCells(cells), heads });
    }
  return found;
}

/** Reads rows one by one; names the cell that is invalid. */
async function eachRow<T extends { readonly code: string }>(
  upload: Upload,
  names: readonly Heading[],
  read: (cell: Reader) => T,
): Promise<T[]> {
  const all: T[] = [];
  for (const { row, cells, heads } of await rowsOf(upload, names)) {
    const bad = (field: Heading, allowed?: readonly string[]): Problem => {
      const [column, text] = [heads[field] ?? headings[field][1] ?? field, (cells[field] ?? '').slice(0, 80)];
      const where = { file: upload.name, row, column, text };
      if (heads[field] === undefined) return new Problem('bad-input', 'audit-column-missing', where);
      return allowed === undefined
        ? new Problem('bad-input', 'audit-cell-bad', where)
        : new Problem('bad-input', 'audit-cell-one-of', { ...where, allowed });
    };
    const one = read({ cells, bad });
    if (all.some(({ code }) => code === one.code))
      throw new Problem('bad-input', 'audit-code-twice', { file: upload.name, row, code: one.code });
    all.push(one);
  }
  return all;
}

type Reader = { readonly cells: Cells; readonly bad: (field: Heading, allowed?: readonly string[]) => Problem };

function filled({ cells, bad }: Reader, column: Heading, most = 2000): string {
  const text = cells[column] ?? '';
  if (text === '' || text.length > most) throw bad(column);
  return text;
}

const severities: Readonly<Record<Severity, readonly string[]>> = {
  info: named('info 提示'),
  warning: named('warning 一般'),
  error: named('error 严重'),
};

/**
 * An auditor's findings, from a table `code system text severity`, and `carrier indicator` of what each is based on. Throws Problem
 * `audit-cell-bad`, `audit-cell-one-of`, `audit-column-missing`, `audit-code-twice`, `audit-table-long`, `columns-not-read`.
 */
export const readFindings = (upload: Upload): Promise<AuditFinding[]> =>
  eachRow(upload, ['code', 'system', 'text', 'severity', 'carrier', 'indicator'], (reader) => {
    const said = (reader.cells.severity ?? '').toLowerCase();
    const severity = (Object.keys(severities) as Severity[]).find((one) => severities[one].includes(said));
    if (severity === undefined) throw reader.bad('severity', Object.values(severities).flat());
    return {
      code: filled(reader, 'code', 40),
      system: filled(reader, 'system', 200),
      text: filled(reader, 'text'),
      severity,
      rests: restsOf(reader),
    };
  });

/** Both or neither: a carrier alone has no figure, and several carriers may have the same indicator. */
function restsOf(reader: Reader): IndicatorRef | null {
  const { carrier = '', indicator: said = '' } = reader.cells;
  if (carrier === '' && said === '') return null;
  const indicator = indicatorNames.find((one) => one === said.toLowerCase() || indicatorTerms[one].zh === said);
  if (indicator === undefined) {
    const allowed = indicatorNames.flatMap((one) => [one, indicatorTerms[one].zh]);
    throw reader.bad('indicator', allowed);
  }
  return { carrier: carrierOf(reader), indicator };
}

const ofMeasures: readonly Heading[] = [
  'code',
  'finding',
  'system',
  'name',
  'carrier',
  'annualSaving',
  'unit',
  'costYuan',
  'lifeYears',
  'basis',
];

/**
 * Measures, from a table `code finding system name carrier annualSaving unit costYuan lifeYears basis`; empty numbers are unknown.
 * Throws Problem `audit-cell-bad`, `audit-cell-one-of`, `audit-column-missing`, `audit-code-twice`, `audit-table-long`.
 */
export const readMeasures = (upload: Upload): Promise<Measure[]> =>
  eachRow(upload, ofMeasures, (reader) => {
    const carrier = carrierOf(reader);
    return {
      code: codeOf(reader),
      finding: reader.cells.finding === undefined || reader.cells.finding === '' ? null : filled(reader, 'finding', 40),
      system: filled(reader, 'system', 200),
      name: filled(reader, 'name', 200),
      carrier,
      annualSaving: decimalOf(reader, 'annualSaving'),
      unit: unitOf(reader, carrier),
      costYuan: costOf(reader),
      lifeYears: decimalOf(reader, 'lifeYears'),
      basis: reader.cells.basis ?? '',
      project: null,
    };
  });

/** The code becomes part of a project's code, so it contains no spaces. */
function codeOf(reader: Reader): string {
  const code = filled(reader, 'code', 40);
  if (/\s/u.test(code)) throw reader.bad('code');
  return code;
}

function carrierOf({ cells, bad }: Reader): Carrier {
  const said = cells.carrier ?? '';
  const found = carriers.find((one) => one === said.toLowerCase() || carrierTerms[one].zh === said);
  if (found === undefined) {
    const allowed = carriers.flatMap((one) => [one, carrierTerms[one].zh]);
    throw bad('carrier', allowed);
  }
  return found;
}

function unitOf({ cells, bad }: Reader, carrier: Carrier): Unit {
  const said = cells.unit ?? '';
  if (said === '') return carrierUnit(carrier);
  const found = units.find((one) => one.toLowerCase() === said.toLowerCase());
  if (found === undefined)
    throw bad(
      'unit',
      units.filter((one) => !isPower(one) && useUnit(carrier, one) !== null),
    );
  return found;
}

function numberOf(text: string): Exact | null {
  const bare = withoutThousands(text.normalize('NFKC').replace(/^'/u, ''));
  return /^-?\d{1,15}(?:\.\d{1,10})?$/u.test(bare) ? exact(bare) : null;
}

function decimalOf({ cells, bad }: Reader, column: 'annualSaving' | 'lifeYears'): string | null {
  const text = cells[column] ?? '';
  if (text === '') return null;
  const value = numberOf(text);
  if (value === null || (column === 'lifeYears' && value.compare(exact('0')) <= 0)) throw bad(column);
  return withoutThousands(text.normalize('NFKC').replace(/^'/u, ''));
}

function costOf({ cells, bad }: Reader): string | null {
  const text = cells.costYuan ?? '';
  if (text === '') return null;
  const yuan = parseYuan(text);
  if (yuan === null || yuan.compare(exact('0')) < 0) throw bad('costYuan');
  return moneyOf(centsOf(yuan));
}
