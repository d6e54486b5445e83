import Taro from '@tarojs/taro'

/** Whether this device has a scanner for us. */
export const canScan = true

/** What the camera read, or null when the person turned back. */
export async function scanText(): Promise<string | null> {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] })
    return result
  } catch {
    return null
  }
}
