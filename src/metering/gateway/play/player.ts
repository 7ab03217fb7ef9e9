import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Setting } from '../lines/protocol.ts';
import type { Place } from './field-devices.ts';

/** How a device is played: where it stands or whom it dials, how often (ms) it tells by itself, who it is. */
export type PlayGiven = {
  readonly place: Place;
  readonly everyMs: number;
  readonly set: Readonly<Record<string, string>>;
  readonly now: () => number;
};

/** A channel that a played device has, and the quantity and unit of what it tells. */
export type PlayedChannel = { readonly channel: string; readonly quantity: string; readonly unit: string };

export type Played = { readonly port: number; readonly channels: readonly PlayedChannel[]; readonly stop: () => Promise<void> };

/** A device that is played for a protocol: it waits to be asked, or dials who listens. */
export type Player = {
  readonly protocol: string;
  readonly way: 'answers' | 'dials';
  /** The port that it uses where none is named. */
  readonly port: number;
  readonly settings: readonly Setting[];
  readonly play: (given: PlayGiven) => Promise<Played>;
};

/** The devices that can be played, by the protocol that they speak: each `*-player.ts` makes its own known. */
export async function loadPlayers(): Promise<ReadonlyMap<string, Player>> {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('-player.ts'));
  const modules = await Promise.all(
    files.toSorted().map((name) => import(path.join(import.meta.dirname, name)) as Promise<{ players: readonly Player[] }>),
  );
  return new Map(modules.flatMap(({ players }) => players.map((one) => [one.protocol, one] as const)));
}

/**
 * Tells again and again, on multiples of `everyMs`; what fails is tried at the next one.
 * @returns stops it
 */
export function telling({ everyMs, now }: PlayGiven, tell: (at: number) => Promise<void>): () => Promise<void> {
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  let isOver = false;
  const round = (): void => {
    running = tell(now())
      .catch(() => undefined)
      .then(() => {
        if (!isOver) timer = setTimeout(round, everyMs - (now() % everyMs));
      });
  };
  round();
  return async () => {
    isOver = true;
    clearTimeout(timer);
    await running;
  };
}
