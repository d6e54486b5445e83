import { createHmac, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Files } from '../kernel/outside'
import { checkFilePath, isFilePath } from './file-path'

/** An address works this long, like a temporary address of cloud storage. */
const ADDRESS_MS = 24 * 3_600_000

export type LocalFilesOptions = {
  folder: string
  /** Pictures everybody may see; kept apart from `folder`, of which nothing is public. */
  picturesFolder: string
  baseUrl: () => string
  signingKey: string
  now: () => Date
}
export type LocalFiles = Files & {
  /** Bytes behind an address that `put` gave out; `null` when it was altered, has run out or names nothing. */
  read(path: string, expires: string, signature: string): Promise<Buffer | null>
  /** Keeps a picture everybody may see at `publicUrl(path)`. */
  putPicture(path: string, bytes: Buffer): Promise<void>
  /** A picture's bytes, `null` when the path is none or names nothing. */
  readPicture(path: string): Promise<Buffer | null>
}

/**
 * Files in a folder, served at `/files/…` with a signed, ending address: lists of payouts are nobody else's to guess.
 * Pictures of the mall in a folder of their own, served at `/pictures/…` to everybody.
 */
export function localFiles({ folder, picturesFolder, baseUrl, signingKey, now }: LocalFilesOptions): LocalFiles {
  const sign = (path: string, expires: string) =>
    createHmac('sha256', signingKey).update(`${path}\n${expires}`).digest('base64url')
  return {
    async put(path, bytes) {
      await write(folder, path, bytes)
      const expires = String(now().getTime() + ADDRESS_MS)
      return `${baseUrl()}/files/${path}?expires=${expires}&signature=${sign(path, expires)}`
    },
    async read(path, expires, signature) {
      const expected = Buffer.from(sign(path, expires))
      const found = Buffer.from(signature)
      if (found.length !== expected.length || !timingSafeEqual(found, expected)) return null
      if (Number(expires) <= now().getTime()) return null
      checkFilePath(path)
      return readFile(join(folder, path)).catch(() => null)
    },
    publicUrl: (path) => `${baseUrl()}/pictures/${path}`,
    putPicture: (path, bytes) => write(picturesFolder, path, bytes),
    async readPicture(path) {
      if (!isFilePath(path)) return null
      return readFile(join(picturesFolder, path)).catch(() => null)
    },
  }
}

async function write(folder: string, path: string, bytes: Buffer): Promise<void> {
  checkFilePath(path)
  const target = join(folder, path)
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, bytes, { mode: 0o600 })
}
