import type { client } from '../../../api.ts';

/** A case as who asks may see it. */
export type CaseShown = Awaited<ReturnType<typeof client.cases.show>>;

export type CaseStep = CaseShown['steps'][number];
export type CasePanel = CaseShown['panels'][number];
export type FormField = CaseStep['form'][number];
export type Ballot = Parameters<typeof client.cases.vote>[0]['ballot'];

/** A step as it is handed over; `at` and `for` of one on paper. */
export type StepGiven = {
  readonly transition: string;
  readonly fields: Record<string, unknown>;
  readonly evidence: { kind: string; file: string }[];
  readonly note?: string;
  readonly seen: string;
  readonly at?: string;
  readonly for?: string;
};

/** What is done with a case, by who is signed in or by a link. */
export type CaseActions = {
  readonly take: (given: StepGiven) => Promise<unknown>;
  /** `seen`: the head that stood on the page. */
  readonly vote: (panel: string, ballot: Ballot, seen: string) => Promise<unknown>;
  /** Asks for the case again. */
  readonly renew: () => Promise<unknown>;
  /** By a link lists of the city are not seen. */
  readonly byLink: boolean;
  /** The token of the link. */
  readonly link?: string;
};
