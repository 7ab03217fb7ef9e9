import type { Finding } from '#kernel/finding.ts';
import type { Library } from '#green-building/policy/policy.ts';
import type { Both } from './facts.ts';

const administrator: Both = { zh: '平台管理员', en: 'the administrator' };
/** A group: `namedSuppliers` determines its members in a place. */
export const suppliers: Both = { zh: '能源供应单位和建筑权属单位', en: 'energy suppliers and owners of buildings' };
/** A group: for a place with others below it, `namedCounties` determines its members. */
export const counties: Both = { zh: '各县（市、区）', en: 'the counties' };
const returning: Both = { zh: '未报或未审核的填报单元', en: 'the units whose returns are not accepted' };

/** Who owes what a finding asks for. */
const owing: Readonly<Record<string, Both>> = {
  'target-without-indicator': administrator,
  'target-unit-differs': administrator,
  'annual-report-name': administrator,
  'annual-report-field': administrator,
  'carbon-factor-missing': administrator,
  'factor-missing': administrator,
  'indicator-coefficient-missing': administrator,
  'indicator-units-mixed': administrator,
  'indicator-period-missing': administrator,
  'target-not-split': { zh: '上级主管部门（分解目标）', en: 'the place above, which splits the target' },
  'indicator-use-missing': suppliers,
  'use-missing': suppliers,
  'indicator-form-missing': administrator,
  'form-none-accepted': returning,
  'annual-report-returns': returning,
  'indicator-no-projects': counties,
  'indicator-of-nothing': counties,
  'indicator-value-missing': counties,
  'indicator-condition-open': counties,
  'indicator-resources-missing': counties,
};

/** Who owes a missing figure: those that its findings name, otherwise the units of its clause, otherwise the place itself. */
export function owedBy(
  findings: readonly Finding[],
  of: { readonly name: string; readonly document?: Library['documents'][number]; readonly clause?: string },
): Both {
  const found = findings.map(({ code }) => owing[code]).find((one) => one !== undefined);
  if (found !== undefined) return found;
  const units = of.document?.tasks.filter(({ clause }) => clause === of.clause).flatMap((task) => task.units) ?? [];
  const named = units.length > 0 ? [...new Set(units)].join('、') : of.name;
  return { zh: named, en: named };
}
