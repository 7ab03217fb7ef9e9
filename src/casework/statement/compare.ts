import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Cause, Change, FigureDifference, KnowledgeVersion, StatementFigure } from './facts.ts';

/** An entry of knowledge that is used in a different version, is no longer used, or was not used then. */
export type KnowledgeChange = { readonly id: string; readonly issued: string | null; readonly now: string | null };

/** The entries of knowledge that a statement would now use differently: `version status` of each, as issued and now. */
export function knowledgeChanges(issued: readonly KnowledgeVersion[], now: readonly KnowledgeVersion[]): KnowledgeChange[] {
  const said = (list: readonly KnowledgeVersion[]) => new Map(list.map(({ id, version, status }) => [id, `${version} ${status}`]));
  const [before, after] = [said(issued), said(now)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({ id, issued: before.get(id) ?? null, now: after.get(id) ?? null }))
    .filter((one) => one.issued !== one.now)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * The figures that changed, each with the possible causes: of all that changed since, what the figure depends on; if there is none, the
 * program. A figure that only one side has is reported with null on the other.
 */
export function differencesOf(
  issued: readonly StatementFigure[],
  now: readonly StatementFigure[],
  changes: readonly Pick<Change, 'cause'>[],
  knowledge: readonly KnowledgeChange[],
): FigureDifference[] {
  const happened = new Set<Cause>([...changes.map(({ cause }) => cause), ...(knowledge.length > 0 ? (['knowledge'] as const) : [])]);
  const after = new Map(now.map((one) => [one.code, one]));
  const pairs: (readonly [StatementFigure | undefined, StatementFigure | undefined])[] = [
    ...issued.map((one) => [one, after.get(one.code)] as const),
    ...now.filter(({ code }) => !issued.some((one) => one.code === code)).map((one) => [undefined, one] as const),
  ];
  return pairs.flatMap(([before, later]) => {
    const one = later ?? before;
    if (one === undefined || isSame(before, later)) return [];
    const why = one.restsOn.filter((cause) => happened.has(cause));
    return [
      {
        code: one.code,
        name: one.name,
        unit: one.unit,
        issued: before?.value ?? null,
        now: later?.value ?? null,
        ...(before?.said === undefined ? {} : { issuedSaid: before.said }),
        ...(later?.said === undefined ? {} : { nowSaid: later.said }),
        why: why.length > 0 ? why : (['program'] as const),
      },
    ];
  });
}

function isSame(before: StatementFigure | undefined, later: StatementFigure | undefined): boolean {
  if (before === undefined || later === undefined) return false;
  return before.unit === later.unit && canonicalJson(before.value) === canonicalJson(later.value);
}
