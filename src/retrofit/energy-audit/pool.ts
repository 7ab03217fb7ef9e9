import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { stateTerms } from '#kernel/state-terms.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import type { Audit, Measure } from './facts.ts';
import { buildingNamed, type EnergyAuditNeeds } from './needs.ts';

/** The code of a measure's project. */
export const projectCode = ({ audit }: Pick<Audit, 'audit'>, { code }: Pick<Measure, 'code'>): string => `EA${audit}-${code}`;

/** The note of a project about a measure: cost and saving, as stated. */
export function noteOf({ audit, from, to }: Pick<Audit, 'audit' | 'from' | 'to'>, one: Measure): string {
  const saving = one.annualSaving === null ? stateTerms.unknown.zh : `${one.annualSaving} ${unitSign(one.unit)}`;
  const said = [
    `能源审计 ${audit}（${from} 至 ${to}）措施 ${one.code}，${one.system}`,
    `年节能量（${carrierTerms[one.carrier].zh}）：${saving}`,
    `投资：${one.costYuan === null ? stateTerms.unknown.zh : `${one.costYuan} 元`}`,
    ...(one.basis === '' ? [] : [`依据：${one.basis}`]),
  ];
  return said.join('；').slice(0, 1000);
}

/** Adds measures to the pool of projects: a new project each, or the one created from an earlier table of the same audit. */
export async function poolOf(needs: EnergyAuditNeeds, scope: Scope, audit: Audit, measures: readonly Measure[]): Promise<Measure[]> {
  const { region } = await buildingNamed(needs, scope, audit.building, asOfNow);
  const placed: Measure[] = [];
  for (const one of measures) {
    const code = projectCode(audit, one);
    const set = { name: one.name, region, buildings: audit.building, note: noteOf(audit, one), work: 'retrofit' };
    await needs.project.add(scope, { code, set }).catch(async (error: unknown) => {
      if (!(error instanceof Problem) || error.code !== 'code-taken') throw error;
      await needs.project.edit(scope, { codes: [code], set, preview: false });
    });
    placed.push({ ...one, project: code });
  }
  return placed;
}
