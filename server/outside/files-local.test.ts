import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localFiles } from './files-local'

let folder: string
let at = Date.parse('2026-03-01T10:00:00+08:00')
const files = () =>
  localFiles({
    folder,
    picturesFolder: join(folder, 'pictures'),
    baseUrl: () => 'http://127.0.0.1:1',
    signingKey: 'k',
    now: () => new Date(at),
  })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fenbo-files-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** What the address gives, with changes to its parts. */
async function fetched(address: string, changes: { path?: string; expires?: string; signature?: string } = {}) {
  const url = new URL(address)
  const given = { path: url.pathname.slice('/files/'.length), ...Object.fromEntries(url.searchParams), ...changes }
  return files().read(given.path, given.expires ?? '', given.signature ?? '')
}

test('a stored file is fetched by the address that was given out, for a day', async () => {
  const address = await files().put('payouts/2026-03.csv', Buffer.from('导购,金额'))
  expect((await fetched(address))?.toString()).toBe('导购,金额')
  at += 24 * 3_600_000
  expect(await fetched(address)).toBeNull()
})

test('an address altered in any part opens nothing', async () => {
  const address = await files().put('payouts/2026-03.csv', Buffer.from('x'))
  await files().put('payouts/2026-04.csv', Buffer.from('y'))
  expect(await fetched(address, { path: 'payouts/2026-04.csv' })).toBeNull()
  expect(await fetched(address, { expires: String(at * 2) })).toBeNull()
  expect(await fetched(address, { signature: '' })).toBeNull()
})

test('a path that would leave the folder is never written', async () => {
  for (const path of ['../keys.json', 'a/../../b', '/etc/x', 'a//b', '.hidden', '']) {
    await expect(files().put(path, Buffer.from('x'))).rejects.toThrow('Not a file path')
  }
})

test('a picture is kept apart from files and everybody knows its address', async () => {
  await files().putPicture('sofa/1.svg', Buffer.from('<svg/>'))
  expect(files().publicUrl('sofa/1.svg')).toBe('http://127.0.0.1:1/pictures/sofa/1.svg')
  expect((await files().readPicture('sofa/1.svg'))?.toString()).toBe('<svg/>')
  await files().put('secret.svg', Buffer.from('x'))
  for (const path of [
    'secret.svg',
    '../secret.svg',
    'sofa/../../secret.svg',
    'sofa',
    'sofa/2.svg',
    '/sofa/1.svg',
    '',
  ]) {
    expect(await files().readPicture(path)).toBeNull()
  }
  await expect(files().putPicture('../x.svg', Buffer.from('x'))).rejects.toThrow('Not a file path')
})
