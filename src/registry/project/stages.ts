import { inSentence } from '#kernel/vocabulary.ts';
import { projectStageTerms } from './vocabulary.ts';

/** The stages of a project's life, in order: the field of the day on which each began, and the usual name of that day (`systems.md` A1). */
export const stages = {
  initiated: { ...inSentence(projectStageTerms.initiated), field: 'initiatedOn', also: ['立项时间'] },
  planned: { ...inSentence(projectStageTerms.planned), field: 'plannedOn', also: ['规划许可日期', '规划许可时间'] },
  designed: { ...inSentence(projectStageTerms.designed), field: 'designedOn', also: ['施工图审查日期'] },
  materials: { ...inSentence(projectStageTerms.materials), field: 'materialsOn', also: ['建材采购日期'] },
  construction: { ...inSentence(projectStageTerms.construction), field: 'constructionOn', also: ['开工日期', '开工时间'] },
  delivered: { ...inSentence(projectStageTerms.delivered), field: 'deliveredOn', also: ['竣工日期', '竣工验收日期'] },
  operation: { ...inSentence(projectStageTerms.operation), field: 'operationOn', also: ['投入使用日期'] },
  demolished: { ...inSentence(projectStageTerms.demolished), field: 'demolishedOn', also: [] },
} as const;

export type Stage = keyof typeof stages;

export const stageNames = Object.keys(stages) as readonly Stage[];

/** A stage of a project's life; `on` is the local day on which it began, null if unknown. */
export type StageOn = { readonly stage: Stage; readonly on: string | null };

/** The life line of a project: all stages in order. */
export function lifeOf(fields: Readonly<Record<string, unknown>>): StageOn[] {
  return stageNames.map((stage) => ({ stage, on: (fields[stages[stage].field] as string | undefined) ?? null }));
}

/** The last stage, in order, that has begun by a day; null if none has. */
export function stageOn(fields: Readonly<Record<string, unknown>>, day: string): Stage | null {
  return lifeOf(fields).findLast(({ on }) => on !== null && on <= day)?.stage ?? null;
}

/** Pairs of stages of which the later one began before the earlier: `[earlier, later]`. */
export function outOfOrder(fields: Readonly<Record<string, unknown>>): [StageOn, StageOn][] {
  const known = lifeOf(fields).filter(({ on }) => on !== null);
  return known.slice(1).flatMap((later, at) => {
    const earlier = known[at] as StageOn;
    return (later.on as string) < (earlier.on as string) ? [[earlier, later] as [StageOn, StageOn]] : [];
  });
}
