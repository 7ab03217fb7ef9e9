import { labels, labelTerms } from '#kernel/label-terms.ts';
import type { Finding, Language } from '#kernel/finding.ts';
import { statusTerms, termText } from '#kernel/vocabulary.ts';
import { refuseOtherColumns } from '#platform/tables/other-columns.ts';
import type { Cell } from '#platform/tables/write.ts';
import { mostOf, type Scheme, type ScoreInput, type Stage, type Way } from './score-input.ts';
import { cellAt, cellFault, columnsIn, decimal, yesOrNo, type Column } from './table-columns.ts';

/** The columns of a score sheet. The wording of clauses belongs to the standard; the sheet says what each is about. */
const columns = [
  { field: 'code', names: labelTerms.provision },
  { field: 'part', names: labelTerms.part },
  { field: 'name', names: labelTerms.name },
  { field: 'kind', names: labelTerms.category },
  { field: 'max', names: labelTerms.most },
  { field: 'status', names: { zh: '满分依据', en: 'status' } },
  { field: 'value', names: { zh: '得分或是否满足', en: 'points or met' }, also: ['得分', 'score', 'points'] },
  { field: 'evidence', names: labelTerms.evidence, also: ['证明材料'] },
  { field: 'file', names: labelTerms.file, also: ['证明文件'] },
] as const satisfies readonly Column[];

const kinds = {
  fact: { zh: '情况', en: 'fact' },
  requirement: { zh: '技术要求', en: 'requirement' },
  part: labelTerms.part,
  control: labelTerms.controlItem,
  score: labelTerms.scoringItem,
  bonus: labelTerms.bonus,
} as const;

const facts = {
  controlsMet: { zh: '全部控制项均满足', en: 'all control items met' },
  fitOut: labelTerms.fullFitOut,
  class: { zh: '建筑类别（residential 居住，public 公共）', en: 'class: residential or public' },
  climate: { zh: '气候分区（severe-cold 严寒，cold 寒冷，hscw，hsww，mild）', en: 'climate: severe-cold, cold, hscw, hsww, mild' },
  targetStar: labelTerms.starAimedAt,
  starRequirements: { zh: '技术要求满足到几星（未逐项填写时）', en: 'technical requirements met up to star (where not given one by one)' },
  date: { zh: '项目日期', en: 'day of the project' },
} as const;

/** A score sheet: what is required of the building, part by part and item by item, with what is known filled in. */
export function scoreTable(
  scheme: Scheme,
  stage: Stage,
  language: Language,
  input: ScoreInput | null,
): { header: string[]; rows: Cell[][] } {
  const { standard } = scheme;
  const head = Object.entries(facts).map(([code, names]): Cell[] => {
    const known = factIn(input, code, language);
    return [code, null, names[language], kinds.fact[language], null, null, known, null, null];
  });
  const ways = standard.requirements.flatMap(({ anyOf, status, clause }) =>
    anyOf.map((way): Cell[] => [
      way.key,
      clause,
      `${way.names[language]}${unitOf(way)}`,
      kinds.requirement[language],
      null,
      termText(statusTerms, status, language),
      valueIn(input, way, language),
      null,
      null,
    ]),
  );
  const parts = [...standard.parts, standard.bonus].map((part): Cell[] => {
    const whole = input?.scores.get(part.code) ?? null;
    return [
      part.code,
      part.code,
      part.names[language],
      kinds.part[language],
      mostOf(part, stage),
      termText(statusTerms, standard.status, language),
      whole,
      null,
      null,
    ];
  });
  const items = scheme.items
    .filter(({ type, pre }) => type === 'control' || pre || stage === 'final')
    .map((item): Cell[] => {
      const shown = input?.items.get(item.code);
      const value = item.type === 'control' ? yesWord(shown?.met ?? null, language) : (shown?.score ?? null);
      return [
        item.code,
        item.part,
        item.names[language],
        kinds[item.type][language],
        item.max ?? null,
        termText(statusTerms, item.status, language),
        value,
        shown?.evidence ?? null,
        shown?.file ?? null,
      ];
    });
  return { header: columns.map(({ names }) => names[language]), rows: [...head, ...ways, ...parts, ...items] };
}

function unitOf({ unit, compare, levels = [] }: Way): string {
  if (compare === 'level') return ` (${levels.map(({ level }) => level).join(', ')})`;
  return unit === '%' ? ' (%)' : '';
}

function factIn(input: ScoreInput | null, code: string, language: Language): Cell {
  if (input === null) return null;
  if (code === 'controlsMet' || code === 'fitOut') return yesWord(input[code], language);
  if (code === 'starRequirements') return input.claims.get('*') ?? null;
  if (code === 'class' || code === 'climate' || code === 'targetStar' || code === 'date') return input[code];
  return null;
}

function valueIn(input: ScoreInput | null, { key }: Way, language: Language): Cell {
  const value = input?.values.get(key) ?? null;
  return typeof value === 'boolean' ? yesWord(value, language) : value;
}

function yesWord(value: boolean | null, language: Language): string | null {
  if (value === null) return null;
  return language === 'zh' ? (value ? labels.zh.yes : labels.zh.no) : value ? 'yes' : 'no';
}

type Row = { readonly row: number; readonly cells: readonly string[] };

export type ScoreTableRead = { readonly input: Record<string, unknown>; readonly faults: readonly Finding[] };

/** Reads a filled score sheet into the form `rate` accepts. Every cell that cannot be read is reported; empty cells are ignored. */
export function readScoreTable(scheme: Scheme, header: readonly string[], rows: readonly Row[], file = ''): ScoreTableRead | null {
  const at = columnsIn(header, columns);
  if (!at.has('code') || !at.has('value')) return null;
  refuseOtherColumns(header, at.values(), { file, known: columns.map(({ names }) => names.zh) });
  const items: Record<string, unknown> = {};
  const scores: Record<string, unknown> = {};
  const input: Record<string, unknown> = {};
  const faults: Finding[] = [];
  for (const { row, cells } of rows) {
    const code = cellAt(cells, at.get('code'));
    const text = cellAt(cells, at.get('value'));
    const evidence = cellAt(cells, at.get('evidence'));
    const papers = cellAt(cells, at.get('file'));
    if (code === undefined || (text === undefined && evidence === undefined && papers === undefined)) continue;
    const read = readCell(scheme, code, text);
    if (read === null) faults.push(cellFault(row, header[at.get('value') ?? 0] ?? '', text ?? '', allowedFor(scheme, code)));
    else if (read.as === 'item')
      items[code] = { ...read.value, ...(evidence !== undefined && { evidence }), ...(papers !== undefined && { file: papers }) };
    else if (read.as === 'part') scores[code] = read.value;
    else input[code] = read.value;
  }
  return {
    input: { ...input, ...(Object.keys(scores).length > 0 && { scores }), ...(Object.keys(items).length > 0 && { items }) },
    faults,
  };
}

type Read = { readonly as: 'item'; readonly value: Record<string, unknown> } | { readonly as: 'part' | 'field'; readonly value: unknown };

/** Null if the cell cannot be read. */
function readCell({ standard, items }: Scheme, code: string, text: string | undefined): Read | null {
  const item = items.find((one) => one.code === code);
  const way = standard.requirements.flatMap(({ anyOf }) => anyOf).find(({ key }) => key === code);
  if (text === undefined) return item === undefined ? { as: 'field', value: null } : { as: 'item', value: {} };
  if (item?.type === 'control') return wrap(yesOrNo(text), (met) => ({ as: 'item', value: { met } }));
  if (item !== undefined) return wrap(decimal(text), (score) => ({ as: 'item', value: { score } }));
  if (code === 'controlsMet' || code === 'fitOut' || way?.compare === 'yes')
    return wrap(yesOrNo(text), (value) => ({ as: 'field', value }));
  if (way?.compare === 'level' || code === 'class' || code === 'climate' || code === 'date') return { as: 'field', value: text };
  if (way !== undefined || code === 'targetStar' || code === 'starRequirements')
    return wrap(decimal(text), (value) => ({ as: 'field', value }));
  if ([...standard.parts, standard.bonus].some((part) => part.code === code))
    return wrap(decimal(text), (value) => ({ as: 'part', value }));
  return null;
}

function wrap<T>(value: T | null, make: (value: T) => Read): Read | null {
  return value === null ? null : make(value);
}

function allowedFor({ items }: Scheme, code: string): string {
  const item = items.find((one) => one.code === code);
  if (item?.type === 'control' || code === 'fitOut' || code === 'controlsMet') return '是, 否';
  return item === undefined ? '—' : `0–${item.max ?? ''}`;
}
