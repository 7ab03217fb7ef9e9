import { noteLines } from '#heat/heat-notes/public/note.ts';
import { lineInWords, spansOf } from '#heat/heat-notes/public/settlement-lines.ts';
import type { Rests } from '#heat/heat-notes/public/settlement.ts';
import { stretchesOf } from '#heat/heat-notes/public/heat-per-area.ts';
import { lastOf } from '#heat/heat-billing/facts.ts';
import type { PointCalculation } from '#heat/heat-billing/heat-billing.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { fill, type Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { type HeatByDay, meterOfDays, ownHeat, spanOf } from './days.ts';
import { known as knownNow, ownBill } from './linked.ts';
import type { Resident } from './links.ts';
import type { ResidentNeeds } from './needs.ts';

type Season = { readonly name: string; readonly from: string; readonly to: string };
type PartQuestion = { readonly household: string; readonly season: Season; readonly before: Season | null; readonly language: Language };

/** The seasons begun so far in which an account had a household, latest first; and all seasons, for comparison. */
export async function seasonsOf(needs: ResidentNeeds, { account }: Resident, households: readonly string[]) {
  const at = knownNow(needs);
  const on = today(needs.now());
  const own = new Map<string, Season>();
  const all = new Map<string, Season>();
  for (const household of households) {
    const facts = await needs.heatSupply.households.factsAt(programScope, household, at);
    const place = await placeOf(needs, household, at);
    for (const season of place === null ? [] : await needs.heatBilling.seasons({ region: place.region })) {
      if (season.from > on) continue;
      if (!all.has(season.name)) all.set(season.name, season);
      if (stretchesOf(facts, season).some((one) => one.account === account)) own.set(season.name, season);
    }
  }
  const latest = (some: Iterable<Season>): Season[] => [...some].toSorted((a, b) => (a.from < b.from ? 1 : -1));
  return { own: latest(own.values()), all: latest(all.values()) };
}

/** Where a household is, and which company's customer it is, by the point that it was last behind; null if unknown. */
export async function placeOf({ heatSupply, registry }: Pick<ResidentNeeds, 'heatSupply' | 'registry'>, household: string, at: AsOf) {
  const facts = await heatSupply.households.factsAt(programScope, household, at);
  const [point] = await heatSupply.points.factsOf([lastOf(facts, 'point')], at);
  const [building] = point === undefined ? [] : await registry.buildingFacts(programScope, { buildings: [lastOf(point, 'building')] }, at);
  if (point === undefined || building === undefined) return null;
  return { region: building.region, building: building.code, company: lastOf(point, 'company') };
}

/** What a resident is shown of one household in a season: the bill in words, its basis, heat by day next to the season before. */
export async function partOf(needs: ResidentNeeds, by: Resident, { household, season, before, language }: PartQuestion) {
  const { heatBilling } = needs;
  const at = knownNow(needs);
  const one = await calculatedOrProblem(needs, household, season.name, at);
  if (one instanceof Problem) return { household, building: null, problem: wordsOf(needs, one, language), bill: null, heat: null };
  const of = { household, account: by.account, ...at };
  const bill = ownBill(heatBilling.shown(one, household, heatBilling.figure(household, season.name, at)), one, by.account);
  const rests = await needs.heatNotes.rests(of, one, language);
  const [own] = bill.accounts;
  return {
    household,
    building: await buildingShown(needs, one, at),
    problem: null,
    bill: {
      held: bill.held,
      indicative: bill.indicative,
      figures: own === undefined || rests === null ? null : figuresOf(own, rests, language),
      rests: rests === null ? null : await restsShown(needs, rests, season, language),
      findings: rests === null ? bill.findings : [],
    },
    heat: await heatOf(needs, by, { household, one, before, at }),
  };
}

async function calculatedOrProblem(needs: ResidentNeeds, household: string, season: string, at: AsOf): Promise<PointCalculation | Problem> {
  try {
    return await needs.heatBilling.calculated(household, season, at);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

const wordsOf = ({ words }: ResidentNeeds, { code, evidence }: Problem, language: Language) => ({
  code,
  detail: fill(words[code]?.[language] ?? code, evidence, language, words),
});

async function buildingShown({ registry }: ResidentNeeds, { building }: PointCalculation, at: AsOf) {
  const [facts] = await registry.buildingFacts(programScope, { buildings: [building] }, at);
  const address = facts?.fields['address'];
  return { code: building, name: facts?.name ?? null, address: typeof address === 'string' ? address : null };
}

type OwnBill = ReturnType<ResidentNeeds['heatBilling']['shown']>['accounts'][number];

/** Each non-zero line, with its calculation. */
function figuresOf({ days, quantity, substituted, lines, total, byArea }: OwnBill, rests: Rests, language: Language) {
  const heat = quantity.toFixed(4);
  const shown = noteLines
    .filter((line) => Number(lines[line]) !== 0)
    .map((line) => ({ line, yuan: lines[line], words: lineInWords(line, rests, heat, language) }));
  return { days, quantity, substituted, lines: shown, total, byArea };
}

async function restsShown(needs: ResidentNeeds, rests: Rests, season: Season, language: Language) {
  const { tariff, method, stretches, perArea, meters, estimates, said, shared, room, pointQuantity } = rests;
  const last = dayText((parseDay(season.to) ?? 0) - 1);
  const on = last < today(needs.now()) ? last : today(needs.now());
  return {
    season: rests.season,
    nominalDays: rests.nominalDays,
    room,
    class: rests.class,
    method,
    tariff: { document: tariff.source?.document ?? null, clause: tariff.source?.clause ?? null, standing: tariff.standing },
    shared,
    pointQuantity: pointQuantity === null ? null : Number(pointQuantity) / 1e4,
    stretches: stretches.map(({ account: _account, ...one }) => one),
    perArea,
    meters: await Promise.all(meters.map(async (one) => ({ ...one, certificate: await certificateOf(needs, one.code, on) }))),
    estimates: estimates.map(({ text, days }) => ({ text, days: spansOf(days, language) })),
    said: [...said],
  };
}

/** What the certificates of a meter say on a day; null if the meter did not exist then. */
async function certificateOf({ meterVerification }: ResidentNeeds, meter: string, on: string) {
  const { meters } = await meterVerification.due(programScope, { on, within: 0, meter, limit: 1, offset: 0 });
  const [found] = meters;
  if (found === undefined) return null;
  const { state, verified, due, certificate, indicative } = found;
  return { on, state, verified, due, certificate, indicative };
}

type HeatQuestion = { readonly household: string; readonly one: PointCalculation; readonly before: Season | null; readonly at: AsOf };

/** Heat by day of a season, and of the one before it if the account had the household then too. */
async function heatOf(needs: ResidentNeeds, { account }: Resident, { household, one, before, at }: HeatQuestion) {
  const told = meterOfDays(one, household);
  if (told === null) return null;
  const until = today(needs.now());
  const daysOf = async (of: PointCalculation, meter: string): Promise<HeatByDay> =>
    ownHeat(of, { household, account, meter, until }, await needs.heatBilling.meterDays([meter], spanOf(of), at));
  const earlier = before === null ? null : await calculatedOrProblem(needs, household, before.name, at);
  const meterBefore = earlier === null || earlier instanceof Problem ? null : meterOfDays(earlier, household);
  const isSame = earlier !== null && !(earlier instanceof Problem) && meterBefore !== null && meterBefore.isPoint === told.isPoint;
  const past = isSame ? await daysOf(earlier, meterBefore.meter) : null;
  return {
    isPoint: told.isPoint,
    season: await daysOf(one, told.meter),
    before: past === null || before === null || past.values.every((value) => value === null) ? null : { name: before.name, ...past },
  };
}
