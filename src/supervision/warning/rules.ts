import { ofAsker } from '#kernel/trail.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import { refuseNotLatest, refuseUnread } from '#kernel/seen.ts';
import type { Scope, Sight } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { endOpen, feedbackCounts } from './episode-store.ts';
import type { WarningNeeds } from './needs.ts';
import { mustNameSomebody, readWritten, ruleOf } from './rule/read-rule.ts';
import type { Rule } from './rule/rule.ts';
import * as store from './rule/rule-store.ts';
import { instantOf, worldClock } from './try-rule.ts';
import type { RuleRow } from './rule/rule-store.ts';

const china = createZone('Asia/Shanghai') as Zone;

export type RuleShown = {
  readonly row: store.RuleRow;
  readonly rule: Rule;
  readonly counts: { readonly found: number; readonly open: number; readonly real: number; readonly wrong: number };
  readonly findings: readonly Finding[];
};

/** `seen`: the revision that was read; not required for a rule as first stored. */
type SwitchQuestion = { readonly from?: string | undefined; readonly seen?: number | undefined };

const nothing = { found: 0, open: 0, real: 0, wrong: 0 };

/** Rules that a scope sees. */
function reading(needs: WarningNeeds) {
  const { postgres, notice } = needs;
  const seen = async (scope: Scope): Promise<store.RuleRow[]> => {
    const rights = await ruleRights(needs, scope);
    return (await store.newestRules(postgres, checkedByCaller)).filter(rights.sees);
  };
  const one = async (scope: Scope, id: string): Promise<store.RuleRow> => {
    const found = (await seen(scope)).find((row) => row.id === id);
    if (found === undefined) throw new Problem('not-found', 'no-such-rule', { rule: id });
    return found;
  };
  const owned = async (scope: Scope, id: string): Promise<store.RuleRow> => {
    const row = await one(scope, id);
    (await ruleRights(needs, scope)).mustOwn(row);
    return row;
  };
  const present = async (rows: readonly store.RuleRow[]): Promise<RuleShown[]> => {
    const [counts, targets, people] = await Promise.all([feedbackCounts(postgres, checkedByCaller), notice.targets(), needs.accounts()]);
    const names = new Set([...targets, ...people].map(({ name }) => name));
    return rows.map((row) => {
      const rule = ruleOf(row.rule);
      return { row, rule, counts: counts.get(row.id) ?? nothing, findings: namesUnknown(rule, names) };
    });
  };
  const shown = async (scope: Scope, id: string): Promise<RuleShown> => (await present([await one(scope, id)]))[0] as RuleShown;
  return { seen, one, owned, present, shown };
}

/** Storing rules and switching them on and off. @param judgeSoon judges what was switched on without waiting for the next round */
export function ruleVerbs(needs: WarningNeeds, judgeSoon: () => void) {
  const { postgres, now, audit } = needs;
  const { seen, one, owned, present, shown } = reading(needs);
  return {
    rules: async (scope: Scope) => present(await seen(scope)),
    rule: shown,
    /** Stores a rule, off. Throws Problem `rule-invalid`, `code-taken` if that version already exists with another text. */
    async add(scope: Scope, text: string): Promise<RuleShown> {
      const written = await readWritten(needs.workers, text);
      const rule = ruleOf(written);
      mustNameSomebody(rule);
      const before = (await store.newestRules(postgres, checkedByCaller)).find(({ id }) => id === rule.id);
      if (before !== undefined) {
        const { sees } = await ruleRights(needs, scope);
        if (!sees(before)) throw new Problem('conflict', 'code-taken', { code: rule.id });
        (await ruleRights(needs, scope)).mustOwn(before);
      }
      const isSame = before !== undefined && canonicalJson(before.rule) === canonicalJson(written);
      if (before !== undefined && !isSame && rule.version <= before.version)
        throw new Problem('conflict', 'rule-version-stands', { rule: rule.id, version: before.version });
      if (!isSame) {
        await store.addRule(postgres, scope, { id: rule.id, version: rule.version, written }, now());
        const subject = `warning:${rule.id}` as const;
        await audit(scope, { action: 'warning-rule', subject, region: ofAsker(before ?? scope), detail: { version: rule.version } });
      }
      return shown(scope, rule.id);
    },
    /**
     * Judges it from now, or from an earlier day, as it was read. Throws Problem `no-such-rule`, `bad-instant`, `seen-missing`,
     * `seen-not-latest`.
     */
    async switchOn(scope: Scope, id: string, { from, seen: read }: SwitchQuestion): Promise<RuleShown> {
      if (from !== undefined) instantOf(from, worldClock);
      const row = await owned(scope, id);
      const rule = ruleOf(row.rule);
      mustNameSomebody(rule);
      const at = from === undefined ? Math.floor(now() / 1000) : instantOf(from, await zoneOfRule(needs, row));
      await inTransaction(postgres, async (on) => {
        refuseOtherRevision(read, row, await store.ruleForSwitch(on, checkedByCaller, id));
        await store.switchRule(on, scope, { rule: id, version: row.version, isOn: true, from: at }, now());
        await store.forgetRows(on, wholeProgram, id);
      });
      const detail = { version: row.version, from: at };
      await audit(scope, { action: 'warning-on', subject: `warning:${id}`, region: ofAsker(row), detail });
      judgeSoon();
      return shown(scope, id);
    },
    async switchOff(scope: Scope, id: string): Promise<RuleShown> {
      const row = await owned(scope, id);
      const at = Math.floor(now() / 1000);
      await inTransaction(postgres, async (on) => {
        await store.switchRule(on, scope, { rule: id, version: row.version, isOn: false, from: at }, now());
        await store.forgetRows(on, wholeProgram, id);
        await endOpen(on, wholeProgram, id, at, now());
      });
      await audit(scope, { action: 'warning-off', subject: `warning:${id}`, region: ofAsker(row), detail: {} });
      return shown(scope, id);
    },
    mustSeeRule: one,
  };
}

/**
 * A rule is switched on as it was read: another version, or another person's decision on whether and since when it is judged, must be read
 * first.
 * @param asked the version that would be judged
 */
function refuseOtherRevision(seen: number | undefined, asked: RuleRow, latest: RuleRow = asked): void {
  const since = latest.on === null ? null : formatInstant(latest.on.from);
  const says = {
    zh: `第 ${latest.version} 版，${since === null ? '未启用' : `第 ${latest.on?.version} 版自 ${since} 起启用`}`,
    en: `version ${latest.version}, ${since === null ? 'off' : `version ${latest.on?.version} on since ${since}`}`,
  };
  if (latest.revision > 1) refuseUnread(seen, latest.revision, says);
  else refuseNotLatest(seen, latest.revision, says);
}

/** The time zone of a day without one: that of the buildings of its author if they have only one, otherwise China's. */
async function zoneOfRule({ registry }: WarningNeeds, row: store.RuleRow): Promise<Zone> {
  const scope: Scope = { identity: row.identity, actor: row.actor, role: row.role, sees: row.sees };
  const zones = new Set((await registry.buildingFacts(scope, {}, asOfNow)).map(({ zone }) => zone));
  const [only] = zones;
  return (zones.size === 1 && only !== undefined ? createZone(only) : null) ?? china;
}

/** Names that are neither set up nor belong to an account: they reach no one. */
function namesUnknown({ notify, escalate }: Rule, names: ReadonlySet<string>): Finding[] {
  const wanted = [...notify, ...escalate.flatMap(({ to }) => to)];
  return [...new Set(wanted)]
    .filter((name) => !names.has(name))
    .map((name) => ({ code: 'rule-name-unknown', severity: 'warning', evidence: { name } }));
}

/** Whose rules a scope may see and change: those whose scope lies within its own. Rules of the whole city are visible to all. */
async function ruleRights({ place }: Pick<WarningNeeds, 'place'>, { sees }: Scope) {
  const places = new Set('region' in sees ? await place.regionsWithin(sees.region) : []);
  const organisations = new Set('organisation' in sees ? await place.organisationsUnder(sees.organisation) : []);
  const isOwn = (whose: Sight): boolean => {
    if ('all' in sees) return true;
    if ('region' in whose) return places.has(whose.region);
    if ('organisation' in whose) return organisations.has(whose.organisation);
    return 'operator' in whose && 'operator' in sees && whose.operator === sees.operator;
  };
  return {
    sees: ({ sees: whose }: Pick<RuleRow, 'sees'>): boolean => 'all' in whose || isOwn(whose),
    /** Throws Problem `rule-not-yours`. */
    mustOwn({ id, sees: whose }: Pick<RuleRow, 'id' | 'sees'>): void {
      if (!isOwn(whose)) throw new Problem('not-allowed', 'rule-not-yours', { rule: id });
    },
  };
}
