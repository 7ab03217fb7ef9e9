import { accessWords } from '#access/words.ts';
import { backupWords } from '#backup/words.ts';
import { benchmarkingWords } from '#benchmarking/words.ts';
import { cliWords } from '#cli/words.ts';
import { words as dbWords } from '#db/words.ts';
import { disclosureWords } from '#disclosure/words.ts';
import { attachmentsWords } from '#attachments/words.ts';
import { doctorWords } from '#doctor/words.ts';
import { httpWords } from '#http/words.ts';
import { importsWords } from '#imports/words.ts';
import { jobsWords } from '#jobs/words.ts';
import type { Words } from '#kernel/finding.ts';
import { knowledgeWords } from '#knowledge/words.ts';

import { meteringWords, valueWords as meteringValues } from '#metering/words.ts';
import { placeWords } from '#place/words.ts';
import { specialPlansWords } from '#special-plans/words.ts';
import { policyWords } from '#policy/words.ts';
import { ratingWords } from '#rating/words.ts';
import { readingIntakeWords } from '#reading-intake/words.ts';
import { readingsWords } from '#readings/words.ts';

import { registryWords, valueWords as registryValues } from '#registry/words.ts';
import { settingsWords } from '#settings/words.ts';
import { tablesWords } from '#tables/words.ts';
import { statementWords } from '#statement/words.ts';
import { weatherWords } from '#weather/words.ts';
import { formerCodes } from './former-codes.ts';

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
  tables: tablesWords,
  imports: importsWords,
  registry: registryWords,
  attachments: attachmentsWords,
  statement: statementWords,
  weather: weatherWords,
  'reading-intake': readingIntakeWords,
  readings: readingsWords,
  metering: meteringWords,
  benchmarking: benchmarkingWords,
  'special-plans': specialPlansWords,
  policy: policyWords,
  rating: ratingWords,
  disclosure: disclosureWords,
  backup: backupWords,
  doctor: doctorWords,
};

const today: Words = Object.assign({}, ...Object.values(wordsBySlice), registryValues, meteringValues) as Words;

const former = Object.entries(formerCodes).flatMap(([code, now]) => (today[now] === undefined ? [] : [[code, today[now]] as const]));

/** The words of all slices by code, of codes of earlier versions too, and what the coded values in them are called. */
export const words: Words = { ...Object.fromEntries(former), ...today };
