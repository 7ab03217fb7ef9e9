import { writeWord } from '#platform/docx/docx.ts';
import { chineseDay } from '#kernel/day.ts';
import type { Language } from '#kernel/finding.ts';
import { percentText } from '#kernel/percent.ts';
import type { RuralQuestion } from './rural-houses.ts';
import type { RuralSpoken } from './spoken.ts';
import { energySourceTerms, ruralTerms } from './vocabulary.ts';

type Block = Parameters<typeof writeWord>[0]['blocks'][number];
type RuralFigures = Omit<RuralSpoken, 'findings'> & { readonly findings: readonly string[] };
type Term = (name: keyof typeof ruralTerms) => string;

/** Rural houses of a place as a paper in the official layout; what is not known is a dash, with what is missing below. */
export function ruralPaper(
  told: RuralFigures,
  { from, to }: Pick<RuralQuestion, 'from' | 'to'>,
  { language, mark }: { readonly language: Language; readonly mark: string | undefined },
): Promise<Uint8Array> {
  const term: Term = (name) => ruralTerms[name][language];
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const dayOf = (day: string): string => say(chineseDay(day), day);
  const { retrofit, built, place, findings } = told;
  return writeWord({
    title: term('title'),
    blocks: [
      {
        kind: 'text',
        text: say(
          `${place}${dayOf(from)}至${dayOf(to)}（不含）验收的农房：节能改造 ${retrofit.houses} 户，新建 ${built.houses} 户。`,
          `${place}, houses accepted from ${from} to ${to} (not included): ${retrofit.houses} retrofits, ${built.houses} new.`,
        ),
      },
      { kind: 'heading', level: 1, text: term('retrofit') },
      ...retrofitBlocks(retrofit, term, language),
      { kind: 'heading', level: 1, text: term('built') },
      ...builtBlocks(built, term, language),
      ...findings.map((text): Block => ({ kind: 'text', text })),
    ],
    signed: [place, dayOf(to)],
    note: mark,
    dated: Date.parse(`${to}T00:00:00Z`),
  });
}

const tableOf = (header: string[], rows: string[][]): Block[] =>
  rows.length === 0 ? [] : [{ kind: 'table', header, rows, widths: header.map(() => 1 / header.length) }];

/** A sum, and how many houses are not in it. */
const amountIn =
  (language: Language) =>
  ({ value, unknown }: RuralFigures['retrofit']['area']): string => {
    if (value === null || unknown === 0) return value ?? '—';
    const open = `${ruralTerms.notStated[language]} ${unknown}`;
    return language === 'zh' ? `${value}（${open}）` : `${value} (${open})`;
  };

function retrofitBlocks(
  { area, parts, heating, pvKw, solarHeatM2, effects }: RuralFigures['retrofit'],
  term: Term,
  language: Language,
): Block[] {
  const amount = amountIn(language);
  return [
    ...tableOf([term('area'), term('pvKw'), term('solarHeatM2')], [[amount(area), amount(pvKw), amount(solarHeatM2)]]),
    ...tableOf(
      [term('part'), term('houses'), term('amount')],
      parts.map((one) => [one.name, String(one.houses), one.amount === null ? '—' : amount(one.amount)]),
    ),
    ...tableOf(
      [term('before'), term('after'), term('houses')],
      heating.map((one) => [one.beforeName ?? term('notStated'), one.afterName ?? term('notStated'), String(one.houses)]),
    ),
    ...(effects.by.length === 0 ? [] : [{ kind: 'text', text: `${term('effect')}。${term('apart')}` } as const]),
    ...tableOf(
      [term('source'), term('houses'), term('beforeKgce'), term('afterKgce'), term('savedKgce'), term('savedShare')],
      effects.by.map((one) => [
        energySourceTerms[one.how][language],
        String(one.houses),
        one.before,
        one.after,
        one.saved,
        one.savedShare === null ? '—' : percentText(Number(one.savedShare)),
      ]),
    ),
  ];
}

function builtBlocks(
  { area, programmes, structures, heating, standard, pvKw, solarHeatM2, energy }: RuralFigures['built'],
  term: Term,
  language: Language,
): Block[] {
  const options = (title: string, all: RuralFigures['built']['programmes']): Block[] =>
    tableOf(
      [title, term('houses'), term('area')],
      all.map((one) => [one.name ?? term('notStated'), String(one.houses), amount(one.area)]),
    );
  const amount = amountIn(language);
  return [
    ...tableOf([term('area'), term('pvKw'), term('solarHeatM2')], [[amount(area), amount(pvKw), amount(solarHeatM2)]]),
    ...tableOf(
      [term('standard'), term('notStandard'), term('standardUnknown')],
      [[String(standard.yes), String(standard.no), String(standard.unknown)]],
    ),
    ...options(term('programme'), programmes),
    ...options(term('structure'), structures),
    ...options(term('heating'), heating),
    ...(energy.length === 0 ? [] : [{ kind: 'text', text: `${term('energy')}。${term('apart')}` } as const]),
    ...tableOf(
      [term('source'), term('houses'), term('kgce'), term('perM2')],
      energy.map((one) => [energySourceTerms[one.how][language], String(one.houses), one.kgce, one.perM2 ?? '—']),
    ),
  ];
}
