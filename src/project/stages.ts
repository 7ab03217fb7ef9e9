import { inSentence } from '#kernel/vocabulary.ts';
import { stationTerms } from '#registry/vocabulary.ts';

/**
 * The stages of a project's life, in their order: the field of the day on which each began, and what people call that day (`systems.md`
 * A1).
 */
export const stages = {
  initiated: { ...inSentence(stationTerms.initiated), field: 'initiatedOn', also: ['立项日期', '立项时间'] },
  planned: { ...inSentence(stationTerms.planned), field: 'plannedOn', also: ['规划日期', '规划许可日期', '规划许可时间'] },
  designed: { ...inSentence(stationTerms.designed), field: 'designedOn', also: ['设计日期', '施工图审查日期'] },
  materials: { zh: '建材', en: 'materials', field: 'materialsOn', also: ['建材日期', '建材采购日期'] },
  construction: { ...inSentence(stationTerms.construction), field: 'constructionOn', also: ['施工日期', '开工日期', '开工时间'] },
  delivered: { zh: '交付', en: 'delivered', field: 'deliveredOn', also: ['交付日期', '竣工日期', '竣工验收日期'] },
  operation: { zh: '运营', en: 'operation', field: 'operationOn', also: ['运营日期', '投入使用日期'] },
  demolished: { ...inSentence(stationTerms.demolished), field: 'demolishedOn', also: ['拆除日期'] },
} as const;

export type Stage = keyof typeof stages;

export const stageNames = Object.keys(stages) as readonly Stage[];

/** A stage of a project's life; `on` is the local day on which it began, null where it is not known. */
export type StageOn = { readonly stage: Stage; readonly on: string | null };

/** The life line of a project: all stages in their order. */
export function lifeOf(fields: Readonly<Record<string, unknown>>): StageOn[] {
  return stageNames.map((stage) => ({ stage, on: (fields[stages[stage].field] as string | undefined) ?? null }));
}

/** The last stage, in their order, that has begun by a day; null where none has. */
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
