import Taro from '@tarojs/taro'

export type Place = { latitude: number; longitude: number }

/** Roughly where the person is, if they allow it now; null when not. Nothing in the product needs it. */
export async function locate(): Promise<Place | null> {
  try {
    const { latitude, longitude } = await Taro.getFuzzyLocation({ type: 'gcj02' })
    return { latitude, longitude }
  } catch {
    return null
  }
}
