import type { Cases } from '#casework/cases/cases.ts';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import { writeWord } from '#platform/docx/docx.ts';
import { chineseDay } from '#kernel/day.ts';
import type { Language } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';

type Statistics = Awaited<ReturnType<Cases['statistics']>>;

export type StatisticsOf = { readonly procedure: string; readonly from: string; readonly to: string; readonly region?: string | undefined };

/** Statistics of a procedure over a range of days, as a paper in the official layout. @param mark of the demo city, above the title */
export function statisticsPaper(
  { procedure, begun, ended, open, overdue, states, limits }: Statistics,
  { from, to }: StatisticsOf,
  place: string | null,
  { language, mark }: { readonly language: Language; readonly mark: string | undefined },
): Promise<Uint8Array> {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const dayOf = (day: string): string => say(chineseDay(day), day);
  const called = (part: { readonly names?: Record<Language, string> | undefined } | undefined, key: string) =>
    part?.names?.[language] ?? key;
  const name = called(procedure, procedure.id);
  const days = (count: number | null): string => (count === null ? '—' : String(count));
  return writeWord({
    title: say(`${name}办理情况统计`, `${name}: statistics of cases`),
    blocks: [
      {
        kind: 'text',
        text: say(
          `统计期间：${dayOf(from)}至${dayOf(to)}（不含）。${place === null ? '' : `地区：${place}。`}受理 ${begun} 件，办结 ${ended} 件，期末在办 ${open} 件，其中逾期 ${overdue} 件。`,
          `From ${from} to ${to} (not included). ${place === null ? '' : `Place: ${place}. `}Begun ${begun}, ended ${ended}, open at the end ${open}, of these overdue ${overdue}.`,
        ),
      },
      {
        kind: 'table',
        header: [
          labelTerms.state[language],
          caseTerms.stays[language],
          say('停留中位数（个工作日）', 'Median (workdays)'),
          say('九成以内', '90 %'),
          say('停留最长', 'Longest'),
        ],
        rows: states.map(({ state, stays, median, p90, max }) => [
          called(procedure.states[state], state),
          String(stays),
          days(median),
          days(p90),
          days(max),
        ]),
        widths: [0.36, 0.16, 0.2, 0.14, 0.14],
      },
      {
        kind: 'table',
        header: [caseTerms.limit[language], say('按期件数', 'Kept'), caseTerms.overdue[language]],
        rows: limits.map(({ id, kept, missed }) => [called(procedure.limits[id], id), String(kept), String(missed)]),
        widths: [0.6, 0.2, 0.2],
      },
    ],
    signed: [dayOf(to)],
    note: mark,
    dated: Date.parse(`${to}T00:00:00Z`),
  });
}
