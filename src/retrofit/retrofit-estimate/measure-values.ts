import { setTimeout } from 'node:timers/promises';
import { Problem } from '#kernel/problem.ts';
import { can } from '#kernel/rights.ts';
import type { Scope } from '#kernel/scope.ts';
import { changedNames, refuseUnread } from '#kernel/seen.ts';
import { today } from '#kernel/today.ts';
import type { Measure } from './facts.ts';
import { libraryOn } from './library.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';

/** A city's values of a measure: where they hold, their source. What is left out stays empty. */
type MeasureValues = Pick<Measure, 'measure' | 'effect' | 'cost' | 'effort' | 'life' | 'source'> & {
  readonly region: string;
};

export type NamedMeasure = { readonly measure: string; readonly region: string };

/** What the requester may do with a measure of a place. */
export type MayWithMeasure = { readonly enter: boolean; readonly confirm: boolean; readonly withdraw: boolean };

/**
 * The values of a city: one person types them with their source, and they are indicative until another has checked them against it. Each is
 * a version of an entry of the place; no version is ever changed.
 */
export function measureValueVerbs(needs: RetrofitEstimateNeeds) {
  /** The place's own values, as in a file. Throws `no-such-place`, `no-such-measure`, `measure-values-none`. */
  async function ownOf({ measure, region }: NamedMeasure): Promise<Measure> {
    const found = await inPlace(needs, { measure, region });
    if (found.region !== region || found.entered === undefined) throw new Problem('not-found', 'measure-values-none', { measure, region });
    return found;
  }

  return {
    /** Records values. Throws `no-such-place`, `no-such-measure`, `measure-not-yours`, `measure-values-empty`, `knowledge-bad`. */
    async enter(scope: Scope, { measure, region, source, ...values }: MeasureValues): Promise<void> {
      const { effect, cost, effort, life } = values;
      const { names, of, carrier, trade, outOfSeason, requires, excludes, renews, when } = await inPlace(needs, { measure, region });
      await needAnswer(needs, scope, { measure, region });
      if ([effect, cost, effort, life].every((one) => one === null)) throw new Problem('bad-input', 'measure-values-empty', { measure });
      const kept = { names, measure, of, ...(carrier && { carrier }), trade, outOfSeason, requires, excludes, renews, region };
      const entered = { by: scope.actor, person: await needs.sourceCheck.person(scope), at: new Date(needs.now()).toISOString() };
      const written = whenWritten(needs, measure);
      await write(needs, scope, 'measure-enter', {
        ...kept,
        ...(when !== undefined && written !== undefined && { when: written }),
        ...values,
        source,
        status: 'RECALLED',
        entered,
      });
    },
    /**
     * Another person confirms what they read, naming the version shown with it. Throws as `ownOf`, and `measure-not-yours`,
     * `measure-confirmed`, `measure-same-person`, `seen-missing`, `seen-not-latest`.
     */
    async confirm(scope: Scope, { seen, ...named }: NamedMeasure & { readonly seen?: number | undefined }): Promise<void> {
      const own = await ownOf(named);
      await needAnswer(needs, scope, named);
      if (own.agreed !== undefined) throw new Problem('conflict', 'measure-confirmed', { measure: named.measure });
      if (own.entered?.person === (await needs.sourceCheck.person(scope)))
        throw new Problem('not-allowed', 'measure-same-person', { measure: named.measure, by: own.entered.by });
      refuseUnread(seen, own.version, changedSince(needs, own, seen), { measure: named.measure });
      const agreed = { by: scope.actor, at: new Date(needs.now()).toISOString() };
      await write(needs, scope, 'measure-confirm', { ...asWritten(needs, own), status: 'CITY', agreed }, own.version);
    },
    /** Withdraws them: from then on the values of the level above the place apply. Throws as `ownOf`, and `measure-not-yours`. */
    async withdraw(scope: Scope, { reason, ...named }: NamedMeasure & { readonly reason: string }): Promise<void> {
      const own = await ownOf(named);
      await needAnswer(needs, scope, named);
      const withdrawn = { by: scope.actor, at: new Date(needs.now()).toISOString(), reason };
      await write(needs, scope, 'measure-withdraw', { ...asWritten(needs, own), withdrawn }, own.version);
    },
    /** What the requester may do with the measures of a place. */
    async mayWith(scope: Scope, region: string | undefined): Promise<(one: Measure) => MayWithMeasure> {
      const answers = region !== undefined && can(scope, 'check-source') && (await needs.sourceCheck.answersFor(scope, region));
      const person = answers ? await needs.sourceCheck.person(scope) : null;
      return (one) => {
        const isOwn = answers && one.region === region && one.entered !== undefined;
        return { enter: answers, confirm: isOwn && one.agreed === undefined && one.entered?.person !== person, withdraw: isOwn };
      };
    },
  };
}

async function inPlace(needs: RetrofitEstimateNeeds, { measure, region }: NamedMeasure): Promise<Measure> {
  const regions = await needs.policy.regionsOf(region);
  const found = libraryOn(needs, { on: today(needs.now()), known: needs.metering.knownAt(undefined), regions }).measures.get(measure);
  if (found === undefined) throw new Problem('not-found', 'no-such-measure', { measure });
  return found;
}

async function needAnswer({ sourceCheck }: RetrofitEstimateNeeds, scope: Scope, { measure, region }: NamedMeasure): Promise<void> {
  if (!(await sourceCheck.answersFor(scope, region))) throw new Problem('not-allowed', 'measure-not-yours', { measure, region });
}

/** The differences between the values and the version that was read. */
function changedSince(needs: RetrofitEstimateNeeds, own: Measure, seen: number | undefined): string {
  if (seen === undefined || seen === own.version) return '—';
  const { entered: _before, ...before } = asWritten(needs, { ...own, version: seen });
  const { entered: _now, ...now } = asWritten(needs, own);
  return changedNames(before, now);
}

/** A version of a measure's entry as in its file, without its number. */
function asWritten({ knowledge }: RetrofitEstimateNeeds, { id, version }: Measure): Record<string, unknown> {
  const seen = knowledge.versions('measure').find(({ held }) => held.id === id && held.version === version);
  const { kind: _kind, id: _id, version: _version, ...entry } = JSON.parse(seen?.written ?? '{}') as Record<string, unknown>;
  return entry;
}

/** The `when` of a measure, as in its file: the parsed entry no longer has its text. */
function whenWritten({ knowledge }: RetrofitEstimateNeeds, measure: string): unknown {
  const written = knowledge.versions('measure').flatMap((seen) => {
    const entry = JSON.parse(seen.written) as { readonly measure?: string; readonly when?: unknown };
    return entry.measure === measure && entry.when !== undefined ? [entry.when] : [];
  });
  return written.at(-1);
}

/**
 * Writes the next version of a place's own entry, and waits until it is in force, so that the author finds it.
 * @param seen the version that it follows, if no other may have come in between
 */
async function write(
  needs: RetrofitEstimateNeeds,
  scope: Scope,
  action: string,
  entry: Record<string, unknown>,
  seen?: number,
): Promise<void> {
  const { measure, region } = entry as NamedMeasure;
  const slug = `${measure}-${region.replaceAll(/[^\w-]/gu, (sign) => `_${(sign.codePointAt(0) ?? 0).toString(16)}`)}`;
  const own = { id: `entered/${slug}`, file: `entered/${slug}.yaml`, ...(seen !== undefined && { seen }) };
  const counts = await needs.knowledge.addEntered('measure', own, entry);
  const { source } = entry as Pick<Measure, 'source'>;
  await needs.audit(scope, { action, subject: `knowledge:entered/${slug}`, region, detail: { measure, region, ...source } });
  const wait = counts - needs.now();
  if (wait > 0) await setTimeout(wait);
}
