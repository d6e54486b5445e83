import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { assert } from '../kernel/assert'
import type { Vault } from '../kernel/outside'

/** `keys`: id to 32 bytes in base64, the first being the current one. Old ids stay until nothing is sealed with them. */
export type VaultKeys = { keys: ReadonlyMap<string, string>; indexKey: string }

const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

/**
 * The vault over keys in memory. A sealed text is `<key id>.<nonce, cipher and tag in base64url>`: the key id lets keys
 * be turned over without rewriting rows, and is bound, with the label, as additional data (NIST SP 800-38D).
 */
export function openVault({ keys, indexKey }: VaultKeys): Vault {
  const keyOf = new Map([...keys].map(([id, text]) => [id, keyBytes(text)]))
  const [current] = keyOf
  assert(current, 'The vault needs at least one key')
  const [currentId, currentKey] = current
  const index = keyBytes(indexKey)

  return {
    seal(plain, label) {
      // 96 random bits a text: one key is good for 2^32 of them (SP 800-38D §8.3); turn it over long before.
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', currentKey, nonce).setAAD(boundData(currentId, label))
      const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${currentId}.${sealed.toString('base64url')}`
    },
    open(sealed, label) {
      const [id = '', body = ''] = sealed.split('.')
      const key = keyOf.get(id)
      const bytes = Buffer.from(body, 'base64url')
      assert(key, `No vault key named ${id}`)
      assert(bytes.length >= NONCE_BYTES + TAG_BYTES, 'Sealed text is too short')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(boundData(id, label)).setAuthTag(bytes.subarray(-TAG_BYTES))
      return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    },
    // A key a brand: equal phones of two brands do not show as equal to whoever reads the table.
    blindIndex(brandId, value) {
      const brandKey = createHmac('sha256', index).update(`brand:${brandId}`).digest()
      return createHmac('sha256', brandKey).update(value).digest('base64url')
    },
  }
}

function keyBytes(text: string): Buffer {
  const key = Buffer.from(text, 'base64')
  assert(key.length === KEY_BYTES, 'A vault key must be 32 bytes in base64')
  return key
}

function boundData(keyId: string, label: string): Buffer {
  return Buffer.from(`${keyId}\n${label}`)
}
