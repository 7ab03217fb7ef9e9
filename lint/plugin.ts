import { commentWidth } from './comment-width.ts';
import { dictionaryWords } from './dictionary-words.ts';
import { serviceExample } from './service-example.ts';
import { byRole, noSleeps } from './no-sleeps.ts';
import { plainNames } from './plain-names.ts';
import { scopeOrReason } from './scope-or-reason.ts';

/** The project's own rules that no linter provides. */
export default {
  meta: { name: 'yaodong' },
  rules: {
    'comment-width': commentWidth,
    'service-example': serviceExample,
    'plain-names': plainNames,
    'scope-or-reason': scopeOrReason,
    'no-sleeps': noSleeps,
    'by-role': byRole,
    'dictionary-words': dictionaryWords,
  },
};
