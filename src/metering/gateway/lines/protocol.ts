import type { Finding } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { BesideUnit } from '../codec/beside-unit.ts';
import type { DeviceClock, DeviceTime } from '../codec/device-time.ts';
import type { Doors } from './open-door.ts';

/** A connection as it was added. `everyS`: polls fall on multiples of it (s UTC). */
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
 * A value as received: its channel, its time (null: no time of its own), as text or number; null means that there is none. `names` is the
 * name of a meter that is created for it, with its energy item. `refused`: its value or time is present but unreadable, and it is not
 * accepted; a code of `words.ts`, and the text found.
 */
export type RawValue = {
  readonly channel: string;
  readonly at: DeviceTime | null;
  readonly value: string | number | null;
  /** The unit that the device reported; the unit of the channel takes precedence. */
  readonly unit?: string;
  /** A unit that is next to it in a message. */
  readonly beside?: BesideUnit;
  readonly refused?: { readonly code: string; readonly text: string };
  readonly names?: { readonly building: string; readonly meter: string; readonly item: string | null };
};

/** Values that arrived together. `digest`: of the bytes, if the values have their own times; `fresh`: sent without delay. */
export type Arrival = {
  readonly values: readonly RawValue[];
  readonly digest: Buffer | null;
  readonly fresh: boolean;
  readonly frame?: Buffer;
};

/** What is wrong with received bytes, in words of `words.ts`. */
export type RefusedFrame = { readonly code: string; readonly from: string; readonly bytes: Buffer };

/** The dependencies of a line. */
export type LineNeeds = {
  readonly connection: Connection;
  readonly secrets: Readonly<Record<string, string>>;
  readonly doors: Doors;
  readonly now: () => number;
  /** The channels of this connection that are bound. */
  readonly channels: () => readonly string[];
  /** Stores values. Settles when they are durable; fails only if the program ends or the message is invalid. */
  readonly take: (arrival: Arrival) => Promise<void>;
  readonly refuse: (refused: RefusedFrame) => void;
  /** This many polled values could not be stored: the store was unavailable for too long. */
  readonly lost: (count: number) => void;
  /** Reports a finding about the connection; the last of similar findings on a channel is kept. */
  readonly note: (finding: Finding) => void;
  /** Something was received from a device, or the line to it broke. */
  readonly state: (state: LineState) => void;
  /** The result of each channel in a round over a line that stayed up. */
  readonly polled: (round: readonly Tested[]) => void;
  readonly profiles: Profiles;
  readonly patience: Patience;
};

/** What is needed to read the times of its messages. */
export const deviceClock = ({ connection, now }: Pick<LineNeeds, 'connection' | 'now'>): DeviceClock => ({
  now: now(),
  wholeDays: ['1d', '1month', '1year'].includes(connection.settings['interval'] ?? ''),
});

/** `listening`: no device has connected yet; `waiting`: being tried; `failed`: the last attempt failed, and another follows. */
export type LineState = 'listening' | 'connected' | 'waiting' | 'failed';

/**
 * How long (ms) a caller may stay without identifying itself, how long an address is held off, and how long a device may take to answer.
 */
export type Patience = { readonly identityMs: number; readonly heldOffMs: number; readonly answerMs: number };

/** The result of reading a channel once. */
export type Tested = {
  readonly channel: string;
  readonly value: string | number | null;
  readonly unit?: string;
  /** When its own answer came (ms), or the time that the device gives; null if there is no value. */
  readonly at: number | null;
  /** If there is no value: when it was given up (ms). */
  readonly gaveUp?: number;
  /** A code of `words.ts`; null if it answered. */
  readonly problem: string | null;
  readonly frame: Buffer | null;
  /** The name that the device or its model gives it. */
  readonly name?: LocalizedText;
};

/** The problems of a channel from which nothing answers. */
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

/** A setting of a protocol, or a secret: its name and meaning. */
export type Setting = {
  readonly name: string;
  readonly label: LocalizedText;
  readonly isRequired?: true;
  /** How it is written, or what it does. */
  readonly hint?: LocalizedText;
  /** The default. */
  readonly usual?: string;
  /** All allowed values. */
  readonly choices?: readonly string[];
  readonly isRight?: (text: string) => boolean;
};

/** A protocol: one file of `lines/` plus its codec in `codec/`. Nothing else refers to it. */
export type Protocol = {
  readonly name: string;
  readonly label: LocalizedText;
  readonly way: 'listens' | 'dials' | 'polls';
  /** The default port. */
  readonly port: number;
  readonly settings: readonly Setting[];
  /** `any`: each secret is an account and its password. */
  readonly secrets: readonly Setting[] | 'any';
  /** Whether devices dial in with these settings: if so, who may reach the line is checked. */
  readonly listens: (settings: Connection['settings']) => boolean;
  /** The canonical form of a channel; null if it is not a channel. */
  readonly channel: (text: string, profiles: Profiles) => string | null;
  /** A channel with everything that determines how it is read, defaults included: the form shown to people. */
  readonly whole?: (channel: string) => string;
  readonly channelExample: string;
  /** The device behind the line that a channel is read from, as the channel names it; if absent, the line is the device. */
  readonly device?: (channel: string) => string;
  readonly open: (needs: LineNeeds) => Promise<Line>;
  /** Reads each of these channels once, or what is there if none is named; stores nothing. */
  readonly ask?: (needs: LineNeeds, channels: readonly string[], signal: AbortSignal) => Promise<readonly Tested[]>;
  /** Whether anything answers where the connection leads; null if devices connect by themselves. */
  readonly reach?: (needs: LineNeeds) => Promise<boolean | null>;
  /** Looks for what is at an address of the line; stores nothing. If absent: the waiting values of channels that are not bound. */
  readonly discover?: Discovery;
  /** The content of a frame, in words; null if it is not a frame. */
  readonly frameText?: (bytes: Buffer) => LocalizedText | null;
};

/** `hint`: what may be given as the address, empty or not. */
export type Discovery = {
  readonly hint: LocalizedText;
  readonly ask: (needs: LineNeeds, address: string, signal: AbortSignal) => Promise<readonly Tested[]>;
};

/** The two values of a switch setting. */
export const yesNo = ['yes', 'no'] as const;

export const yesOrNo = (text: string): boolean => text === 'yes' || text === 'no';

/** All protocols, by name. */
export type Protocols = ReadonlyMap<string, Protocol>;
