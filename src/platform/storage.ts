import Taro from '@tarojs/taro'

/** What was stored under a key on this device, or null. */
export function readStored(key: string): unknown {
  try {
    const text: unknown = Taro.getStorageSync(key)
    return typeof text === 'string' && text !== '' ? JSON.parse(text) : null
  } catch {
    return null
  }
}

/** Storing may fail (full, forbidden): the choice then lasts as long as the app. */
export function writeStored(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, JSON.stringify(value))
  } catch {
    // Nothing depends on it.
  }
}
