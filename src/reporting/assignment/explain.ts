import { figureId, type Explanation, type FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { DocumentTask, PlaceTask } from './found.ts';

/** The id of the figure of a task's reported progress in a place, as known then. */
export const progressFigure = ({ task }: DocumentTask, region: string, { received, recorded }: AsOf): string =>
  figureId({ kind: 'task-progress', task: task.id, region, received, recorded });

type ListIn = (scope: Scope, region: string) => Promise<readonly (PlaceTask & { readonly regionName: string })[]>;

/** The progress of a task opens to every report of it that existed then, who made it and with how many documents; the last one counts. */
export async function explainProgress(listIn: ListIn, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const { task: id, region, received, recorded } = question;
  if (typeof id !== 'string' || typeof region !== 'string') throw new Problem('bad-input', 'figure-unknown', { figure });
  const found = (await listIn(scope, region)).find((one) => one.task.id === id && one.region === region);
  const until = Math.min(received, recorded);
  const reports = found?.reports.filter(({ made }) => made.getTime() <= until) ?? [];
  if (found === undefined || reports.length === 0) throw new Problem('bad-input', 'figure-unknown', { figure });
  const { document, task, regionName } = found;
  return {
    figure,
    result: { name: `${regionName} ${task.title}`, value: reports.at(-1)?.percent ?? null, unit: '%' },
    formula: { zh: '最近一次填报的进度', en: 'last reported progress' },
    clause: { zh: `${document.head.code} ${task.clause}：${task.quote}`, en: `${document.head.code} ${task.clause}: ${task.quote}` },
    inputs: reports.map(({ day, percent, note, actor, evidence }) => ({
      name: day,
      value: percent,
      unit: '%',
      source: {
        zh: [actor, note, evidence.length > 0 && `佐证材料 ${evidence.length} 份`].filter(Boolean).join('；'),
        en: [actor, note, evidence.length > 0 && `${evidence.length} papers`].filter(Boolean).join('; '),
      },
    })),
    meters: [],
    knownAt: formatInstant(received / 1000),
    findings: [],
  };
}
