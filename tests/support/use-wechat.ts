import { LOCAL_TEMPLATES } from '../../server/doors/local-wiring'
import { wechatHttp } from '../../server/outside/wechat-http'
import { startWechatStandIn, type WechatStandIn } from './wechat-stand-in'
import type { World } from './world'

/** The merchant whose orders the world's WeChat takes shipping for. */
export const MERCHANT_ID = '1900000109'

/**
 * A world that speaks to WeChat through the real client against the stand-in; declared after `useWorld`. Nobody has
 * accepted a message there yet.
 */
export function useWechat(world: World): WechatStandIn {
  const wechat = {} as WechatStandIn
  beforeEach(async () => {
    const standIn = await startWechatStandIn({ now: world.clock.now })
    for (const templateId of Object.values(LOCAL_TEMPLATES)) standIn.template(templateId, ['thing1', 'thing2'])
    let kept: { token: string; expiresAt: Date } | null = null
    const client = wechatHttp({
      baseUrl: standIn.url,
      appId: standIn.appId,
      appSecret: standIn.appSecret,
      tokens: {
        read: async () => kept,
        write: async (token, expiresAt) => {
          kept = { token, expiresAt }
        },
      },
      now: world.clock.now,
      templateIds: LOCAL_TEMPLATES,
      merchantId: () => MERCHANT_ID,
    })
    Object.assign(world.outside, { wechat: client })
    Object.assign(wechat, standIn)
  })
  afterEach(() => wechat.close())
  return wechat
}
