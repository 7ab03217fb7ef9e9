import type { client } from '../../../api.ts';
import type { Paper } from './paper-fields.tsx';

/** A case as the requester may see it. */
export type CaseShown = Awaited<ReturnType<typeof client.cases.show>>;

export type StepWeighed = Awaited<ReturnType<typeof client.cases.weigh>>;

export type CaseStep = CaseShown['steps'][number];
export type CasePanel = CaseShown['panels'][number];
export type FormField = CaseStep['form'][number];
export type Ballot = Parameters<typeof client.cases.vote>[0]['ballot'];

/** A step as it is submitted; `at` and `for` if it was taken on paper. */
export type StepGiven = {
  readonly transition: string;
  readonly fields: Record<string, unknown>;
  readonly evidence: { kind: string; file: string }[];
  readonly note?: string;
  /** Why something that does not agree is taken all the same, by field. */
  readonly reasons?: Record<string, string>;
  readonly seen: string;
  readonly at?: string;
  readonly for?: string;
};

/** The actions on a case, by a signed-in user or by a link. */
export type CaseActions = {
  readonly take: (given: StepGiven) => Promise<unknown>;
  /** What a step would be told. */
  readonly weigh: (given: Pick<StepGiven, 'transition' | 'fields'> & Paper) => Promise<StepWeighed>;
  /** `seen`: the head of the record that the page showed. */
  readonly vote: (panel: string, ballot: Ballot, seen: string) => Promise<unknown>;
  /** Reloads the case. */
  readonly renew: () => Promise<unknown>;
  /** Lists of the city are not visible by a link. */
  readonly byLink: boolean;
  /** The token of the link. */
  readonly link?: string;
};
