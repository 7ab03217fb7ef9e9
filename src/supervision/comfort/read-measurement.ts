import type { Finding } from '#kernel/finding.ts';
import { parseDay } from '#kernel/day.ts';
import { parseInstant } from '#kernel/instant.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Instrument, Measurement, RoomMeasured } from './facts.ts';

/** Maximum number of rooms of an inspection, and maximum length of texts. */
const most = { rooms: 1000, text: 200, note: 2000 } as const;

/** Range of temperatures that can be measured in a room, degC, and maximum inaccuracy of an instrument, K. */
const [coldest, hottest, coarsest] = [-40, 70, 5];

type Given = Readonly<Record<string, unknown>>;

/**
 * Parses a measurement from a file or a form: `{client, at, instrument: {number, accuracyK, verifiedUntil}, rooms: [{room, temperature}],
 * witness?, note?}`.
 * @param zone of the building, for a time without one
 * @param now s UTC
 * @returns the measurement; or everything that is wrong with it, each with its place
 */
export function readMeasurement(
  given: unknown,
  zone: Zone,
  now: number,
): { readonly measured: Measurement } | { readonly faults: readonly Finding[] } {
  const faults: Finding[] = [];
  const fault = (field: string, rule: string, value: unknown): void =>
    void faults.push({ code: `measurement-${rule}`, severity: 'error', evidence: { field, value: shown(value) } });
  if (!isObject(given)) return { faults: [{ code: 'measurement-not-object', severity: 'error', evidence: {} }] };
  const text = (from: Given, field: string, name: string, longest: number): string => {
    const value = from[field];
    if (typeof value === 'string' && value.trim() !== '' && value.trim().length <= longest) return value.trim();
    fault(name, 'text-bad', value);
    return '';
  };
  const maybe = (field: string, longest: number): string | null =>
    given[field] === undefined || given[field] === null || given[field] === '' ? null : text(given, field, field, longest);
  const at = typeof given['at'] === 'string' ? parseInstant(given['at'], zone) : null;
  if (at === null) fault('at', 'time-bad', given['at']);
  else if (at > now + 300) fault('at', 'time-later', given['at']);
  const measured: Measurement = {
    client: text(given, 'client', 'client', most.text),
    at: new Date((at ?? 0) * 1000).toISOString().replace('.000Z', 'Z'),
    instrument: readInstrument(given['instrument'], text, fault),
    rooms: readRooms(given['rooms'], text, fault),
    witness: maybe('witness', most.text),
    note: maybe('note', most.note),
  };
  return faults.length > 0 ? { faults } : { measured };
}

type Text = (from: Given, field: string, name: string, longest: number) => string;
type Fault = (field: string, rule: string, value: unknown) => void;

const isObject = (value: unknown): value is Given => typeof value === 'object' && value !== null && !Array.isArray(value);

function readInstrument(given: unknown, text: Text, fault: Fault): Instrument {
  if (!isObject(given)) {
    fault('instrument', 'object-bad', given);
    return { number: '', accuracyK: 0, verifiedUntil: '' };
  }
  const { accuracyK, verifiedUntil } = given;
  const fine = typeof accuracyK === 'number' && accuracyK >= 0 && accuracyK <= coarsest;
  if (!fine) fault('instrument.accuracyK', 'number-bad', accuracyK);
  if (typeof verifiedUntil !== 'string' || parseDay(verifiedUntil) === null) fault('instrument.verifiedUntil', 'day-bad', verifiedUntil);
  return {
    number: text(given, 'number', 'instrument.number', most.text),
    accuracyK: fine ? accuracyK : 0,
    verifiedUntil: String(verifiedUntil),
  };
}

function readRooms(given: unknown, text: Text, fault: Fault): RoomMeasured[] {
  if (!Array.isArray(given) || given.length === 0 || given.length > most.rooms) {
    fault('rooms', 'rooms-bad', Array.isArray(given) ? given.length : given);
    return [];
  }
  const seen = new Set<string>();
  return given.map((one: unknown, index) => {
    const place = `rooms.${index}`;
    if (!isObject(one)) {
      fault(place, 'object-bad', one);
      return { room: '', temperature: 0 };
    }
    const room = text(one, 'room', `${place}.room`, most.text);
    if (seen.has(room)) fault(`${place}.room`, 'room-twice', room);
    seen.add(room);
    const { temperature } = one;
    const isReal = typeof temperature === 'number' && temperature >= coldest && temperature <= hottest;
    if (!isReal) fault(`${place}.temperature`, 'number-bad', temperature);
    return { room, temperature: isReal ? Math.round(temperature * 100) / 100 : 0 };
  });
}

/** A value shortened for a sentence. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
