import type { Evidence } from '#kernel/finding.ts';
import type { Intake } from '#platform/list-intake/intake.ts';
import { multiplierHeading } from '#platform/tables/multiplier.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The multiplier of a row; `fault` if its columns contradict each other, undefined if it states none. */
export type RowMultiplier = { readonly value: number | undefined } | { readonly fault: Evidence };

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.abs(b);

/** Whether the factor between one transformer's ratio and the whole can be the other transformer. */
const isOther = (rest: number): boolean => near(rest, 3.8) || (rest >= 1 - 1e-9 && near(rest, Math.round(rest)));

/**
 * The multiplier of a row of a meter list by its columns: the whole (综合倍率), or if that is empty, the product of the current and voltage
 * transformers. If both are given, they have to agree.
 */
export function multiplierOfRow({ multiplier, currentRatio, voltageRatio }: Fields, { plan }: Pick<Intake, 'plan'>): RowMultiplier {
  const [whole, current, voltage] = [multiplier, currentRatio, voltageRatio].map((one) => (typeof one === 'number' ? one : undefined));
  const source = plan.sources.find(({ spec }) => spec.name === 'multiplier');
  // what the sender states for all rows takes precedence
  if (source !== undefined && source.column === null) return { value: whole };
  if (current === undefined && voltage === undefined) return { value: whole };
  const product = (current ?? 1) * (voltage ?? 1);
  if (whole === undefined) return { value: product };
  if (source !== undefined && multiplierHeading(source.column ?? '') !== 'whole' && current === undefined)
    return { value: whole * product };
  const agrees = current !== undefined && voltage !== undefined ? near(whole, product) : near(whole, product) || isOther(whole / product);
  return agrees ? { value: whole } : { fault: { whole, product: Number(product.toPrecision(12)) } };
}
