import type { Explainer } from '#kernel/figure.ts';
import type { Scope } from '#kernel/scope.ts';
import { explainItem, explainScore } from './explain.ts';
import type { AssessmentQuestion } from './facts.ts';
import type { AssessmentNeeds } from './needs.ts';
import { assess } from './running.ts';
import { addSchemes, schemeNamed, schemesToday, soundSchemes, type SchemeFile } from './schemes.ts';

/**
 * Assessment schemes as files; scores and ranks the places directly below a place in a year.
 * @example await createAssessments(needs).run(scope, { id: 'city-counties', region: '140300', year: 2025, known })
 */
export function createAssessments(needs: AssessmentNeeds) {
  return {
    /** The schemes in force today. */
    schemes: () => schemesToday(needs),
    /** Throws `no-such-scheme`. */
    scheme: (id: string) => schemeNamed(needs, id),
    /** The schemes in a file. Throws `scheme-invalid` with every fault. */
    check: (file: SchemeFile) => soundSchemes(needs, file),
    /** Stores a file as knowledge of the city. Throws `scheme-invalid`, `knowledge-bad`. */
    add: (scope: Scope, file: SchemeFile) => addSchemes(needs, scope, file),
    /** Throws `no-such-scheme`, `no-such-place`, `assessment-no-places`. */
    run: (scope: Scope, asked: AssessmentQuestion) => assess(needs, scope, asked),
    knownAt: needs.indicators.knownAt,
    explainers: {
      'assessment-total': (scope, figure, question) => explainScore(needs, scope, figure, question),
      'assessment-item': (scope, figure, question) => explainItem(needs, scope, figure, question),
    } satisfies Readonly<Record<string, Explainer>>,
  };
}

export type Assessments = ReturnType<typeof createAssessments>;
