import Taro from '@tarojs/taro'
import type { Door, Reply } from './reply'
import { readReply } from './transport-http'

let isReady = false

/** One call through `wx.cloud`, where WeChat itself tells the server who calls. Never throws. */
export async function callCloud(door: Door, name: string, input: unknown): Promise<Reply<unknown>> {
  try {
    if (!isReady) {
      Taro.cloud.init({ env: TARO_APP_CLOUD_ENV })
      isReady = true
    }
    const { result } = await Taro.cloud.callFunction({ name: door, data: { name, input } })
    return readReply(result)
  } catch {
    return { ok: false, error: { code: 'offline', requestId: null, details: {} } }
  }
}
