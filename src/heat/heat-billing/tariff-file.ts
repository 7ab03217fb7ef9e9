import { canonicalJson } from '#kernel/canonical-json.ts';
import { Problem } from '#kernel/problem.ts';
import { type HeatTariff, type KnowledgeText, readListedFile } from '#platform/knowledge/facts.ts';

/** A file of tariffs and its name. */
export type TariffFile = { readonly name: string; readonly text: string };

/** The tariffs that a file says. Throws `tariff-broken` with every fault by file, line and column. */
export function tariffsIn(name: string, text: KnowledgeText): readonly HeatTariff[] {
  const { held, findings } = readListedFile('heat-tariff', name, text, () => true);
  if (findings.length > 0) throw new Problem('cannot-do', 'tariff-broken', { faults: findings.length, ...findings[0]?.evidence }, findings);
  return held;
}

/** A tariff as the next version of its file says it: the program counts versions. */
export function bareTariff({ id: _id, version: _version, ...said }: HeatTariff): object {
  return said;
}

/** Whether two versions say the same. */
export const saysTheSame = (one: HeatTariff, other: HeatTariff): boolean =>
  canonicalJson(bareTariff(one)) === canonicalJson(bareTariff(other));

/** The file in which the city keeps a tariff: another for each id. @example tariffPath('t1/a') // 'heat-tariffs/t1_sa.yaml' */
export const tariffPath = (id: string): string =>
  `heat-tariffs/${id.replaceAll('_', '__').replaceAll('/', '_s').replaceAll('.', '_d')}.yaml`;
