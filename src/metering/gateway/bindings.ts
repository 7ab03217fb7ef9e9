import { programScope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Pool } from 'pg';
import { channels } from './channel-store.ts';
import type { Conversion } from './convert.ts';
import { type Series, seriesOf, type SeriesNeeds } from './series.ts';

/** What a channel is bound to. `of`: what is known of its series; `ready`: the values that waited for it to be bound have been stored. */
export type Binding = Conversion & {
  readonly series: string;
  readonly of: Series | null;
  readonly zone: Zone;
  ready: Promise<void> | null;
};

export type Bindings = ReturnType<typeof createBindings>;

const usualZone = createZone('Asia/Shanghai') as Zone;

/** Which channel is bound to which series, cached in memory and reloaded when channels were written. */
export function createBindings({ postgres, ...needs }: SeriesNeeds & { readonly postgres: Pool }) {
  let byConnection = new Map<string, Map<string, Binding>>();
  const names = new Map<string, readonly string[]>();
  return {
    of: (connection: string, channel: string): Binding | undefined => byConnection.get(connection)?.get(channel),
    /** The bound channels; the same list until they are reloaded. */
    channels(connection: string): readonly string[] {
      const known = names.get(connection) ?? [...(byConnection.get(connection)?.keys() ?? [])];
      names.set(connection, known);
      return known;
    },
    /** Reloads the bindings. @param drain stores the waiting values of channels that were not bound before */
    async load(drain: (connection: string, channels: readonly string[]) => Promise<void>): Promise<void> {
      const kept = await channels(postgres, programScope);
      const codes = [...new Set(kept.map(({ series }) => series))];
      const facts = await seriesOf(needs, programScope, codes);
      const zones = new Map([...facts].map(([code, { zone }]) => [code, createZone(zone) ?? usualZone]));
      const before = byConnection;
      const next = new Map<string, Map<string, Binding>>();
      for (const { connection, channel, series, scale, offset, unit } of kept) {
        const mine = next.get(connection) ?? new Map<string, Binding>();
        next.set(connection, mine);
        const ready = before.get(connection)?.get(channel)?.ready ?? null;
        mine.set(channel, {
          series,
          of: facts.get(series) ?? null,
          scale: scale ?? 1,
          offset: offset ?? 0,
          unit,
          zone: zones.get(series) ?? usualZone,
          ready,
        });
      }
      byConnection = next;
      names.clear();
      for (const [connection, mine] of next) {
        const fresh = [...mine].filter(([channel]) => before.get(connection)?.has(channel) !== true);
        if (fresh.length === 0) continue;
        const brought = drain(
          connection,
          fresh.map(([channel]) => channel),
        ).finally(() => {
          for (const [, one] of fresh) one.ready = null;
        });
        brought.catch(() => undefined);
        for (const [, one] of fresh) one.ready = brought.catch(() => undefined);
      }
    },
  };
}
