import { exact, type Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { plainAmount } from './amount.ts';
import type { Amounts, Effort, FundingMode, InstanceOption, LeftReason, PackageEstimate, PlanProject, TypedEstimate } from './facts.ts';
import { splitFunds } from './funding.ts';

/** The options of a project; if there are none, why. */
export type ProjectOptions = {
  readonly options: readonly InstanceOption[];
  readonly left: LeftReason | null;
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

/** What options are built from in a scenario. */
export type OptionTerms = { readonly funding: readonly FundingMode[]; readonly fundsLimited: boolean };

/**
 * The options of a project: `typed`, and `PACKAGE/MODE` for each estimated package that a funding mode covers. Without a cost and a saving
 * there is no option, never a free one.
 */
export function optionsOf(project: PlanProject, estimates: readonly PackageEstimate[], terms: OptionTerms): ProjectOptions {
  const findings: Finding[] = [];
  const options: InstanceOption[] = [];
  let estimated = project.typed !== null;
  let indicative = false;
  if (project.typed !== null) {
    const made = typedOption(project, project.typed, terms, findings);
    if (made !== null) options.push(made);
    if (made !== null && !project.typed.documented) indicative = true;
  }
  for (const one of estimates.toSorted((a, b) => (a.package < b.package ? -1 : 1))) {
    if (one.costYuan === null || one.savingKgce === null) continue;
    estimated = true;
    const made = terms.funding.flatMap((mode) => modeOption(project, one, mode, findings) ?? []);
    if (made.length > 0 && one.indicative) indicative = true;
    options.push(...made);
  }
  const left = options.length > 0 ? null : estimated ? 'not-financed' : 'no-estimate';
  return { options, left, indicative, findings };
}

/** The amounts of a project as typed, whether or not they are funded. */
export function typedAmounts(project: PlanProject, { costYuan, savingKgce, funds }: TypedEstimate): Amounts {
  return {
    savingKgce: decimal(savingKgce),
    costYuan: moneyOf(centsOf(exact(costYuan))),
    ...areaOf(project),
    ...Object.fromEntries(Object.entries(funds).map(([source, yuan]) => [`fund:${source}`, moneyOf(centsOf(exact(yuan)))])),
  };
}

/** The option of a typed estimate; null if its funds do not cover its cost. */
function typedOption(project: PlanProject, typed: TypedEstimate, terms: OptionTerms, findings: Finding[]): InstanceOption | null {
  const paid = Object.values(typed.funds).reduce((sum, yuan) => sum + centsOf(exact(yuan)), 0n);
  const cost = centsOf(exact(typed.costYuan));
  const said = Object.keys(typed.funds).length > 0;
  if (!said) findings.push({ code: 'plan-funds-unknown', severity: 'warning', evidence: { project: project.code } });
  if (said ? paid !== cost : terms.fundsLimited) return null;
  return { id: 'typed', amounts: typedAmounts(project, typed), ...spreadOf(typed.low, typed.high) };
}

function modeOption(
  project: PlanProject,
  one: PackageEstimate,
  { mode, tags, sources }: FundingMode,
  findings: Finding[],
): InstanceOption | null {
  if (tags !== null && !tags.some((tag) => project.tags.includes(tag))) return null;
  const cost = centsOf(exact(one.costYuan as string));
  const by = { areaM2: known(project.areaM2), yuanPerYear: known(one.yuanPerYear) };
  const financed = splitFunds(cost, sources, by);
  const id = `${one.package}/${mode}`;
  if ('needs' in financed) {
    findings.push({
      code: 'plan-funding-needs',
      severity: 'warning',
      evidence: { project: project.code, option: id, needs: financed.needs.join(', ') },
    });
    return null;
  }
  if ('unpaid' in financed) return null;
  const amounts: Amounts = {
    savingKgce: decimal(one.savingKgce as string),
    ...(one.carbonKg !== null && { carbonKg: decimal(one.carbonKg) }),
    ...(one.npvYuan !== null && { npvYuan: moneyOf(centsOf(exact(one.npvYuan))) }),
    costYuan: moneyOf(cost),
    ...areaOf(project),
    ...Object.fromEntries([...financed.funds].map(([source, cents]) => [`fund:${source}`, moneyOf(cents)])),
    ...crewDays(one.efforts),
  };
  return { id, amounts, ...spreadOf(one.low, one.high) };
}

/** Days by trade; work that cannot be done in the heating season is listed under `:off` as well. */
function crewDays(efforts: readonly Effort[]): Amounts {
  const sums = new Map<string, Exact>();
  const add = (name: string, days: Exact): void => void sums.set(name, (sums.get(name) ?? exact(0n)).add(days));
  for (const { trade, days, outOfSeason } of efforts) {
    add(`crew:${trade}`, exact(days));
    if (outOfSeason) add(`crew:${trade}:off`, exact(days));
  }
  return Object.fromEntries([...sums].map(([name, days]) => [name, plainAmount(days)]));
}

/** Its area and its buildings, where known. */
export const areaOf = ({ areaM2, buildings }: PlanProject): Amounts => ({
  ...(areaM2 !== null && { area: decimal(areaM2) }),
  ...(buildings > 0 && { buildings: String(buildings) }),
});

const known = (text: string | null): Exact | null => (text === null ? null : exact(text));

/** At most six decimals, no trailing zeros. */
const decimal = (text: string): string => plainAmount(exact(text));

/** Half the distance between low and high; no spread if either is unknown. */
function spreadOf(low: string | null, high: string | null): { readonly spread?: Amounts } {
  if (low === null || high === null) return {};
  const half = exact(high).sub(exact(low)).div(exact(2n));
  return half.s < 0n ? {} : { spread: { savingKgce: plainAmount(half) } };
}
