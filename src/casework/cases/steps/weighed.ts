import type { ReportBefore } from '../agreement/must-value.ts';
import type { Fields } from '../facts.ts';
import type { OpenCase } from '../open-case.ts';
import type { Who } from './who.ts';

/** What is weighed: a case with the values that it would have, by whom and when. */
export type Weighed = {
  readonly open: Pick<OpenCase, 'head' | 'procedure' | 'zone' | 'events' | 'began'>;
  readonly who: Pick<Who, 'scope' | 'link'>;
  /** ms */
  readonly at: number;
  readonly fields: Fields;
  /** The fields to look at; `case` is the case as a whole. */
  readonly names: ReadonlySet<string>;
  /** For a report: what that of the period before states. */
  readonly before?: ReportBefore;
};
