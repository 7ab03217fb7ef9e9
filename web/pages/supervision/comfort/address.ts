import { dayIn, textIn, wordIn } from '../../../ui/address.ts';

/** The area of indoor temperature: what is measured, what was inspected, the seasons; `from`, `to` (not included) local days. */
export type TemperatureAddress = {
  readonly view: 'control' | 'inspections' | 'seasons';
  readonly region: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
};

export const readTemperature = (given: Readonly<Record<string, unknown>>): TemperatureAddress => ({
  view: wordIn(given, 'view', ['control', 'inspections', 'seasons'], 'control'),
  ...readPeriod(given),
  region: textIn(given, 'region'),
});

export type PeriodAddress = Pick<TemperatureAddress, 'from' | 'to'>;

export const readPeriod = (given: Readonly<Record<string, unknown>>): PeriodAddress => ({
  from: dayIn(given, 'from'),
  to: dayIn(given, 'to'),
});

/** The indoor environment of a building: optionally one room, by which step. */
export const readIndoor = (given: Readonly<Record<string, unknown>>) => ({
  room: textIn(given, 'room'),
  by: wordIn(given, 'by', ['month', 'day', 'year'], 'month'),
});

/** `inspection`: a repeated measurement; `kept`: corrects what this device holds; `room`: the first to be measured. */
export type InspectAddress = {
  readonly building: string | undefined;
  readonly room: string | undefined;
  readonly inspection: string | undefined;
  readonly kept: string | undefined;
};

export const readInspect = (given: Readonly<Record<string, unknown>>): InspectAddress => ({
  building: textIn(given, 'building'),
  room: textIn(given, 'room'),
  inspection: textIn(given, 'inspection'),
  kept: textIn(given, 'kept'),
});
