import { expect, test } from 'vitest';
import { actions, can } from './rights.ts';
import { publicScope, roles } from './scope.ts';
import type { Role } from './scope.ts';

test('without sign-in only disclosed data can be viewed, and nothing else can be done', () => {
  expect(actions.filter((action) => can(publicScope, action))).toEqual(['public']);
});

const does = (role: Role) => actions.filter((action) => can({ identity: 'x', actor: 'x', role, sees: { all: true } }, action));

test('an administrator may do everything, a viewer only view', () => {
  expect(does('administrator')).toEqual(actions);
  // what a viewer may do in a case is determined by the case's own roles: an expert votes
  expect(does('viewer')).toEqual(['public', 'self', 'view', 'case']);
});

test('an auditor only exports, and reads the audit trail, bids, deliveries and shared data', () => {
  expect(does('auditor')).toEqual([
    'public',
    'self',
    'view',
    'export',
    'see-people',
    'case',
    'see-bids',
    'see-feeds',
    'see-deliveries',
    'audit',
    'see-parcels',
  ]);
});

test('an operator imports readings and swaps meters, and changes no building', () => {
  expect(does('operator')).toEqual(expect.arrayContaining(['import-readings', 'swap']));
  for (const action of ['edit', 'decide', 'merge', 'import-registry', 'audit'] as const) expect(does('operator')).not.toContain(action);
});

test('an owner edits, imports and decides, and neither merges nor discloses', () => {
  expect(does('owner')).toEqual(expect.arrayContaining(['edit', 'import-readings', 'decide']));
  for (const action of ['merge', 'disclose', 'audit', 'swap'] as const) expect(does('owner')).not.toContain(action);
});

test('accounts, knowledge and back-dating are reserved for the administrator', () => {
  for (const role of roles.filter((one) => one !== 'administrator')) {
    for (const action of ['accounts', 'knowledge', 'back-date', 'maintain', 'places', 'settings'] as const)
      expect(does(role)).not.toContain(action);
  }
});
