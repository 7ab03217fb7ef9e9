import { accessWords } from '#access/words.ts';
import { backupWords } from '#backup/words.ts';
import { benchmarkingWords } from '#benchmarking/words.ts';
import { cliWords } from '#cli/words.ts';
import { words as dbWords } from '#db/words.ts';
import { disclosureWords } from '#disclosure/words.ts';
import { dossierWords } from '#dossier/words.ts';
import { doctorWords } from '#doctor/words.ts';
import { httpWords } from '#http/words.ts';
import { importsWords } from '#imports/words.ts';
import { jobsWords } from '#jobs/words.ts';
import type { Words } from '#kernel/finding.ts';
import { knowledgeWords } from '#knowledge/words.ts';

import { meteringWords, valueWords as meteringValues } from '#metering/words.ts';
import { placeWords } from '#place/words.ts';
import { planWords } from '#plan/words.ts';
import { policyWords } from '#policy/words.ts';
import { ratingWords } from '#rating/words.ts';
import { doorWords } from '#door/words.ts';
import { readingsWords } from '#readings/words.ts';

import { registryWords, valueWords as registryValues } from '#registry/words.ts';
import { settingsWords } from '#settings/words.ts';
import { sheetWords } from '#sheet/words.ts';
import { weatherWords } from '#weather/words.ts';

/** The words of each slice; no code belongs to two. */
export const wordsBySlice: Readonly<Record<string, Words>> = {
  http: httpWords,
  cli: cliWords,
  db: dbWords,
  knowledge: knowledgeWords,
  place: placeWords,
  access: accessWords,
  settings: settingsWords,
  jobs: jobsWords,
  sheet: sheetWords,
  imports: importsWords,
  registry: registryWords,
  dossier: dossierWords,
  weather: weatherWords,
  door: doorWords,
  readings: readingsWords,
  metering: meteringWords,
  benchmarking: benchmarkingWords,
  plan: planWords,
  policy: policyWords,
  rating: ratingWords,
  disclosure: disclosureWords,
  backup: backupWords,
  doctor: doctorWords,
};

/** The words of all slices by code, and what the coded values in them are called. */
export const words: Words = Object.assign({}, ...Object.values(wordsBySlice), registryValues, meteringValues) as Words;
