import type { WriteTrail } from '#kernel/trail.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { refuseNotLatest } from '#kernel/seen.ts';
import { type DecisionAbout, type HeatDecision, type HeatDecisionGiven, subjectKinds, unsaid } from '#heat/heat-inputs/public/decision.ts';
import type { HeatInputs } from '#heat/heat-inputs/heat-inputs.ts';
import type { BillNeeds, PointCalculation, PointNotCalculated } from './bill-needs.ts';
import { type Effect, effectsOf } from './effects.ts';
import { calculateBill } from './household-bill.ts';
import { createBillCalculator } from './bill-calculator.ts';

export type DecideNeeds = Omit<BillNeeds, 'heatInputs'> & {
  readonly heatInputs: Pick<HeatInputs, 'units' | 'decisions' | 'supplies'>;
  readonly audit: WriteTrail;
  /** Names of seasons of any region that include one of these days. */
  readonly seasonsOver: (days: { readonly from: string; readonly to: string }, known: AsOf) => Promise<readonly string[]>;
};

/** `seen`: the hash of the preview that was read. */
type Shown = { readonly preview?: boolean | undefined; readonly seen?: string | undefined };
type Why = Shown & { readonly note: string };
type Days = { readonly from: string; readonly to: string };

/** Decisions about bills of heat: what each changes in yuan is calculated before it is taken. */
export function createDecide(needs: DecideNeeds) {
  const { heatInputs, metering, audit } = needs;
  const served = async (scope: Scope, about: DecisionAbout, code: string): Promise<void> => {
    const name = about === 'point' ? 'settlement-point' : about;
    if (!(await heatInputs.decisions.isServed(scope, { about, code }))) throw new Problem('not-found', `no-such-${name}`, { [name]: code });
  };
  const take = async (scope: Scope, given: HeatDecisionGiven, { preview, seen }: Shown): Promise<Taken> => {
    const mark = seen === undefined ? undefined : await heatInputs.decisions.mark();
    const effects = await calculateEffects(needs, scope, given, metering.knownAt(undefined));
    if (preview === true) return { decision: null, effects, hash: hashOf(given, effects) };
    refuseOther(seen, given, effects);
    const decision = await heatInputs.decisions.take(scope, given, mark);
    // another decision was taken while this was calculated: its effects are calculated again
    if (decision === null) return take(scope, given, { preview, seen });
    await audit(scope, { action: 'heat-decision', subject: `${subjectKinds[given.about]}:${given.code}`, detail: { decision, ...given } });
    return { decision, effects };
  };
  return {
    /** A meter was faulty on the days of [from, to). Throws `no-such-meter` if none of the visible households is charged by it. */
    async faulty(scope: Scope, { meter, from, to, note, ...shown }: Days & Why & { readonly meter: string }) {
      refuseBackwards({ from, to });
      await served(scope, 'meter', meter);
      return take(scope, { ...unsaid, kind: 'faulty', about: 'meter', code: meter, from, to, note }, shown);
    },
    /** A household's rooms had this temperature on the days of [from, to); if a day is decided twice, the later decision counts. */
    async cold(scope: Scope, given: Days & Why & { readonly household: string; readonly temperature: string }) {
      const { household, from, to, temperature, note, ...shown } = given;
      refuseBackwards({ from, to });
      await served(scope, 'household', household);
      return take(scope, { ...unsaid, kind: 'cold', about: 'household', code: household, from, to, temperature, note }, shown);
    },
    /** What substitutes for heat that was not measured in a season: a rule or GJ. Throws `substitute-one-of`, `season-missing`. */
    async substitute(scope: Scope, given: Why & { code: string; season: string; as?: string | undefined; gj?: string | undefined }) {
      const { code, season, as: rule = null, gj = null, note, ...shown } = given;
      if ((rule === null) === (gj === null)) throw new Problem('bad-input', 'substitute-one-of', {});
      const isPoint =
        !(await heatInputs.decisions.isServed(scope, { about: 'household', code })) &&
        (await heatInputs.decisions.isServed(scope, { about: 'point', code }));
      const about = isPoint ? 'point' : 'household';
      await served(scope, about, code);
      return take(scope, { ...unsaid, kind: 'substitute', about, code, season, rule, gj, note }, shown);
    },
    /** The decisions, and who took them, now or as known at a time. */
    async list(scope: Scope, { about, code, knownAt }: { about: DecisionAbout; code: string; knownAt?: string | undefined }) {
      await served(scope, about, code);
      return heatInputs.decisions.at({ [`${about}s`]: [code] }, metering.knownAt(knownAt));
    },
  };
}

type Taken = { readonly decision: number | null; readonly effects: Effect[]; readonly hash?: string };

/** Hash of a decision, excluding its reason, and its effects. */
const hashOf = ({ note: _why, ...given }: HeatDecisionGiven, effects: readonly Effect[]): string => sha256(canonicalJson([given, effects]));

/** Refuses a decision whose effects differ from what was read. Throws `seen-not-latest`, with the bills that it would change now. */
function refuseOther(seen: string | undefined, given: HeatDecisionGiven, effects: readonly Effect[]): void {
  const whose = [...new Set(effects.flatMap(({ households }) => households.map(({ household }) => household)))];
  const some = `${whose.slice(0, 10).join(', ')}${whose.length > 10 ? ` … (${whose.length})` : ''}`;
  const changed = { zh: `现将改变的热费：${some || '无'}`, en: `bills that would change now: ${some || 'none'}` };
  refuseNotLatest(seen, hashOf(given, effects), changed);
}

function refuseBackwards({ from, to }: Days): void {
  if (to <= from) throw new Problem('bad-input', 'period-backwards');
}

/** Bills of the points that a decision is about, without and with it, in each season that it affects. */
async function calculateEffects(needs: DecideNeeds, scope: Scope, given: HeatDecisionGiven, known: AsOf): Promise<Effect[]> {
  const { season, from, to } = given;
  const names = season === null ? await needs.seasonsOver({ from: from ?? '', to: to ?? '' }, known) : [season];
  const effects: Effect[] = [];
  for (const name of names) {
    const before = await calculateBefore(needs, scope, given, { name, known });
    if (before.length === 0) continue;
    const points = before.map(({ point }) => point);
    effects.push(...effectsOf(before, await createBillCalculator(withDecision(needs, given), name, known).points(points)));
  }
  return effects;
}

type Season = { readonly name: string; readonly known: AsOf };

async function calculateBefore(
  needs: DecideNeeds,
  scope: Scope,
  { about, code, season }: HeatDecisionGiven,
  { name, known }: Season,
): Promise<(PointCalculation | PointNotCalculated)[]> {
  const calculator = createBillCalculator(needs, name, known);
  if (about === 'meter') return calculator.points(await needs.heatInputs.decisions.pointsOfMeter(scope, code));
  try {
    if (about === 'household') return [await calculateBill(needs, scope, code, name, known)];
    await calculator.seasonAt(code);
    return await calculator.points([code]);
  } catch (error) {
    // a season may be missing in another region if it was found by days; a named one must exist
    if (error instanceof Problem && (season === null || error.code !== 'season-missing') && /^(?:season|tariff)-missing$/u.test(error.code))
      return [];
    throw error;
  }
}

/** The same needs as if a decision had just been taken. */
function withDecision(needs: DecideNeeds, given: HeatDecisionGiven): BillNeeds {
  const { decisions } = needs.heatInputs;
  const taken: HeatDecision = { ...given, decision: 0, by: '', at: new Date(0) };
  const at: typeof decisions.at = async (which, known) => {
    const found = await decisions.at(which, known);
    return which[`${given.about}s`]?.includes(given.code) === true ? [...found, taken] : found;
  };
  return { ...needs, heatInputs: { ...needs.heatInputs, decisions: { ...decisions, at } } };
}
