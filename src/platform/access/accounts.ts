import { randomBytes, randomInt } from 'node:crypto';
import { Problem } from '#kernel/problem.ts';
import type { Role } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { namePattern } from './auth.ts';
import type { Auth } from './auth.ts';
import { canonicalName } from './store/canonical-name.ts';
import type { SignInRules } from './facts.ts';
import { roleScope } from './role-scope.ts';
import type { Place } from './role-scope.ts';
import type { AccessStore } from './store/store.ts';
import type { UserRow } from './store/rows.ts';

export type Given = {
  readonly name: string;
  readonly role: Role;
  readonly region?: string | undefined;
  readonly organisation?: string | undefined;
};

export type AccountNeeds = {
  readonly auth: Auth;
  readonly store: AccessStore;
  readonly site: () => string;
  readonly now: () => number;
  /** The city's rules for everyone who signs in. */
  readonly rules: () => Promise<SignInRules>;
};

const linkValidMs = 24 * 3_600_000;

/** The names that the program itself uses in the audit trail. */
const ownNames = new Set(['local', 'yaodong', 'public', 'nobody']);

/** The given place, checked against the role. Throws Problem. */
export function placeFor(given: Given): Place {
  const place = { region: given.region ?? null, organisation: given.organisation ?? null };
  roleScope(given.role, place);
  return place;
}

/** Throws if a name cannot be used in the audit trail. */
export function checkName(name: string): void {
  if (!namePattern.test(name) || ownNames.has(canonicalName(name))) throw new Problem('bad-input', 'name-not-usable', { name });
}

/**
 * Adds an account. The password is returned once; with `mustChange` it allows only changing the password itself, and only until
 * `expiresAt`.
 * Throws Problem: name taken or invalid, role and place do not match.
 */
export async function addAccount(
  needs: AccountNeeds,
  given: Given & { readonly password?: string; readonly mustChange: boolean },
): Promise<{ place: Place; password: string; expiresAt: Date }> {
  checkName(given.name);
  const place = placeFor(given);
  if ((await needs.store.user(wholeProgram, given.name)) !== undefined) throw new Problem('conflict', 'name-taken', { name: given.name });
  const password = given.password ?? oneTimePassword();
  const expiresAt = new Date(needs.now() + (await needs.rules()).oneTimeHours * 3_600_000);
  const inside = await needs.auth.$context;
  const user = await inside.internalAdapter.createUser({
    name: given.name,
    email: `${Buffer.from(canonicalName(given.name)).toString('hex')}@accounts.invalid`,
    emailVerified: true,
    username: canonicalName(given.name),
    displayUsername: given.name,
    role: given.role,
    ...place,
    mustChange: given.mustChange,
    oneTimeUntil: given.mustChange ? expiresAt : null,
    disabled: false,
  });
  const hash = await inside.password.hash(password);
  await inside.internalAdapter.linkAccount({ userId: user.id, accountId: user.id, providerId: 'credential', password: hash });
  return { place, password, expiresAt };
}

/** The account with that name. Throws Problem `no-such-user`. */
export async function accountNamed(needs: AccountNeeds, name: string): Promise<UserRow> {
  const user = await needs.store.user(wholeProgram, name);
  if (user === undefined) throw new Problem('not-found', 'no-such-user', { name });
  return user;
}

/** Closes an account and ends its sessions, or reopens it. The last administrator cannot be closed. */
export async function setAccountDisabled(needs: AccountNeeds, name: string, disabled: boolean): Promise<UserRow> {
  const user = await accountNamed(needs, name);
  const last = disabled && user.role === 'administrator' && (await needs.store.otherAdministrators(wholeProgram, user.id)) === 0;
  if (last) throw new Problem('conflict', 'last-administrator', { name });
  await needs.store.setDisabled(wholeProgram, user.id, disabled);
  if (disabled) {
    await needs.store.endPending(wholeProgram, user.id);
    await needs.store.forgetDevices(wholeProgram, user.id);
  }
  return { ...user, disabled };
}

/** A link that sets a new password once, valid for a day. The current password stays valid until then. */
export async function oneTimeLink(
  needs: AccountNeeds,
  name: string,
): Promise<{ name: string; region: string | null; organisation: string | null; link: string; expiresAt: Date }> {
  const user = await accountNamed(needs, name);
  const token = randomBytes(24).toString('base64url');
  // better-auth checks it against the machine clock
  const expiresAt = new Date(Date.now() + linkValidMs);
  const inside = await needs.auth.$context;
  await inside.internalAdapter.createVerificationValue({ identifier: `reset-password:${token}`, value: user.id, expiresAt });
  return {
    name: user.name,
    region: user.region,
    organisation: user.organisation,
    link: `${needs.site()}/new-password?token=${token}`,
    expiresAt,
  };
}

/** Whether an account has a one-time password that has expired. */
export function hasExpired({ mustChange, oneTimeUntil }: Pick<UserRow, 'mustChange' | 'oneTimeUntil'>, now: number): boolean {
  return mustChange && oneTimeUntil !== null && oneTimeUntil.getTime() <= now;
}

/** Sixteen letters and digits that are not easily confused, about 79 bits. */
export function oneTimePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const pick = () => letters[randomInt(letters.length)] ?? 'x';
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, pick).join('')).join('-');
}
