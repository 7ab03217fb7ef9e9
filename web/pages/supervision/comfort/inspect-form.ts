import type { KeptMeasurement } from './outbox.ts';

/** A measurement as typed. */
export type Draft = {
  readonly building: string;
  readonly at: string;
  readonly number: string;
  readonly accuracyK: string;
  readonly verifiedUntil: string;
  readonly rooms: readonly { readonly room: string; readonly temperature: string }[];
  readonly witness: string;
  readonly note: string;
};

/**
 * @param at local time, `2026-07-01T10:00`
 * @param last the instrument used before, because it is probably the same
 * @param room the first to be measured, if known
 */
export const emptyDraft = (
  building: string,
  at: string,
  last: Pick<Draft, 'number' | 'accuracyK' | 'verifiedUntil'> | null,
  room = '',
): Draft => ({
  building,
  at,
  number: last?.number ?? '',
  accuracyK: last?.accuracyK ?? '',
  verifiedUntil: last?.verifiedUntil ?? '',
  rooms: [{ room, temperature: '' }],
  witness: '',
  note: '',
});

const typedNumber = (text: string): number | string => (text.trim() === '' ? '' : Number(text.trim().replace(/[,\uFF0C]/u, '.')));

/** What is sent of it; invalid numbers are sent as typed, so that the server says what is wrong with them. */
export function measuredOf(draft: Draft, client: string): KeptMeasurement['measured'] {
  const number = (text: string): number | string => {
    const value = typedNumber(text);
    return typeof value === 'number' && Number.isNaN(value) ? text : value;
  };
  return {
    client,
    at: draft.at,
    instrument: { number: draft.number, accuracyK: number(draft.accuracyK), verifiedUntil: draft.verifiedUntil },
    rooms: draft.rooms
      .filter(({ room, temperature }) => room.trim() !== '' || temperature.trim() !== '')
      .map(({ room, temperature }) => ({ room, temperature: number(temperature) })),
    ...(draft.witness.trim() !== '' && { witness: draft.witness }),
    ...(draft.note.trim() !== '' && { note: draft.note }),
  };
}

/** The draft of a kept measurement, to be corrected. */
export function draftOf({ building, measured }: KeptMeasurement): Draft {
  const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
  const instrument = (measured['instrument'] ?? {}) as Record<string, unknown>;
  const rooms = (measured['rooms'] ?? []) as Record<string, unknown>[];
  return {
    building,
    at: text(measured['at']),
    number: text(instrument['number']),
    accuracyK: text(instrument['accuracyK']),
    verifiedUntil: text(instrument['verifiedUntil']),
    rooms: rooms.map(({ room, temperature }) => ({ room: text(room), temperature: text(temperature) })),
    witness: text(measured['witness']),
    note: text(measured['note']),
  };
}
