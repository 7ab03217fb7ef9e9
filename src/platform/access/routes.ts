import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { actions, can } from '#kernel/rights.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Access } from './access.ts';
import { accessContract } from './contract.ts';
import type { DeviceRow } from './store/device-store.ts';
import { placeOf } from './role-scope.ts';
import type { SessionRow } from './store/session-store.ts';
import type { UserRow } from './store/rows.ts';

export { accessDownloads } from './downloads.ts';

const os = implement(accessContract).$context<RequestContext>();

/** The contract of accounts, keys and the audit trail. */
export function accessRoutes(access: Access) {
  return os.router({
    users: userRoutes(access),
    sessions: os.sessions.handler(async ({ context }) => ({
      sessions: (await access.sessions(context.scope)).map((one) => presentSession(one, context.session)),
    })),
    endSessions: os.endSessions.handler(async ({ input, context }) => ({
      ended: await access.endOwnSessions(context.scope, input, context.session),
    })),
    devices: os.devices.handler(async ({ context }) => ({ devices: (await access.devices(context.scope)).map(presentDevice) })),
    forgetDevice: os.forgetDevice.handler(async ({ input, context }) => ({
      forgotten: await access.forgetDevice(context.scope, input.device),
    })),
    keys: keyRoutes(access),
    me: os.me.handler(({ context }) => meOf(access, context.scope)),
    audit: os.audit.handler(({ input, context }) => access.auditTrail(context.scope, input)),
  });
}

function userRoutes(access: Access) {
  return {
    add: os.users.add.handler(async ({ input, context }) => {
      const added = await access.addUser(context.scope, input);
      return { ...added, expiresAt: added.expiresAt.toISOString() };
    }),
    list: os.users.list.handler(async () => ({ users: (await access.users()).map(presentUser) })),
    disable: os.users.disable.handler(async ({ input, context }) =>
      presentUser(await access.setUserDisabled(context.scope, input.name, true)),
    ),
    enable: os.users.enable.handler(async ({ input, context }) =>
      presentUser(await access.setUserDisabled(context.scope, input.name, false)),
    ),
    unlock: os.users.unlock.handler(async ({ input, context }) => presentUser(await access.unlock(context.scope, input.name))),
    withoutSecondFactor: os.users.withoutSecondFactor.handler(async ({ input, context }) =>
      presentUser(await access.dropSecondFactor(context.scope, input.name)),
    ),
    reset: os.users.reset.handler(async ({ input, context }) => {
      const link = await access.resetUser(context.scope, input.name);
      return { ...link, expiresAt: link.expiresAt.toISOString() };
    }),
    sessions: os.users.sessions.handler(async ({ input, context }) => ({
      sessions: (await access.sessionsOf(input.name)).map((one) => presentSession(one, context.session)),
    })),
    endSessions: os.users.endSessions.handler(async ({ input, context }) => ({
      ended: await access.endSessionsOf(context.scope, input.name, input),
    })),
  };
}

function keyRoutes(access: Access) {
  return {
    create: os.keys.create.handler(async ({ input, context }) => {
      const key = await access.createKey(context.scope, input);
      return { ...key, expiresAt: key.expiresAt?.toISOString() ?? null };
    }),
    list: os.keys.list.handler(async () => {
      const keys = await access.keys();
      return {
        keys: keys.map((key) => ({
          ...key,
          createdAt: key.createdAt.toISOString(),
          expiresAt: key.expiresAt?.toISOString() ?? null,
          lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
        })),
      };
    }),
    revoke: os.keys.revoke.handler(async ({ input, context }) => {
      await access.revokeKey(context.scope, input.name);
      return { name: input.name, revoked: true };
    }),
  };
}

/** Throws Problem `not-signed-in`. */
async function meOf(access: Access, scope: Scope) {
  if (scope.role === 'public') throw new Problem('not-signed-in', 'not-signed-in');
  const user = await access.userOf(scope);
  return {
    name: scope.actor,
    role: scope.role,
    ...placeOf(scope.sees),
    actions: actions.filter((action) => can(scope, action)),
    mustChange: user?.mustChange ?? false,
    twoFactor: user?.twoFactor ?? false,
    needsTwoFactor: user !== undefined && (await access.needsSecondFactor(user.role)),
  };
}

function presentUser(user: UserRow) {
  const { id: _id, username: _username, createdAt, oneTimeUntil, ...rest } = user;
  return { ...rest, createdAt: createdAt.toISOString(), oneTimeUntil: oneTimeUntil?.toISOString() ?? null };
}

function presentDevice({ id, began, used, address, device }: DeviceRow) {
  return { device: id, began: began.toISOString(), used: used.toISOString(), address, browser: device };
}

/** @param asking the session making the request */
function presentSession({ began, used, ...rest }: SessionRow, asking: string | undefined) {
  return { ...rest, began: began.toISOString(), used: used.toISOString(), own: rest.session === asking };
}
