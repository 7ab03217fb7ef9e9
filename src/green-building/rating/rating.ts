import { today } from '#kernel/today.ts';
import type { Clock } from '#kernel/request-context.ts';
import { parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import type { Finding, Language } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { placed, type PolicyService } from '#green-building/policy/policy.ts';
import type { Verdict } from './requirements-met.ts';
import { withPlace } from './climate.ts';
import { inputOf } from './file-store.ts';
import { district, projectsOf, readDistrict, type District } from './district.ts';
import { bad, objectAt, textAt } from './given.ts';
import { incentivesOf, type Incentives } from './incentives.ts';
import { createLibrary } from './library.ts';
import { materialShare, type Materials } from './materials.ts';
import { prefabRate, type PrefabRated } from './prefab.ts';
import { rate, type Rated } from './score.ts';
import { readScores, type Scheme, type ScoreInput, type Stage } from './score-input.ts';
import { refuseOtherColumns } from '#platform/tables/other-columns.ts';
import { readScoreTable, scoreTable } from './score-table.ts';
import { ultraLowShare, type UltraLow } from './ultra-low.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { cellAt, cellFault, columnsIn, decimal, yesOrNo, type Column } from './table-columns.ts';

export type { Condition } from './conditions.ts';
export type { PrefabCondition } from './prefab.ts';

type Dated = { readonly standard: string; readonly date?: string | undefined };
type Staged = Dated & { readonly stage: Stage };

/** Where and when; `date` defaults to today. Without a region no rules are applied. */
type Where = { readonly region?: string | undefined; readonly date?: string | undefined; readonly project?: unknown };

type Needs = {
  readonly knowledge: Pick<Knowledge, 'inForce'>;
  readonly policy: Pick<PolicyService, 'rules' | 'documents' | 'library'>;
  readonly imports: Pick<Imports, 'fileOf'>;
  readonly now: Clock;
};

/**
 * What a building scores under the standards, and what its project may claim. Nothing is stored.
 * @example await createRating(needs).incentives(scope, { region: '140300', project: { targetStar: 2 } }, { costYuan: '1200000.00' })
 */
export function createRating(needs: Needs) {
  const dayOf = days(needs.now);
  return { ...scoring(needs, dayOf), ...projects(needs, dayOf) };
}

export type Rating = ReturnType<typeof createRating>;

type DayOf = (asked: string | undefined, input?: unknown) => string;

/**
 * The requested day, otherwise that of the input, otherwise today by China's calendar. Throws `date-bad`, or `rating-input-bad` for the
 * input.
 */
function days(now: Clock): DayOf {
  return (asked, input = {}) => {
    if (asked !== undefined && parseDay(asked) === null) throw new Problem('bad-input', 'date-bad', { date: asked });
    const day = asked ?? textAt(objectAt(input, 'input'), 'date') ?? today(now());
    if (parseDay(day) === null) throw bad('date', day, '2026-03-01');
    return day;
  };
}

/** Scores a building by a standard. Throws Problem `rating-standard-unknown`, `rating-standard-not-yet` and those of the readers. */
function scoring({ knowledge, imports, now }: Needs, dayOf: DayOf) {
  const library = createLibrary(knowledge, now);
  const read = (scheme: Scheme, stage: Stage, day: string, input: unknown): ScoreInput =>
    readScores(scheme, stage, withPlace(input, library.vocabulary(day)));
  return {
    standards: (date?: string) => library.standards(dayOf(date)),
    items: ({ standard, date }: Dated): Scheme => library.scheme(standard, dayOf(date)),
    rate({ standard, stage, date }: Staged, input: unknown): Rated {
      const day = dayOf(date, input);
      const scheme = library.scheme(standard, day);
      return rate(scheme, stage, day, read(scheme, stage, day, input));
    },
    /** A score sheet as a table; filled with what is known if `input` is not null. */
    sheet({ standard, stage, date }: Staged, input: unknown, language: Language) {
      const day = dayOf(date, input ?? {});
      const scheme = library.scheme(standard, day);
      return scoreTable(scheme, stage, language, input === null ? null : read(scheme, stage, day, input));
    },
    /** An uploaded score sheet, or JSON, in the form `rate` accepts. */
    async readSheet(scope: Scope, { file, standard, date }: Dated & { readonly file: string }): Promise<Record<string, unknown>> {
      const scheme = library.scheme(standard, dayOf(date));
      return inputOf(await imports.fileOf(scope, file), (header, rows, name) => readScoreTable(scheme, header, rows, name));
    },
    prefabScheme: ({ standard, date }: Dated) => library.prefab(standard, dayOf(date)),
    prefab: ({ standard, date }: Dated, input: unknown): PrefabRated => prefabRate(library.prefab(standard, dayOf(date, input)), input),
  };
}

/** Judges a project by the documents of its place. Throws Problem those of the readers and of `policy.rules`. */
function projects({ knowledge, policy, imports, now }: Needs, dayOf: DayOf) {
  const library = createLibrary(knowledge, now);
  const rulesOf = async ({ region, project }: Where, date: string): Promise<Verdict | null> =>
    region === undefined ? null : policy.rules({ region, date, project: project ?? {} });
  return {
    async materials(where: Where, input: unknown): Promise<Materials & { date: string }> {
      const date = dayOf(where.date, input);
      const told = materialShare(input, date, await rulesOf(where, date));
      return { date, ...told, findings: placed(told.findings, policy.library()) };
    },
    /** An uploaded list of products, or JSON, in the form `materials` accepts. */
    readProducts: async (scope: Scope, file: string) => inputOf(await imports.fileOf(scope, file), readProductTable),
    async ultraLow(where: Where, input: unknown): Promise<UltraLow & { date: string }> {
      const date = dayOf(where.date, input);
      return { date, ...ultraLowShare(input, await rulesOf(where, date)) };
    },
    /** Each project of a district is judged separately: with its own class, plus the shared facts. */
    async district(where: Where, input: unknown): Promise<District & { date: string }> {
      const date = dayOf(where.date, input);
      const buildings = readDistrict(input);
      const verdicts: (Verdict | null)[] = [];
      for (const { class: of } of projectsOf(buildings)) {
        const project = { ...objectAt(where.project ?? {}, 'project'), ...(of !== null && { class: of }) };
        verdicts.push(await rulesOf({ ...where, project }, date));
      }
      return { date, ...district(buildings, verdicts) };
    },
    async incentives(
      { region, project = {}, ...where }: Where & { readonly region: string },
      measures: unknown,
    ): Promise<Incentives & Pick<Verdict, 'documents' | 'notLoaded'>> {
      const date = dayOf(where.date);
      const { documents, notLoaded, ...verdict } = await policy.rules({ region, date, project });
      const here = await policy.documents({ region, date });
      const told = incentivesOf(verdict, here, library.incentives(date), { project, measures });
      return {
        ...told,
        documents,
        notLoaded,
        findings: placed([...verdict.findings.filter(ofClaims(told)), ...told.findings], policy.library()),
      };
    },
  };
}

/** Doubts about the project itself, and about the rules that are shown; doubts about other rules are not relevant here. */
function ofClaims({ claims, undecided, others }: Incentives): (finding: Finding) => boolean {
  const rules = new Set<unknown>([...claims, ...undecided, ...others].map(({ rule }) => rule));
  return ({ evidence }) => evidence['rule'] === undefined || rules.has(evidence['rule']);
}

const columns = [
  { field: 'product', names: labelTerms.productName, also: ['产品', '材料名称', '名称'] },
  { field: 'certificate', names: labelTerms.certificate, also: ['认证证书编号', '证书号'] },
  { field: 'category', names: labelTerms.category },
  { field: 'quantity', names: { zh: '用量', en: 'quantity' }, also: ['数量'] },
  { field: 'unit', names: labelTerms.unit },
  { field: 'costYuan', names: labelTerms.costYuan, also: ['造价', '金额', '金额（元）', 'cost', '造价(元)'] },
  { field: 'certified', names: { zh: '是否绿色建材', en: 'certified' }, also: ['是否认证', '绿色建材'] },
  { field: 'validTo', names: labelTerms.validTo },
] as const satisfies readonly Column[];

const numbers: readonly string[] = ['quantity', 'costYuan'];

/** Reads a list of products into the form `materials` accepts; null if it has no product column. */
function readProductTable(
  header: readonly string[],
  rows: readonly { readonly row: number; readonly cells: readonly string[] }[],
  file: string,
): { input: { products: Record<string, unknown>[] }; faults: Finding[] } | null {
  const at = columnsIn(header, columns);
  if (!at.has('product')) return null;
  refuseOtherColumns(header, at.values(), { file, known: columns.map(({ names }) => names.zh) });
  const faults: Finding[] = [];
  const products = rows.map(({ row, cells }) => {
    const product: Record<string, unknown> = {};
    for (const { field } of columns) {
      const text = cellAt(cells, at.get(field));
      if (text === undefined) continue;
      const value = field === 'certified' ? yesOrNo(text) : numbers.includes(field) ? decimal(text) : text;
      if (value === null) faults.push(cellFault(row, header[at.get(field) ?? 0] ?? '', text, field === 'certified' ? '是, 否' : '123.45'));
      else product[field] = value;
    }
    return product;
  });
  return { input: { products }, faults };
}
