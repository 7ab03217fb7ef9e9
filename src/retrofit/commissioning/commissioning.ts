import { type AsOf, asOf, asOfNow } from '#kernel/as-of.ts';
import { type Carrier, carriers } from '#kernel/carrier.ts';
import { dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { type Explainer, figureId, type FigureQuestion, readFigure } from '#kernel/figure.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { carrierTerms, inSentence } from '#kernel/vocabulary.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { comparedSpan } from './compared-span.ts';
import { sumOfDays } from './effect.ts';
import { detectable, type DetectableQuestion } from './detectable.ts';
import { explainDetectable } from './explain-detectable.ts';
import { explainEffect } from './explain.ts';
import type { CommissioningAction, Effect, EffectQuestion, EffectVerdict, RepairedEpisode, TakenStrategy } from './facts.ts';
import { buildingNamed, type CommissioningNeeds, dayNamed, refuseBeforeBuilt, refuseDemolished } from './needs.ts';
import { createPeriodic } from './periodic.ts';
import { programmeOf, type ProgrammeQuestion } from './programme.ts';
import { explainStrategy, strategyAsked } from './strategies/explain.ts';
import { strategiesOf, type StrategiesQuestion, strategyWith } from './strategies/strategies.ts';
import { startAdvice, type StartQuestion } from './start-advice.ts';
import { explainStart } from './explain-start.ts';
import * as store from './store.ts';

export type ActionGiven = {
  readonly building: string;
  readonly on: string;
  readonly action: string;
  readonly carrier: Carrier;
  readonly episode?: number | undefined;
  readonly equipment?: string | undefined;
  /** The figure of the strategy that it is taken from. */
  readonly strategy?: string | undefined;
};

const listed = 1000;
const listedEffects = 100;
const china = createZone('Asia/Shanghai') as Zone;

/**
 * Actions on the equipment of buildings, and their effect.
 * @example await commissioning.add(scope, { building: 'B1', on: '2026-03-02', action: '排风机改为随时间表', carrier: 'electricity' })
 */
export function createCommissioning(needs: CommissioningNeeds) {
  const { postgres, now, audit } = needs;
  const find = async (scope: Scope, id: number): Promise<CommissioningAction> => {
    const found = await store.action(postgres, scope, id);
    if (found === undefined) throw new Problem('not-found', 'no-such-commissioning', { action: id });
    return found;
  };
  const effect = async (scope: Scope, asked: EffectQuestion): Promise<Effect> => effectOf(needs, scope, await find(scope, asked.id), asked);
  const advice = (scope: Scope, asked: StartQuestion) => startAdvice(needs, scope, asked);
  const couldBeSeen = (scope: Scope, asked: DetectableQuestion) => detectable(needs, scope, asked);
  const explainers: Readonly<Record<string, Explainer>> = {
    commissioning: (...asked) => explainEffect(effect, ...asked),
    'start-advice': (...asked) => explainStart(advice, ...asked),
    'detectable-saving': (...asked) => explainDetectable(couldBeSeen, ...asked),
    strategy: (...asked) => explainStrategy(needs, ...asked),
  };
  const periodic = createPeriodic(needs);
  return {
    /**
     * Records an action. Throws `no-such-building`, `date-bad`, `time-not-kept`, `commissioning-later`, `commissioning-before-built`,
     * `commissioning-demolished`, `no-such-episode`, `commissioning-episode-elsewhere`, `no-such-equipment`,
     * `commissioning-equipment-elsewhere`, and `commissioning-carrier-unmetered` if the building's meters measure other carriers; of a
     * strategy also `figure-unknown`, `commissioning-strategy-elsewhere`, `commissioning-strategy-carrier`. Of a building without meters it
     * is recorded, with a finding.
     */
    async add(scope: Scope, given: ActionGiven): Promise<CommissioningAction & { readonly findings: readonly Finding[] }> {
      const made = await checked(needs, scope, given);
      const findings = await meteredFindings(needs, made);
      const id = await store.addAction(postgres, scope, made, now());
      await audit(scope, { action: 'commissioning-add', subject: `building:${made.building}`, detail: { ...made, id } });
      return { ...(await find(scope, id)), findings };
    },
    /** Actions that were not removed, latest day first. */
    list: (scope: Scope, asked: store.WhichActions): Promise<CommissioningAction[]> => store.actions(postgres, scope, asked, listed),
    /**
     * Same as `list`, each with its effect; the first hundred only. Throws what `effect` throws.
     * @param asked `knownAt`: as known at that instant
     */
    async effects(scope: Scope, { knownAt, ...which }: store.WhichActions & { readonly knownAt?: string | undefined }): Promise<Effect[]> {
      const known = asOf(now(), knownAt);
      const effects: Effect[] = [];
      // sequential, because each reads a year of days
      for (const { id } of await store.actions(postgres, scope, which, listedEffects)) effects.push(await effect(scope, { id, known }));
      return effects;
    },
    /**
     * Use since the action next to the use expected from the days before it. Throws `no-such-commissioning`, `date-bad`, `too-many-steps`.
     */
    effect,
    /** When to start so that the rooms are right by opening, and what the usual start costs. Throws what `startAdvice` throws. */
    startAdvice: advice,
    /** The least saving that could be seen after two to twelve weeks, before an action begins. Throws what `detectable` throws. */
    detectable: couldBeSeen,
    /** Removes an action from the list; its figures still open. Throws `no-such-commissioning`. */
    async remove(scope: Scope, id: number): Promise<CommissioningAction> {
      const { building } = await find(scope, id);
      await store.removeAction(postgres, scope, id, now());
      await audit(scope, { action: 'commissioning-remove', subject: `building:${building}`, detail: { id } });
      return find(scope, id);
    },
    ...periodic,
    /** Strategies of operation that the history of a building shows. Throws what `strategiesOf` throws. */
    strategies: (scope: Scope, asked: StrategiesQuestion) => strategiesOf(needs, scope, asked),
    /** One of them with its hours. Throws what `strategyWith` throws. */
    strategyHours: (scope: Scope, asked: Parameters<typeof strategyWith>[2]) => strategyWith(needs, scope, asked),
    /** Which buildings of a place are due, what was done in a year, and what came of it. */
    programme: (scope: Scope, asked: ProgrammeQuestion) =>
      programmeOf(
        needs,
        { due: periodic.due, effect: (as, action, known) => effectOf(needs, as, action, { id: action.id, known }) },
        scope,
        asked,
      ),
    explainers,
  };
}

export type Commissioning = ReturnType<typeof createCommissioning>;

async function checked(needs: CommissioningNeeds, scope: Scope, given: ActionGiven): Promise<store.NewAction> {
  const building = await buildingNamed(needs, scope, given.building);
  const { on, action, carrier, episode = null, equipment = null } = given;
  const day = dayNamed(on);
  const today = (createZone(building.zone) ?? china).dayOf(Math.floor(needs.now() / 1000));
  if (day > today) throw new Problem('bad-input', 'commissioning-later', { on, today: dayText(today) });
  refuseBeforeBuilt(building, dayText(day));
  refuseDemolished(building, dayText(day));
  if (episode !== null && (await needs.warning.episode(scope, episode)).building !== building.code)
    throw new Problem('bad-input', 'commissioning-episode-elsewhere', { episode, building: building.code });
  if (equipment !== null && (await needs.equipment.get(scope, equipment, {})).building !== building.code)
    throw new Problem('bad-input', 'commissioning-equipment-elsewhere', { equipment, building: building.code });
  const strategy = given.strategy === undefined ? null : await takenStrategy(needs, scope, building.code, carrier, given.strategy);
  return { building: building.code, on, action, carrier, episode, equipment, strategy };
}

/** The strategy of a figure as it was shown, which must be of the building and carrier of the action. */
async function takenStrategy(
  needs: CommissioningNeeds,
  scope: Scope,
  building: string,
  carrier: Carrier,
  figure: string,
): Promise<TakenStrategy> {
  const asked = strategyAsked(figure, readFigure(figure));
  const of = await buildingNamed(needs, scope, asked.building);
  if (of.code !== building) throw new Problem('bad-input', 'commissioning-strategy-elsewhere', { of: of.code, building });
  const { strategy, from, to } = await strategyWith(needs, scope, asked);
  if (strategy.carrier !== carrier) {
    const [expected, named] = [strategy.carrier, carrier].map((one) => inSentence(carrierTerms[one]));
    throw new Problem('bad-input', 'commissioning-strategy-carrier', { expected, carrier: named });
  }
  const { kind, subject, saved, unit } = strategy;
  return { kind, subject, from, to, saved, unit, figure };
}

/**
 * An effect is measured by meters of the carrier; generation is no use. Throws `commissioning-carrier-unmetered` if there are only others:
 * the carrier is then a slip. Returns a finding if the building has none at all.
 */
async function meteredFindings({ registry }: CommissioningNeeds, { building, carrier }: store.NewAction): Promise<Finding[]> {
  const meters = await registry.meterFacts(programScope, { buildings: [building] }, asOfNow);
  const metered = new Set(meters.filter(({ direction }) => direction !== 'generation').map((meter) => meter.carrier));
  if (metered.has(carrier)) return [];
  if (metered.size === 0) return [{ code: 'no-meter-counts', severity: 'warning', evidence: { carrier } }];
  const named = carriers.filter((one) => metered.has(one)).map((one) => inSentence(carrierTerms[one]));
  const list = { zh: named.map(({ zh }) => zh).join('、'), en: named.map(({ en }) => en).join(', ') };
  throw new Problem('bad-input', 'commissioning-carrier-unmetered', { building, carrier, metered: list });
}

async function effectOf(needs: CommissioningNeeds, scope: Scope, action: CommissioningAction, asked: EffectQuestion): Promise<Effect> {
  const { building, carrier, on } = action;
  const known = asked.known ?? asOf(needs.now(), asked.knownAt);
  const zone = createZone((await buildingNamed(needs, scope, building)).zone) ?? china;
  const first = dayNamed(on);
  const end = asked.to === undefined ? zone.dayOf(Math.floor(Math.min(known.received, needs.now()) / 1000)) : dayNamed(asked.to);
  const to = dayText(end);
  // a day that is not over is left out
  const hasDays = end > first;
  const told = await comparedSpan(needs, scope, { building, carrier, from: on, to: hasDays ? to : dayText(first + 1), known });
  const { sum } = hasDays ? told : sumOfDays([], null);
  const verdict = hasDays ? told.verdict : 'unknown';
  return {
    action,
    unit: told.unit,
    zone: zone.name,
    to,
    days: hasDays ? told.days : [],
    total: { ...sum, unit: told.unit, figure: figureId(effectQuestion(action.id, to, known)) },
    verdict,
    basis: told.basis,
    episode: action.episode === null ? null : await repaired(needs, scope, action, zone, verdict),
    findings: told.findings,
  };
}

const effectQuestion = (action: number, to: string, known: AsOf): FigureQuestion => ({ kind: 'commissioning', action, to, ...known });

/** A repair is verified if use is no higher than expected and the rule found nothing for the same subject since. */
async function repaired(
  { warning }: CommissioningNeeds,
  scope: Scope,
  { episode, building, on }: CommissioningAction,
  zone: Zone,
  verdict: EffectVerdict,
): Promise<RepairedEpisode | null> {
  const found = await warning.episode(scope, episode as number).catch(() => null);
  if (found === null) return null;
  const begun = zone.dayStart(dayNamed(on) + 1);
  const { episodes } = await warning.list(scope, { building, rule: found.rule, limit: 1000 });
  const again = episodes.filter(
    (one) => one.subject === found.subject && one.id !== found.id && one.state !== 'withdrawn' && Date.parse(one.start) / 1000 >= begun,
  ).length;
  const isOver = found.state !== 'open' && again === 0;
  const verified = verdict === 'unknown' ? null : isOver && verdict !== 'more';
  return { id: found.id, rule: found.rule, subject: found.subject, state: found.state, again, verified };
}
