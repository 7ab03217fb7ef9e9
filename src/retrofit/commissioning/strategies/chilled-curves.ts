/** What counts as like load and like weather, and how wide a step of supply temperature is. */
const widths = { load: 0.1, outdoor: 4, supply: 1 } as const;

type Part = { hours: number; output: number; input: number; comfortable: number };

/** An hour in which a chiller ran: its share of the greatest output, degC outdoors and of supply, kW out and in. */
export type ChilledHour = {
  readonly share: number;
  readonly outdoor: number;
  readonly supply: number;
  readonly output: number;
  readonly input: number;
  /** Whether the rooms were within their limits. */
  readonly isComfortable: boolean;
};

/** A step of supply temperature at like load and weather. */
export type SupplyStep = {
  /** Its lower end, degC. */
  readonly supply: number;
  /** Input per output. */
  readonly specific: number;
  /** Share of its hours in which the rooms were within their limits. */
  readonly comfortable: number;
  readonly hours: number;
};

type Place = Pick<ChilledHour, 'share' | 'outdoor'>;

/**
 * What a chiller took per output at each supply temperature, at like load (a tenth of its greatest output) and like weather (4 K), to which
 * it gives the heat off. Hours count from the day after their own on, so that no hour is judged by itself.
 * @param least hours that a step needs
 */
export function createChilledCurves(least: number) {
  const cells = new Map<string, Map<number, Part>>();
  let [day, waiting]: [number, ChilledHour[]] = [Number.NaN, []];
  const take = (hour: ChilledHour): void => {
    const cell = cells.get(placeOf(hour)) ?? new Map<number, Part>();
    const step = stepOfSupply(hour.supply);
    const part = cell.get(step) ?? { hours: 0, output: 0, input: 0, comfortable: 0 };
    part.hours += 1;
    part.output += hour.output;
    part.input += hour.input;
    part.comfortable += hour.isComfortable ? 1 : 0;
    cells.set(placeOf(hour), cell.set(step, part));
  };
  const stepsOf = (cell: ReadonlyMap<number, Part> | undefined): SupplyStep[] =>
    [...(cell ?? [])]
      .filter(([, { hours }]) => hours >= least)
      .map(([supply, { hours, output, input, comfortable }]) => ({
        supply,
        specific: input / output,
        comfortable: comfortable / hours,
        hours,
      }))
      .toSorted((a, b) => a.supply - b.supply);
  return {
    /** Called with the day of each hour, in order: what came before it is known from then on. */
    endDay(of: number): void {
      if (of === day) return;
      day = of;
      for (const hour of waiting) take(hour);
      waiting = [];
    },
    add: (hour: ChilledHour): void => void waiting.push(hour),
    /** The steps that were measured often enough at like load and weather, the coldest first. */
    steps: (place: Place): SupplyStep[] => stepsOf(cells.get(placeOf(place))),
    /** Those where most hours were. */
    usual(): SupplyStep[] {
      const all = [...cells.values()].map(stepsOf);
      const hours = (steps: readonly SupplyStep[]) => steps.reduce((sum, one) => sum + one.hours, 0);
      return all.reduce<SupplyStep[]>((most, one) => (one.length >= 2 && hours(one) > hours(most) ? one : most), []);
    },
  };
}

/** The step of a supply temperature: its lower end, degC. */
export const stepOfSupply = (supply: number): number => Math.floor(supply / widths.supply) * widths.supply;

const lastTenth = Math.round(1 / widths.load) - 1;

const placeOf = ({ share, outdoor }: Place): string =>
  `${Math.min(lastTenth, Math.floor(share / widths.load))} ${Math.floor(outdoor / widths.outdoor)}`;
