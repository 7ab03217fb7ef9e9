import { type Carrier, carriers } from '#kernel/carrier.ts';
import { type VerificationState, verificationStates } from '#heat/meter-verification/vocabulary.ts';
import { dayIn, numberIn, textIn, wordIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';

/** A meter counts as due soon this many days before the end, unless the reader sets another number. */
const usually = 90;
const most = 3660;

/** The state of the page of one meter: which of its certificates is open. */
export const readMeter = (given: Readonly<Record<string, unknown>>) => ({ certificate: textIn(given, 'certificate') });

/** The state of the due list of meters. */
export const readDue = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  tab: wordIn(given, 'tab', ['list', 'shares'] as const, 'list'),
  on: dayIn(given, 'on'),
  within: numberIn(given, 'within', usually, 0, most),
  region: textIn(given, 'region'),
  building: textIn(given, 'building'),
  company: textIn(given, 'company'),
  point: textIn(given, 'point'),
  age: 'age' in given ? numberIn(given, 'age', 0, 0, 100) : undefined,
  carrier: carriers.find((one): one is Carrier => one === given['carrier']),
  state: verificationStates.find((one): one is VerificationState => one === given['state']),
});

export type DueAddress = ReturnType<typeof readDue>;

/** The input of the query, without the page: only the filters that were chosen. */
export function dueInput({ on, within, region, building, company, point, age, carrier, state }: DueAddress) {
  return {
    within,
    ...(on !== undefined && { on }),
    ...(region !== undefined && { region }),
    ...(building !== undefined && { building }),
    ...(company !== undefined && { company }),
    ...(point !== undefined && { point }),
    ...(age !== undefined && { age }),
    ...(carrier !== undefined && { carrier }),
    ...(state !== undefined && { state }),
  };
}
