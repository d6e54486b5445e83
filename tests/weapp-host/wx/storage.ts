import { Denied } from '../answers'
import { asyncApi } from './async-api'
import type { Area, Desk } from './desk'

const KEY_BYTES_MAX = 1024 * 1024
const ALL_BYTES_MAX = 10 * 1024 * 1024

/** The app's own store on the phone: 1 MB a key, 10 MB in all, values that survive as JSON. */
export function storage(desk: Desk): Area {
  const { storage: kept } = desk
  const size = () => [...kept].reduce((sum, [key, text]) => sum + Buffer.byteLength(key) + Buffer.byteLength(text), 0)
  const set = (key: unknown, data: unknown) => {
    const name = keyName(key)
    const text = JSON.stringify(data === undefined ? '' : data)
    const bytes = Buffer.byteLength(text)
    if (bytes > KEY_BYTES_MAX) throw new Denied('entry size limit reached')
    if (size() - Buffer.byteLength(kept.get(name) ?? '') + bytes > ALL_BYTES_MAX)
      throw new Denied('the maximum size of the file storage limit is exceeded')
    kept.set(name, text)
  }
  const get = (key: unknown) => desk.adopt(JSON.parse(kept.get(keyName(key)) ?? '""') as unknown)
  const info = () =>
    desk.adopt({ keys: [...kept.keys()], currentSize: Math.ceil(size() / 1024), limitSize: ALL_BYTES_MAX / 1024 })
  return {
    setStorageSync: (key: unknown, data: unknown) => set(key, data),
    getStorageSync: get,
    removeStorageSync: (key: unknown) => void kept.delete(keyName(key)),
    clearStorageSync: () => kept.clear(),
    getStorageInfoSync: info,
    setStorage: asyncApi(desk, 'setStorage', { key: 'string' }, ({ key, data }) => set(key, data)),
    getStorage: asyncApi(desk, 'getStorage', { key: 'string' }, ({ key }) => {
      if (!kept.has(key as string)) throw new Denied('data not found')
      return { data: get(key) }
    }),
    removeStorage: asyncApi(desk, 'removeStorage', { key: 'string' }, ({ key }) => void kept.delete(key as string)),
    clearStorage: asyncApi(desk, 'clearStorage', {}, () => kept.clear()),
    getStorageInfo: asyncApi(desk, 'getStorageInfo', {}, info),
  }
}

function keyName(key: unknown): string {
  if (typeof key !== 'string' || key === '') throw new Denied('parameter error: parameter.key should be String')
  return key
}
