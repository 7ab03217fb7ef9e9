import { redirect } from '@tanstack/react-router';
import { queryClient } from './api.ts';
import { meQuery, mustSetUp } from './session.ts';
import { isSignedOut } from './trouble.ts';

/** Redirects to sign-in if nobody is signed in, and back afterwards. An account with a one-time password can only change it. */
export async function admit(href: string): Promise<void> {
  const me = await queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
    if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: href === '/' ? {} : { back: href } });
    throw error;
  });
  if (me.mustChange) throw redirect({ to: '/own-password', search: {} });
  if (mustSetUp(me)) throw redirect({ to: '/second-factor', search: {} });
}
