/**
 * Codes that versions up to 0.1.0 wrote into the records of imports, with their current codes: old records are shown with the same messages
 * as new ones.
 */
export const formerCodes: Readonly<Record<string, string>> = {
  'dossier-full': 'attachments-full',
  'dossier-file-absent': 'attachment-file-absent',
  'dossier-changed-later': 'attachment-changed-later',
  'has-dossier': 'has-attachments',
  'plan-bad': 'special-plan-bad',
  'plan-without-areas': 'special-plan-without-areas',
  'plan-feature-refused': 'special-plan-feature-refused',
  'plan-out-of-scope': 'special-plan-out-of-scope',
  'plan-of-elsewhere': 'special-plan-of-elsewhere',
  'plan-area-bad': 'special-plan-area-bad',
  'plan-area-empty': 'special-plan-area-empty',
  'plan-value-bad': 'special-plan-value-bad',
  'store-away': 'store-unavailable',
  'store-hangs': 'store-not-responding',
  'text-unsound': 'text-invalid',
  'lane-full': 'live-queue-full',
  'backup-strange': 'not-a-backup',
  'webhook-too-slow': 'webhook-unreachable',
};
