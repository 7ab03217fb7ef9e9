import { randomBytes } from 'node:crypto';
import { slice } from '#slice.ts';
import type { RetrofitSurveyNeeds } from './needs.ts';
import { retrofitSurveyVocabulary } from './vocabulary.ts';
import { retrofitSurveyWords } from './words.ts';

type Before = Pick<RetrofitSurveyNeeds, 'imports' | 'registry' | 'equipment' | 'attachments' | 'retrofit' | 'access'>;

export const retrofitSurveySlice = slice({
  name: 'retrofit-survey',
  words: retrofitSurveyWords,
  vocabulary: retrofitSurveyVocabulary,
  async create({ stores: { postgres }, now, audit, site }, before: Before) {
    const [{ createRetrofitSurveys }, { retrofitSurveyDownloads, retrofitSurveyRoutes }] = await Promise.all([
      import('./retrofit-survey.ts'),
      import('./routes.ts'),
    ]);
    const secret = () => randomBytes(32).toString('hex');
    const service = createRetrofitSurveys({ ...before, postgres, now, audit, secret, url: () => site.url() });
    return {
      service,
      router: retrofitSurveyRoutes(service),
      downloads: retrofitSurveyDownloads(service),
      regionOf: { 'retrofit-survey': service.lies },
      checks: { 'retrofit-survey-photos': service.photosLost },
    };
  },
});
