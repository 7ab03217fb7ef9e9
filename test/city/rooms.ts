import { demoCity } from '../city.ts';
import { CsvFile } from './bytes.ts';
import { hash, mix } from './random.ts';

/** Demonstration rooms: what sensors there would report is calculated from place and hour alone, and is not measured anywhere. */

/** Prefix of everything that is made up. */
export const demoMark = { zh: '示范数据：', en: 'Demo data: ' } as const;

const hourMs = 3_600_000;
const zoneMs = 8 * hourMs;
const dayMs = 24 * hourMs;

/** When the demo city heats and cools, first and last day. */
export const demoSeasons = { heating: { from: '11-01', to: '03-31' }, cooling: { from: '06-01', to: '09-15' } } as const;

/** How many days ago each disorder began and ended. */
export const roomStories = {
  /** The unit of the first building ran through every night from the city's last day on, until someone fixed it. */
  nights: { from: 1000, until: 40 },
  /** The unit of the fourth still does. */
  stillNights: { from: 6, until: 0 },
  /** A sensor of the first building reported the same value for days. */
  stuck: { from: 12, until: 5 },
  /** A sensor of the second building reported nothing. */
  gap: { from: 30, until: 21 },
  /** A room of the third was cold. */
  cold: { from: 9, until: 6 },
} as const;

type Story = keyof typeof roomStories;

/** A sensor of a building, and its value at an hour (ms), given the number of days before the last one; null: it reports nothing. */
export type RoomPoint = {
  readonly code: string;
  readonly quantity: 'temperature' | 'humidity' | 'co2' | 'state' | 'power';
  readonly name: string;
  readonly space: string;
  readonly equipment: string;
  readonly tag: string;
  readonly value: (at: number, daysLeft: number) => number | null;
};

const roomNumber = (room: number): string => `${1 + Math.floor(room / 4)}0${1 + (room % 4)}`;
const localOf = (at: number): Date => new Date(at + zoneMs);
const ofYear = (at: number): string => localOf(at).toISOString().slice(5, 10);

export function demoSeasonAt(at: number): 'heating' | 'cooling' | null {
  const { heating, cooling } = demoSeasons;
  const day = ofYear(at);
  if (day >= heating.from || day <= heating.to) return 'heating';
  return day >= cooling.from && day <= cooling.to ? 'cooling' : null;
}

/** Whether people are present according to the demo's occupied time: 8 to 18 from Monday to Friday. */
export function isDemoOccupied(at: number): boolean {
  const local = localOf(at);
  const hour = local.getUTCHours();
  return local.getUTCDay() % 6 !== 0 && hour >= 8 && hour < 18;
}

const isIn = (story: Story, daysLeft: number): boolean => daysLeft <= roomStories[story].from && daysLeft > roomStories[story].until;

/** From -1 to 1, always the same for a place and an hour. */
const noise = (code: string, at: number): number => (mix(hash(code, 3), Math.floor(at / hourMs)) / 4_294_967_296) * 2 - 1;

const warm = [22.6, 20.8, 19.8, 19.5, 19.3] as const;
const cool = [24.3, 25.4, 26.3, 26.7, 27.4] as const;
/** K by which a building is warmer than others in winter, and colder in summer. */
const zeal = [0.9, -0.2, -0.7, 0.3, 0.5, -0.5] as const;

/** degC: by season, position of the room, occupancy and hour. */
function roomTemperature(code: string, building: number, room: number, at: number): number {
  const season = demoSeasonAt(at);
  const [kind, away] = [(room + building) % 5, isDemoOccupied(at) ? 0 : 1];
  const swing = Math.sin((2 * Math.PI * (localOf(at).getUTCHours() - 9)) / 24) * 0.4 + noise(code, at) * 0.25;
  const mean = season === 'heating' ? warm[kind] : season === 'cooling' ? cool[kind] : 22 + kind * 0.4;
  const drift = season === 'heating' ? -1.2 : season === 'cooling' ? 1.4 : 0;
  const lean = (zeal[building % zeal.length] ?? 0) * -Math.sign(drift);
  return (mean ?? 22) + drift * away + lean + swing;
}

const round = (value: number, parts: number): number => Math.round(value * parts) / parts;

/** The main meter measures these nights too, and it continues from this day on (`going-on.ts`). */
const nightsBegin = Date.parse(`${demoCity.to}T00:00:00Z`) - zoneMs;

const isNightsStory = (at: number, daysLeft: number): boolean => at >= nightsBegin && isIn('nights', daysLeft);

function runs(building: number, at: number, daysLeft: number): 0 | 1 {
  const isNight = (building === 0 && isNightsStory(at, daysLeft)) || (building === 3 && isIn('stillNights', daysLeft));
  return isNight || isDemoOccupied(at) ? 1 : 0;
}

/** kW that a unit draws when it runs; that of the first building is a large one. */
const unitPower = (code: string, building: number, at: number): number =>
  round((building === 0 ? 30 : 7.5) * (1 + 0.08 * noise(`${code}kw`, at)), 100);

/** kW that the unit of the first building drew in an hour of the nights, which its main meter has in addition. */
export const nightPower = (code: string, at: number, daysLeft: number): number =>
  isNightsStory(at, daysLeft) && !isDemoOccupied(at) ? unitPower(code, 0, at) : 0;

/** A temperature sensor in each room, others in a few, and the unit that serves them; the last building does not report whether it runs. */
export function roomPointsOf(code: string, building: number, rooms: number, isRunningTold: boolean): RoomPoint[] {
  const equipment = 'AHU-1';
  const sensor = (
    kind: string,
    room: number,
    rest: Pick<RoomPoint, 'quantity' | 'tag' | 'value'> & { readonly what: string },
  ): RoomPoint => {
    const { what, ...point } = rest;
    const space = roomNumber(room);
    return { ...point, code: `${code}-${kind}${space}`, name: `${demoMark.zh}${space} 室${what}`, space, equipment };
  };
  const all = Array.from({ length: rooms }, (_, room) => room);
  const told = (at: number, value: number): number | null => (noise(`${code}-lost`, at) > 0.994 ? null : value);
  return [
    ...all.map((room) =>
      sensor('T', room, {
        what: '温度',
        quantity: 'temperature',
        tag: 'zone-air',
        value: (at, daysLeft) => {
          if (building === 0 && room === 2 && isIn('stuck', daysLeft)) return 21.4;
          if (building === 1 && room === 1 && isIn('gap', daysLeft)) return null;
          const cold = building === 2 && room === 3 && isIn('cold', daysLeft) ? -5 : 0;
          return told(at, round(roomTemperature(`${code}${room}`, building, room, at) + cold, 100));
        },
      }),
    ),
    ...all.slice(0, 3).map((room) =>
      sensor('C', room, {
        what: '二氧化碳',
        quantity: 'co2',
        tag: 'zone-air',
        value: (at) =>
          told(at, Math.round(430 + (isDemoOccupied(at) ? 420 + 260 * ((building + room) % 3) : 0) + 40 * noise(`${code}c${room}`, at))),
      }),
    ),
    ...all.slice(0, 2).map((room) =>
      sensor('H', room, {
        what: '相对湿度',
        quantity: 'humidity',
        tag: 'zone-air',
        value: (at) => told(at, round((demoSeasonAt(at) === 'heating' ? 32 : 52) + 6 * noise(`${code}h${room}`, at), 10)),
      }),
    ),
    ...(isRunningTold ? unitPoints(code, building, equipment) : []),
  ];
}

function unitPoints(code: string, building: number, equipment: string): RoomPoint[] {
  const base = { space: '', equipment };
  const running = (at: number, daysLeft: number) => runs(building, at, daysLeft);
  return [
    { ...base, code: `${code}-RUN`, name: `${demoMark.zh}空调机组运行`, quantity: 'state', tag: 'running', value: running },
    {
      ...base,
      code: `${code}-KW`,
      name: `${demoMark.zh}空调机组功率`,
      quantity: 'power',
      tag: 'power',
      value: (at, daysLeft) => running(at, daysLeft) * unitPower(code, building, at),
    },
  ];
}

/** The list of points as the import accepts it. */
export function writeRoomPoints(path: string, building: string, points: readonly RoomPoint[]): void {
  const file = new CsvFile(path);
  file.row(['代码', '量', '建筑', '名称', '房间', '设备', '标签', '保持']);
  for (const { code, quantity, name, space, equipment, tag } of points)
    file.row([code, quantity, building, name, space, equipment, tag, '1h']);
  file.close();
}

/** The options for the import of `writeRoomValues`. */
export const roomValueOptions = { layout: 'wide', timeColumn: '时间', zone: 'Asia/Shanghai' } as const;

/** Their values hour by hour, in columns. @param until ms, a whole hour: the last one is the hour before */
export function writeRoomValues(path: string, points: readonly RoomPoint[], { days, until }: { days: number; until: number }): void {
  const file = new CsvFile(path);
  file.row(['时间', ...points.map(({ code }) => code)]);
  for (let at = until - days * dayMs; at < until; at += hourMs) {
    const time = localOf(at).toISOString().slice(0, 16).replace('T', ' ');
    file.row([time, ...points.map(({ value }) => value(at, (until - at) / dayMs))]);
  }
  file.close();
}
