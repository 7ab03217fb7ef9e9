import type { Role } from '#kernel/scope.ts';

/** The role and place of an account, as typed. */
export type Given = {
  readonly name: string;
  readonly role: Role;
  readonly region?: string | undefined;
  readonly organisation?: string | undefined;
};

export const roles: readonly Role[] = ['bureau', 'owner', 'operator', 'auditor', 'viewer', 'aggregator', 'administrator'];

/** What a role takes; the server checks again. */
export function takes(role: Role): { readonly region: boolean; readonly organisation: boolean; readonly must: boolean } {
  switch (role) {
    case 'administrator':
      return { region: false, organisation: false, must: false };
    case 'bureau':
    case 'auditor':
      return { region: true, organisation: false, must: true };
    case 'owner':
    case 'operator':
    case 'aggregator':
      return { region: false, organisation: true, must: true };
    case 'viewer':
      return { region: true, organisation: true, must: false };
  }
}

/** Says what is missing, or undefined if it can be sent. */
export function checkGiven(
  { name, role, region, organisation }: Given,
  words: { readonly nameMissing: string; readonly regionMissing: string; readonly organisationMissing: string },
): string | undefined {
  if (name.trim().length < 2) return words.nameMissing;
  const { must, region: takesRegion } = takes(role);
  if (!must || region !== undefined || organisation !== undefined) return undefined;
  return takesRegion ? words.regionMissing : words.organisationMissing;
}

/** As the server expects it: without the place if the role does not take one. */
export function givenInput({ name, role, region, organisation }: Given) {
  const take = takes(role);
  return {
    name: name.trim(),
    role,
    ...(take.region && region !== undefined ? { region } : {}),
    ...(take.organisation && organisation !== undefined ? { organisation } : {}),
  };
}
