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

/** Some settings, some of those that belong together among them. */
export type Change = Some<Omit<Settings, Groups>> & { readonly [K in Groups]?: Some<Settings[K]> | undefined };

type Groups = 'disclosure' | 'backups' | 'signIn';

type Some<T> = { readonly [K in keyof T]?: T[K] | undefined };

export type SettingsNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly audit: WriteTrail;
};

/**
 * What belongs to the city: read by all who may sign in, changed by administrators, every change in the trail.
 * @example await createSettings(needs).get(scope) // the settings of the city, whole
 */
export function createSettings(needs: SettingsNeeds) {
  const { postgres, now, audit } = needs;

  const get = async () => told(await store.settings(postgres, sameForAll));

  /** Throws Problem `tiles-not-usable`, `seen-missing`, `seen-not-latest`. */
  async function change(scope: Scope, { seen, ...given }: Change & { readonly seen?: string | undefined }) {
    const { detail, now: changed } = await inTransaction(postgres, (on) => changeAlone(on, scope, given, seen));
    if (Object.keys(detail).length > 0) await audit(scope, { action: 'settings-change', subject: 'settings', region: null, detail });
    return changed;
  }

  /** Of what is changed each must stand as it was read; other settings may have been changed since. */
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
    // each change has an instant of its own, by which it is named as read
    const at = Math.max(now(), (changedAt?.getTime() ?? 0) + 1);
    if (names.length > 0) await store.write(on, scope, Object.fromEntries(names.map((name) => [name, after[name]])), at);
    const detail = Object.fromEntries(names.map((name) => [name, { from: before[name], to: after[name] }]));
    return { detail, now: told(await store.settings(on, sameForAll)) };
  }

  return {
    get,
    change,
    /** The origin of the city's own tiles, for the policy of the page; null where there is none, or it cannot be asked. */
    tilesOrigin: (): Promise<string | null> =>
      get().then(
        ({ tiles }) => originOfTiles(tiles),
        () => null,
      ),
  };
}

/** Opens the empty city beside the demo, once; tells where it is and how its first administrator signs in. */
export type OwnCity = () => Promise<{ readonly url: string; readonly user?: string; readonly password?: string; readonly data: string }>;

export type SettingsService = ReturnType<typeof createSettings>;

const told = (rows: readonly store.Row[]) => ({
  ...wholeOf(rows),
  changedAt: rows[0]?.changed ?? null,
  changedBy: rows[0]?.changedBy ?? null,
});

/** Whoever changes what somebody has set must have read it: `seen` is the instant of the last change that was told with it. */
function refuseUnreadSettings(rows: readonly store.Row[], names: readonly string[], seen: string | undefined): void {
  const replaced = rows.filter(({ name }) => names.includes(name));
  const [latest] = rows.map(({ changed }) => changed.toISOString());
  if (replaced.length === 0 || latest === undefined) return;
  const isDisclosed = seen !== undefined && seen <= latest && new Date(seen).getTime() >= 0;
  const later = replaced.filter(({ changed }) => !isDisclosed || changed.toISOString() > seen).map(({ name }) => name);
  if (later.length > 0) refuseUnread(seen, latest, later.join(', '));
}

/** What is set over what is usual; what this program no longer understands counts as not set. */
function wholeOf(rows: readonly { name: string; value: unknown }[]): Settings {
  const set = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  const disclosure = { ...usualSettings.disclosure, ...(set['disclosure'] as object | undefined) };
  const backups = { ...usualSettings.backups, ...(set['backups'] as object | undefined) };
  const signIn = { ...usualSettings.signIn, ...(set['signIn'] as object | undefined) };
  const read = settingsShape.safeParse({ ...usualSettings, ...set, disclosure, backups, signIn });
  return read.success ? read.data : usualSettings;
}
