import type { AsOf } from '#kernel/as-of.ts';
import { type Sums, sumsOf, type Unadjusted, unadjustedOf } from './baseline-parts.ts';
import type { EventRow } from './event-store.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { baselineFigure, groundsOf, membersParts, type Calculation, calculations, termsOf } from './calculation.ts';
import { isIndicative } from './rules.ts';
import type { KeptSums } from './stand-store.ts';

/** The first that applies: it declined, a step is not measured yet, too few days qualify, or it is settled. */
export type MemberStatus = 'out' | 'waiting' | 'no-baseline' | 'settled';

/** What a member did, in 0.0001 kWh; null if unknown. */
export type MemberResponse = {
  readonly building: string;
  readonly status: MemberStatus;
  /** Decimal text. */
  readonly kw: string;
  readonly baseline: bigint | null;
  readonly actual: bigint | null;
  readonly response: bigint | null;
  /** Days whose baseline was not adjusted although the rule asks for it. */
  readonly unadjusted: readonly Unadjusted[];
  readonly figure: string;
};

type Stand = { readonly grounds: string; readonly told: KeptSums };
type Kept = ReadonlyMap<string, Stand>;

/** A member's response with its inputs; null if they cannot be expressed as text. */
export type Responded = { readonly told: MemberResponse; readonly grounds: string | null };

/**
 * What each member of an event did against its baseline, as known then, by code, and whether the rule is not verified yet. Members whose
 * inputs have not changed since `kept` are returned as they were.
 */
export async function responsesOf(
  needs: FlexibilityNeeds,
  event: EventRow,
  known: AsOf,
  kept: Kept,
): Promise<{ readonly members: Responded[]; readonly indicative: boolean }> {
  const { rule } = termsOf(needs, event, known);
  const members: Responded[] = [];
  for await (const lot of calculations(needs, event, known)) members.push(...(await respond(needs, event, lot, kept)));
  return { members: members.toSorted((a, b) => (a.told.building < b.told.building ? -1 : 1)), indicative: isIndicative(rule) };
}

async function respond(needs: FlexibilityNeeds, event: EventRow, on: Calculation, kept: Kept): Promise<Responded[]> {
  const { members, asked } = on;
  const before = await groundsOf(needs, event, on, asked);
  const moved = asked.filter((building) => before.get(building) === undefined || kept.get(building)?.grounds !== before.get(building));
  const sums = await calculated(needs, event, on, moved);
  const after = moved.length === 0 ? before : await groundsOf(needs, event, on, moved);
  return members.map(({ building, kw, answer }) => {
    const figure = baselineFigure(event, on, building);
    if (answer === 'out') return { told: { building, kw, ...nothing, figure, status: 'out' }, grounds: null };
    const told = moved.includes(building) ? (sums.get(building) ?? nothing) : sumsKept((kept.get(building) as Stand).told);
    const grounds = before.get(building) === after.get(building) ? before.get(building) : undefined;
    return { told: { building, kw, ...told, figure, status: statusOf(told) }, grounds: grounds ?? null };
  });
}

type Calculated = Sums & Pick<MemberResponse, 'unadjusted'>;

const nothing: Calculated = { baseline: null, actual: null, response: null, unadjusted: [] };

const statusOf = ({ baseline, actual }: Sums): MemberStatus =>
  actual === null ? 'waiting' : baseline === null ? 'no-baseline' : 'settled';

/** The results of some members, from their readings; members without a meter that counts are left out. */
async function calculated(
  needs: FlexibilityNeeds,
  { direction }: EventRow,
  on: Calculation,
  buildings: readonly string[],
): Promise<Map<string, Calculated>> {
  const parts = await membersParts(needs, on, buildings);
  return new Map([...parts].map(([building, own]) => [building, { ...sumsOf(own, direction), unadjusted: unadjustedOf(own) }]));
}

const numberOf = (text: string | null): bigint | null => (text === null ? null : BigInt(text));
const sumsKept = ({ baseline, actual, response, unadjusted = [] }: KeptSums): Calculated => ({
  baseline: numberOf(baseline),
  actual: numberOf(actual),
  response: numberOf(response),
  unadjusted,
});

/** What is stored for members whose inputs are known. */
export const standsOfMembers = (responded: readonly Responded[]) =>
  responded.flatMap(({ told: { building, baseline, actual, response, unadjusted }, grounds }) => {
    const text = (one: bigint | null): string | null => one?.toString() ?? null;
    const sums = { baseline: text(baseline), actual: text(actual), response: text(response) };
    return grounds === null ? [] : [{ building, grounds, told: { ...sums, ...(unadjusted.length > 0 && { unadjusted }) } }];
  });
