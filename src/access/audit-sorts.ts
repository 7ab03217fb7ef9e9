/** The columns that the audit trail is sorted by. */
export const auditSorts = ['at', 'actor', 'action', 'subject', 'region', 'count'] as const;

export type AuditSort = (typeof auditSorts)[number];
