import { fieldOn } from '#heat-billing/season-facts.ts';
import type { PointReckoning } from '#heat-billing/heat-billing.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { type ExplainedInput, readFigure } from '#kernel/figure.ts';
import { type Finding, tell, type Words } from '#kernel/finding.ts';
import { moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { statusShown } from '#knowledge/facts.ts';
import { accountOf } from './accounts.ts';
import { heatPerArea, stretchesOf } from './heat-per-area.ts';
import type { PaperNeeds } from './needs.ts';
import type { NoteRow } from './note-store.ts';
import type { Estimate, MeterShown, Settlement } from './settlement.ts';

/**
 * All that a resident is told of a note: the bill as it stood when the note was issued, reckoned again of what was known then; payments as
 * they stand today. Where the bill does not come out as it was issued, what it rests on is left out (`rests` null), never guessed.
 * @param before the notes of its account, household and season that were issued before it
 */
export async function settlementOf(needs: PaperNeeds, scope: Scope, note: NoteRow, before: readonly NoteRow[]): Promise<Settlement> {
  const { household, account, season, company } = note;
  const reckoned = await reckonedOf(needs, note);
  const on = today(needs.now());
  const { balance, payments, overdueSince } = await accountOf(needs, scope, account, { on });
  const paid = payments.map(({ paid: day, yuan, reference }) => ({ day, yuan, reference }));
  return {
    number: note.number,
    kind: note.kind,
    company: await nameOf(needs, scope, company),
    season,
    account,
    household,
    point: note.point,
    building: note.building,
    occupant: await occupantOf(needs, scope, note, reckoned),
    day: note.day,
    due: note.due,
    lines: note.amounts,
    stands: note.stands,
    before: before.map((one) => ({ number: one.number, day: one.day, total: moneyOf(one.amounts.total) })),
    standing: { on, paid, balance, overdueSince },
    rests: reckoned === null ? null : await restsOf(needs, note, reckoned),
  };
}

/** The bills of the note's point as they were known when it was issued; null where its own does not come out as it stands in the note. */
async function reckonedOf({ heatBilling }: PaperNeeds, { season, point, household, account, stands, ...known }: NoteRow) {
  const [one] = await heatBilling.reckoner(season, known).points([point]);
  if (one === undefined || 'problem' in one) return null;
  const own = one.bill.households.find((bill) => bill.household === household)?.accounts.find((bill) => bill.account === account);
  return own !== undefined && moneyOf(own.lines.total) === stands.total ? one : null;
}

/** What a company is called; its code where the scope does not see it among organisations. */
async function nameOf({ place }: PaperNeeds, scope: Scope, company: string): Promise<string> {
  try {
    return (await place.organisation(scope, company)).name;
  } catch (error) {
    if (error instanceof Problem && error.code === 'no-such-organisation') return company;
    throw error;
  }
}

/** Who had the account, as the asker may know; null for those who may not, and where nobody has said. */
async function occupantOf({ heatSupply }: PaperNeeds, scope: Scope, { household, account, received }: NoteRow, one: PointReckoning | null) {
  if (one === null) return null;
  const knownAt = new Date(received).toISOString();
  try {
    const { name, dated } = await heatSupply.households.get(scope, household, { knownAt });
    const facts = one.households.get(household)?.facts;
    const last = facts === undefined ? undefined : stretchesOf(facts, one.season).findLast((stretch) => stretch.account === account);
    const shown = { code: household, fields: { name }, dated: dated as NonNullable<typeof facts>['dated'] };
    return last === undefined ? name : fieldOn(shown, 'name', parseDay(last.from) ?? 0);
  } catch (error) {
    if (error instanceof Problem && error.code === 'no-such-household') return null;
    throw error;
  }
}

async function restsOf(needs: PaperNeeds, note: NoteRow, one: PointReckoning): Promise<Settlement['rests']> {
  const { household, account } = note;
  const { season, tariff, method, households } = one;
  const behind = households.get(household);
  const own = one.bill.households.find((bill) => bill.household === household);
  const bill = own?.accounts.find((some) => some.account === account);
  if (behind === undefined || own === undefined || bill === undefined) return null;
  const perArea = heatPerArea(one, household);
  const lastDay = (parseDay(season.to) ?? 0) - 1;
  return {
    season: { from: season.from, to: season.to, days: (parseDay(season.to) ?? 0) - (parseDay(season.from) ?? 0), source: season.source },
    nominalDays: season.nominalDays,
    room: fieldOn(behind.facts, 'room', lastDay),
    class: behind.class,
    method,
    tariff: { ...tariff, standing: statusShown(tariff.status).standing.zh },
    prices: tariff.classes[behind.class] ?? null,
    shared: own.accounts.length > 1,
    squareMetreDays: bill.squareMetreDays,
    pointQuantity: one.bill.quantity,
    stretches: stretchesOf(behind.facts, season).filter((stretch) => stretch.account === account),
    meters: await metersOf(needs, note, one),
    perArea,
    estimates: estimatesOf(needs, one, household),
    said: toldOf(needs, one, household).flatMap(({ code, text }) => (estimateCodes.has(code) ? [] : [text])),
  };
}

const estimateCodes: ReadonlySet<string> = new Set(['readings-substituted', 'substitute-decided']);

const toldOf = (
  { heatBilling, words }: { readonly words: Words; readonly heatBilling: PaperNeeds['heatBilling'] },
  one: PointReckoning,
  household: string,
) => heatBilling.findings(one, household).map((found: Finding) => ({ code: found.code, text: tell(found, words, 'zh').detail }));

/** What stood in for readings: by which rule or decision, on which days. */
function estimatesOf(needs: PaperNeeds, one: PointReckoning, household: string): Estimate[] {
  const own = one.bill.households.find((bill) => bill.household === household);
  const rules = [...one.bill.rules, ...(own?.rules ?? [])];
  const told = toldOf(needs, one, household).filter(({ code }) => estimateCodes.has(code));
  const first = parseDay(one.season.from) ?? 0;
  return rules.map(([, days], at) => ({ text: told[at]?.text ?? '', days: days.map((day) => dayText(first + day)) }));
}

/** The meters that the heat was read off, each with its first and last reading of the season. */
async function metersOf(
  { metering, readings, registry }: PaperNeeds,
  { household, received, recorded }: NoteRow,
  one: PointReckoning,
): Promise<MeterShown[]> {
  const { method, season, pointMeter } = one;
  const own = one.households.get(household)?.meter ?? null;
  const ofPoint = method === 'household' || method === 'area' ? [] : [{ code: pointMeter, isPoint: true }];
  const ofOwn = method === 'household' || method === 'share-meter' ? [{ code: own, isPoint: false }] : [];
  const shown: MeterShown[] = [];
  for (const { code, isPoint } of [...ofPoint, ...ofOwn]) {
    if (code === null) continue;
    const knownAt = new Date(received).toISOString();
    const { total } = await metering.useOfMeter(programScope, { meter: code, from: season.from, to: season.to, step: 'year', knownAt });
    const span = readFigure(total.figure);
    const { inputs } = await readings.explain.readings(programScope, total.figure, { ...span, kind: 'readings', received, recorded });
    const reading = (name: string) => readingOf(inputs.find((input) => input.name === name));
    const [facts] = await registry.meterFacts(programScope, { meters: [code] }, { received, recorded });
    const first = reading('first');
    shown.push({ code, isPoint, isRegister: facts?.kind === 'register', first, last: reading('last') ?? first, use: total.value });
  }
  return shown;
}

function readingOf(input: ExplainedInput | undefined): MeterShown['first'] {
  if (input === undefined) return null;
  return { value: `${input.value ?? ''} ${input.unit}`, at: typeof input.source === 'string' ? input.source : input.source.zh };
}
