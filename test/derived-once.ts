import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

type Answer = (error: Error | null, key: Buffer) => void;
type Derive = (password: string, salt: string, length: number, options: crypto.ScryptOptions, told: Answer) => void;

/**
 * A key that was derived from a password is derived once: to sign in with a password that this process has just hashed asks for the same
 * key of the same salt again, and each costs 80 ms of the processor by design. Another password or salt is another question.
 */
const derive: Derive = crypto.scrypt;
const derived = new Map<string, Promise<Buffer>>();

const first = (password: string, salt: string, length: number, options: crypto.ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    derive(password, salt, length, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });

const once: Derive = (password, salt, length, options, told) => {
  const question = JSON.stringify([password, salt, length, options]);
  const known = derived.get(question) ?? first(password, salt, length, options);
  derived.set(question, known);
  // whoever asks has bytes of their own
  known.then(
    (key) => told(null, Buffer.from(key)),
    (error: Error) => told(error, Buffer.alloc(0)),
  );
};

Object.assign(crypto, { scrypt: once });
syncBuiltinESMExports();
