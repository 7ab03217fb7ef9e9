import { householdList, settlementPointList } from '#heat/heat-supply/vocabulary.ts';
import { textIn } from '../../../ui/address.ts';
import { listAddress } from '../../platform/ledger/list-address.ts';

/** The state of the list of households. */
export const householdsAddress = listAddress(householdList);

/** The state of the list of settlement points. */
export const settlementPointsAddress = listAddress(settlementPointList);

/** The state of the page of one household: the season whose bill is shown. */
export const readHousehold = (given: Readonly<Record<string, unknown>>) => ({ season: textIn(given, 'season') });
