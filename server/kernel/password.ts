import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** OWASP's scrypt setting of 32 MB: N = 2^15, r = 8, p = 3; about 0.2 s of one core. Stored with each hash, so it can be raised. */
const COST = { logN: 15, r: 8, p: 3 }
const KEY_BYTES = 32

/** `scrypt$15$8$3$<salt>$<key>`, salt and key in base64. A lower cost is for tests and made-up people. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$')
}

/**
 * Whether the password is the one the hash was made from, compared in constant time. Without a hash (nobody has that
 * login) it works as long and says no, so that time does not tell which logins exist.
 */
export async function checkPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [scheme, logN, r, p, salt, key] = (hash ?? NOBODY).split('$')
  if (scheme !== 'scrypt' || !salt || !key) throw new Error('Unknown form of password hash')
  const expected = Buffer.from(key, 'base64')
  const found = await derive(password, Buffer.from(salt, 'base64'), { logN: Number(logN), r: Number(r), p: Number(p) })
  return timingSafeEqual(found, expected) && hash !== undefined
}

const NOBODY = `scrypt$${COST.logN}$${COST.r}$${COST.p}$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(KEY_BYTES).toString('base64')}`

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  const N = 2 ** cost.logN
  const options: ScryptOptions = { N, r: cost.r, p: cost.p, maxmem: 128 * N * cost.r * 2 }
  return new Promise((resolve, reject) =>
    // Two keyboards may send one character as two code points: NFKC makes them equal.
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}
