import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** Keys of one developer's machine, made on first start and kept in the data folder, which is never committed. */
const LocalKeys = z.object({
  vaultKey: z.base64(),
  indexKey: z.base64(),
  filesKey: z.string(),
  /** Both sides of the stand-in of WeChat Pay; a real merchant's private key has no place here. */
  pay: z.object({
    merchantId: z.string(),
    apiV3Key: z.string(),
    /** WeChat Pay's own pair: the stand-in signs with it. */
    serial: z.string(),
    publicKey: z.base64(),
    privateKey: z.base64(),
    /** The merchant's: the product signs with it. */
    merchantSerial: z.string(),
    merchantPrivateKey: z.base64(),
  }),
})
/** Files of a version that asked WeChat Pay nothing lack the merchant's pair. */
const StoredKeys = LocalKeys.extend({
  pay: LocalKeys.shape.pay.partial({ merchantSerial: true, merchantPrivateKey: true }),
})
export type LocalKeys = z.output<typeof LocalKeys>

/** Reads the machine's keys, making them the first time. Deleting the file makes what was sealed unreadable. */
export function localKeys(folder: string): LocalKeys {
  const path = join(folder, 'keys.json')
  const made = makeLocalKeys()
  mkdirSync(folder, { recursive: true })
  try {
    // `wx` fails when the file exists: of two first starts at once, one writes and both read the same keys.
    writeFileSync(path, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    return made
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return completed(path, made)
  }
}

/** The keys on file; what an earlier version did not make is added to it. */
function completed(path: string, made: LocalKeys): LocalKeys {
  const stored = StoredKeys.parse(JSON.parse(readFileSync(path, 'utf8')))
  const whole = LocalKeys.safeParse(stored)
  if (whole.success) return whole.data
  const { merchantSerial, merchantPrivateKey } = made.pay
  const keys = { ...stored, pay: { ...stored.pay, merchantSerial, merchantPrivateKey } }
  // Renamed into place: a start that is cut off leaves the file as it was.
  writeFileSync(`${path}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
  return keys
}

/** Fresh keys, in memory only. */
export function makeLocalKeys(): LocalKeys {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    vaultKey: randomBytes(32).toString('base64'),
    indexKey: randomBytes(32).toString('base64'),
    filesKey: randomBytes(32).toString('base64url'),
    pay: {
      merchantId: '1900000109',
      apiV3Key: randomBytes(16).toString('hex'),
      serial: 'PUB_KEY_ID_LOCAL',
      publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
      privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
      merchantSerial: randomBytes(20).toString('hex').toUpperCase(),
      merchantPrivateKey: merchant.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    },
  }
}
