import type { WriteTrail } from '#kernel/trail.ts';
import { isDeepStrictEqual } from 'node:util';
import type { Pool } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import { programScope } from '#kernel/scope.ts';
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

  async function get(scope: Scope) {
    const rows = await store.settings(postgres, scope);
    const [last] = rows;
    return { ...wholeOf(rows), changedAt: last?.changed ?? null, changedBy: last?.changedBy ?? null };
  }

  /** Throws Problem `tiles-not-usable`. */
  async function change(scope: Scope, given: Change) {
    const { changedAt: _at, changedBy: _by, ...before } = await get(scope);
    const after = settingsShape.parse({
      ...before,
      ...given,
      disclosure: { ...before.disclosure, ...given.disclosure },
      backups: { ...before.backups, ...given.backups },
      signIn: { ...before.signIn, ...given.signIn },
    });
    originOfTiles(after.tiles);
    const names = (Object.keys(after) as (keyof Settings)[]).filter((name) => !isDeepStrictEqual(before[name], after[name]));
    if (names.length === 0) return get(scope);
    await store.write(postgres, scope, Object.fromEntries(names.map((name) => [name, after[name]])), now());
    const detail = Object.fromEntries(names.map((name) => [name, { from: before[name], to: after[name] }]));
    await audit(scope, { action: 'settings-change', subject: 'settings', region: null, detail });
    return get(scope);
  }

  return {
    get,
    change,
    /** The origin of the city's own tiles, for the policy of the page; null where there is none, or it cannot be asked. */
    tilesOrigin: (): Promise<string | null> =>
      get(programScope).then(
        ({ tiles }) => originOfTiles(tiles),
        () => null,
      ),
  };
}

/** Opens the empty city beside the demo, once; tells where it is and how its first administrator signs in. */
export type OwnCity = () => Promise<{ readonly url: string; readonly user?: string; readonly password?: string; readonly data: string }>;

export type SettingsFace = ReturnType<typeof createSettings>;

/** What is set over what is usual; what this program no longer understands counts as not set. */
function wholeOf(rows: readonly { name: string; value: unknown }[]): Settings {
  const set = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  const disclosure = { ...usualSettings.disclosure, ...(set['disclosure'] as object | undefined) };
  const backups = { ...usualSettings.backups, ...(set['backups'] as object | undefined) };
  const signIn = { ...usualSettings.signIn, ...(set['signIn'] as object | undefined) };
  const read = settingsShape.safeParse({ ...usualSettings, ...set, disclosure, backups, signIn });
  return read.success ? read.data : usualSettings;
}
