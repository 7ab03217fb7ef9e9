/** An event as typed. */
export type TypedEvent = {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly amount: string;
  readonly note: string;
  readonly evidence: string;
};

const names = ['from', 'to', 'kind', 'amount', 'note', 'evidence'] as const;

const cell = (text: string): string => `"${text.trim().replaceAll('"', '""')}"`;

/** The table of one event, as it could be uploaded. */
export const eventTable = (typed: TypedEvent): string => `${names.join(',')}\n${names.map((name) => cell(typed[name])).join(',')}\n`;

/** Evidence that is a file of a building. @example evidenceOf('通知.pdf', 12) // '通知.pdf #12' */
export const evidenceOf = (file: string, id: number): string => `${file} #${id}`;

/** The number of the file in the evidence; undefined if it names none. */
export const attachmentIn = (evidence: string): string | undefined => / #(\d{1,9})$/u.exec(evidence)?.[1];
