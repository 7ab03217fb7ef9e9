import { chineseDay } from '#kernel/day.ts';
import type { Language } from '#kernel/finding.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { percentText } from '#kernel/percent.ts';
import { today } from '#kernel/today.ts';
import type { Block } from '#platform/docx/block.ts';
import { writeWord } from '#platform/docx/docx.ts';
import { targetStatusTerms } from '#reporting/targets/vocabulary.ts';
import type { BriefContent } from './present-brief.ts';
import { briefTerms } from './vocabulary.ts';

/** How many targets fit beside the districts on one page. */
const mostTargets = 8;

type Written = { readonly language: Language; readonly mark: string | undefined };

/** The brief in the official layout: three sentences, the judged targets in most trouble, the places right below, and its source. */
export function briefPaper(told: BriefContent, { language, mark }: Written): Promise<Uint8Array> {
  const day = today(Date.parse(told.knownAt));
  return writeWord({
    title: `${told.place}${language === 'zh' ? '' : ': '}${briefTerms.paper[language]}`,
    blocks: [
      ...told.sentences.map((parts): Block => ({ kind: 'text', text: parts.map(({ text }) => text).join('') })),
      ...targetTable(told, language),
      ...belowTable(told, language),
      { kind: 'text', text: briefTerms.basis[language].replace('{instant}', told.knownAt) },
    ],
    signed: [language === 'zh' ? chineseDay(day) : day],
    note: mark,
    dated: Date.parse(told.knownAt),
  });
}

function targetTable({ targets }: BriefContent, language: Language): Block[] {
  const judged = targets.filter(({ status }) => status !== 'unknown');
  if (judged.length === 0) return [];
  const rows = judged
    .slice(0, mostTargets)
    .map(({ title, status, now, path, unit }) => [title, amount(now), amount(path), unit, targetStatusTerms[status][language]]);
  const header = (['title', 'now', 'path', 'unit', 'status'] as const).map((key) => columns[key][language]);
  return [
    { kind: 'heading', level: 1, text: briefTerms.targets[language] },
    { kind: 'table', header, rows, widths: [0.4, 0.15, 0.15, 0.15, 0.15] },
  ];
}

function belowTable({ below }: BriefContent, language: Language): Block[] {
  if (below.length === 0) return [];
  const rows = below.map(({ name, buildings, tce, change, coverage }) => [
    name,
    String(buildings),
    amount(tce),
    change === null ? '—' : percentText(change),
    percentText(coverage),
  ]);
  const header = (['place', 'buildings', 'energy', 'change', 'coverage'] as const).map((key) => columns[key][language]);
  return [
    { kind: 'heading', level: 1, text: briefTerms.below[language] },
    { kind: 'table', header, rows, widths: [0.25, 0.15, 0.25, 0.2, 0.15] },
  ];
}

const format = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
const amount = (value: number | null): string => (value === null ? '—' : format.format(value));

const columns = {
  title: briefTerms.target,
  now: briefTerms.now,
  path: briefTerms.path,
  unit: headingTerms.unit,
  status: briefTerms.status,
  place: headingTerms.place,
  buildings: briefTerms.buildings,
  energy: briefTerms.energy,
  change: briefTerms.change,
  coverage: briefTerms.coverage,
};
