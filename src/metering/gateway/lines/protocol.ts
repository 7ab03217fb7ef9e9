import type { Finding } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { BesideUnit } from '../codec/beside-unit.ts';
import type { DeviceClock, DeviceTime } from '../codec/device-time.ts';
import type { Doors } from './open-door.ts';

/** A connection as it was made. `everyS`: polls fall on multiples of it (s UTC). */
export type Connection = {
  readonly code: string;
  readonly protocol: string;
  readonly host: string;
  readonly port: number;
  readonly everyS: number;
  readonly settings: Readonly<Record<string, string>>;
  /** The names of its secrets. */
  readonly secrets: readonly string[];
};

/**
 * A value as it came: of a channel, when (null: no time of its own), as text or number; null says that there is none. `names` is what a
 * meter that is made for it is called, with its energy item. `refused`: its value or time is there and cannot be read, and it is not taken;
 * a code of `words.ts`, and what is there.
 */
export type RawValue = {
  readonly channel: string;
  readonly at: DeviceTime | null;
  readonly value: string | number | null;
  /** The unit that the device told; what the channel says goes before it. */
  readonly unit?: string;
  /** A unit that stands beside it in a message. */
  readonly beside?: BesideUnit;
  readonly refused?: { readonly code: string; readonly text: string };
  readonly names?: { readonly building: string; readonly meter: string; readonly item: string | null };
};

/** Values that came together. `digest`: of its bytes, where it has times of its own; `fresh`: not told later than it could have been. */
export type Arrival = {
  readonly values: readonly RawValue[];
  readonly digest: Buffer | null;
  readonly fresh: boolean;
  readonly frame?: Buffer;
};

/** What is wrong with bytes that came, in words of `words.ts`. */
export type RefusedFrame = { readonly code: string; readonly from: string; readonly bytes: Buffer };

/** What a line is given. */
export type LineNeeds = {
  readonly connection: Connection;
  readonly secrets: Readonly<Record<string, string>>;
  readonly doors: Doors;
  readonly now: () => number;
  /** The channels of this connection that are bound. */
  readonly channels: () => readonly string[];
  /** Keeps values. Settles when they are durable; fails only where the program ends or the message is none. */
  readonly take: (arrival: Arrival) => Promise<void>;
  readonly refuse: (refused: RefusedFrame) => void;
  /** So many polled values could not be kept: the store was away for too long. */
  readonly lost: (count: number) => void;
  /** Tells something of the connection; of what is alike of a channel the last. */
  readonly note: (finding: Finding) => void;
  /** Something was heard of a device, or the line to it broke. */
  readonly state: (state: LineState) => void;
  /** How each channel of a round fared over a line that stood. */
  readonly polled: (round: readonly Tested[]) => void;
  readonly profiles: Profiles;
  readonly patience: Patience;
};

/** What the times of its messages are read by. */
export const deviceClock = ({ connection, now }: Pick<LineNeeds, 'connection' | 'now'>): DeviceClock => ({
  now: now(),
  wholeDays: ['1d', '1month', '1year'].includes(connection.settings['interval'] ?? ''),
});

/** `listening`: nobody has come yet; `waiting`: it is being tried; `failed`: the last try came to nothing, and another follows. */
export type LineState = 'listening' | 'connected' | 'waiting' | 'failed';

/** How long (ms) somebody may stay who has not said who it is, and how long an address is held off; how long a device may take. */
export type Patience = { readonly identityMs: number; readonly heldOffMs: number; readonly answerMs: number };

/** What a channel shows when it is asked once. */
export type Tested = {
  readonly channel: string;
  readonly value: string | number | null;
  readonly unit?: string;
  /** When its own answer came (ms), or what the device says of it; null where there is no value. */
  readonly at: number | null;
  /** Where there is no value: when it was given up (ms). */
  readonly gaveUp?: number;
  /** A code of `words.ts`; null where it answered. */
  readonly problem: string | null;
  readonly frame: Buffer | null;
  /** What the device or its model calls it. */
  readonly name?: LocalizedText;
};

/** Of a channel that nobody answers for. */
export const silent: ReadonlySet<string | null> = new Set(['no-answer', 'line-broken']);

/** A line that is open. */
export type Line = { readonly stop: () => Promise<void> };

/** Registers of a model by name, `UNIT:PROFILE/NAME`: a file in `knowledge/devices/`. */
export type Profiles = {
  readonly register: (profile: string, name: string) => string | null;
  /** All registers of all models. */
  readonly all: () => readonly {
    readonly profile: string;
    readonly names: { readonly zh: string; readonly en: string };
    readonly name: string;
    readonly unit: string | null;
  }[];
};

/** A setting of a protocol, or a secret: its name and what it is. */
export type Setting = {
  readonly name: string;
  readonly label: LocalizedText;
  readonly isRequired?: true;
  /** How it is written, or what it does. */
  readonly hint?: LocalizedText;
  /** What holds where nothing is said. */
  readonly usual?: string;
  /** All that it can be. */
  readonly choices?: readonly string[];
  readonly isRight?: (text: string) => boolean;
};

/** A protocol: the one file of `lines/` beside its codec in `codec/`. Nothing else knows of it. */
export type Protocol = {
  readonly name: string;
  readonly label: LocalizedText;
  readonly way: 'listens' | 'dials' | 'polls';
  /** The port that it uses where none is named. */
  readonly port: number;
  readonly settings: readonly Setting[];
  /** `any`: each secret is an account and its password. */
  readonly secrets: readonly Setting[] | 'any';
  /** Whether devices dial in with these settings: then where the line is open to is looked at. */
  readonly listens: (settings: Connection['settings']) => boolean;
  /** A channel in the one way that it is written; null where it is none. */
  readonly channel: (text: string, profiles: Profiles) => string | null;
  /** A channel with all that it is read by, also what is left out where it is the usual: as people are told of it. */
  readonly whole?: (channel: string) => string;
  readonly channelExample: string;
  /** The device behind the line that a channel is read from, as the channel names it; without it, the line is the device. */
  readonly device?: (channel: string) => string;
  readonly open: (needs: LineNeeds) => Promise<Line>;
  /** Asks each of these channels once, or where none is named what is there; stores nothing. */
  readonly ask?: (needs: LineNeeds, channels: readonly string[], signal: AbortSignal) => Promise<readonly Tested[]>;
  /** Whether anybody answers where the connection leads; null where devices come by themselves. */
  readonly reach?: (needs: LineNeeds) => Promise<boolean | null>;
  /** Looks what is there at an address of the line; stores nothing. Without it: what waits of channels that are not bound. */
  readonly discover?: Discovery;
  /** What a frame says, in words; null where it is none. */
  readonly frameText?: (bytes: Buffer) => LocalizedText | null;
};

/** `hint`: what may stand as the address, empty or not. */
export type Discovery = {
  readonly hint: LocalizedText;
  readonly ask: (needs: LineNeeds, address: string, signal: AbortSignal) => Promise<readonly Tested[]>;
};

/** The two answers of a setting that is a switch. */
export const yesNo = ['yes', 'no'] as const;

export const yesOrNo = (text: string): boolean => text === 'yes' || text === 'no';

/** Every protocol there is, by name. */
export type Protocols = ReadonlyMap<string, Protocol>;
