import type { PieceUse } from '#retrofit/contract-terms/facts.ts';
import { asOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Scope } from '#kernel/scope.ts';
import { type BoundaryKnown, createKnown } from './known.ts';
import { contractNamed } from './load.ts';
import type { ContractsNeeds } from './needs.ts';
import { periodNamed } from './versions.ts';

/**
 * What is known of a period: savings of each stretch, missing days, and what blocks settling it. Throws `no-such-contract`,
 * `no-such-period`, `not-confirmed`.
 */
export async function periodKnown(
  needs: ContractsNeeds,
  scope: Scope,
  asked: { readonly contract: string; readonly period: string; readonly knownAt?: string | undefined },
) {
  const known = asOf(needs.now(), asked.knownAt);
  const contract = await contractNamed(needs, scope, asked.contract, known);
  const held = periodNamed(contract, asked.period);
  const found = await createKnown(needs, contract, known).period(held);
  return {
    contract: contract.code,
    ...held.period,
    known: found.boundaries.flatMap((boundary) => boundary.uses.map((use, at) => stretchTold(boundary, use, at))),
    findings: [...found.lacks, ...found.findings],
    knownAt: formatInstant(Math.min(known.received, needs.now()) / 1000),
  };
}

function stretchTold({ base, saved }: BoundaryKnown, use: PieceUse, at: number) {
  const { boundary, from, to, measured, adjustedBaseline, savings, low, high, counted } = use;
  const left = saved[at]?.days.excluded ?? [];
  const isCounted = new Set(counted);
  const missing = daysOf(use).filter((day, index) => !isCounted.has(day) && (left[index] ?? 0) === 0);
  const days = String(counted.length);
  return { boundary, from, to, unit: base?.unit ?? 'kWh', measured, adjustedBaseline, savings, low, high, counted: days, missing };
}

function daysOf({ from, to }: PieceUse): string[] {
  const [first, end] = [parseDay(from) as number, parseDay(to) as number];
  return Array.from({ length: end - first }, (_, at) => dayText(first + at));
}
