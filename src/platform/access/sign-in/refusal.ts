import { Problem } from '#kernel/problem.ts';
import { shortestPassword } from '../auth.ts';

/** A refusal by better-auth, as one of our problems. A wrong name and a wrong password are reported identically. */
export function refusal(status: number, told: Readonly<Record<string, unknown>>): Problem {
  const code = typeof told['code'] === 'string' ? told['code'] : '';
  switch (code) {
    case 'INVALID_USERNAME_OR_PASSWORD':
    case 'INVALID_USERNAME':
    case 'USERNAME_TOO_SHORT':
    case 'USERNAME_TOO_LONG':
      return new Problem('not-signed-in', 'wrong-password');
    case 'INVALID_PASSWORD':
      return new Problem('bad-input', 'wrong-current-password');
    case 'PASSWORD_TOO_SHORT':
    case 'PASSWORD_TOO_LONG':
      return new Problem('bad-input', 'password-length', { least: shortestPassword, most: 128 });
    case 'INVALID_TOKEN':
      return new Problem('bad-input', 'link-used-up');
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
      return new Problem('not-signed-in', 'wrong-code');
    case 'INVALID_TWO_FACTOR_COOKIE':
      return new Problem('not-signed-in', 'second-factor-expired');
    case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
    case 'ACCOUNT_TEMPORARILY_LOCKED':
      return new Problem('too-many', 'locked-out', { minutes: 15 });
    case 'ACCOUNT_CLOSED':
      return new Problem('not-signed-in', 'wrong-password');
    case 'ONE_TIME_EXPIRED':
      return new Problem('not-signed-in', 'one-time-expired');
    default:
      return byStatus(status, code);
  }
}

function byStatus(status: number, code: string): Problem {
  if (status === 401) return new Problem('not-signed-in', 'not-signed-in');
  if (status === 403) return new Problem('not-allowed', 'foreign-origin');
  return new Problem(status >= 500 ? 'broken' : 'bad-input', status >= 500 ? 'broken' : 'sign-in-refused', { reason: code });
}
