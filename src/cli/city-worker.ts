import { parentPort, workerData } from 'node:worker_threads';
import { demoCity, writeCity } from '../../test/city.ts';
import type { CityFile, Swap } from '../../test/city.ts';

/** A file that is written, with how many readings there will be in all (about); at the end the meter swaps that go with them. */
export type CityMessage = { readonly file: CityFile; readonly total: number } | { readonly swaps: readonly Swap[] };

const quartersOfTwoYears = 731 * 96;
const total = Math.round(demoCity.meteredBuildings * quartersOfTwoYears * 1.1);

const post = (message: CityMessage): void => parentPort?.postMessage(message);
const steps = writeCity({ ...demoCity, directory: (workerData as { directory: string }).directory });
for (let step = steps.next(); ; step = steps.next()) {
  if (step.done !== true) post({ file: step.value, total });
  else {
    post({ swaps: step.value.swaps });
    break;
  }
}
