import { hash } from 'node:crypto';
import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { dayText } from '#kernel/day.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Group } from '../sums/group.ts';
import type { MeteringNeeds } from '../sums/needs.ts';
import { groupsOf } from '../sums/sums.ts';

export type GroundsQuestion = {
  readonly buildings: readonly string[];
  readonly carrier: Carrier;
  readonly known: AsOf;
  /** Local days, the last one excluded. */
  readonly from: number;
  readonly to: number;
};

/** The day rows of a meter follow its own calendar, which may be a day off. */
const dayOff = 1;

/**
 * What the use of buildings on some days is based on, found without measuring it: a text per building code that changes whenever a step of
 * the use could change. A building is omitted if no text could ensure that: something of its meters moved after the queried instant.
 */
export async function buildingGrounds(
  needs: MeteringNeeds,
  scope: Scope,
  { buildings, carrier, known, from, to }: GroundsQuestion,
): Promise<Map<string, string>> {
  const groups = await groupsOf(needs, scope, { buildings, carrier }, known, dayText(to - 1), carrier);
  const meters = [...new Set(groups.flatMap(({ weights }) => weights.map(({ meter }) => meter.id)))];
  const sums = await needs.readings.sums(scope, meters, from - dayOff, to + dayOff);
  const at = Math.min(known.received, known.recorded);
  const told = new Map<string, string>();
  for (const { building, weights, conversion } of groups) {
    if (weights.some(({ meter }) => sums.since(meter.id) > at)) continue;
    const read = weights.map(({ meter: { id } }) => [sums.since(id), sums.use(id), sums.seconds(id)]);
    told.set(building, hash('sha1', factsText({ weights, unit: conversion.unit, read }), 'base64url'));
  }
  return told;
}

const factsText = (facts: Pick<Group, 'weights'> & { readonly unit: string; readonly read: readonly (readonly number[])[] }): string =>
  JSON.stringify(facts, (_, value: unknown) =>
    typeof value === 'bigint' || value === Infinity || value === -Infinity ? String(value) : value,
  );
