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

/**
 * Salts that this process has drawn: nobody else knows a key of theirs, so that it may cost less. A key that another process has derived
 * (a program, a release of before) has a salt of that process, and is derived as it was there. That the program asks for what it
 * costs by design is looked at each time.
 */
const drawn = new Set<string>();
const draw = crypto.randomBytes;
const byDesign = { N: 16_384, r: 16, p: 1 };
const inTests = { N: 256, r: 8, p: 1 };

const noting = ((...asked: Parameters<typeof crypto.randomBytes>) => {
  const bytes: unknown = draw(...asked);
  if (Buffer.isBuffer(bytes) && bytes.length === 16) drawn.add(bytes.toString('hex'));
  return bytes;
}) as typeof crypto.randomBytes;

const first = (password: string, salt: string, length: number, options: crypto.ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const { N = 0, r = 0, p = 0 } = options;
    if (N < byDesign.N || r < byDesign.r || p < byDesign.p) throw new Error(`a key of a password costs too little: N ${N}, r ${r}, p ${p}`);
    const cost = drawn.has(salt) ? { ...options, ...inTests } : options;
    derive(password, salt, length, cost, (error, key) => (error === null ? resolve(key) : reject(error)));
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

// every file runs this anew in the process of those before it, which has it already
const done = Symbol.for('yaodong: keys of passwords are derived once');
if (!Object.hasOwn(crypto, done)) {
  Object.assign(crypto, { scrypt: once, randomBytes: noting, [done]: true });
  syncBuiltinESMExports();
}
