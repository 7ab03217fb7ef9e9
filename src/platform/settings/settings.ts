import type { WriteTrail } from '#kernel/trail.ts';
import { isDeepStrictEqual } from 'node:util';
import type { Pool, PoolClient } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import { sameForAll, wholeProgram } from '#kernel/unscoped.ts';
import { refuseUnread } from '#kernel/seen.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { Scope } from '#kernel/scope.ts';
import { settingsShape } from './contract.ts';
import { usualSettings } from './facts.ts';
import type { Settings } from './facts.ts';
import * as store from './store.ts';
import { originOfTiles } from './tiles.ts';

export type { Settings } from './facts.ts';

/** Some settings, including some of each group. */
export type Change = Some<Omit<Settings, Groups>> & { readonly [K in Groups]?: Some<Settings[K]> | undefined };

type Groups = 'disclosure' | 'backups' | 'signIn';

type Some<T> = { readonly [K in keyof T]?: T[K] | undefined };

export type SettingsNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly audit: WriteTrail;
  /** Stores the place that is called so, with those above it, if there is exactly one. */
  readonly keepPlace: (on: PoolClient, name: string) => Promise<void>;
};

/**
 * The city's settings: read by everyone who may sign in, changed by administrators, every change in the audit trail.
 * @example await createSettings(needs).get(scope) // the settings of the city, whole
 */
export function createSettings(needs: SettingsNeeds) {
  const { postgres, now, audit, keepPlace } = needs;

  const get = async () => told(await store.settings(postgres, sameForAll));

  /** Throws Problem `tiles-not-usable`, `seen-missing`, `seen-not-latest`. */
  async function change(scope: Scope, { seen, ...given }: Change & { readonly seen?: string | undefined }) {
    const { detail, now: changed } = await inTransaction(postgres, (on) => changeAlone(on, scope, given, seen));
    if (Object.keys(detail).length > 0) await audit(scope, { action: 'settings-change', subject: 'settings', region: null, detail });
    return changed;
  }

  /** The settings to be changed must be as they were read; other settings may have been changed since. */
  async function changeAlone(on: PoolClient, scope: Scope, given: Change, seen: string | undefined) {
    await store.hold(on, wholeProgram);
    const rows = await store.settings(on, sameForAll);
    const { changedAt, changedBy: _by, ...before } = told(rows);
    const after = settingsShape.parse({
      ...before,
      ...given,
      disclosure: { ...before.disclosure, ...given.disclosure },
      backups: { ...before.backups, ...given.backups },
      signIn: { ...before.signIn, ...given.signIn },
    });
    originOfTiles(after.tiles);
    const names = (Object.keys(after) as (keyof Settings)[]).filter((name) => !isDeepStrictEqual(before[name], after[name]));
    refuseUnreadSettings(rows, names, seen);
    // each change has a distinct instant, which later changes pass as `seen`
    const at = Math.max(now(), (changedAt?.getTime() ?? 0) + 1);
    if (names.length > 0) await store.write(on, scope, Object.fromEntries(names.map((name) => [name, after[name]])), at);
    // the city is a place to look at from now on, before it has a building
    if (names.includes('cityName') && after.cityName !== '') await keepPlace(on, after.cityName);
    const detail = Object.fromEntries(names.map((name) => [name, { from: before[name], to: after[name] }]));
    return { detail, now: told(await store.settings(on, sameForAll)) };
  }

  return {
    get,
    change,
    /** The origin of the city's own tiles, for the policy of the page; null if there is none, or it cannot be used. */
    tilesOrigin: (): Promise<string | null> =>
      get().then(
        ({ tiles }) => originOfTiles(tiles),
        () => null,
      ),
  };
}

/** Opens the empty city next to the demo, once; returns its address and how its first administrator signs in. */
export type OwnCity = () => Promise<{ readonly url: string; readonly user?: string; readonly password?: string; readonly data: string }>;

export type SettingsService = ReturnType<typeof createSettings>;

const told = (rows: readonly store.Row[]) => ({
  ...wholeOf(rows),
  changedAt: rows[0]?.changed ?? null,
  changedBy: rows[0]?.changedBy ?? null,
});

/** A change of existing settings requires having read them: `seen` is the instant of the last change that was returned with them. */
function refuseUnreadSettings(rows: readonly store.Row[], names: readonly string[], seen: string | undefined): void {
  const replaced = rows.filter(({ name }) => names.includes(name));
  const [latest] = rows.map(({ changed }) => changed.toISOString());
  if (replaced.length === 0 || latest === undefined) return;
  const isDisclosed = seen !== undefined && seen <= latest && new Date(seen).getTime() >= 0;
  const later = replaced.filter(({ changed }) => !isDisclosed || changed.toISOString() > seen).map(({ name }) => name);
  if (later.length > 0) refuseUnread(seen, latest, later.join(', '));
}

/** The settings with defaults for those not set; values that this program no longer understands count as not set. */
function wholeOf(rows: readonly { name: string; value: unknown }[]): Settings {
  const set = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  const disclosure = { ...usualSettings.disclosure, ...(set['disclosure'] as object | undefined) };
  const backups = { ...usualSettings.backups, ...(set['backups'] as object | undefined) };
  const signIn = { ...usualSettings.signIn, ...(set['signIn'] as object | undefined) };
  const read = settingsShape.safeParse({ ...usualSettings, ...set, disclosure, backups, signIn });
  return read.success ? read.data : usualSettings;
}
